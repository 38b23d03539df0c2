"""News come by the stream where there is one, and by asking where there is none; a stream that is dead is given up."""

import json

import pytest

from tests.sources.mastodon.on_toy import LIST, STREAM, account_on, arrive
from tests.support.logs import ExpectedLogs
from tests.support.waiting import eventually
from traynotify.api import (
    Arrived,
    AuthRejected,
    Items,
    Online,
    ReadChanged,
    RemoteId,
    Removed,
    ServerConfused,
    Snapshot,
    Unreachable,
    UpTo,
    item,
)
from traynotify.api.testing import Listener
from traynotify.demo.faults import failure
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon import session
from traynotify.sources.mastodon.translate import order_key


def arrived(listener: Listener) -> list[str]:
    """The ids that came by the stream, in order."""
    return [str(i.id) for event in listener.told if isinstance(event, Arrived) for i in event.items]


def markers(listener: Listener) -> list[ReadChanged]:
    return [event for event in listener.told if isinstance(event, ReadChanged)]


def removed(listener: Listener) -> list[str]:
    """The ids of what was deleted one by one, in order."""
    selectors = (event.selector for event in listener.told if isinstance(event, Removed))
    return [str(remote_id) for selector in selectors if isinstance(selector, Items) for remote_id in selector.ids]


@pytest.mark.parametrize("flavour", ["mastodon", "mastodon_4_1", "mastodon_old", "gotosocial", "pleroma"])
async def test_news_come_by_the_stream(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert (await listener.until_online()).live
        ids = arrive(toy, 3)
        await listener.until(lambda told: arrived(told) == ids, "the news")


async def test_ids_out_of_order_all_come() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        cursor = listener.cursor
        held = [toy.notify("mention", "ben", publish=False) for _ in range(4)]
        toy.publish(*(held[index] for index in (0, 2, 1, 3)))
        await listener.until(lambda told: arrived(told) == [held[i].id for i in (0, 2, 1, 3)], "the news")
        assert listener.cursor == cursor  # a stream says nothing about what it left out


async def test_the_token_goes_into_a_header_first_and_into_the_address_where_it_must() -> None:
    async with ToyMastodon("mastodon") as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        (handshake,) = toy.log.matching(STREAM)
        assert handshake.parameter("stream") == "user:notification"
        assert handshake.parameter("access_token") is None
        assert handshake.headers["authorization"].startswith("Bearer ")
        assert handshake.headers["user-agent"].startswith("traynotify/")
    async with ToyMastodon("pleroma") as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert (await listener.until_online()).live
        first, second = toy.log.matching(STREAM)
        assert first.parameter("access_token") is None
        assert second.parameter("access_token")
        assert "authorization" not in second.headers


async def test_what_streams_in_during_the_catching_up_comes_after_it() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        gate = toy.faults.hold(LIST)
        async with Listener(account.source) as listener:
            await toy.log.wait_for(lambda request: request.path == LIST)
            ids = arrive(toy, 5)
            gate.open()
            await listener.until(lambda told: arrived(told) == ids, "the news")
            kinds = [type(event) for event in listener.told]
            assert kinds.index(Online) < kinds.index(Arrived)
            assert kinds.index(Snapshot) < kinds.index(Online)


@pytest.mark.parametrize("status", [401, 403, 404, 501])
async def test_a_refused_stream_means_polling_and_says_so(status: int) -> None:
    async with ToyMastodon() as toy:
        toy.faults.add(STREAM, failure(status), times=None)
        async with account_on(toy) as account, Listener(account.source) as listener:
            online = await listener.until_online()
            assert not online.live
            assert online.detail.startswith("Asks every minute, because ")
            assert [request.parameter("access_token") is None for request in toy.log.matching(STREAM)] == [True, False]
            ids = arrive(toy, 2)
            account.source.nudge()
            await listener.until(lambda told: set(ids) <= {i.id for i in told.items}, "the news")


@pytest.mark.parametrize("flavour", ["pixelfed", "friendica", "takahe"])
async def test_without_a_stream_nobody_knocks_at_one(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy, account_on(toy) as account, Listener(account.source) as listener:
        online = await listener.until_online()
        assert (online.live, "no live stream" in online.detail) == (False, True)
        assert toy.log.matching(STREAM) == []


async def test_a_refusal_on_the_open_line_means_polling_too() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert (await listener.until_online()).live
        toy.send_frame(json.dumps({"error": "Access token does not have the required scopes", "status": 401}))
        online = await listener.until(lambda told: told.online if told.online and not told.online.live else None)
        assert "does not include the live stream" in online.detail
        await eventually(lambda: not toy.streams, "the line is closed")
        ids = arrive(toy, 1)
        account.source.nudge()
        await listener.until(lambda told: set(ids) <= {i.id for i in told.items}, "the news")
        assert listener.error is None


async def test_a_refusal_while_catching_up_is_not_lost() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        gate = toy.faults.hold(LIST)
        async with Listener(account.source) as listener:
            await toy.log.wait_for(lambda request: request.path == LIST)
            toy.send_frame(json.dumps({"error": "Unknown stream type", "status": 400}))
            gate.open()
            await listener.until(lambda told: told.online is not None and not told.online.live, "polling")


async def test_a_stream_that_fails_for_a_while_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "LOST_STREAM_RETRY_S", (0.0,))
    async with ToyMastodon() as toy:
        toy.faults.add(STREAM, failure(502, html=True), times=2)
        ids = arrive(toy, 3)
        async with account_on(toy) as account, Listener(account.source) as listener:
            online = await listener.until_online()
            assert "does not answer" in online.detail
            await listener.until(lambda told: told.online is not None and told.online.live, "live")
            assert set(ids) <= {i.id for i in listener.items}


async def test_a_line_that_breaks_is_told_at_once() -> None:
    for lose in (ToyMastodon.close_streams, ToyMastodon.drop_connections):
        async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            lose(toy)
            assert isinstance(await listener.until_error(), Unreachable)


async def test_a_line_that_was_steady_is_opened_again_and_only_the_list_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session, "STEADY_S", 0.0)
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        arrive(toy, 20)
        await listener.until_online()
        for _ in range(2):
            asked, told = toy.log.mark(), len(listener.told)
            toy.notify("mention", "ben", publish=False)
            toy.close_streams()
            await listener.until(lambda now, told=told: _lives(now, told), "live again")  # type: ignore[misc]
            assert {request.path for request in toy.log.matching(after=asked)} == {STREAM, LIST}
            assert len(toy.log.matching(after=asked)) == session.REOPENING_REQUESTS
            missed = toy.notifications()[0].id
            assert missed in {item.id for item in listener.items}
        new = arrive(toy)
        await listener.until(lambda now: arrived(now)[-1:] == new, "the news")


