"""However people name a server or themselves, it comes down to a host, or to a sentence that helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import NotAnAddress, Place, parse_place


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("kites.example", Place("https://kites.example")),
        (" Kites.Example/ ", Place("https://kites.example")),
        ("kites.example.", Place("https://kites.example")),
        ("HTTPS://kites.example", Place("https://kites.example")),
        ("http://kites.example", Place("https://kites.example")),
        ("kites.example:8443", Place("https://kites.example:8443")),
        ("https://kites.example/a//b/?x=/y#z", Place("https://kites.example", path="/a/b")),
        ("kites.example/a", Place("https://kites.example", path="/a")),
        ("kites.example?a=b@c", Place("https://kites.example")),
        ("@ana@kites.example", Place("https://kites.example", "ana")),
        ("ana@kites.example", Place("https://kites.example", "ana")),
        ("acct:ana.b-c_d@kites.example:8443", Place("https://kites.example:8443", "ana.b-c_d")),
        ("ana@kites.example/a?b", Place("https://kites.example", "ana", "/a")),
        ("localhost:3000", Place("http://localhost:3000")),
        ("http://127.0.0.1:3000/@ana", Place("http://127.0.0.1:3000", path="/@ana")),
        ("https://127.0.0.1:8443", Place("https://127.0.0.1:8443")),
        ("[::1]:3000", Place("http://[::1]:3000")),
        ("\u200e<kites.example>\u200f", Place("https://kites.example")),
    ],
)
def test_a_server_can_be_named_in_many_ways(typed: str, place: Place) -> None:
    assert parse_place(typed) == place


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kites",
        "@ana@",
        "two words",
        "http://[::1",
        "ftp://kites.example",
        "javascript:alert(1)",
        "https://ana:pw@kites.example",
        "kites.example:99999",
        "kites.example:0",
        "kites.example:port",
        "https://",
        "a@b@c.example",
        ".",
        "kites..example",
        "[2001:db8::1]",
    ],
)
def test_what_names_no_server_is_answered_with_a_sentence(typed: str) -> None:
    with pytest.raises(NotAnAddress, match=r"of a loft|of your loft.*lofts\.example"):
        parse_place(typed, of="loft", example="lofts.example")


@given(st.text(max_size=100))
def test_no_text_makes_it_stumble(text: str) -> None:
    try:
        place = parse_place(text)
    except NotAnAddress:
        return
    assert place.url.startswith(("https://", "http://"))
    assert place.host
    assert parse_place(place.url + place.path) == Place(place.url, path=place.path)
