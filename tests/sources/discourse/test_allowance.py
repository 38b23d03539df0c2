"""Never more than twenty requests a minute and 2880 a day, the polls among them, whatever happens on the forum."""

import asyncio
import json
from bisect import bisect_left
from collections.abc import Coroutine
from contextlib import aclosing
from itertools import pairwise
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import httpx
import pytest

from tests.sources.discourse.samples import in_topic
from tests.support.virtual_time import VirtualClock, VirtualLoop
from tests.unit.api.scripted import answer
from traynotify.api import Command, Grant, Identity, Items, RemoteId, SourceContext, Values, Verb
from traynotify.core.account import Account
from traynotify.core.ids import AccountId, ServiceId
from traynotify.sources.discourse.allowance import Allowance
from traynotify.sources.discourse.identity import capabilities
from traynotify.sources.discourse.service import DiscourseService

T = TypeVar("T")

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
HOLD_S = 25.0


@pytest.fixture(autouse=True)
def _hurried() -> None:
    """Here, nothing is hurried but the clock."""


def run(story: Coroutine[Any, Any, T]) -> T:
    """Live through `story` in no time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(story)


class ForumInMemory(httpx.AsyncBaseTransport):
    """A forum where something happens every so many seconds; it notes when it was asked for what."""

    def __init__(self, every: float) -> None:
        self._every = every
        self.asked: list[tuple[float, str]] = []

    @property
    def times(self) -> list[float]:
        return [moment for moment, _ in self.asked]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        loop = asyncio.get_running_loop()
        self.asked.append((loop.time(), request.url.path))
        if "/message-bus/" not in request.url.path:
            return self._list(int(loop.time() / self._every))
        position = int(dict(parse_qsl(request.content.decode()))["/notification/7"])
        if position == -1:
            return _told([_message("/__status", {"/notification/7": int(loop.time() / self._every)}, -1)])
        due = (position + 1) * self._every - loop.time()
        await asyncio.sleep(min(HOLD_S, max(0.0, due)))
        head = int(loop.time() / self._every)
        if head == position:
            return _told([])
        state = {
            "last_notification": {"notification": _row(head)},
            "recent": [[number, False] for number in range(head, max(0, head - 20), -1)],
        }
        return _told([_message("/notification/7", state, head)])

    def _list(self, newest: int) -> httpx.Response:
        rows = [_row(number) for number in range(newest, max(0, newest - 60), -1)]
        body = {"notifications": rows, "total_rows_notifications": newest, "seen_notification_id": 0}
        return _told(body)


def _told(body: Any) -> httpx.Response:
    return answer(200, json.dumps(body).encode())


def _row(number: int) -> dict[str, Any]:
    return in_topic("mentioned", id=number, topic_id=number, created_at="2026-03-14T09:00:00Z")


def _message(channel: str, data: Any, position: int) -> dict[str, Any]:
    return {"global_id": 1, "message_id": position, "channel": channel, "data": data}


def most_within(times: list[float], span: float) -> int:
    """The most that fall within any stretch of this length."""
    return max((bisect_left(times, moment + span) - index for index, moment in enumerate(times)), default=0)


async def listen(forum: ForumInMemory, seconds: float, *, clicks: int = 0) -> None:
    """Listen to the forum for so long; meanwhile somebody marks everything as read again and again."""
    clock = VirtualClock()
    identity = Identity(remote_id="7", handle="ana@larks.example", capabilities=capabilities())
    grant = Grant(identity=identity, base_url="https://larks.example", secrets={"key": "0123"})
    account = Account(
        id=AccountId("forum:ana@larks.example"),
        service=ServiceId("forum"),
        base_url=grant.base_url,
        identity=identity,
        added_at=clock.now(),
    )
    context = SourceContext(
        account, secrets=grant.secrets, save_secrets=_forget, settings=Values(), clock=clock, transport=forum
    )
    source = DiscourseService(clock).create(context)

    three = Items(frozenset(map(RemoteId, ("1", "2", "3"))))

    async def click() -> None:
        for _ in range(clicks):
            await asyncio.sleep(seconds / (clicks + 1))
            await source.perform(Command(verb=Verb.READ, selector=three))

    clicking = asyncio.create_task(click())
    try:
        async with asyncio.timeout(seconds), aclosing(source.events(None)) as events:
            async for _ in events:
                pass
    except TimeoutError:
        pass
    finally:
        clicking.cancel()
        await asyncio.gather(clicking, return_exceptions=True)
        await source.aclose()


async def _forget(_secrets: object) -> None:
    """Nowhere to keep them."""


@pytest.mark.parametrize(
    ("every", "seconds"),
    [(7.0, 2 * HOUR), (40.0, 4 * HOUR), (600.0, 1.05 * DAY)],
    ids=["storm", "busy", "usual"],
)
def test_both_limits_are_kept_whatever_happens(every: float, seconds: float) -> None:
    forum = ForumInMemory(every)
    run(listen(forum, seconds, clicks=50))
    assert most_within(forum.times, MINUTE) <= 20
    assert most_within(forum.times, DAY) <= 2880
    assert len(forum.times) > 100


def test_of_a_usual_day_little_is_missed_for_long() -> None:
    """What is seldom is told by the poll that is being held, or at the latest by the next one."""
    forum = ForumInMemory(900.0)
    run(listen(forum, DAY / 2))
    polls = [moment for moment, path in forum.asked if "/message-bus/" in path]
    gaps = [later - earlier for earlier, later in pairwise(polls)]
    longest, usual = max(gaps), sum(gaps) / len(gaps)
    assert longest < HOLD_S + 15
    assert usual < HOLD_S + 10


def test_the_list_is_looked_at_beside_the_bus() -> None:
    forum = ForumInMemory(1e9)
    run(listen(forum, HOUR))
    looks = [moment for moment, path in forum.asked if path == "/notifications.json"]
    assert 5 <= len(looks) <= 9


async def _take(allowance: Allowance, count: int, *, for_the_person: bool = False) -> list[float]:
    loop = asyncio.get_running_loop()
    times = []
    for _ in range(count):
        await allowance.take(for_the_person=for_the_person)
        times.append(loop.time())
    return times


def test_the_person_goes_first() -> None:
    async def story() -> tuple[list[float], list[float]]:
        allowance = Allowance(20, 2880)
        ours = await _take(allowance, 14)
        theirs = await _take(allowance, 4, for_the_person=True)
        return ours, theirs

    ours, theirs = run(story())
    assert ours[-1] == theirs[-1] == 0.0


def test_a_raised_limit_is_used() -> None:
    async def story() -> list[float]:
        return await _take(Allowance(1000, 100_000), 500)

    assert run(story())[-1] == 0.0


@pytest.mark.parametrize(("per_minute", "per_day"), [(6, 100), (20, 2880), (60, 5000)])
def test_any_limits_are_kept_by_whoever_asks_as_often_as_possible(per_minute: int, per_day: int) -> None:
    async def story() -> list[float]:
        allowance = Allowance(per_minute, per_day)
        both = await asyncio.gather(
            _take(allowance, per_day), _take(allowance, per_day // 2, for_the_person=True), return_exceptions=True
        )
        return sorted(moment for times in both if isinstance(times, list) for moment in times)

    times = run(story())
    assert most_within(times, MINUTE) <= per_minute
    assert most_within(times, DAY) <= per_day
