"""The client speaks to one server only, within limits, and says in our own errors what went wrong."""

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.support.waiting import PATIENCE_S
from tests.unit.api.scripted import NOW, FixedClock, Script, answer, raw_server
from traynotify import __version__
from traynotify.api import (
    AuthRejected,
    HttpClient,
    RateLimited,
    Refused,
    RequestBudget,
    ServerConfused,
    Unreachable,
    Unsupported,
)

BASE = "https://social.example"
TOKEN = "very-secret-token"


def client(*answers: httpx.Response | Exception, base: str = BASE, **options: Any) -> tuple[HttpClient, Script]:
    """A client with a token, and the script that it talks to."""
    script = Script(*answers)
    http = HttpClient(base, clock=FixedClock(), transport=script, **options)
    http.authorise({"Authorization": f"Bearer {TOKEN}"})
    return http, script


async def test_a_request_says_who_we_are_and_what_we_want() -> None:
    http, script = client(answer(200, b'{"a": 1}'), base=BASE + "/forum/")
    response = await http.get("/api/list", [("types[]", "x"), ("types[]", "y & z")], purpose="poll")
    request = script.requests[0]
    assert str(request.url) == "https://social.example/forum/api/list?types%5B%5D=x&types%5B%5D=y+%26+z"
    assert request.headers["User-Agent"].startswith(f"traynotify/{__version__}")
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Authorization"] == f"Bearer {TOKEN}"
    assert response.decode(dict[str, int]) == {"a": 1}
    assert response.asked_at == NOW
    assert http.budget.counts == {"poll": 1}
    await http.aclose()
    await http.aclose()


@pytest.mark.parametrize(
    "base", ["https://social.example:8443/talk", "http://127.0.0.1:3000", "https://social.example"]
)
async def test_a_sentence_names_the_server_by_all_that_tells_it_from_another(base: str) -> None:
    http, _ = client(answer(401), base=base)
    async with http:
        with pytest.raises(AuthRejected) as error:
            await http.get("/list", purpose="list")
    assert str(error.value).startswith(f"{base.partition('://')[2]} ")


async def test_forms_and_json_are_sent_as_such() -> None:
    http, script = client(answer(200, b"{}"), answer(200, b"{}"))
    await http.post("/form", form={"a[b]": "1 2"}, purpose="x")
    await http.post("/json", json={"id": 7}, purpose="x")
    assert script.requests[0].content == b"a%5Bb%5D=1+2"
    assert script.requests[0].headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert script.requests[1].content == b'{"id":7}'
    assert script.requests[1].headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/api",
        "http://social.example/api",
        "https://social.example:444/api",
        "//evil.example/api",
        "https://social.example@evil.example/api",
        "https://social.example.evil.example/",
    ],
)
async def test_a_redirect_to_another_place_is_an_error_and_nothing_is_sent_there(location: str) -> None:
    http, script = client(answer(302, headers={"Location": location}))
    with pytest.raises(ServerConfused, match=r"social\.example sends us to another address"):
        await http.get("/api", purpose="x")
    assert len(script.requests) == 1


async def test_a_redirect_within_the_server_is_followed() -> None:
    http, script = client(answer(301, headers={"Location": "/other?page=2"}), answer(200, b"[]"))
    assert (await http.get("/api", purpose="x")).decode(list[int]) == []
    assert str(script.requests[1].url) == "https://social.example/other?page=2"
    assert http.budget.counts["x"] == 2


async def test_redirects_that_go_in_circles_end() -> None:
    http, _ = client(*(answer(302, headers={"Location": "/api"}) for _ in range(9)))
    with pytest.raises(ServerConfused, match="circles"):
        await http.get("/api", purpose="x")


async def test_what_is_posted_is_never_redirected() -> None:
    http, script = client(answer(307, headers={"Location": "/other"}))
    with pytest.raises(ServerConfused):
        await http.post("/api", form={"a": "b"}, purpose="x")
    assert len(script.requests) == 1


@pytest.mark.parametrize("path", ["@evil.example/x", ".evil.example/x", ":8443/x", "\\@evil.example"])
async def test_a_path_cannot_leave_the_server(path: str) -> None:
    http, script = client()
    with pytest.raises((ServerConfused, Refused)):
        await http.get(path, purpose="x")
    assert script.requests == []


def test_a_token_never_goes_over_an_open_line() -> None:
    with pytest.raises(Refused, match="https"):
        HttpClient("http://social.example", clock=FixedClock())


async def test_no_cookie_is_kept() -> None:
    http, script = client(answer(200, b"{}", headers={"Set-Cookie": "session=1; Path=/"}), answer(200, b"{}"))
    await http.get("/a", purpose="x")
    await http.get("/b", purpose="x")
    assert "Cookie" not in script.requests[1].headers


async def test_statuses_are_errors_unless_they_are_expected() -> None:
    http, _ = client(answer(404, b"{}"), answer(404, b"{}"), answer(401, b"{}"))
    assert (await http.get("/a", purpose="x", tolerate=(404,))).status == 404
    with pytest.raises(Unsupported):
        await http.get("/a", purpose="x")
    with pytest.raises(AuthRejected):
        await http.get("/a", purpose="x")


