"""The hosting of a toy server: starting, stopping, the request log, and every fault that a test can plan."""

import asyncio
import gc
import json
import socket
import threading
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.support.waiting import PATIENCE_S, eventually
from traynotify.demo.faults import (
    Delay,
    Disconnect,
    Effect,
    Flood,
    Hang,
    Respond,
    Rewrite,
    Truncate,
    failure,
    garbage,
    redirect,
)
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.request_log import LoggedRequest

LIST = "/api/v1/notifications"


def test_a_stopped_server_leaves_nothing() -> None:
    toy = ToyMastodon()
    before = threading.active_count()
    toy.start()
    address = toy.base_url
    assert httpx.get(f"{address}/api/v1/instance").status_code == 200
    toy.stop()
    toy.stop()
    assert threading.active_count() == before
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)


def test_an_address_needs_a_start() -> None:
    with pytest.raises(RuntimeError):
        _ = ToyMastodon().base_url


async def test_stopping_ends_open_streams_and_waiting_requests(client: httpx.AsyncClient) -> None:
    paths = (LIST, "/api/v2/instance")
    async with ToyMastodon() as toy:
        toy.faults.add(paths[0], Hang())
        toy.faults.add(paths[1], Delay(600))
        bearer = {"Authorization": f"Bearer {toy.issue_token()}"}
        address = f"{toy.base_url.replace('http', 'ws')}/api/v1/streaming?stream=user:notification"
        async with connect(address, additional_headers=bearer, proxy=None) as socket:
            async with asyncio.TaskGroup() as group:
                hanging = [group.create_task(_status_of(client, f"{toy.base_url}{path}")) for path in paths]
                for path in paths:
                    await toy.log.wait_for(lambda request, path=path: request.path == path)  # type: ignore[misc]
                toy.stop()
            assert [task.result() for task in hanging] == [None, None]
            await socket.wait_closed()


async def _status_of(client: httpx.AsyncClient, address: str) -> int | None:
    try:
        return (await client.get(address)).status_code
    except httpx.TransportError:
        return None


async def test_refused_connections_come_back_on_the_same_port(toy: ToyMastodon) -> None:
    port = toy.port
    toy.refuse_connections()
    async with httpx.AsyncClient(base_url=toy.base_url, verify=False) as fresh:
        with pytest.raises(httpx.ConnectError):
            await fresh.get("/api/v1/instance")
        toy.accept_connections()
        toy.accept_connections()
        assert (await fresh.get("/api/v1/instance")).status_code == 200
    assert toy.port == port


def test_a_connection_of_the_last_moment_is_known_and_closed_as_well() -> None:
    """It is accepted in the turn in which the listener closes; Python warns of one that is left over."""
    for _ in range(20):
        with ToyMastodon() as server, socket.socket() as late:
            server.call(late.connect, ("127.0.0.1", server.port))
            server.refuse_connections()
            assert server.drop_connections() == 1
            late.settimeout(PATIENCE_S)
            assert late.recv(1) == b""
    gc.collect()


