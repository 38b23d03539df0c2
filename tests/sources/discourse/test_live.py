"""The message bus is followed where it serves; where it is silent, short, broken or missing, the list is asked."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as replace_identity

from tests.sources.discourse.on_toy import (
    BUS,
    LIST,
    SESSION,
    account_on,
    arrive,
    grant_on,
    lists,
    polls,
    until_live,
    until_polling,
)
from tests.support.waiting import eventually
from traynotify.api import (
    Arrived,
    AuthRejected,
    Capabilities,
    CapabilitiesChanged,
    Counted,
    Online,
    RateLimited,
    ReadChanged,
    Snapshot,
    Unreachable,
)
from traynotify.api.testing import Listener
from traynotify.demo.discourse import FORUMS, RAISED_LIMITS, BusManners, ToyDiscourse
from traynotify.demo.faults import Disconnect, Respond, Rewrite, Truncate, failure, garbage
from traynotify.sources.discourse import live, session


def forum(kind: str = "today") -> ToyDiscourse:
    return ToyDiscourse(kind, limits=RAISED_LIMITS)


def briefly(kind: str, monkeypatch: pytest.MonkeyPatch) -> ToyDiscourse:
    """A forum that holds polls for a moment only."""
    monkeypatch.setattr(live, "NOT_HELD_S", 0.01)
    return ToyDiscourse(replace(FORUMS[kind], hold_s=0.05), limits=RAISED_LIMITS)


def arrived(listener: Listener) -> list[str]:
    """The ids of what was pushed, in order."""
    return [str(item.id) for event in listener.told if isinstance(event, Arrived) for item in event.items]


def abilities(listener: Listener) -> list[Capabilities]:
    """What was told of what the forum can do, in order."""
    return [event.capabilities for event in listener.told if isinstance(event, CapabilitiesChanged)]


async def holds_a_poll(toy: ToyDiscourse) -> None:
    """Wait until a poll is being held."""
    await eventually(lambda: toy.listeners, "a poll that is held")


@pytest.mark.parametrize("kind", ["today", "old", "private"])
async def test_what_happens_is_told_by_the_bus_without_asking_for_the_list(kind: str) -> None:
    async with forum(kind) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        mark = toy.log.mark()
        (new,) = arrive(toy)
        await listener.until(lambda told: new in arrived(told) or None, "the news")
        assert lists(toy, mark) == []


async def test_polls_say_where_we_are_and_are_neither_chunked_nor_logged() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        (new,) = arrive(toy)
        await listener.until(lambda told: new in arrived(told) or None, "the news")
        await holds_a_poll(toy)
        first, *_, last = polls(toy)
        assert first.body.startswith(b"%2Fnotification%2F1=-1&%2Fnotification-alert%2F1=-1&__seq=1")
        assert last.body.startswith(b"%2Fnotification%2F1=1&%2Fnotification-alert%2F1=1&__seq=")
        assert {poll.path for poll in polls(toy)} == {first.path}
        for poll in polls(toy):
            assert poll.headers["dont-chunk"] == "true"
            assert poll.headers["x-silence-logger"] == "true"
            assert poll.headers["user-api-key"]


async def test_what_came_between_the_list_and_the_first_poll_is_not_lost() -> None:
    async with forum() as toy:
        grant = await grant_on(toy)
        gate = toy.faults.hold(BUS, ask_late=True)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            (new,) = arrive(toy)
            gate.open()
            await listener.until(lambda told: new in {str(item.id) for item in told.items} or None, "the news")


async def test_what_was_written_is_told_along_and_stays() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        row = toy.notify("replied", "ben", topic="Kites", text="How long is the string?")
        await listener.until(lambda told: str(row.id) in arrived(told) or None, "the news")
        first = next(item for item in listener.items if item.id == str(row.id))
        assert (first.excerpt, first.title) == ("How long is the string?", "ben replied to you in Kites")
        account.source.nudge()
        await listener.until(lambda told: isinstance(told.told[-1], Snapshot | Counted) or None, "the list again")
        assert listener.inbox.rows[str(row.id)].notification.excerpt == "How long is the string?"


async def test_words_that_come_late_are_put_to_what_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "WORDS_S", 0.0)
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        row = toy.notify("mentioned", "ben", topic="Kites", text="@robin look")
        await listener.until(
            lambda told: (str(row.id) in told.inbox.rows and told.inbox.rows[str(row.id)].notification.excerpt) or None,
            "the words",
        )
        assert listener.inbox.rows[str(row.id)].notification.excerpt == "@robin look"


async def test_what_is_read_elsewhere_is_told_at_once() -> None:
    async with forum() as toy:
        numbers = arrive(toy, 3)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await until_live(listener)
            mark = toy.log.mark()
            toy.read_elsewhere(toy.notifications()[1])
            await listener.until(lambda told: told.inbox.unread == {numbers[0], numbers[2]} or None, "one read")
            toy.read_all_elsewhere()
            await listener.until(lambda told: not told.inbox.unread or None, "all read")
            assert lists(toy, mark) == []


@pytest.mark.parametrize("kind", ["today", "old"])
async def test_what_is_read_beyond_the_reach_of_the_bus_is_asked_for(kind: str) -> None:
    """A message has the flags of the newest twenty; that something older was read, it only hints at."""
    async with forum(kind) as toy:
        arrive(toy, 100)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await until_live(listener)
            oldest = toy.notifications()[-1]
            toy.read_elsewhere(oldest)
            await listener.until(lambda told: str(oldest.id) not in told.inbox.unread or None, "the oldest read")
            assert len(listener.inbox.unread) == 99


async def test_that_the_bell_was_opened_is_no_news() -> None:
    async with forum("old") as toy:
        arrive(toy, 3)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await until_live(listener)
            await holds_a_poll(toy)
            mark = toy.log.mark()
            toy.open_bell()
            await toy.log.wait_for(lambda request: "/message-bus/" in request.path, after=mark)
            (new,) = arrive(toy)  # by when it is known, what came before it was looked into
            await listener.until(lambda told: new in told.inbox.rows or None, "the news")
            assert len(listener.inbox.unread) == 4
            assert lists(toy, mark) == []


async def test_a_burst_is_told_whole() -> None:
    """Of many that come at once, a message names the newest alone."""
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        numbers = [str(toy.notify("mentioned", "ben", topic=f"T{n}", quietly=True).id) for n in range(70)]
        numbers += arrive(toy)
        await listener.until(lambda told: set(numbers) <= set(told.inbox.rows) or None, "all of them")


async def test_a_topic_keeps_one_row_and_raises_one_alert() -> None:
    """The forum replaces the row by one with another id whenever somebody writes."""
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        topic = toy.add_topic("Kites")
        rows = []
        for by in ("ben", "cleo", "dora"):
            row = toy.notify("replied", by, topic=topic)
            rows.append(str(row.id))
            await listener.until(lambda told: rows[-1] in told.inbox.rows or None, "the newest")
            assert set(listener.inbox.rows) == {rows[-1]}
        shown = listener.inbox.rows[rows[-1]]
        assert shown.notification.title == "dora replied to you in Kites (3 new replies)"
        mark = toy.log.mark()
        toy.notify("liked", "ben", topic=topic)
        await listener.until(lambda told: len(told.inbox.rows) == 2 or None, "the like")
        assert lists(toy, mark) == [], "the numbers of both sides agree"


@pytest.mark.parametrize("kind", ["silent", "strange"])
async def test_a_silent_bus_is_noticed_by_the_list_and_left(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly(kind, monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        (missed,) = arrive(toy)
        account.source.nudge()
        assert "silent" in await until_polling(listener)
        assert missed in listener.inbox.rows


async def test_news_of_the_list_that_the_bus_tells_as_well_are_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly("today", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        for _ in range(3):
            (new,) = arrive(toy)
            account.source.nudge()
            await eventually(lambda: set(listener.inbox.rows) >= {new}, "the news")  # noqa: B023  (awaited at once)
            for _ in range(3):
                await toy.log.wait_for(lambda request: "/message-bus/" in request.path, after=toy.log.mark())
        assert listener.online is not None
        assert listener.online.live


async def test_polls_that_are_not_held_are_no_live_channel() -> None:
    async with forum("short") as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert "hold" in await until_polling(listener)
        assert len(polls(toy)) <= live.MOST_NOT_HELD + 2


async def test_without_a_bus_the_list_is_asked() -> None:
    async with forum("no_bus") as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert "no live channel" in await until_polling(listener)
        assert len(polls(toy)) == 1
        (new,) = arrive(toy)
        account.source.nudge()
        await listener.until(lambda told: new in told.inbox.rows or None, "the news")


@pytest.mark.parametrize(("kind", "why"), [("no_bus", "no live channel"), ("short", "hold"), ("silent", "silent")])
async def test_that_a_forum_is_not_live_is_said_with_the_reason_until_it_is(
    kind: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("REFUSED_RETRY_S", 0.2), ("SILENT_RETRY_S", 0.2), ("LOST_RETRY_S", 0.1)):
        monkeypatch.setattr(live, name, seconds)
    monkeypatch.setattr(session, "POLL_S", 0.05)
    toy = briefly(kind, monkeypatch) if kind == "silent" else forum(kind)
    async with toy, account_on(toy) as account, Listener(account.source) as listener:
        (missed,) = arrive(toy)
        if kind == "silent":
            await until_live(listener)
            (missed,) = arrive(toy)
            account.source.nudge()
        able = await listener.until(
            lambda told: next((can for can in abilities(told) if not can.live), None), "why not"
        )
        assert why in able.reasons["live"]
        assert (able.read, able.reasons["dismiss"]) == (
            account.context.identity.capabilities.read,
            able.reasons["dismiss"],
        )
        assert missed in listener.inbox.rows

        toy.call(lambda: setattr(toy.state, "forum", replace(toy.state.forum, bus=BusManners.OPEN)))
        await listener.until(lambda told: abilities(told)[-1].live or None, "that it is live after all")
        await until_live(listener)
        assert (await account.source.identify()).capabilities == account.context.identity.capabilities


async def test_what_is_known_of_a_forum_is_not_said_again() -> None:
    async with forum("no_bus") as toy:
        grant = await grant_on(toy)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until(lambda told: abilities(told), "that it is not live")
            known = await account.source.identify()
        grant = replace_identity(grant, identity=known)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await until_polling(listener)
            assert await account.source.identify() == known
            assert abilities(listener) == []


async def test_a_bus_that_breaks_is_no_matter_of_what_the_forum_can_do() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, garbage(), times=None)
        arrive(toy)
        assert "does not answer" in await until_polling(listener)
        assert (await account.source.identify()).capabilities.live
        assert abilities(listener) == []


async def test_a_key_that_may_not_say_whose_it_is_learns_it_from_the_rows() -> None:
    async with forum() as toy:
        arrive(toy)
        grant = await grant_on(toy, scopes=["notifications"])
        assert grant.identity.remote_id == "@robin"
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert await account.source.identify() == grant.identity
            await until_live(listener)
    async with forum() as toy:
        grant = await grant_on(toy, scopes=["notifications"])
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert "whose it is" in await until_polling(listener)


@pytest.mark.parametrize(
    "broken",
    [
        failure(500),
        failure(502, html=True),
        garbage(),
        Respond(200, b'[{"channel": 7}]'),
        Disconnect(),
        Truncate(0.5),
        Truncate(0.5, honest=True),
    ],
)
async def test_a_broken_bus_is_polled_around(broken: object) -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, broken, times=None)  # type: ignore[arg-type]
        arrive(toy)
        assert "does not answer" in await until_polling(listener)
        (new,) = arrive(toy)
        account.source.nudge()
        await listener.until(lambda told: new in told.inbox.rows or None, "the news")


async def test_the_bus_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOST_RETRY_S", 0.0)
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, failure(500), times=2)
        arrive(toy)
        await listener.until(lambda told: told.told.count(Online(live=True)) == 2 or None, "the bus again")
        (new,) = arrive(toy)
        await listener.until(lambda told: new in arrived(told) or None, "the news")


async def test_a_poll_that_breaks_is_followed_by_another_and_nothing_else_is_asked() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        await holds_a_poll(toy)
        asked = toy.log.mark()
        toy.drop_connections()
        await toy.log.wait_for(lambda request: "/message-bus/" in request.path, after=asked)
        assert lists(toy, after=asked) == []
        (new,) = arrive(toy)
        await listener.until(lambda told: new in arrived(told) or None, "the news")


async def test_a_bus_that_lost_its_memory_is_followed_from_where_it_is() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        arrive(toy, 3)
        await until_live(listener)
        (seen,) = arrive(toy)
        await listener.until(lambda told: seen in arrived(told) or None, "the news")
        await holds_a_poll(toy)
        toy.forget_bus()
        (new,) = arrive(toy)
        toy.call(toy.state.bus.release_all)
        await listener.until(lambda told: new in told.inbox.rows or None, "the news")


async def test_a_bus_that_ignores_that_we_want_no_chunks_is_understood() -> None:
    async with forum() as toy:
        grant = await grant_on(toy)
        toy.faults.add(
            BUS,
            Respond(
                200,
                b'[]\r\n|\r\n[{"global_id":-1,"message_id":-1,"channel":"/__status",'
                b'"data":{"/notification/1":0,"/notification-alert/1":0}}]\r\n|\r\n',
                "text/plain; charset=utf-8",
            ),
        )
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await until_live(listener)
            (new,) = arrive(toy)
            await listener.until(lambda told: new in arrived(told) or None, "the news")


async def test_a_line_that_died_in_the_sleep_is_noticed_on_waking() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        await holds_a_poll(toy)
        toy.freeze_connections(websockets_only=False)
        (new,) = arrive(toy)
        toy.refuse_connections()
        toy.drop_connections()
        toy.accept_connections()
        account.source.nudge()
        await listener.until(lambda told: new in told.inbox.rows or None, "the news")


async def test_offline_is_said_to_be_so() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.refuse_connections()
        toy.drop_connections()
        assert isinstance(await listener.until_error(), Unreachable)


async def test_a_bus_that_passes_us_over_is_left_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not hand out what was said, but goes on counting."""
    async with briefly("strange", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        (missed,) = arrive(toy)
        assert "silent" in await until_polling(listener)
        assert missed in listener.inbox.rows


async def test_a_revoked_key_is_passed_over_by_the_bus_and_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly("today", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.revoke_keys()
        arrive(toy)
        assert isinstance(await listener.until_error(), AuthRejected)


async def test_a_key_that_is_revoked_is_noticed_by_the_list_for_the_bus_says_nothing() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.revoke_keys()
        account.source.nudge()
        assert isinstance(await listener.until_error(), AuthRejected)


async def test_a_private_forums_bus_refuses_a_revoked_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with briefly("private", monkeypatch) as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.revoke_keys()
        assert isinstance(await listener.until_error(), AuthRejected)


async def test_a_bus_that_refuses_a_good_key_is_polled_around() -> None:
    async with forum() as toy:
        grant = await grant_on(toy)
        toy.faults.add(BUS, failure(403), times=None)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            assert "refuses" in await until_polling(listener)


async def test_a_bus_that_is_overloaded_is_left_alone_for_as_long_as_it_says() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.faults.add(BUS, Respond(429, b"Too many requests", "text/plain", {"Retry-After": "90"}))
        arrive(toy)
        error = await listener.until_error()
        assert isinstance(error, RateLimited)
        assert error.retry_after_s == 90


async def test_read_flags_of_the_bus_never_unread() -> None:
    """A message may have been written before a click; what is unread is for the list to say."""
    async with forum() as toy:
        (number,) = arrive(toy)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await until_live(listener)
            toy.read_elsewhere(*toy.notifications())
            await listener.until(lambda told: not told.inbox.unread or None, "read")
            toy.call(setattr, toy.notifications()[0], "read", False)
            toy.call(toy.state.publish, toy.state.users["robin"])
            await listener.until(lambda told: number in told.inbox.unread or None, "unread, as the list says")
            assert not any(isinstance(event, ReadChanged) and not event.read for event in listener.told)


async def test_a_notification_about_somebody_unknown_to_the_bus_gets_its_face_from_the_list() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        row = toy.notify("liked", toy.call(toy.state.add_user, "wren", "Oskar Wren"), topic="Kites")
        await listener.until(lambda told: str(row.id) in told.inbox.rows or None, "the news")
        account.source.nudge()
        await listener.until(
            lambda told: (
                told.inbox.rows[str(row.id)].notification.title == "Oskar Wren liked your post in Kites" or None
            ),
            "the full name",
        )
        actor = listener.inbox.rows[str(row.id)].notification.actors[0]
        assert actor.avatar_url == f"{toy.address}/user_avatar/wren/wren/96.png"


async def test_a_wrong_shape_of_the_state_costs_nothing_else() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)

        def spoil(messages: list[dict[str, object]]) -> list[dict[str, object]]:
            odd = {"last_notification": 7, "recent": [[1], "x", [True, 1]], "grouped_unread_notifications": []}
            return [{**message, "data": odd} for message in messages] or messages

        toy.faults.add(BUS, Rewrite(spoil))
        arrive(toy)
        (new,) = arrive(toy)
        await listener.until(lambda told: new in told.inbox.rows or None, "the next one")


async def test_while_it_looks_for_the_channel_it_says_that_it_polls() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        online = await listener.until_online()
        assert online == Online(live=False, detail="Looking for the live channel")
        await until_live(listener)
        assert listener.online == Online(live=True)


def test_the_manners_of_every_bus_are_tried() -> None:
    assert {kind.bus for kind in FORUMS.values()} == set(BusManners)


async def test_the_session_is_asked_once_a_connection() -> None:
    async with forum() as toy:
        grant = await grant_on(toy)
        mark = toy.log.mark()
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await account.source.identify()
            await until_live(listener)
        asked = [r for r in toy.log.matching(after=mark) if "/message-bus/" not in r.path]
        assert [r.path for r in asked] == ["/session/current.json", "/notifications.json", "/notifications.json"]
        assert (LIST, SESSION) == ("*/notifications.json", "*/session/current.json")


async def test_what_was_read_before_the_bus_could_tell_of_it_is_told_as_read() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        await holds_a_poll(toy)

        def come_and_be_read() -> str:
            row = toy.state.notify("mentioned", "ben", topic="A walk", text="Hello")
            toy.state.read(row.recipient, [row.id])
            return str(row.id)

        new = toy.call(come_and_be_read)
        await listener.until(lambda told: new in arrived(told) or None, "the news")
        items = [item for event in listener.told if isinstance(event, Arrived) for item in event.items]
        assert [item.server_read for item in items] == [True]
