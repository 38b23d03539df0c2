"""The message bus is followed where it serves; where it is silent, short, broken or missing, the list is asked."""

import pytest

from tests.sources.discourse.on_toy import (
    BUS,
    LIST,
    SESSION,
    account_on,
    arrive,
    arrived,
    forum,
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
    Counted,
    ReadChanged,
    Snapshot,
)
from traynotify.api.testing import Listener
from traynotify.demo.discourse import ToyDiscourse
from traynotify.demo.faults import Respond, Rewrite
from traynotify.sources.discourse import live


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


async def test_what_was_deleted_while_the_line_was_dead_is_not_told_by_the_backlog() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        await holds_a_poll(toy)
        toy.freeze_connections(websockets_only=False)
        gone, kept = arrive(toy, 2)
        toy.withdraw(next(row for row in toy.notifications() if str(row.id) == gone))
        backlog = toy.faults.hold(BUS)
        toy.refuse_connections()
        toy.drop_connections()
        toy.accept_connections()
        account.source.nudge()
        await listener.until(lambda told: kept in told.inbox.rows or None, "what the list holds")
        backlog.open()
        (new,) = arrive(toy)
        await listener.until(lambda told: new in told.inbox.rows or None, "the news")
        assert gone not in arrived(listener)


async def test_a_key_that_is_revoked_is_noticed_by_the_list_for_the_bus_says_nothing() -> None:
    async with forum() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await until_live(listener)
        toy.revoke_keys()
        account.source.nudge()
        assert isinstance(await listener.until_error(), AuthRejected)


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