async def test_dropping_ends_idle_connections(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    await client.get(LIST)
    assert toy.open_connections == 1
    assert toy.drop_connections() == 1
    await eventually(lambda: toy.open_connections == 0, "no connection is left")


async def test_background_work_runs_until_cancelled(toy: ToyMastodon) -> None:
    ended = threading.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    cancel = toy.spawn("work", work)
    cancel()
    await eventually(ended.is_set, "the work was cancelled")


async def test_the_log_knows_what_was_asked(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    mark = toy.log.mark()
    await client.post("/api/v1/markers", json={"notifications": {"last_read_id": "4"}})
    await client.get(LIST, params={"types[]": ["mention", "poll"], "limit": 3})
    marker, listed = toy.log.matching(after=mark)
    assert (marker.method, marker.path, marker.status) == ("POST", "/api/v1/markers", 200)
    assert json.loads(marker.body) == {"notifications": {"last_read_id": "4"}}
    assert listed.query["types[]"] == ("mention", "poll")
    assert listed.parameter("limit") == "3"
    assert listed.token == toy.tokens()[0].value
    assert listed.token not in repr(listed)


async def test_waiting_for_a_request_in_a_loop_and_without_one(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    def instance(request: LoggedRequest) -> bool:
        return request.path == "/api/v1/instance" and request.status == 200

    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(toy.log.wait_for(instance))
        blocking = group.create_task(asyncio.to_thread(toy.log.wait_for_blocking, instance))
        await client.get("/api/v1/instance")
    assert waiting.result() is blocking.result()
    with pytest.raises(TimeoutError):
        await toy.log.wait_for(instance, timeout=0.01, after=toy.log.mark())
    with pytest.raises(TimeoutError):
        toy.log.wait_for_blocking(instance, timeout=0.01, after=toy.log.mark())
    toy.log.clear()
    assert len(toy.log) == 0


@pytest.mark.parametrize(
    ("effect", "status", "headers"),
    [
        (failure(503, retry_after=30), 503, {"retry-after": "30", "content-type": "application/json; charset=utf-8"}),
        (failure(502, html=True), 502, {"content-type": "text/html; charset=utf-8"}),
        (redirect("http://elsewhere.example/x"), 302, {"location": "http://elsewhere.example/x"}),
        (Respond(200, b"not a picture", "image/png"), 200, {"content-type": "image/png"}),
    ],
)
async def test_planned_answers(
    toy: ToyMastodon, client: httpx.AsyncClient, effect: Effect, status: int, headers: dict[str, str]
) -> None:
    fault = toy.faults.add(LIST, effect)
    answer = await client.get(LIST)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in headers} == headers
    assert (await client.get(LIST)).status_code == 200
    assert fault.hits == 1


async def test_faults_choose_by_pattern_method_and_number(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    lasting = toy.faults.add("/api/*", failure(500), method="POST", times=None)
    toy.faults.add(LIST, failure(503), times=2, skip=1)
    assert [(await client.get(LIST)).status_code for _ in range(4)] == [200, 503, 503, 200]
    assert [(await client.post(f"{LIST}/clear")).status_code for _ in range(2)] == [500, 500]
    toy.faults.remove(lasting)
    toy.faults.remove(lasting)
    assert (await client.post(f"{LIST}/clear")).status_code == 200
    toy.faults.add("*", failure(500))
    toy.faults.clear()
    assert (await client.get(LIST)).status_code == 200


@pytest.mark.parametrize("effect", [Disconnect(), Truncate()])
async def test_broken_connections(toy: ToyMastodon, client: httpx.AsyncClient, effect: Effect) -> None:
    toy.notify("mention", "ana")
    toy.faults.add(LIST, effect)
    with pytest.raises(httpx.RemoteProtocolError):
        await client.get(LIST)
    assert (await client.get(LIST)).status_code == 200


async def test_bad_bodies(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    toy.notify("mention", "ana")
    for effect in (Truncate(honest=True), garbage()):
        toy.faults.add(LIST, effect)
        answer = await client.get(LIST)
        assert answer.status_code == 200
        with pytest.raises(ValueError, match=r"."):
            answer.json()


async def test_one_bad_item_in_a_page(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    rows = [toy.notify("mention", "ana") for _ in range(2)]

    def spoil(page: Any) -> Any:
        return [page[0], {"id": 7}, page[1]]

    toy.faults.add(LIST, Rewrite(spoil))
    assert [row["id"] for row in (await client.get(LIST)).json()] == [rows[1].id, 7, rows[0].id]


async def test_a_flood_is_a_long_valid_answer(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    toy.faults.add(LIST, Flood(300_000))
    answer = await client.get(LIST)
    assert len(answer.content) > 300_000
    assert isinstance(answer.json(), list)


async def test_a_client_may_leave_a_flood(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    toy.faults.add(LIST, Flood(200_000_000))
    async with client.stream("GET", LIST) as answer:
        assert answer.status_code == 200
    await eventually(lambda: toy.open_connections == 0, "the connection is gone")


async def test_a_held_answer_is_stale_unless_asked_late(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    for ask_late, expected in ((False, 0), (True, 2)):
        mark = toy.log.mark()
        gate = toy.faults.hold(LIST, ask_late=ask_late)
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(client.get(LIST))
            await toy.log.wait_for(lambda request: request.path == LIST, after=mark)
            toy.notify("mention", "ana")
            gate.open()
        assert len(waiting.result().json()) == expected


async def test_a_delay_answers_in_the_end(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    toy.faults.add(LIST, Delay(0.01))
    assert (await client.get(LIST)).status_code == 200


async def test_faults_strike_handshakes_too(toy: ToyMastodon) -> None:
    address = f"{toy.base_url.replace('http', 'ws')}/api/v1/streaming"
    toy.faults.add("/api/v1/streaming", failure(503, html=True))
    with pytest.raises(InvalidStatus) as caught:
        async with connect(address, proxy=None):
            pass
    assert caught.value.response.status_code == 503


async def test_a_bad_body_from_the_client_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/v1/markers", content=b"{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
