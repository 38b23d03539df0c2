"""A token goes over TLS or nowhere, and only web pages are ever opened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import Refused, base_url, is_loopback, same_origin, web_link


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://Social.Example/", "https://social.example"),
        ("https://social.example:443", "https://social.example"),
        ("https://social.example:8443/forum/", "https://social.example:8443/forum"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("http://localhost/", "http://localhost"),
        ("http://[::1]:80/", "http://[::1]"),
        ("https://social.example/?query#part", "https://social.example"),
    ],
)
def test_a_base_address_has_one_form(typed: str, kept: str) -> None:
    assert base_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "http://social.example",
        "http://127.0.0.1.social.example",
        "http://localhost.social.example",
        "ftp://social.example",
        "javascript:alert(1)",
        "https://",
        "social.example",
        "https://ana:secret@social.example",
        "https://social.example:99999",
        "https://[::1",
        "",
    ],
)
def test_what_a_token_must_not_be_sent_to_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        base_url(typed)


def test_loopback_is_this_computer_only() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.8.9.1", "::1", "toy.localhost", "LOCALHOST.")))
    assert not any(
        map(is_loopback, ("social.example", "10.0.0.1", "0.0.0.0", "localhost.example", "127.0.0.1.nip", ""))
    )


def test_an_origin_is_scheme_host_and_port() -> None:
    assert same_origin("https://a.example/x", "https://A.example:443/y")
    for other in ("http://a.example", "https://b.example", "https://a.example:444", "https://a.example.b", "nonsense"):
        assert not same_origin("https://a.example", other)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
        "//social.example/x",
        "/relative",
        "https:///nowhere",
        "https://a.example/\nb",
        "https://a.example/a b",
        "https://a.example/\u202e",
        " https://a.example",
        "https://a.example/" + "x" * 3000,
        "smb://a.example",
        "",
        None,
    ],
)
def test_what_is_no_plain_web_link_becomes_nothing(link: str | None) -> None:
    assert web_link(link) == ""


def test_web_links_pass_as_they_are() -> None:
    for link in ("https://a.example/@ana/1?x=y#z", "http://a.example", "https://müsli.example/ä"):
        assert web_link(link) == link


@given(st.text(max_size=200))
def test_no_text_makes_a_link_of_another_kind(text: str) -> None:
    link = web_link(text)
    assert link == "" or link.startswith(("http://", "https://", "HTTP", "Http", "hTTP")) or link.lower()[:4] == "http"
