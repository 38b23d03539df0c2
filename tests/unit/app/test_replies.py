"""What a click on a bubble does: open, mark read, or show the inbox for a digest."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, NINE, account, key, notification, remote_ids
from tests.support.waiting import eventually
from traynotify.app.bootstrap import App
from traynotify.app.replies import Replies
from traynotify.core.alert import Alert, AlertAction, AlertReply
from traynotify.core.commands import Verb
from traynotify.core.digest import alert_for
from traynotify.core.errors import StorageFailed
from traynotify.core.events import Arrived, ReadChanged, SourceEvent
from traynotify.core.facts import AccountStored, AlertsShown, Asked, FromSource
from traynotify.core.ids import NotificationKey
from traynotify.core.notification import Origin
from traynotify.core.selector import Items
from traynotify.core.settings import OPEN_MARKS_READ, Settings, Values
from traynotify.core.state import Operation
from traynotify.engine.store import Store
from traynotify.storage.memory import MemoryArchive


class Clock:
    set_backs = 0

    def now(self) -> Any:
        return NINE


@dataclass
class FakeEngine:
    store: Store
    asked: list[tuple[Verb, list[NotificationKey]]] = field(default_factory=list)
    seen: dict[NotificationKey, datetime] = field(default_factory=dict)
    failure: str = ""

    async def ask(
        self, verb: Verb, keys: list[NotificationKey], *, seen: Mapping[NotificationKey, datetime]
    ) -> list[Operation]:
        if self.failure:
            raise StorageFailed(self.failure)
        self.asked.append((verb, keys))
        self.seen.update(seen)
        return []


@dataclass
class FakeLauncher:
    opened: list[tuple[str, str | None]] = field(default_factory=list)
    works: bool = True
    meanwhile: Callable[[], Awaitable[object]] | None = None

    async def open(self, url: str, activation_token: str | None = None) -> bool:
        self.opened.append((url, activation_token))
        if self.meanwhile is not None:
            await self.meanwhile()
        return self.works


class FakeApp:
    """As much of the app as replies need, with three notifications in it."""

    def __init__(self) -> None:
        self.engine = FakeEngine(Store(MemoryArchive(), Clock()))
        self.launcher = FakeLauncher()
        self.settings = Settings()

    async def fill(self) -> None:
        store = self.engine.store
        await store.load(Settings())
        await store.apply(AccountStored(account=account(), at=NINE))
        await self.tell(Arrived(items=tuple(notification(number) for number in (1, 2, 3))))

    async def tell(self, event: SourceEvent) -> None:
        """The server says something new."""
        await self.engine.store.apply(FromSource(account=ANA, event=event, origin=Origin.LIVE, at=NINE))


@pytest.fixture
async def app() -> FakeApp:
    app = FakeApp()
    await app.fill()
    return app


@pytest.fixture
def shown() -> list[str | None]:
    """The activation tokens that the inbox was shown with."""
    return []


@pytest.fixture
def said() -> list[str]:
    """What the person was told."""
    return []


@pytest.fixture
async def replies(app: FakeApp, said: list[str], shown: list[str | None]) -> AsyncIterator[Replies]:
    replies = Replies(cast("App", app), said.append, shown.append)
    yield replies
    await replies.aclose()


def reply(action: AlertAction, *numbers: int, token: str | None = None) -> AlertReply:
    alert = Alert(id="a", title="", body="", keys=tuple(key(number) for number in numbers))
    return AlertReply(alert=alert, action=action, activation_token=token)


async def test_a_click_opens_the_page_and_marks_it_read(app: FakeApp, replies: Replies) -> None:
    replies.answer(reply(AlertAction.OPEN, 2, token="front"))

    await eventually(lambda: app.engine.asked, "it is marked read")
    assert app.launcher.opened == [("https://larks.example/2", "front")]
    assert app.engine.asked == [(Verb.READ, [key(2)])]


async def test_a_click_leaves_it_unread_where_the_person_wants_that(app: FakeApp, replies: Replies) -> None:
    app.settings = Settings(general=Values().replacing(OPEN_MARKS_READ, False))

    assert await replies.open(key(2))
    assert app.engine.asked == []


async def test_where_the_notification_is_gone_none_of_the_others_is_opened_instead(
    app: FakeApp, replies: Replies
) -> None:
    assert not await replies.open(key(99), others=[key(1), key(2)])
    assert (app.launcher.opened, app.engine.asked) == ([], [])


async def test_what_could_not_be_opened_stays_unread(app: FakeApp, replies: Replies) -> None:
    app.launcher.works = False

    assert not await replies.open(key(2))
    assert app.engine.asked == []


async def test_what_comes_while_the_browser_starts_is_not_meant(app: FakeApp, replies: Replies) -> None:
    store = app.engine.store
    before = store.state.rows[key(2)].notification
    later = replace(before, updated_at=before.happened_at + timedelta(minutes=5))
    app.launcher.meanwhile = lambda: app.tell(Arrived(items=(later,)))
    assert await replies.open(key(2))
    assert store.state.rows[key(2)].notification.happened_at > app.engine.seen[key(2)] == before.happened_at


@pytest.mark.parametrize("action", AlertAction)
async def test_a_bubble_means_no_more_than_it_told(action: AlertAction, app: FakeApp, replies: Replies) -> None:
    row = app.engine.store.state.rows[key(2)]
    told = replace(row.notification, created_at=row.notification.created_at - timedelta(hours=1))
    alert = alert_for(app.engine.store.state, replace(row, notification=told))
    replies.answer(AlertReply(alert=alert, action=action))
    await eventually(lambda: app.engine.asked, "it is marked read")
    assert app.engine.seen == {key(2): told.happened_at}


async def test_mark_read_opens_nothing(app: FakeApp, replies: Replies) -> None:
    replies.answer(reply(AlertAction.MARK_READ, 1, 3))

    await eventually(lambda: app.engine.asked, "they are marked read")
    assert app.engine.asked == [(Verb.READ, [key(1), key(3)])]
    assert app.launcher.opened == []


async def test_a_digest_leads_to_the_inbox(app: FakeApp, replies: Replies, shown: list[str | None]) -> None:
    replies.answer(reply(AlertAction.OPEN, 3, 2, 1, token="front"))

    assert shown == ["front"]
    assert app.launcher.opened == []


async def test_without_an_inbox_a_digest_opens_its_newest_page(app: FakeApp, said: list[str]) -> None:
    replies = Replies(cast("App", app), said.append)

    replies.answer(reply(AlertAction.OPEN, 3, 2, 1))

    await eventually(lambda: app.engine.asked, "it is marked read")
    assert app.launcher.opened == [("https://larks.example/3", None)]
    await replies.aclose()


async def test_what_took_the_place_of_a_row_is_what_its_bubble_means(app: FakeApp, replies: Replies) -> None:
    for number in (4, 5):
        item = notification(number, slot="topic:7", server_read=False)
        await app.tell(Arrived(items=(item,)))

    assert await replies.open(key(4))
    assert app.launcher.opened == [("https://larks.example/5", None)]
    assert app.engine.asked == [(Verb.READ, [key(5)])]


@pytest.mark.parametrize(("first_is_read_elsewhere", "meant"), [(False, (5, 2)), (True, (2,))])
async def test_what_took_the_place_of_a_row_and_has_an_alert_of_its_own_is_not_meant(
    first_is_read_elsewhere: bool, meant: tuple[int, ...], app: FakeApp, replies: Replies
) -> None:
    await app.tell(Arrived(items=(notification(4, slot="topic:7", server_read=False),)))
    await app.engine.store.apply(AlertsShown(keys=(key(4), key(2)), at=NINE, among=2))
    if first_is_read_elsewhere:
        await app.tell(ReadChanged(selector=Items(remote_ids(4)), read=True))
    await app.tell(Arrived(items=(notification(5, slot="topic:7", server_read=False),)))

    replies.answer(reply(AlertAction.MARK_READ, 4, 2))

    await eventually(lambda: app.engine.asked, "the digest is marked read")
    assert app.engine.asked == [(Verb.READ, [key(number) for number in meant])]


async def test_what_takes_the_place_of_a_row_while_the_browser_starts_is_not_meant(
    app: FakeApp, replies: Replies
) -> None:
    first, second = (Arrived(items=(notification(n, slot="topic:7", server_read=False),)) for n in (4, 5))
    await app.tell(first)
    app.launcher.meanwhile = lambda: app.tell(second)

    assert await replies.open(key(4), others=[key(2)])
    assert app.engine.asked == [(Verb.READ, [key(2)])]


async def test_what_was_deleted_meanwhile_is_left_out(app: FakeApp, replies: Replies) -> None:
    gone = Operation(id=1, account=ANA, verb=Verb.DISMISS, keys=frozenset({key(1)}), accepted_at=NINE, send_at=NINE)
    await app.engine.store.apply(Asked(operation=gone))

    replies.answer(reply(AlertAction.MARK_READ, 1, 2))

    await eventually(lambda: app.engine.asked, "the other is marked read")
    assert app.engine.asked[0][1][-1] == key(2)


async def test_a_page_of_nothing_that_is_known_is_not_opened(app: FakeApp, replies: Replies) -> None:
    assert not await replies.open(key(99))
    assert app.launcher.opened == []


@pytest.mark.parametrize("action", AlertAction)
async def test_a_click_that_could_not_be_kept_is_not_lost_in_silence(
    action: AlertAction, app: FakeApp, replies: Replies, said: list[str]
) -> None:
    app.engine.failure = "The disk is full"
    replies.answer(reply(action, 2))
    await eventually(lambda: said, "the person is told")
    assert said == ["The disk is full"]
    assert len(app.launcher.opened) == (action is AlertAction.OPEN), "the page is opened all the same"


async def test_a_bubble_whose_page_cannot_be_opened_says_so(app: FakeApp, replies: Replies, said: list[str]) -> None:
    app.launcher.works = False
    replies.answer(reply(AlertAction.OPEN, 2))
    await eventually(lambda: said, "the person is told")
    assert said == ["It could not be opened: it has no page, or no browser could be started"]
