"""A token that carries chat alone: what is said, up to where each channel is read, and when more comes with it."""

import json

import pytest

from tests.sources.osu.accounts import Accounts
from tests.sources.osu.told import arrived, changes
from tests.support.waiting import eventually
from traynotify.api import (
    Arrived,
    Command,
    Group,
    Items,
    Kind,
    Online,
    ReadChanged,
    ReadScope,
    Refused,
    RemoteId,
    Snapshot,
    Source,
    Unreachable,
    Values,
    Verb,
)
from traynotify.api.testing import Listener
from traynotify.demo.faults import Disconnect, failure
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.model import Message
from traynotify.sources.osu import pace
from traynotify.sources.osu.access import usual_endpoint
from traynotify.sources.osu.cursor import Cursor
from traynotify.sources.osu.settings import ENDPOINT

FEED = "/home/notifications/feed"
CHAT = ("chat.read", "identify")


async def test_chat_alone_shows_chat_and_says_that_it_is_all(toy: ToyOsu, accounts: Accounts) -> None:
    grant = await accounts.signed_in(CHAT)
    async with Listener(await accounts.open(grant)) as listener:
        online = await listener.until_online()
        assert online.live
        assert online.detail == "Chat messages only: osu! lets no app but its own read the other notifications"
        await eventually(lambda: toy.chatting, "it has asked for chat")
        toy.notify("forum_topic_reply")
        toy.say("ana", "are you there?")
        await listener.until(arrived, "the message")
        (item,) = arrived(listener)
        assert (item.kind, item.title, item.excerpt) == (Kind.MESSAGE, "ana sent you a message", "are you there?")
        assert item.actors[0].avatar_url.startswith(toy.base_url)
        assert item.server_read is None
    assert len(toy.log.matching(FEED)) == 1


async def test_with_everything_a_message_comes_once(toy: ToyOsu, accounts: Accounts) -> None:
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        toy.say("ana", "are you there?")
        await listener.until(arrived, "the message")
        toy.notify("forum_topic_reply")
        await listener.until(lambda x: len(arrived(x)) == 2, "what came after it")
        assert [item.raw_kind for item in arrived(listener)] == ["channel_message", "forum_topic_reply"]
        assert toy.chatting == 0


async def test_channels_are_called_by_their_names(toy: ToyOsu, accounts: Accounts) -> None:
    async with Listener(await accounts.open(await accounts.signed_in(CHAT))) as listener:
        await listener.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat")
        for kind in ("TEAM", "ANNOUNCE", "PUBLIC"):
            channel = toy.open_channel(f"The {kind.lower()}", kind, ("robin", "ana"))
            toy.say("ana", "hello", channel=channel, is_action=kind == "PUBLIC")
        await listener.until(lambda x: len(arrived(x)) == 3, "the messages")
        assert [(item.title, item.excerpt) for item in arrived(listener)] == [
            ("ana wrote in the chat of your team", "hello"),
            ("ana announced something in “The announce”", "hello"),
            ("ana wrote in The public", "* ana hello"),
        ]


async def three_lines(toy: ToyOsu, listener: Listener) -> list[Message]:
    """What is said in one channel, and has arrived."""
    await listener.until_online()
    await eventually(lambda: toy.chatting, "it has asked for chat")
    lines = [toy.say("ana", text) for text in ("one", "two", "three")]
    await listener.until(lambda x: len(arrived(x)) == 3, "the messages")
    return lines


async def test_ones_own_lines_are_no_news_but_a_sign_of_having_read(toy: ToyOsu, accounts: Accounts) -> None:
    async with Listener(await accounts.open(await accounts.signed_in(CHAT))) as listener:
        await listener.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat")
        line = toy.say("ana", "are you there?")
        toy.say("robin", "yes", channel=line.channel)
        told = await listener.until(lambda x: [e for e in x.told if isinstance(e, ReadChanged)], "the reading")
        assert told == [ReadChanged(selector=Group(arrived(listener)[0].group_id), read=True)]
        assert len(arrived(listener)) == 1


async def test_reading_chat_follows_on_the_server_but_never_passes_what_is_unread(
    toy: ToyOsu, accounts: Accounts
) -> None:
    source = await accounts.open(await accounts.signed_in(CHAT))
    async with Listener(source) as listener:
        lines = await three_lines(toy, listener)
        names = [item.id for item in arrived(listener)]

        async def read(*which: RemoteId) -> list[str]:
            mark = toy.log.mark()
            assert list(await source.perform(Command(verb=Verb.READ, selector=Items(frozenset(which))))) == []
            return [request.path.rpartition("/")[2] for request in toy.log.matching(method="PUT", after=mark)]

        assert await read(names[1]) == []
        assert await read(names[0]) == [str(lines[1].id)]
        assert await read(names[2]) == [str(lines[2].id)]
        assert await read(names[2]) == [str(lines[2].id)]
    assert not toy.log.matching("/api/v2/notifications/mark-read")