async def test_an_unchanged_page_costs_no_body() -> None:
    http, script = client(answer(200, b"[]", headers={"ETag": 'W/"1"'}), answer(304))
    first = await http.get("/a", purpose="x")
    second = await http.get("/a", purpose="x", if_none_match=first.etag)
    assert script.requests[1].headers["If-None-Match"] == 'W/"1"'
    assert second.not_modified


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "", "application/jsonp", "text/plain"])
async def test_a_web_page_is_not_taken_for_data(content_type: str) -> None:
    http, _ = client(answer(200, b"{}", content_type=content_type))
    with pytest.raises(ServerConfused, match="something else"):
        (await http.get("/a", purpose="x")).decode(dict[str, int])


async def test_data_that_is_none_is_no_yes_to_what_was_to_be_done() -> None:
    http, _ = client(answer(200, b"\x80\x81"), answer(200, b"ok"), answer(200, b""), answer(200, b'"ok"'))
    for _ in range(2):
        with pytest.raises(ServerConfused):
            await http.post("/mark", purpose="mark read")
    for _ in range(2):
        assert (await http.post("/mark", purpose="mark read")).status == 200


async def test_what_a_network_says_to_everybody_is_not_taken_for_done() -> None:
    """The page of a hotel's network answers every request, with status 200."""
    page = answer(200, b"<html>Welcome</html>", content_type="text/html")
    http, _ = client(page, answer(200, b"", content_type="text/html"))
    with pytest.raises(ServerConfused, match="log in to it"):
        await http.post("/a", form={}, purpose="x")
    assert (await http.post("/a", form={}, purpose="x")).status == 200, "some servers call an empty answer so"


@pytest.mark.parametrize(
    "content_type", ["application/json", "APPLICATION/JSON; charset=utf-8", "application/jrd+json"]
)
async def test_data_is_known_by_its_type(content_type: str) -> None:
    http, _ = client(answer(200, b"{}", content_type=content_type))
    assert (await http.get("/a", purpose="x")).decode(dict[str, int]) == {}


@pytest.mark.parametrize("body", [b"", b"{", b'{"a": "text"}', b"[1]", b"\xff\xfe", b"[" * 100_000])
async def test_broken_data_is_an_error_that_quotes_nothing(body: bytes) -> None:
    http, _ = client(answer(200, body))
    with pytest.raises(ServerConfused, match="cannot be understood"):
        (await http.get("/a", purpose="x")).decode(dict[str, int])


async def test_one_bad_item_does_not_cost_the_list() -> None:
    http, _ = client(answer(200, b'["1", 2, {"a": []}, null, "\\ud800", "3"]'))
    assert (await http.get("/a", purpose="x")).decode_each(str) == (["1", "\ufffd", "3"], 3)


@pytest.mark.parametrize("body", [b"", b"{}", b"[1, ", b"7"])
async def test_what_is_no_list_is_an_error(body: bytes) -> None:
    http, _ = client(answer(200, body))
    with pytest.raises(ServerConfused, match="cannot be understood"):
        (await http.get("/a", purpose="x")).decode_each(int)


async def test_links_are_read() -> None:
    http, _ = client(answer(200, b"[]", headers={"Link": '<https://x.example/?max_id=1>; rel="next", <y>; rel="prev"'}))
    assert (await http.get("/a", purpose="x")).links() == {"next": "https://x.example/?max_id=1", "prev": "y"}


async def test_links_with_letters_that_have_no_place_there_are_read_or_left_out() -> None:
    strange = answer(200, b"[]")
    strange.headers = httpx.Headers(
        [(b"Content-Type", b"application/json"), (b"Link", b'<https://x/\xe9>; rel="next"')]
    )
    http, _ = client(strange)
    assert list((await http.get("/a", purpose="x")).links()) == ["next"]


