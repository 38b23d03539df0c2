"""Accounts on a toy forum, as the tests of the source need them."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from traynotify.api import (
    Arrived,
    Capabilities,
    CapabilitiesChanged,
    Grant,
    RemoteId,
    RequestBudget,
    Source,
    SourceContext,
    Values,
)
from traynotify.api.testing import Inbox, Listener, ScriptedPrompt, open_context
from traynotify.demo.discourse import FORUMS, RAISED_LIMITS, ToyDiscourse
from traynotify.demo.request_log import LoggedRequest
from traynotify.sources.discourse.service import DiscourseService
from traynotify.sources.discourse.settings import PER_DAY, PER_MINUTE, USERNAME

LIST = "*/notifications.json"
MARK_READ = "*/notifications/mark-read.json"
BUS = "*/message-bus/*/poll"
SESSION = "*/session/current.json"
SCOPES = ("notifications", "session_info")
CODES = replace(FORUMS["devices"], device_interval_s=0.0)
"""A forum that lets programs be allowed by a code, and be asked about it as often as they like."""
UNHURRIED = Values().replacing(PER_MINUTE, 1000).replacing(PER_DAY, 100_000)
"""For a forum whose owner raised the limits."""


class Typist(ScriptedPrompt):
    """Types the code that is said."""

    def __init__(self, toy: ToyDiscourse, *, allow: bool, user: str = "robin") -> None:
        super().__init__(browse=self._look)
        self._toy, self._allow, self._user = toy, allow, user

    async def _look(self, url: str) -> None:
        """Open the page; the code is typed once it is said."""

    def say(self, text: str) -> None:
        """Note it, and type the code in it."""
        super().say(text)
        if text.startswith("Type this code"):
            self._toy.type_code(text.rpartition(" ")[2], user=self._user, allow=self._allow)


class Account:
    """A source together with the context that it works in."""

    def __init__(self, source: Source, context: SourceContext) -> None:
        self.source = source
        self.context = context


async def grant_on(
    toy: ToyDiscourse, *, scopes: Sequence[str] = SCOPES, admin_for: str = "", address: str = ""
) -> Grant:
    """What signing in with a key gives: the first user's own, or an administrator's for somebody."""
    key = toy.issue_admin_key() if admin_for else toy.issue_key(scopes=scopes)
    settings = UNHURRIED.replacing(USERNAME, admin_for)
    return await DiscourseService().sign_in_with_token(address or toy.address, key, settings)


@asynccontextmanager
async def account_on(
    toy: ToyDiscourse,
    *,
    scopes: Sequence[str] = SCOPES,
    grant: Grant | None = None,
    settings: Values = UNHURRIED,
    service: DiscourseService | None = None,
    unread: Callable[[], Mapping[RemoteId, str]] = dict,
    budget: RequestBudget | None = None,
) -> AsyncIterator[Account]:
    """The toy's first user with a fresh source; closed in the end."""
    service = service or DiscourseService()
    grant = grant or await grant_on(toy, scopes=scopes)
    context = open_context(service.id, grant, settings=settings, unread=unread, budget=budget)
    source = service.create(context)
    try:
        yield Account(source, context)
    finally:
        await source.aclose()


def arrive(toy: ToyDiscourse, count: int = 1, kind: str = "mentioned") -> list[str]:
    """Let notifications arrive, each in a topic of its own; returns their ids, oldest first."""
    return [
        str(toy.notify(kind, f"guest{number % 9}", topic=f"Topic {number}", text="Hello").id) for number in range(count)
    ]


def forum(kind: str = "today") -> ToyDiscourse:
    """A forum whose owner raised the limits."""
    return ToyDiscourse(kind, limits=RAISED_LIMITS)


def arrived(listener: Listener) -> list[str]:
    """The ids of what was pushed, in order."""
    return [str(item.id) for event in listener.told if isinstance(event, Arrived) for item in event.items]


def abilities(listener: Listener) -> list[Capabilities]:
    """What was told of what the forum can do, in order; whether it has a live channel may be told at any time."""
    return [event.capabilities for event in listener.told if isinstance(event, CapabilitiesChanged)]


async def until_live(listener: Listener) -> None:
    """Wait until it follows the message bus."""
    await listener.until(lambda told: (told.online is not None and told.online.live) or None, "the live channel")


async def until_polling(listener: Listener) -> str:
    """Wait until it has found out that it has to poll; returns why."""
    online = await listener.until(
        lambda told: told.online if told.online is not None and told.online.detail.startswith("Asks") else None,
        "polling",
    )
    return online.detail


def lists(toy: ToyDiscourse, after: int = 0) -> list[LoggedRequest]:
    """The requests for the list."""
    return toy.log.matching(f"{toy.state.forum.folder}/notifications.json", after=after)


def polls(toy: ToyDiscourse, after: int = 0) -> list[LoggedRequest]:
    """The polls of the message bus."""
    return toy.log.matching(predicate=lambda request: "/message-bus/" in request.path, after=after)


async def seen_once(toy: ToyDiscourse, inbox: Inbox) -> str:
    """A first contact; returns the cursor that it leaves behind."""
    async with account_on(toy) as account, Listener(account.source, None, inbox) as listener:
        await listener.until_online()
        assert listener.cursor is not None
        return listener.cursor
