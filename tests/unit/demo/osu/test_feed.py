"""The toy's websocket: it opens for everybody, and only then says who is let in; what comes through, how it ends."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, ConnectionClosedOK

from tests.support.waiting import eventually
from traynotify.demo.osu import ToyOsu


@asynccontextmanager
async def feed(toy: ToyOsu, token: str | None = None, *, query: str = "") -> AsyncIterator[ClientConnection]:
    address = f"{toy.base_url.replace('http', 'ws')}/any/path{query}"
    headers = {"Authorization": f"Bearer {token}"} if token else None
    async with connect(address, additional_headers=headers, proxy=None, close_timeout=1) as socket:
        yield socket


async def said(socket: ClientConnection) -> Any:
    return json.loads(await socket.recv())


async def ready(socket: ClientConnection) -> None:
    assert await said(socket) == {"event": "connection.ready"}


async def test_what_happens_comes_through(toy: ToyOsu) -> None:
    async with feed(toy, toy.issue_token()) as socket:
        await ready(socket)
        row = toy.notify("forum_topic_reply", "ana")
        new = await said(socket)
        assert (new["event"], new["socket"], new["data"]["id"]) == ("new", None, row.id)
        assert new["data"]["is_read"] is False
        toy.read_elsewhere(row)
        read = await said(socket)
        assert read["event"] == "read"
        assert (read["data"]["notifications"], read["data"]["read_count"]) == ([row.identity], 1)
        assert read["data"]["timestamp"].endswith("Z")
        toy.delete({"object_type": "forum_topic"})
        gone = await said(socket)
        assert (gone["event"], gone["data"]["notifications"]) == ("delete", [{"object_type": "forum_topic"}])
        assert gone["data"]["read_count"] == 0


IDS = {"ids": [4_200_000_001]}


@pytest.mark.parametrize(("generation", "form"), [("2019", {"data": IDS}), ("documented", IDS)])
async def test_an_old_server_does_not_say_that_it_is_ready(toy: ToyOsu, form: dict[str, Any]) -> None:
    async with feed(toy, toy.issue_token()) as socket:
        await eventually(lambda: toy.listeners, "let in")
        row = toy.notify("forum_topic_reply")
        assert (await said(socket))["event"] == "new"
        toy.read_elsewhere(row)
        assert await said(socket) == {"event": "read", "socket": None, **form}


@pytest.mark.parametrize("scopes", [None, ["identify"], [], "none"])
async def test_who_is_not_let_in(toy: ToyOsu, scopes: Any) -> None:
    token = "garbage" if scopes is None else None if scopes == "none" else toy.issue_token(scopes=scopes)
    async with feed(toy, token) as socket:
        assert await said(socket) == {"error": "authentication failed"}
        with pytest.raises(ConnectionClosedError) as caught:
            await socket.recv()
        assert caught.value.rcvd is None, "no close frame"
    assert toy.listeners == []


async def test_a_token_in_the_address(toy: ToyOsu) -> None:
    async with feed(toy, query=f"?access_token={toy.issue_token()}") as socket:
        await ready(socket)


async def test_a_refusal_without_a_word(toy: ToyOsu) -> None:
    toy.refuse_listeners(explains=False)
    async with feed(toy, toy.issue_token()) as socket:
        with pytest.raises(ConnectionClosed):
            await socket.recv()


async def test_chat_is_for_who_asks_for_it(toy: ToyOsu) -> None:
    async with feed(toy, toy.issue_token(scopes=["chat.read"])) as socket:
        await ready(socket)
        await socket.send("no json")
        await socket.send(json.dumps({"event": "chat.start"}))
        await eventually(lambda: toy.chatting, "it has asked for chat")
        line = toy.say("ana", "hello")
        assert (await said(socket))["event"] == "chat.channel.join"
        chat = await said(socket)
        assert [each["message_id"] for each in chat["data"]["messages"]] == [line.id]
        assert chat["data"]["users"][0]["username"] == "ana"
        await socket.send(json.dumps({"event": "chat.end"}))
        await eventually(lambda: not toy.chatting, "enough")
    assert [row.name for row in toy.notifications()] == ["channel_message"]


async def test_an_unconfirmed_session_hears_nothing_before_it_is_confirmed(toy: ToyOsu) -> None:
    token = toy.issue_token(verified=False)
    async with feed(toy, token) as socket:
        await ready(socket)
        toy.notify("forum_topic_reply")
        toy.verify(token)
        assert await said(socket) == {"event": "verified"}
        row = toy.notify("beatmapset_rank")
        assert (await said(socket))["data"]["id"] == row.id


async def test_logout(toy: ToyOsu) -> None:
    token, other = toy.issue_token(), toy.issue_token()
    async with feed(toy, token) as socket, feed(toy, other) as stays:
        await ready(socket)
        await ready(stays)
        toy.revoke_token(token)
        assert await said(socket) == {"event": "logout"}
        with pytest.raises(ConnectionClosedOK):
            await socket.recv()
        toy.revoke_token(other, announce=False)
        toy.notify("forum_topic_reply")
        assert (await said(stays))["event"] == "new"


async def test_frames_and_endings_by_remote_control(toy: ToyOsu) -> None:
    async with feed(toy, toy.issue_token()) as socket:
        await ready(socket)
        assert toy.send_frame("anything") == 1
        assert await socket.recv() == "anything"
        assert toy.send_frame(b"bytes") == 1
        assert await socket.recv() == b"bytes"
        assert toy.close_listeners() == 1
        with pytest.raises(ConnectionClosedOK):
            await socket.recv()
