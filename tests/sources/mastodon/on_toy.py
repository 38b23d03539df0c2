"""Accounts on a toy server, as the tests of the source need them."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from traynotify.api import Grant, RemoteId, Source, SourceContext, Values
from traynotify.api.testing import Inbox, Listener, open_context
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon.service import MastodonService

LIST = "/api/v1/notifications"
STREAM = "/api/v1/streaming"
MARKERS = "/api/v1/markers"
EVERYTHING = ("read", "write", "follow", "push")


class Account:
    """A source together with the context that it works in."""

    def __init__(self, source: Source, context: SourceContext) -> None:
        self.source = source
        self.context = context


async def grant_on(toy: ToyMastodon, scopes: Sequence[str] = EVERYTHING, address: str = "") -> Grant:
    """What signing in with a token gives."""
    token = toy.issue_token(scopes=tuple(scopes))
    return await MastodonService().sign_in_with_token(address or toy.base_url, token, Values())


@asynccontextmanager
async def account_on(
    toy: ToyMastodon,
    *,
    scopes: Sequence[str] = EVERYTHING,
    settings: Values | None = None,
    grant: Grant | None = None,
    unread: Callable[[], Mapping[RemoteId, str]] = dict,
) -> AsyncIterator[Account]:
    """The toy's first user with a fresh source; closed in the end."""
    service = MastodonService()
    grant = grant or await grant_on(toy, scopes)
    context = open_context(service.id, grant, settings=settings, unread=unread)
    source = service.create(context)
    try:
        yield Account(source, context)
    finally:
        await source.aclose()


def arrive(toy: ToyMastodon, count: int = 1, kind: str = "mention") -> list[str]:
    """Let notifications arrive; returns their ids, oldest first."""
    return [toy.notify(kind, f"guest{number}", text=f"Message {number}").id for number in range(count)]


async def seen_once(toy: ToyMastodon, inbox: Inbox | None = None) -> str:
    """A first contact; returns the cursor that it leaves behind."""
    inbox = inbox or Inbox()
    async with account_on(toy, unread=inbox.held) as account, Listener(account.source, None, inbox) as listener:
        await listener.until_online()
        assert listener.cursor is not None
        return listener.cursor
