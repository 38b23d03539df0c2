"""However people name their pod or themselves, it comes down to a host, or to a sentence that helps."""

import pytest

from traynotify.api import NotAnAddress, Place
from traynotify.sources.diaspora.address import parse


@pytest.mark.parametrize(
    ("typed", "url", "user"),
    [
        ("pod.example", "https://pod.example", ""),
        (" Pod.Example/ ", "https://pod.example", ""),
        ("https://pod.example/stream?page=2#x", "https://pod.example", ""),
        ("http://pod.example", "https://pod.example", ""),
        ("https://pod.example/posts/70c570c570c570c5", "https://pod.example", ""),
        ("https://pod.example/people/70c570c570c570c5", "https://pod.example", ""),
        ("https://pod.example/u/ana", "https://pod.example", "ana"),
        ("pod.example/u/ana", "https://pod.example", "ana"),
        ("ana@pod.example", "https://pod.example", "ana"),
        ("@ana@pod.example", "https://pod.example", "ana"),
        ("acct:ana@pod.example", "https://pod.example", "ana"),
        ("<ana_b.c-d@pod.example>", "https://pod.example", "ana_b.c-d"),
        ("ana@pod.example:8443", "https://pod.example:8443", "ana"),
        ("127.0.0.1:3000", "http://127.0.0.1:3000", ""),
        ("ana@127.0.0.1:3000", "http://127.0.0.1:3000", "ana"),
        ("https://localhost:3000/u/ana", "https://localhost:3000", "ana"),
        ("[::1]:3000", "http://[::1]:3000", ""),
    ],
)
def test_a_pod_can_be_named_in_many_ways(typed: str, url: str, user: str) -> None:
    assert parse(typed) == Place(url, user)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "pod",
        "ftp://pod.example",
        "https://",
        "https://a:b@pod.example",
        "pod.example:0",
        "https://[",
        "a b.c",
    ],
)
def test_what_is_no_address_gets_a_sentence(typed: str) -> None:
    with pytest.raises(NotAnAddress, match=r"pod\.example"):
        parse(typed)