def _lives(listener: Listener, told: int) -> bool:
    said = [event.live for event in listener.told[told:] if isinstance(event, Online)]
    return said == [False, True]


async def test_a_steady_line_that_cannot_be_opened_again_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "STEADY_S", 0.0)
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        toy.refuse_connections()
        toy.drop_connections()
        assert isinstance(await listener.until_error(), Unreachable)


async def test_a_line_that_is_dead_is_found_after_a_wake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "WAKE_PATIENCE_S", 0.3)
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        toy.freeze_connections()
        account.source.nudge()
        assert isinstance(await listener.until_error(), Unreachable)


async def test_frames_that_make_no_sense_do_no_harm(expected_logs: ExpectedLogs) -> None:
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        for frame in (
            "no json",
            "[]",
            "{}",
            json.dumps({"event": "notification"}),
            json.dumps({"event": "notification", "payload": "{"}),
            json.dumps({"event": "notification", "payload": json.dumps({"id": "1"})}),
            json.dumps({"event": "delete", "payload": "12345"}),
            json.dumps({"event": "update", "payload": "{}"}),
            json.dumps({"event": "something_new", "payload": None, "stream": 7}),
        ):
            toy.send_frame(frame)
        ids = arrive(toy)
        await listener.until(lambda told: arrived(told) == ids, "the news after the noise")
        expected_logs("a frame of the stream made no sense")


async def test_what_a_frame_cannot_say_the_list_does(expected_logs: ExpectedLogs) -> None:
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        unsaid = toy.notify("mention", "ben", publish=False)
        toy.send_frame("damaged on its way")
        await listener.until(lambda told: unsaid.id in {item.id for item in told.items}, "the news from the list")
        expected_logs("a frame of the stream made no sense")


async def test_bytes_and_floods_end_the_line() -> None:
    for frame, meaning in ((b"\x00\x01", ServerConfused), ("x" * 2_000_000, Unreachable)):
        async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.send_frame(frame)
            assert isinstance(await listener.until_error(), meaning)


async def test_what_a_policy_held_back_is_fetched_when_it_is_let_in() -> None:
    async with ToyMastodon() as toy:
        held = toy.notify("mention", "ben", filtered=True)
        arrive(toy, 100)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert held.id not in {i.id for i in listener.items}
            toy.accept_filtered()
            await listener.until(lambda told: held.id in {i.id for i in told.items}, "the old one")


