"""However people name their server or themselves, it comes down to a host, or to a sentence that helps."""

import pytest

from traynotify.api import NotAnAddress
from traynotify.sources.mastodon.address import parse


@pytest.mark.parametrize(
    ("typed", "url", "user"),
    [
        ("social.example", "https://social.example", ""),
        (" Social.Example/ ", "https://social.example", ""),
        ("https://social.example", "https://social.example", ""),
        ("http://social.example", "https://social.example", ""),
        ("https://social.example/home?x#y", "https://social.example", ""),
        ("https://social.example/@ana", "https://social.example", "ana"),
        ("https://social.example/@ana/12345", "https://social.example", "ana"),
        ("https://social.example/web/@ana", "https://social.example", "ana"),
        ("https://social.example/users/ana", "https://social.example", "ana"),
        ("social.example/@ana", "https://social.example", "ana"),
        ("@ana@social.example", "https://social.example", "ana"),
        ("ana@social.example", "https://social.example", "ana"),
        ("acct:ana@social.example", "https://social.example", "ana"),
        ("<ana.b-c_d@social.example>", "https://social.example", "ana.b-c_d"),
        ("ana@social.example:8443", "https://social.example:8443", "ana"),
        ("social.example:8443", "https://social.example:8443", ""),
        ("localhost:3000", "http://localhost:3000", ""),
        ("127.0.0.1:3000", "http://127.0.0.1:3000", ""),
        ("http://127.0.0.1:3000/@ana", "http://127.0.0.1:3000", "ana"),
        ("https://127.0.0.1:8443", "https://127.0.0.1:8443", ""),
        ("ana@127.0.0.1:3000", "http://127.0.0.1:3000", "ana"),
        ("[::1]:3000", "http://[::1]:3000", ""),
        ("müsli.example", "https://müsli.example", ""),
        ("\u200esocial.example\u200f", "https://social.example", ""),
    ],
)
def test_a_server_can_be_named_in_many_ways(typed: str, url: str, user: str) -> None:
    place = parse(typed)
    assert (place.url, place.user) == (url, user)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "ana",
        "@ana",
        "@ana@",
        "two words",
        "http://[::1",
        "ftp://social.example",
        "javascript:alert(1)",
        "https://ana:pw@social.example",
        "social.example:99999",
        "social.example:port",
        "https://",
        "a@b@c.example",
        ".",
        "social..example",
        ".example",
    ],
)
def test_what_names_no_server_is_answered_with_a_sentence(typed: str) -> None:
    with pytest.raises(NotAnAddress, match=r"example\.social|is not the address"):
        parse(typed)
