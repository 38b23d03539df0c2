"""Who a token speaks for, and what it may do; also for tokens that may read notifications and nothing else."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from traynotify.api import Capabilities, Identity
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.client import MastodonClient, Page
from traynotify.sources.mastodon.instance import API_APP_SCOPES, REFUSED, Server, capabilities, without
from traynotify.sources.mastodon.translate import actor, full_handle

UNKNOWN = "@"
"""What an id begins with that is not the server's: the token may not ask for it."""
_ABOUT_OWN_POSTS = frozenset({"favourite", "reblog"})


async def identify(
    client: MastodonClient,
    server: Server,
    *,
    token: str,
    scopes: frozenset[str] | None,
    user: str = "",
    known: Identity | None = None,
) -> Identity:
    """Whom `token` belongs to. Raises the SourceError tree.

    Where the token may not ask that, it is who it was (`known`), or the person called `user`.
    """
    account = await client.me()
    if scopes is None and server.api_version >= API_APP_SCOPES:
        scopes = await client.scopes()
    if account is None or account.id is None:
        page = await client.page(purpose="identity")  # raises when the token is not good for that either
        if known is not None:
            return _as_now(known, server, capabilities(server, scopes))
        account = _author_of_own_posts(page) or wire.Account(
            username=user or f"account-{sha256(token.encode()).hexdigest()[:8]}"
        )
    somebody = actor(account, server)
    handle = full_handle(account, server)
    identity = Identity(
        remote_id=f"{UNKNOWN}{handle}" if account.id is None else str(account.id),
        handle=handle,
        display_name=somebody.name,
        avatar_url=somebody.avatar_url,
        url=somebody.url,
        software=server.label,
    )
    return _as_now(identity, server, capabilities(server, scopes), before=known)


def _as_now(identity: Identity, server: Server, able: Capabilities, before: Identity | None = None) -> Identity:
    """`identity` with what the server can do, less what it was found to refuse, as long as it runs the same."""
    before = before or identity
    if before.software == server.label:
        for field, reason in before.capabilities.reasons.items():
            if reason == REFUSED:
                able = without(able, field)
    return replace(identity, software=server.label, capabilities=able)


def _author_of_own_posts(page: Page) -> wire.Account | None:
    """The author of a post that somebody favourited or boosted, which is us."""
    for item in page.items:
        if item.type in _ABOUT_OWN_POSTS and item.status is not None and item.status.account is not None:
            return item.status.account
    return None
