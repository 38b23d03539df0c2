"""What is between a look that broke off and what was known before it is not forgotten, and a part is not the whole."""

import logging
from datetime import UTC, datetime

import pytest

from tests.sources.osu.accounts import Accounts
from traynotify.api import All, Command, Counted, Snapshot, SourceEvent, Unreachable, Verb
from traynotify.api.testing import Listener
from traynotify.demo.osu import ToyOsu
from traynotify.sources.osu import history
from traynotify.sources.osu.client import OsuClient, Page
from traynotify.sources.osu.cursor import Cursor
from traynotify.sources.osu.history import History
from traynotify.sources.osu.ledger import Ledger
from traynotify.sources.osu.translate import Viewpoint, translate
from traynotify.sources.osu.wire import Bundle, Notification

NOW = datetime(2026, 3, 1, tzinfo=UTC)


class ListOfPages(OsuClient):
    """A list of ids, three to a page; breaks below `broken_below`."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.broken_below: int | None = None

    async def page(
        self, *, unread: bool, below: int | None = None, stack: object = None, purpose: str = "poll"
    ) -> Page:
        """As the server has it."""
        if below is not None and below == self.broken_below:
            raise Unreachable("The line broke")
        rest = sorted((number for number in self.ids if below is None or number < below), reverse=True)
        rows = [
            Notification(id=number, name="constellation", object_type="user", object_id=1, is_read=False)
            for number in rest[:3]
        ]
        bundle = Bundle(notifications=rows, stacks=[], more_below=rows[-1].id if rest[3:] else None)
        return Page(bundle=bundle, asked_at=NOW)


async def test_a_look_that_breaks_off_is_made_up_for_by_the_next() -> None:
    told: list[SourceEvent] = []

    async def tell(event: SourceEvent) -> None:
        told.append(event)

    client = ListOfPages()
    view = Viewpoint(base_url="https://osu.example", me=1)
    looks = History(
        client,
        Ledger(),
        cursor=Cursor(newest=10),
        translate=lambda item: translate(item, view),
        tell=tell,
        log=logging.LoggerAdapter(logging.getLogger(__name__)),
    )
    client.ids, client.broken_below = list(range(1, 31)), 25
    with pytest.raises(Unreachable):
        await looks.catch_up()
    assert looks.cursor.newest == 10
    client.broken_below = None
    told.clear()
    await looks.catch_up()
    assert looks.cursor.newest == 30
    assert {int(item.id) for event in told if isinstance(event, Snapshot) for item in event.items} >= set(range(11, 31))


async def test_what_is_too_much_to_read_has_a_plus_and_is_not_marked_with_the_rest(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_PAGES", 1)
    monkeypatch.setattr(history, "FIRST_PAGES", 1)
    made = {toy.notify("forum_topic_reply", title=f"Topic {number}").id for number in range(90)}
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        told = {int(item.id) for item in listener.items}
        assert told < made
        assert [event.capped for event in listener.told if isinstance(event, Counted)] == [True]
        assert list(await source.perform(Command(verb=Verb.READ, selector=All()))) == []
        assert toy.unread() == made - told
