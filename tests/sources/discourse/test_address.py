"""Whatever names a forum leads to where it may be: a host, a folder of it, a page, or a handle."""

import pytest

from traynotify.api import NotAnAddress
from traynotify.sources.discourse.address import places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("larks.example", ["https://larks.example"]),
        ("  HTTPS://Larks.Example/  ", ["https://larks.example"]),
        ("http://larks.example", ["https://larks.example"]),
        ("larks.example:8443", ["https://larks.example:8443"]),
        ("larks.example/talk", ["https://larks.example/talk", "https://larks.example"]),
        ("https://larks.example/t/the-heron/55/4?u=ana", ["https://larks.example"]),
        ("https://larks.example/talk/t/the-heron/55", ["https://larks.example/talk", "https://larks.example"]),
        (
            "https://larks.example/a/b/u/ana",
            ["https://larks.example/a/b", "https://larks.example/a", "https://larks.example"],
        ),
        ("https://larks.example/latest#x", ["https://larks.example"]),
        ("ana@larks.example", ["https://larks.example"]),
        ("@ana@larks.example", ["https://larks.example"]),
        ("ana@larks.example/talk", ["https://larks.example/talk", "https://larks.example"]),
        ("127.0.0.1:3000", ["http://127.0.0.1:3000"]),
        ("http://localhost:3000/talk", ["http://localhost:3000/talk", "http://localhost:3000"]),
        ("https://localhost", ["https://localhost"]),
        ("[::1]:3000", ["http://[::1]:3000"]),
    ],
)
def test_an_address_leads_to_places(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "   ", "larks", "ftp://larks.example", "https://", "a b.example", "ana@b@larks.example", "x.example:99999"],
)
def test_what_is_no_address_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NotAnAddress, match=r"forum"):
        places(text)
