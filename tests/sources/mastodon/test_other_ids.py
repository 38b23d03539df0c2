"""A server that was put together anew gives everything another id: then its list is read again, to its end."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.sources.mastodon.on_toy import LIST, account_on, arrive, seen_once
from traynotify.api.testing import Listener
from traynotify.demo.faults import failure
from traynotify.demo.mastodon import ToyMastodon


def one_an_hour(toy: ToyMastodon, count: int) -> None:
    for number in range(count):
        toy.notify("follow", f"guest{number}", at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number))


def numbered_anew(toy: ToyMastodon) -> set[str]:
    """Give everything another id, in an order in which what came later may stand lower; returns the ids."""
    for row in toy.notifications():
        toy.withdraw(row)
        toy.notify(row.type, row.actor, status=row.status, at=row.created_at, publish=False)
    return {row.id for row in toy.notifications()}


@pytest.mark.parametrize("missed", [0, 100])
async def test_everything_is_read_again_once_the_server_has_given_it_other_ids(missed: int) -> None:
    async with ToyMastodon("gotosocial") as toy:
        one_an_hour(toy, 100)
        cursor = await seen_once(toy)
        arrive(toy, missed)
        ids = numbered_anew(toy)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert ids <= {item.id for item in listener.items}


@pytest.mark.parametrize(("missed", "pages"), [(0, 2), (0, 3), (100, 2), (100, 3), (100, 4), (100, 5)])
async def test_everything_is_read_under_its_other_id_though_the_line_breaks_after_some_pages(
    missed: int, pages: int
) -> None:
    async with ToyMastodon("gotosocial") as toy:
        one_an_hour(toy, 200)
        cursor = await seen_once(toy)
        arrive(toy, missed)
        ids = numbered_anew(toy)
        toy.faults.add(LIST, failure(502), skip=pages)
        async with account_on(toy) as account, Listener(account.source, cursor) as broken:
            await broken.until_error()
        async with account_on(toy) as account, Listener(account.source, broken.cursor or cursor) as listener:
            await listener.until_online()
            assert ids <= {item.id for item in (*broken.items, *listener.items)}


async def test_other_ids_are_noticed_while_we_listen() -> None:
    async with ToyMastodon("gotosocial") as toy:
        one_an_hour(toy, 100)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            ids = numbered_anew(toy)
            account.source.nudge()
            await listener.until(lambda told: ids <= {item.id for item in told.items}, "everything under its new id")


@pytest.mark.parametrize("pages", range(1, 4))
async def test_other_ids_that_are_noticed_while_we_listen_are_read_though_the_list_fails_over_it(pages: int) -> None:
    async with ToyMastodon("gotosocial") as toy:
        one_an_hour(toy, 200)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            ids = numbered_anew(toy)
            toy.faults.add(LIST, failure(502), skip=pages)
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST and request.status == 502)
            account.source.nudge()
            await listener.until(lambda told: ids <= {item.id for item in told.items}, "everything under its new id")


async def test_other_ids_are_noticed_though_the_newest_page_ends_above_what_was_known() -> None:
    """What came in one moment may be more than a page, and stand higher under its new ids."""
    async with ToyMastodon("gotosocial") as toy:
        for _ in range(100):
            toy.notify("follow", "bob", at=datetime(2026, 1, 1, tzinfo=UTC))
        newest = toy.notify("follow", "bob", at=datetime(2026, 1, 2, tzinfo=UTC)).id
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            old = {item.id for item in listener.items} - {newest}
            while min(ids := numbered_anew(toy)) < max(old):
                pass
            account.source.nudge()
            await listener.until(lambda told: ids <= {item.id for item in told.items}, "everything under its new id")