async def test_a_channel_is_marked_as_far_as_it_was_read_also_when_that_fails_at_first(
    toy: ToyOsu, accounts: Accounts
) -> None:
    source = await accounts.open(await accounts.signed_in(CHAT))
    async with Listener(source) as listener:
        lines = await three_lines(toy, listener)
        one, two, three = (item.id for item in arrived(listener))

        async def read(which: RemoteId) -> None:
            assert list(await source.perform(Command(verb=Verb.READ, selector=Items(frozenset((which,)))))) == []

        await read(two)
        toy.faults.add("/api/v2/chat/*", failure(502), method="PUT")
        with pytest.raises(Unreachable):
            await read(one)
        await read(three)
        marks = toy.log.matching(method="PUT")
        assert len(marks) == 1, "the click on the first one was not taken, and may be taken back"
        await read(one)
        assert [request.path.rpartition("/")[2] for request in toy.log.matching(method="PUT")[1:]] == [str(lines[2].id)]


async def test_what_was_unread_before_a_restart_is_not_passed_over_after_it(toy: ToyOsu, accounts: Accounts) -> None:
    grant = await accounts.signed_in(CHAT)

    async def marked(source: Source, *which: RemoteId) -> list[str]:
        mark = toy.log.mark()
        assert list(await source.perform(Command(verb=Verb.READ, selector=Items(frozenset(which))))) == []
        return [request.path.rpartition("/")[2] for request in toy.log.matching(method="PUT", after=mark)]

    async with Listener(source := await accounts.open(grant)) as before:
        await before.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat")
        for text in ("one", "two", "three"):
            toy.say("ana", text)
        await before.until(lambda told: len(arrived(told)) == 3, "the messages")
        one, two, three = (item.id for item in arrived(before))
        assert await marked(source, two) == []
    await source.aclose()
    await eventually(lambda: not toy.chatting, "it is gone")

    unread = {RemoteId(remote_id) for remote_id in before.inbox.unread} - {two}
    assert unread == {one, three}
    source = await accounts.open(grant, unread=unread)
    async with Listener(source, before.cursor, before.inbox) as after:
        await after.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat anew")
        toy.say("ana", "four")
        await after.until(lambda told: arrived(told), "the message")
        (four,) = (item.id for item in arrived(after))
        assert await marked(source, four) == [], "two lines before it are unread"
        assert await marked(source, one) == [two.rpartition("-")[2]], "which was read before the restart"


async def test_what_the_inbox_does_not_have_holds_nothing_up(toy: ToyOsu, accounts: Accounts) -> None:
    """A line comes into the inbox before the cursor: what is lost between the two was never there."""
    grant = await accounts.signed_in(CHAT)
    async with Listener(await accounts.open(grant)) as before:
        await before.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat")
        first, second = toy.say("ana", "one"), toy.say("ana", "two")
        await before.until(lambda told: str(second.id) in (told.cursor or ""), "that it is remembered")
        about_it = [event for event in before.told if str(first.id) in str(event)]
        assert isinstance(about_it[0], Arrived)
        _, last = (item.id for item in arrived(before))
    await eventually(lambda: not toy.chatting, "it is gone")

    source = await accounts.open(grant, unread=[last])
    async with Listener(source, before.cursor, before.inbox) as after:
        await after.until_online()
        mark = toy.log.mark()
        assert list(await source.perform(Command(verb=Verb.READ, selector=Items(frozenset((last,)))))) == []
        marks = toy.log.matching(method="PUT", after=mark)
        assert [request.path.rpartition("/")[2] for request in marks] == [str(second.id)]


async def test_a_click_on_a_line_counts_only_once_it_is_remembered(toy: ToyOsu, accounts: Accounts) -> None:
    source = await accounts.open(await accounts.signed_in(CHAT))
    async with Listener(source) as listener:
        await listener.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat")
        for text in ("one", "two"):
            toy.say("ana", text)
        await listener.until(lambda told: len(arrived(told)) == 2, "the messages")
        _, two = (item.id for item in arrived(listener))
        assert list(await source.perform(Command(verb=Verb.READ, selector=Items(frozenset((two,)))))) == []
        cursor = Cursor.parse(listener.cursor)
        assert [lines.read for lines in cursor.chat.values()] == [(int(two.rpartition("-")[2]),)]


