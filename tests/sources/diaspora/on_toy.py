"""Accounts on a toy pod, as the tests of the source need them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from traynotify.api import Grant, RemoteId, Source, SourceContext, Values
from traynotify.api.testing import open_context
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.diaspora.toy import USUAL_SCOPES
from traynotify.sources.diaspora.service import DiasporaService

LIST = "/api/v1/notifications"
CONVERSATIONS = "/api/v1/conversations"
TOKENS = "/api/openid_connect/access_tokens"


class AccountOnToy:
    """A source with the context that it works in, and the secrets that it saved last."""

    def __init__(self, source: Source, context: SourceContext, saved: list[dict[str, str]]) -> None:
        self.source = source
        self.context = context
        self.saved = saved


async def grant_on(toy: ToyDiaspora, scopes: Sequence[str] = USUAL_SCOPES, address: str = "") -> Grant:
    """What signing in with a token gives."""
    token = toy.issue_token(scopes=tuple(scopes))
    return await DiasporaService().sign_in_with_token(address or toy.base_url, token, Values())


@asynccontextmanager
async def account_on(
    toy: ToyDiaspora,
    *,
    scopes: Sequence[str] = USUAL_SCOPES,
    settings: Values | None = None,
    grant: Grant | None = None,
    unread: Callable[[], Mapping[RemoteId, str]] = dict,
) -> AsyncIterator[AccountOnToy]:
    """The toy's first person with a fresh source; closed in the end. `unread` is what the inbox holds as unread."""
    service, saved = DiasporaService(), list[dict[str, str]]()
    grant = grant or await grant_on(toy, scopes)

    async def save(secrets: Mapping[str, str]) -> None:
        saved.append(dict(secrets))

    context = open_context(service.id, grant, settings=settings, save_secrets=save, unread=unread)
    source = service.create(context)
    try:
        yield AccountOnToy(source, context, saved)
    finally:
        await source.aclose()


async def poll(toy: ToyDiaspora, account: AccountOnToy) -> None:
    """Ask for news now, and wait until the list has been told; the last thing that is looked at are conversations."""
    before = toy.log.mark()
    account.source.nudge()
    asked = await toy.log.wait_for(lambda request: request.path == LIST and request.status is not None, after=before)
    await toy.log.wait_for(lambda request: request.path == CONVERSATIONS, after=asked.number)
    for _ in range(10):  # what was told has a few hands to go through
        await asyncio.sleep(0)
