"""The websocket: who is let in, what comes through, how it ends, and how the servers differ."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from tests.support.waiting import eventually
from traynotify.demo.mastodon import FLAVOURS, ToyMastodon

PATH = "/api/v1/streaming"
STREAM = "user:notification"


@asynccontextmanager
async def stream(
    toy: ToyMastodon,
    *,
    header: str | None = None,
    query: str | None = None,
    protocol: str | None = None,
    name: str | None = STREAM,
    path: str = PATH,
    user_agent: str | None = "tests",
) -> AsyncIterator[ClientConnection]:
    parameters = [f"stream={name}"] if name else []
    parameters += [f"access_token={query}"] if query else []
    address = f"{toy.base_url.replace('http', 'ws')}{path}?{'&'.join(parameters)}"
    async with connect(
        address,
        additional_headers={"Authorization": f"Bearer {header}"} if header else None,
        subprotocols=[Subprotocol(protocol)] if protocol else None,
        user_agent_header=user_agent,
        proxy=None,
        close_timeout=1,
    ) as socket:
        yield socket


async def event(socket: ClientConnection) -> tuple[str, Any]:
    envelope = json.loads(await socket.recv())
    return envelope["event"], json.loads(envelope["payload"])


async def refusal(toy: ToyMastodon, **how: Any) -> InvalidStatus:
    with pytest.raises(InvalidStatus) as caught:
        async with stream(toy, **how):
            pass
    return caught.value


@pytest.mark.parametrize("place", ["header", "query", "protocol"])
async def test_the_token_may_stand_in_three_places(toy: ToyMastodon, place: str) -> None:
    token = toy.issue_token(scopes=["read:notifications"])
    how: dict[str, Any] = {place: token}
    async with stream(toy, **how) as socket:
        row = toy.notify("mention", "ana", text="hello")
        name, payload = await event(socket)
        assert (name, payload["id"], payload["type"]) == ("notification", row.id, "mention")
        assert socket.subprotocol == (token if place == "protocol" else None)


async def test_the_envelope_names_the_stream(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token()) as socket:
        toy.notify("follow", "ana")
        assert json.loads(await socket.recv())["stream"] == [STREAM]


async def test_streams_can_be_joined_and_left_by_frames(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token(), name=None) as socket:
        await socket.send(json.dumps({"type": "subscribe", "stream": STREAM}))
        await eventually(lambda: toy.streams == [("robin", frozenset({STREAM}))], "subscribed")
        toy.notify("follow", "ana")
        assert (await event(socket))[0] == "notification"
        await socket.send(json.dumps({"type": "unsubscribe", "stream": STREAM}))
        await eventually(lambda: toy.streams == [("robin", frozenset())], "unsubscribed")


async def test_the_old_path_with_a_slash_works(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token(), path=f"{PATH}/") as socket:
        toy.notify("follow", "ana")
        assert (await event(socket))[0] == "notification"


@pytest.mark.parametrize(("token", "reason"), [(None, "Missing access token"), ("wrong", "Invalid access token")])
async def test_a_bad_token_is_refused_with_the_reason_in_a_header(
    toy: ToyMastodon, token: str | None, reason: str
) -> None:
    response = (await refusal(toy, header=token)).response
    assert (response.status_code, bytes(response.body or b"")) == (401, b"")
    assert response.headers["X-Error-Message"] == reason


@pytest.mark.parametrize(
    ("scopes", "name", "error"),
    [
        (["profile"], STREAM, {"error": "Access token does not have the required scopes", "status": 401}),
        (["read:notifications"], "user", {"error": "Access token does not have the required scopes", "status": 401}),
        (["read"], "moon", {"error": "Unknown stream type", "status": 400}),
    ],
)
async def test_scope_and_stream_are_refused_on_a_socket_that_stays_open(
    toy: ToyMastodon, scopes: list[str], name: str, error: dict[str, Any]
) -> None:
    async with stream(toy, header=toy.issue_token(scopes=scopes), name=name) as socket:
        assert json.loads(await socket.recv()) == error
        toy.notify("follow", "ana")
        toy.send_frame("still here")
        assert await socket.recv() == "still here"


async def test_ids_may_come_out_of_order(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token()) as socket:
        first, second = (toy.notify("mention", "ana", publish=False) for _ in range(2))
        toy.publish(second, first)
        assert [(await event(socket))[1]["id"] for _ in range(2)] == [second.id, first.id]


async def test_deletions_are_silent_and_merges_are_told(toy: ToyMastodon) -> None:
    hidden = toy.notify("mention", "ana", filtered=True)
    async with stream(toy, header=toy.issue_token()) as socket:
        row = toy.notify("favourite", "ben")
        assert (await event(socket))[1]["id"] == row.id
        toy.withdraw(row)
        assert row.status is not None
        toy.delete_post(row.status)
        assert toy.accept_filtered() == 1
        assert await event(socket) == ("notifications_merged", 1)
    assert [each.id for each in toy.notifications()] == [hidden.id]


async def test_the_user_stream_hears_of_deleted_posts(toy: ToyMastodon) -> None:
    status = toy.post("robin", "soon gone")
    async with stream(toy, header=toy.issue_token(), name="user") as socket:
        toy.delete_post(status)
        assert json.loads(await socket.recv()) == {"stream": ["user"], "event": "delete", "payload": status.id}


async def test_others_do_not_overhear(toy: ToyMastodon) -> None:
    toy.add_account("kim")
    async with stream(toy, header=toy.issue_token("kim")) as socket:
        toy.notify("mention", "ana", to="robin")
        hers = toy.notify("mention", "ana", to="kim")
        assert (await event(socket))[1]["id"] == hers.id


async def test_revoking_ends_the_streams_of_that_token_alone(toy: ToyMastodon) -> None:
    doomed, other = toy.issue_token(), toy.issue_token()
    async with stream(toy, header=doomed) as ending, stream(toy, header=other) as going_on:
        toy.revoke_token(doomed)
        with pytest.raises(ConnectionClosed) as caught:
            await ending.recv()
        assert caught.value.rcvd is not None
        toy.notify("follow", "ana")
        assert (await event(going_on))[0] == "notification"
    assert (await refusal(toy, header=doomed)).response.status_code == 401


async def test_binary_frames_are_not_accepted(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token()) as socket:
        await socket.send(b"\x00")
        with pytest.raises(ConnectionClosed) as caught:
            await socket.recv()
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.code == 1003


async def test_dropped_sockets_end_without_a_close_frame(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token()) as socket:
        assert toy.drop_connections(websockets_only=True) == 1
        with pytest.raises(ConnectionClosed) as caught:
            await socket.recv()
        assert caught.value.rcvd is None
    await eventually(lambda: toy.streams == [], "the session is over")


async def test_closed_streams_end_in_an_orderly_way(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token()) as socket:
        assert toy.close_streams() == 1
        with pytest.raises(ConnectionClosed) as caught:
            await socket.recv()
        assert caught.value.rcvd is not None


async def test_a_frozen_socket_sends_nothing_and_answers_no_ping(toy: ToyMastodon) -> None:
    async with stream(toy, header=toy.issue_token()) as socket:
        await (await socket.ping())
        assert toy.freeze_connections() == 1
        toy.notify("follow", "ana")
        pong = await socket.ping()
        toy.drop_connections()
        with pytest.raises(ConnectionClosed):
            await socket.recv()
        with pytest.raises(ConnectionClosed):
            await pong


def pings_often() -> ToyMastodon:
    return ToyMastodon(ping_interval=0.05)


async def test_the_server_pings_and_drops_who_does_not_answer() -> None:
    with pings_often() as toy:
        async with stream(toy, header=toy.issue_token()) as socket:
            socket.transport.pause_reading()
            await eventually(lambda: toy.streams == [], "dropped for want of a pong")
            socket.transport.abort()


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
class TestGoToSocial:
    """The stream as GoToSocial serves it."""

    async def test_a_user_agent_is_required(self, toy: ToyMastodon) -> None:
        response = (await refusal(toy, header=toy.issue_token(), user_agent=None)).response
        assert response.status_code == 418

    async def test_the_query_token_needs_the_whole_read_scope(self, toy: ToyMastodon) -> None:
        narrow = toy.issue_token(scopes=["read:notifications"])
        assert (await refusal(toy, query=narrow)).response.status_code == 403
        async with stream(toy, header=narrow) as socket:
            toy.notify("follow", "ana")
            assert (await event(socket))[0] == "notification"

    async def test_subscribe_frames_for_notifications_are_ignored(self, toy: ToyMastodon) -> None:
        async with stream(toy, header=toy.issue_token(), name=None) as socket:
            await socket.send(json.dumps({"type": "subscribe", "stream": STREAM}))
            await socket.send(json.dumps({"type": "subscribe", "stream": "user"}))
            await eventually(lambda: toy.streams == [("robin", frozenset({"user"}))], "only the other one")

    async def test_one_bad_frame_ends_the_stream(self, toy: ToyMastodon) -> None:
        async with stream(toy, header=toy.issue_token()) as socket:
            await socket.send("not json")
            with pytest.raises(ConnectionClosed):
                await socket.recv()

    async def test_revoking_leaves_the_stream_open(self, toy: ToyMastodon) -> None:
        token = toy.issue_token()
        async with stream(toy, header=token) as socket:
            toy.revoke_token(token)
            toy.notify("follow", "ana")
            assert (await event(socket))[0] == "notification"

    async def test_a_slash_at_the_end_is_redirected(self, toy: ToyMastodon) -> None:
        async with stream(toy, header=toy.issue_token(), path=f"{PATH}/") as socket:
            assert socket.request is not None
            assert socket.request.path.startswith(f"{PATH}?")


@pytest.mark.parametrize("flavour", [FLAVOURS["pleroma"]])
async def test_pleroma_knows_the_query_token_alone(toy: ToyMastodon) -> None:
    token = toy.issue_token()
    assert (await refusal(toy, header=token)).response.status_code == 401
    assert (await refusal(toy, query=token, name="moon")).response.status_code == 404
    async with stream(toy, query=token) as socket:
        toy.notify("follow", "ana")
        assert (await event(socket))[0] == "notification"


@pytest.mark.parametrize(("flavour", "status"), [(FLAVOURS["friendica"], 501), (FLAVOURS["takahe"], 404)])
async def test_servers_without_streaming_refuse(toy: ToyMastodon, status: int) -> None:
    assert (await refusal(toy, header=toy.issue_token())).response.status_code == status