async def test_what_is_left_of_more_than_chat_says_why_it_cannot_be_marked(toy: ToyOsu, accounts: Accounts) -> None:
    """The lines of chat that were clicked with it are marked."""
    source = await accounts.open(await accounts.signed_in(CHAT))
    async with Listener(source) as listener:
        await listener.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat")
        line = toy.say("ana", "are you there?")
        (item,) = await listener.until(arrived, "the message")
        both = Items(frozenset((item.id, RemoteId("5"))))
        (rejection,) = await source.perform(Command(verb=Verb.READ, selector=both))
        assert rejection.id == "5"
        assert "read notifications" in rejection.reason
        (mark,) = toy.log.matching(method="PUT")
        assert mark.path.endswith(f"/{line.id}")
        assert all(able.read for able in changes(listener)), "of what it carries, nothing was refused"


@pytest.mark.parametrize("cursor", ["", "nonsense", '{"newest": 5, "unread": [5]}', '{"chat": {"1": 7}}'])
def test_a_cursor_of_something_else_remembers_no_lines(cursor: str) -> None:
    assert Cursor.parse(cursor).chat == {}


async def test_chat_that_may_not_be_marked_is_read_here_only(toy: ToyOsu, accounts: Accounts) -> None:
    toy.faults.add("/api/v2/chat/*", failure(403), times=None)
    source = await accounts.open(await accounts.signed_in(CHAT))
    async with Listener(source) as listener:
        await listener.until_online()
        command = Command(verb=Verb.READ, selector=Items(frozenset((RemoteId("chat-5-9"),))))
        with pytest.raises(Refused):
            await source.perform(command)
        _, changed = await listener.until(lambda x: c if len(c := changes(x)) == 2 else None, "the change")
        assert changed.read == frozenset()
        assert "remembered here only" in changed.reasons["read"]


async def test_where_the_chat_is_can_be_chosen(toy: ToyOsu, accounts: Accounts) -> None:
    grant = await accounts.signed_in(CHAT)
    chosen = Values().replacing(ENDPOINT, f"{toy.base_url.replace('http', 'ws')}/my/own/place")
    async with Listener(await accounts.open(grant, settings=chosen)) as listener:
        await listener.until_online()
    assert toy.log.matching("/my/own/place")
    assert not toy.log.matching(FEED)


def test_where_the_chat_is_unless_one_is_told() -> None:
    assert usual_endpoint("https://osu.ppy.sh") == "wss://notify.ppy.sh"
    assert usual_endpoint("https://osu.example") == "wss://osu.example/home/notifications/feed"
    assert usual_endpoint("http://127.0.0.1:80/x") == "ws://127.0.0.1:80/home/notifications/feed"


async def test_chat_that_is_away_is_tried_again(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    grant = await accounts.signed_in(CHAT)
    toy.faults.add(FEED, Disconnect())
    async with Listener(await accounts.open(grant)) as listener:
        online = await listener.until_online()
        assert not online.live
        assert online.detail == (
            "No chat for now, because the live connection does not answer; it is tried again every minute or two"
        )
        await listener.until(lambda x: x.online is not None and x.online.live, "live at last")
        await eventually(lambda: toy.chatting, "it has asked for chat")
        toy.drop_connections(websockets_only=True)
        await listener.until(lambda x: len([e for e in x.told if isinstance(e, Online)]) == 4, "away, and back")
        await eventually(lambda: toy.chatting, "it has asked for chat anew")
        assert not [event for event in listener.told if isinstance(event, Snapshot)]


async def test_a_token_that_is_given_more_is_used_to_the_full(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    token = toy.issue_token(scopes=CHAT)
    row = toy.notify("forum_topic_reply")
    async with Listener(await accounts.open(await accounts.with_token(token))) as listener:
        await listener.until_online()

        def widen() -> None:
            toy.state.authority.tokens[token].scopes = ("*",)

        toy.call(widen)
        toy.drop_connections(websockets_only=True)
        await listener.until(lambda x: x.online == Online(live=True), "everything")
        assert [ReadScope.GROUP in able.read for able in changes(listener)] == [False, True]
        assert str(row.id) in {item.id for item in listener.items}


async def test_notifications_are_not_for_a_token_of_chat_whatever_the_line_brings(
    toy: ToyOsu, accounts: Accounts
) -> None:
    async with Listener(await accounts.open(await accounts.signed_in(CHAT))) as listener:
        await listener.until_online()
        await eventually(lambda: toy.chatting, "it has asked for chat")
        data = {"id": 5, "name": "forum_topic_reply", "object_type": "forum_topic", "object_id": 4}
        toy.send_frame(json.dumps({"event": "new", "data": data}))
        toy.say("ana", "hello")
        await listener.until(arrived, "the message")
        assert [item.raw_kind for item in arrived(listener)] == ["chat.message.new"]