async def test_a_body_beyond_the_limit_is_not_read_on() -> None:
    read: list[int] = []

    class Endless(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            while True:
                read.append(1)
                yield b"x" * 1000

    http, _ = client(httpx.Response(200, stream=Endless()), body_limit=5000)
    with pytest.raises(ServerConfused, match="too large"):
        await http.get("/a", purpose="x")
    assert len(read) == 6


async def test_a_packed_body_is_unpacked_within_the_limit() -> None:
    packed = {"Content-Encoding": "gzip"}
    bomb = gzip.compress(b"0" * 50_000_000)
    http, _ = client(
        answer(200, gzip.compress(b"[1,2]"), headers=packed), answer(200, bomb, headers=packed), body_limit=1_000_000
    )
    assert (await http.get("/a", purpose="x")).decode(list[int]) == [1, 2]
    with pytest.raises(ServerConfused, match="too large"):
        await http.get("/a", purpose="x")


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
async def test_a_packing_that_was_not_asked_for_is_refused(encoding: str) -> None:
    http, _ = client(answer(200, b"[]", headers={"Content-Encoding": encoding}))
    with pytest.raises(ServerConfused, match="packs"):
        await http.get("/a", purpose="x")


async def test_a_damaged_or_cut_packed_body_is_noticed() -> None:
    packed = {"Content-Encoding": "gzip"}
    http, _ = client(answer(200, b"no gzip", headers=packed), answer(200, gzip.compress(b"[1]")[:-9], headers=packed))
    with pytest.raises(ServerConfused, match="damaged"):
        await http.get("/a", purpose="x")
    with pytest.raises(Unreachable, match="broke off"):
        await http.get("/a", purpose="x")


async def test_nothing_is_sent_while_the_server_wants_to_be_left_alone() -> None:
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2026-03-14T09:05:00.000000Z"}
    http, script = client(answer(200, b"[]", headers=spent))
    assert (await http.get("/a", purpose="x")).status == 200
    with pytest.raises(RateLimited) as refusal:
        await http.get("/a", purpose="x")
    assert refusal.value.retry_after_s == pytest.approx(300, abs=2)
    assert len(script.requests) == 1


async def test_a_new_connection_leaves_a_server_alone_that_wanted_that_before() -> None:
    budget = RequestBudget()
    http, _ = client(answer(429, b"{}", headers={"Retry-After": "600"}), budget=budget)
    with pytest.raises(RateLimited):
        await http.get("/a", purpose="x")
    another, script = client(answer(200, b"{}"), budget=budget)
    with pytest.raises(RateLimited) as refusal:
        await another.get("/a", purpose="x")
    assert refusal.value.retry_after_s == pytest.approx(600, abs=2)
    assert not script.requests


async def test_a_refusal_carries_the_wait() -> None:
    http, _ = client(answer(429, b"{}", headers={"Retry-After": "17"}))
    with pytest.raises(RateLimited) as refusal:
        await http.get("/a", purpose="x")
    assert refusal.value.retry_after_s == 17
    http, _ = client(answer(503, b"{}", headers={"Retry-After": "30"}))
    with pytest.raises(Unreachable) as trouble:
        await http.get("/a", purpose="x")
    assert trouble.value.retry_after_s == 30


async def test_a_server_that_drips_its_answer_does_not_hold_us() -> None:
    async def drip(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with (
        raw_server(drip) as address,
        HttpClient(address, clock=FixedClock(), total_timeout_s=0.2) as http,
    ):
        with pytest.raises(Unreachable, match="in time"):
            await http.get("/a", purpose="x")


async def test_an_answer_that_is_held_back_on_purpose_is_waited_for() -> None:
    asked, told = asyncio.Event(), asyncio.Event()

    async def hold_back(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await told.wait()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]")
        await writer.drain()

    async with (
        raw_server(hold_back) as address,
        HttpClient(address, clock=FixedClock(), total_timeout_s=0.01) as http,
        asyncio.TaskGroup() as group,
    ):
        poll = group.create_task(http.request("POST", "/poll", purpose="x", timeout_s=30))
        await asked.wait()
        told.set()
        assert (await poll).decode(list[int]) == []


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"\x16\x03\x01 this is no http\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
async def test_an_answer_that_breaks_off_is_not_the_end(reply: bytes) -> None:
    async def serve(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(reply)

    async with raw_server(serve) as address, HttpClient(address, clock=FixedClock()) as http:
        with pytest.raises(Unreachable):
            await http.get("/a", purpose="x")


async def test_a_closed_port_is_unreachable() -> None:
    async def never(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        raise AssertionError

    async with raw_server(never) as address:
        pass
    async with HttpClient(address, clock=FixedClock()) as http:
        with pytest.raises(Unreachable, match="could not be reached"):
            await http.get("/a", purpose="x")


async def test_a_client_that_was_closed_is_unreachable() -> None:
    http, script = client(answer(200, b"{}"))
    await http.aclose()
    with pytest.raises(Unreachable, match="was closed"):
        await http.get("/a", purpose="x")
    assert script.requests == []


async def test_closing_ends_what_still_waits_and_leaves_no_connection() -> None:
    asked, hung_up = asyncio.Event(), asyncio.Event()

    async def hold(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        asked.set()
        try:
            await reader.read()
        finally:
            hung_up.set()

    async with raw_server(hold) as address:
        http = HttpClient(address, clock=FixedClock())

        async def close() -> None:
            await asked.wait()
            await http.aclose()

        given, _ = await asyncio.gather(http.get("/a", purpose="x"), close(), return_exceptions=True)
        assert isinstance(given, Unreachable)
        assert "was closed" in str(given)
        async with asyncio.timeout(PATIENCE_S):
            await hung_up.wait()


async def test_our_own_log_has_no_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    http, _ = client(answer(200, b"{}"), httpx.ConnectError(f"no route for {TOKEN}"))
    await http.get("/a", purpose="x")
    with pytest.raises(Unreachable) as error:
        await http.post("/token", form={"client_secret": TOKEN}, purpose="x")
    assert TOKEN not in caplog.text
    assert TOKEN not in str(error.value)
