"""Who a token speaks for, and what it may do; also for tokens that may not ask whose they are."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from msgspec.structs import replace

from traynotify.api import Capabilities, Identity, ReadScope, clean_line, web_link
from traynotify.sources.osu import links
from traynotify.sources.osu.access import Access, access_of, capabilities
from traynotify.sources.osu.client import OsuClient, Page, ScopeMissing

UNKNOWN = "@"
"""What an id begins with that is not the server's: the token may not ask for it."""
_SOFTWARE = {Access.TODAY: "osu!web", Access.OLD: "osu!web of 2019", Access.CHAT: "osu!web"}


async def identify(
    client: OsuClient, base_url: str, *, token: str, known: Identity | None = None
) -> tuple[Identity, Page | None]:
    """Whom `token` belongs to, and the first page of the list where it may have that. Raises the SourceError tree.

    Where the token may not ask whose it is, it is who it was (`known`), or somebody without a name.
    """
    me = await client.me()
    page: Page | None = None
    try:
        page = await client.page(unread=True, purpose="identity")
    except ScopeMissing:
        pass  # that it carries chat, if anything, is seen on the websocket
    access = access_of(page.bundle if page is not None else None)
    if me is None:
        identity = known or _nameless(token, base_url)
    else:
        name = clean_line(me.username, 80)
        identity = Identity(
            remote_id=str(me.id),
            handle=f"{name}@{urlsplit(base_url).netloc}",
            display_name=name,
            avatar_url=web_link(me.avatar_url),
            url=links.person(me.id, base_url),
        )
    able = _able(access, known.capabilities if known is not None else None)
    return replace(identity, software=_SOFTWARE[access], capabilities=able), page


def _able(access: Access, known: Capabilities | None) -> Capabilities:
    """What is certain already; what a sign-in without notifications can do is seen on the websocket alone."""
    if access is Access.CHAT:
        is_of_chat = known is not None and ReadScope.GROUP not in known.read
        return known if known is not None and is_of_chat else capabilities(Access.NONE)
    able = capabilities(access)
    if known is None or known.partial:
        return able
    if not known.live:  # whether it is so still, is tried next
        able = replace(able, live=False, reasons={**able.reasons, "live": known.reasons.get("live", "")})
    return able


def own_id(identity: Identity) -> int | None:
    """The server's number of the person; None where it is not known."""
    return int(identity.remote_id) if identity.remote_id.isdecimal() else None


def _nameless(token: str, base_url: str) -> Identity:
    handle = f"account-{sha256(token.encode()).hexdigest()[:8]}@{urlsplit(base_url).netloc}"
    return Identity(remote_id=f"{UNKNOWN}{handle}", handle=handle)