async def test_another_edit_replaces_the_notification_of_the_first() -> None:
    async with ToyMastodon() as toy:
        post = toy.post(toy.add_account("ben"), "First version")
        before = toy.notify("update", post.author, status=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            after = toy.notify("update", post.author, status=post)
            await listener.until(lambda told: arrived(told) == [after.id], "the second edit")
            assert Removed(selector=item(RemoteId(before.id))) in listener.told


async def test_of_edits_that_come_while_we_catch_up_the_last_one_is_told() -> None:
    async with ToyMastodon() as toy:
        post = toy.post(toy.add_account("ben"), "First version")
        async with account_on(toy) as account:
            gate = toy.faults.hold(LIST)
            async with Listener(account.source) as listener:
                await toy.log.wait_for(lambda request: request.path == LIST)
                edits = [toy.notify("update", post.author, status=post) for _ in range(3)]
                await listener.until(lambda told: len(removed(told)) == 2, "two that are replaced")
                gate.open()
                await listener.until_online()
                await listener.until(lambda told: edits[2].id in arrived(told), "the last one")
                toy.publish(edits[0])
                after = toy.notify("mention", "ben")
                await listener.until(lambda told: after.id in arrived(told), "what came after it")
                assert arrived(listener) == [edits[2].id, after.id]
                assert removed(listener) == [edits[0].id, edits[1].id]


async def test_reading_on_the_phone_is_noticed() -> None:
    async with ToyMastodon() as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(3)]
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert not any(isinstance(event, ReadChanged) for event in listener.told)
            toy.read_elsewhere(notifications[1])
            account.source.nudge()
            read = await listener.until(lambda told: next((e for e in told.told if isinstance(e, ReadChanged)), None))
            remote_id = RemoteId(notifications[1].id)
            assert read.selector == UpTo(order_key=order_key(remote_id), id=remote_id)


async def test_where_the_marker_is_is_told_again_of_what_comes_after_it_had_passed() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        late = toy.notify("mention", "ben", publish=False)
        toy.read_elsewhere(late)
        account.source.nudge()
        assert len(await listener.until(markers, "the marker")) == 1
        toy.publish(late)
        await listener.until(lambda told: late.id in arrived(told), "what was late")
        account.source.nudge()
        await listener.until(lambda told: len(markers(told)) == 2, "the same marker")
        assert len({event.selector for event in markers(listener)}) == 1


async def test_reading_on_the_phone_shows_in_the_list_where_there_are_flags() -> None:
    async with ToyMastodon("pleroma") as toy:
        notifications = [toy.notify("mention", "ben") for _ in range(3)]
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert [i.server_read for i in listener.items] == [False, False, False]
            toy.read_elsewhere(notifications[1])
            account.source.nudge()
            await listener.until(
                lambda told: [i.server_read for i in told.items[-3:]] == [False, True, True], "the flags"
            )
            assert not any(isinstance(event, ReadChanged) for event in listener.told)
            assert toy.log.matching("/api/v1/markers") == []


async def test_a_server_that_is_busy_for_a_moment_does_not_cost_the_stream() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        busy = toy.faults.add("/api/v1/*", failure(503), times=2)
        mark = toy.log.mark()
        account.source.nudge()
        await eventually(lambda: busy.hits == 2, "both questions asked")
        await toy.log.wait_for(lambda request: request.status == 503, after=mark)
        ids = arrive(toy)
        await listener.until(lambda told: arrived(told) == ids, "the news")
        assert listener.error is None


async def test_a_revoked_token_is_found_even_where_the_stream_goes_on() -> None:
    async with ToyMastodon("gotosocial") as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        toy.revoke_token(account.context.secrets["access_token"])
        account.source.nudge()
        assert isinstance(await listener.until_error(), AuthRejected)


async def test_an_account_that_is_not_let_in_is_not_signed_out() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.faults.add(LIST, failure(403), times=None)
        async with Listener(account.source) as listener:
            error = await listener.until_error()
            assert isinstance(error, Unreachable)
            assert error.retry_after_s is None, "a nudge tries at once"
            assert error.pause_s is not None
            assert error.pause_s > 600


async def test_quiet_polling_slows_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "QUIET_POLLS", 2)
    async with ToyMastodon("takahe") as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        while "three minutes" not in (listener.online or Online(live=True)).detail:
            mark = toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST, after=mark)
        arrive(toy)
        account.source.nudge()
        await listener.until(lambda told: told.online is not None and "every minute" in told.online.detail, "speed")
