"""A server that lies, breaks or floods costs its own account a moment, and never a token."""

import json
import logging

import pytest

from tests.sources.mastodon.on_toy import LIST, STREAM, account_on, arrive
from tests.support.logs import ExpectedLogs
from traynotify.api import (
    RateLimited,
    ReadChanged,
    Refused,
    ServerConfused,
    SignInFailed,
    SourceError,
    Unreachable,
    Values,
)
from traynotify.api.testing import Listener
from traynotify.demo.faults import Disconnect, Flood, Respond, Rewrite, Truncate, failure, garbage, redirect
from traynotify.demo.mastodon import RateLimits, ToyMastodon
from traynotify.sources.mastodon.service import MastodonService


@pytest.mark.parametrize("path", [LIST, "/api/v1/markers", "/api/v1/accounts/verify_credentials", "/api/v2/instance"])
async def test_a_redirect_to_another_host_does_not_carry_the_token(path: str) -> None:
    async with ToyMastodon() as thief, ToyMastodon() as toy, account_on(toy) as account:
        toy.faults.add(path, redirect(f"{thief.base_url}{path}"), times=None)
        async with Listener(account.source) as listener:
            error = await listener.until(lambda told: told.error or told.online)
        if not isinstance(error, ServerConfused):  # it was not asked in listening
            with pytest.raises(ServerConfused, match="another address"):
                await account.source.identify()
        assert len(thief.log) == 0


async def test_a_stream_elsewhere_on_this_computer_is_not_given_the_token_by_a_redirect() -> None:
    async with ToyMastodon() as thief, ToyMastodon() as toy, account_on(toy) as account:
        toy.faults.add(STREAM, redirect(f"{thief.base_url}{STREAM}"), times=None)
        async with Listener(account.source) as listener:
            assert not (await listener.until_online()).live
        assert len(thief.log) == 0


async def test_links_to_other_hosts_are_not_followed() -> None:
    async with ToyMastodon() as thief, ToyMastodon() as toy:
        link = f'<{thief.base_url}{LIST}?max_id=1>; rel="next", <{thief.base_url}{LIST}?min_id=9>; rel="prev"'
        toy.faults.add(LIST, Respond(200, b"[]", headers={"Link": link}), times=None)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
        assert len(thief.log) == 0


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        (Truncate(), Unreachable),
        (Truncate(honest=True), ServerConfused),
        (Truncate(keep=0.0, honest=True), ServerConfused),
        (Flood(9 * 1024 * 1024), ServerConfused),
        (garbage(), ServerConfused),
        (Disconnect(), Unreachable),
        (Respond(200, b"<html>Please log in to this network</html>", "text/html"), ServerConfused),
        (Respond(200, b"{}"), ServerConfused),
        (Respond(200, b"null"), ServerConfused),
        (Respond(200, b"[" * 200_000), ServerConfused),
        (failure(500, html=True), Unreachable),
        (failure(502, html=True), Unreachable),
        (failure(410), Refused),
        (failure(418), Refused),
    ],
)
async def test_a_broken_list_is_an_error_of_ours(fault: Respond, meaning: type[SourceError]) -> None:
    async with ToyMastodon() as toy:
        arrive(toy, 20)
        toy.faults.add(LIST, fault, times=None)
        async with account_on(toy) as account, Listener(account.source) as listener:
            error = await listener.until_error()
            assert type(error) is meaning
            assert str(error)


@pytest.mark.parametrize("path", ["/api/v1/markers", f"{LIST}/unread_count", "/api/v2/instance"])
@pytest.mark.parametrize("body", [b"[]", b"null", b"{}", b'"text"', b"{", b'{"notifications": 7, "count": "x"}'])
async def test_a_broken_side_question_never_ends_in_a_traceback(path: str, body: bytes) -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        ids = arrive(toy, 2)
        toy.faults.add(path, Respond(200, body), times=None)
        async with Listener(account.source) as listener:
            await listener.until(lambda told: told.online or told.error)
            if listener.error is None:
                assert {item.id for item in listener.items} == set(ids)
            else:
                assert isinstance(listener.error, SourceError)


