"""A forum that was put together anew gives every row another number: then its list is read again, to its end."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest

from tests.sources.discourse.on_toy import LIST, account_on, forum, seen_once
from traynotify.api.testing import Inbox, Listener
from traynotify.demo.discourse import ToyDiscourse
from traynotify.demo.discourse.model import Notification
from traynotify.demo.faults import failure
from traynotify.sources.discourse import session


def one_a_minute(toy: ToyDiscourse, count: int) -> None:
    """So that their ids are not what orders them."""
    for minute in range(count, 0, -1):
        toy.notify(
            "liked", "guest", topic=f"Topic {minute}", at=datetime.now(UTC) - timedelta(minutes=minute), read=True
        )


def number_anew(toy: ToyDiscourse) -> set[str]:
    """Every row as before, all of them read, under another id; returns the ids."""
    return {number_one_anew(toy, row) for row in reversed(toy.notifications())}


def number_one_anew(toy: ToyDiscourse, row: Notification) -> str:
    toy.withdraw(row)
    return str(toy.notify(row.kind, row.actor, topic=row.topic, at=row.created_at, read=True, quietly=True).id)


async def test_a_list_that_was_numbered_anew_while_we_were_away_is_read_to_its_end() -> None:
    inbox = Inbox()
    async with forum("no_bus") as toy:
        one_a_minute(toy, 130)
        cursor = await seen_once(toy, inbox)
        numbers = number_anew(toy)
        async with account_on(toy) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert numbers <= set(inbox.rows)


@pytest.mark.parametrize("is_restarted", [False, True])
async def test_a_list_that_was_numbered_anew_is_read_to_its_end_though_the_line_breaks_over_it(
    is_restarted: bool,
) -> None:
    inbox = Inbox()
    async with forum("no_bus") as toy:
        one_a_minute(toy, 130)
        cursor = await seen_once(toy, inbox)
        numbers = number_anew(toy)
        async with account_on(toy) as account:
            toy.faults.add(LIST, failure(502), skip=1)
            async with Listener(account.source, cursor, inbox) as broken:
                await broken.until_error()
            async with (
                account_on(toy) if is_restarted else nullcontext(account) as again,
                Listener(again.source, broken.cursor or cursor, inbox) as listener,
            ):
                await listener.until_online()
                assert numbers <= set(inbox.rows)


async def test_a_list_that_is_numbered_anew_while_we_look_on_is_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also when the bell's menu, which shows the newest alone, was looked at first."""
    monkeypatch.setattr(session, "POLL_S", 0.05)
    monkeypatch.setattr(session, "SURVEY_EVERY", 3)
    async with forum("no_bus") as toy:
        one_a_minute(toy, 130)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            numbers = number_anew(toy)
            await listener.until(lambda told: numbers <= set(told.inbox.rows) or None, "every row under its new id")
