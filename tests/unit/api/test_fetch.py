"""Pictures and public pages come without a token, within limits, and never from an open line or from this computer."""

import asyncio

import httpx
import pytest

from tests.unit.api.scripted import FixedClock, Script, answer, raw_server
from traynotify.api import Refused, ServerConfused, Unreachable, fetch_image, fetch_page
from traynotify.api.fetch import IMAGE_LIMIT

URL = "https://pictures.example/ana.png"
PNG = b"\x89PNG pretend"


def picture(*chunks: bytes, status: int = 200, content_type: str = "image/png") -> httpx.Response:
    return answer(status, *chunks, content_type=content_type)


async def test_a_picture_comes_without_credentials() -> None:
    script = Script(picture(PNG))
    assert await fetch_image(URL, transport=script) == PNG
    headers = script.requests[0].headers
    assert headers["Accept"] == "image/*"
    assert not {"Authorization", "Cookie", "Referer"} & {name.title() for name in headers}


@pytest.mark.parametrize(
    "reply",
    [
        picture(b"<html>", content_type="text/html"),
        picture(PNG, status=404),
        picture(b""),
        picture(b"x" * IMAGE_LIMIT, b"x"),
        picture(status=302),
        httpx.ConnectTimeout("slow"),
        httpx.ConnectError("gone"),
    ],
)
async def test_what_is_no_picture_is_none(reply: httpx.Response | Exception) -> None:
    assert await fetch_image(URL, transport=Script(reply)) is None


@pytest.mark.parametrize(
    "url", ["http://pictures.example/a.png", "file:///a.png", "data:image/png,x", "", "javascript:x"]
)
async def test_a_picture_of_an_unsafe_address_is_not_asked_for(url: str) -> None:
    script = Script()
    assert await fetch_image(url, transport=script) is None
    assert script.requests == []


async def test_a_slow_picture_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    async with raw_server(silent) as address:
        pass
    assert await fetch_image(f"{address}/a.png") is None  # the first one loads libraries, which is not to be timed
    monkeypatch.setattr("traynotify.api.fetch.IMAGE_TIMEOUT_S", 0.2)
    async with raw_server(silent) as address:
        assert await fetch_image(f"{address}/a.png") is None


async def test_a_page_tells_where_it_came_from() -> None:
    script = Script(answer(301, headers={"Location": "https://social.example.net/x"}), answer(404, b"{}"))
    response, final = await fetch_page("https://example.net/x", clock=FixedClock(), transport=script)
    assert (response.status, final) == (404, "https://social.example.net/x")


async def test_what_is_said_of_a_server_names_its_port() -> None:
    script = Script(httpx.ConnectError("gone"), httpx.ConnectError("gone"))
    with pytest.raises(Unreachable, match=r"^example\.net:8443 could not be reached"):
        await fetch_page("https://example.net:8443/x", clock=FixedClock(), transport=script)
    with pytest.raises(Unreachable, match=r"^example\.net could not be reached"):
        await fetch_page("https://example.net:443/x", clock=FixedClock(), transport=script)


async def test_the_head_of_a_page_may_be_enough() -> None:
    script = Script(answer(302, headers={"Location": "/y"}), answer(200, headers={"Version": "4"}))
    response, final = await fetch_page("https://example.net/x", method="HEAD", clock=FixedClock(), transport=script)
    assert (response.headers["Version"], final) == ("4", "https://example.net/y")
    assert [request.method for request in script.requests] == ["HEAD", "HEAD"]


@pytest.mark.parametrize("target", ["http://social.example/x", "http://127.0.0.1:8080/x", "ftp://social.example/"])
async def test_a_public_server_cannot_send_us_to_an_unsafe_place(target: str) -> None:
    script = Script(answer(302, headers={"Location": target}))
    with pytest.raises((Refused, ServerConfused)):
        await fetch_page("https://example.net/x", clock=FixedClock(), transport=script)
    assert len(script.requests) == 1


async def test_circles_end() -> None:
    script = Script(*(answer(302, headers={"Location": "/x"}) for _ in range(9)))
    with pytest.raises(ServerConfused, match="circles"):
        await fetch_page("https://example.net/x", clock=FixedClock(), transport=script)


async def test_a_server_in_trouble_is_not_taken_for_another_kind_of_server() -> None:
    with pytest.raises(Unreachable):
        await fetch_page("https://example.net/x", clock=FixedClock(), transport=Script(answer(502, b"<html>")))