async def test_a_spent_budget_stops_the_asking() -> None:
    limits = RateLimits(requests=6, paging=6, registrations=5)
    async with ToyMastodon(limits=limits) as toy, account_on(toy) as account:
        arrive(toy, 300)
        async with Listener(account.source) as listener:
            error = await listener.until_error()
            assert isinstance(error, RateLimited)
            assert error.retry_after_s is not None
            assert 0 <= error.retry_after_s <= 900
        asked = len(toy.log)
        with pytest.raises(RateLimited):
            await account.source.identify()
        assert len(toy.log) == asked
        assert account.context.http.budget.remaining == 0


async def test_people_who_call_themselves_terrible_things_stay_one_row_of_text() -> None:
    async with ToyMastodon() as toy:
        nasty = toy.add_account("eve", "<img src=x onerror=alert(1)>\u202e\n\x00" + "Ẑ" * 5 + "\u0301" * 300)
        toy.override(nasty, avatar="javascript:x", avatar_static="file:///etc/passwd", url="data:text/html,x", uri="x")
        toy.notify("mention", nasty, text="</p><script>alert(1)</script>", warning="\u2066 spoiler")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            (item,) = listener.items
            assert item.title.startswith("<img src=x onerror=alert(1)>")
            assert len(item.title) < 120
            assert "\n" not in item.title
            assert "\u202e" not in item.title
            assert item.url.startswith(toy.base_url)
            assert (item.actors[0].avatar_url, item.actors[0].url) == ("", "")


async def test_items_without_their_parts_are_shown() -> None:
    async with ToyMastodon() as toy:
        kinds = ["mention", "favourite", "reblog", "poll", "update", "status", "follow", "tomorrows_type"]
        for kind in kinds:
            toy.notify(kind, "ben", status=None)

        def strip(page: list[dict[str, object]]) -> list[dict[str, object]]:
            return [{"id": item["id"], "type": item["type"]} for item in page]

        toy.faults.add(LIST, Rewrite(strip), times=None)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert sorted(item.raw_kind for item in listener.items) == sorted(kinds)
            assert all(item.title and item.url for item in listener.items)


async def test_no_log_of_ours_has_a_token_or_a_word_of_anybody(
    caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a frame of the stream made no sense")
    caplog.set_level(logging.DEBUG, "traynotify")
    async with ToyMastodon("pleroma") as toy, account_on(toy) as account:
        token = account.context.secrets["access_token"]
        toy.notify("mention", "ben", text="the private words")
        async with Listener(account.source) as listener:
            await listener.until_online()
            toy.send_frame(json.dumps({"event": "notification", "payload": '{"id": "the private words"'}))
            toy.notify("mention", "ben", text="the private words")
            await listener.until(lambda told: len({item.id for item in told.items}) == 2)
            toy.drop_connections()
            await listener.until_error()
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("traynotify.demo")]
    assert ours
    assert not any(token in line or "private words" in line for line in ours)


async def test_two_accounts_do_not_mind_each_others_trouble() -> None:
    async with (
        ToyMastodon() as good,
        ToyMastodon() as bad,
        account_on(good) as one,
        account_on(bad) as other,
        Listener(one.source) as fine,
        Listener(other.source) as broken,
    ):
        await fine.until_online()
        await broken.until_online()
        bad.revoke_token(other.context.secrets["access_token"])
        await broken.until_error()
        ids = arrive(good)
        await fine.until(lambda told: told.items and told.items[-1].id == ids[0])


async def test_an_empty_token_in_the_store_is_answered_in_words() -> None:
    async with ToyMastodon() as toy:
        with pytest.raises(SignInFailed, match="token"):
            await MastodonService().sign_in_with_token(toy.base_url, "", Values())


async def test_a_marker_that_is_cut_short_does_not_mean_that_there_are_none() -> None:
    async with ToyMastodon() as toy:
        notification = toy.notify("mention", "ben")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.faults.add("/api/v1/markers", Truncate(honest=True), times=2)
            for _ in range(2):
                asked = toy.log.mark()
                account.source.nudge()
                await toy.log.wait_for(lambda request: request.path == "/api/v1/markers", after=asked)
            toy.read_elsewhere(notification)
            account.source.nudge()
            await listener.until(lambda told: any(isinstance(e, ReadChanged) for e in told.told) or None, "the marker")
