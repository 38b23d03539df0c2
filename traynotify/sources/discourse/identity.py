"""Whose key it is, and what it lets us do; also for keys that may list notifications and nothing else."""

from __future__ import annotations

from msgspec.structs import replace

from traynotify.api import AuthRejected, Capabilities, Identity, ReadScope, Refused, clean_line, clean_name, phrase, tr
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.client import DiscourseClient
from traynotify.sources.discourse.site import Site

UNKNOWN = "@"
"""What an id begins with that is a name: the key may not ask for the number."""
_NO_READING = phrase(
    "This sign-in may look at notifications, but not mark them as read; what is read here stays read here."
)
_REASONS = {
    "unread": phrase("Discourse has no way for apps to mark notifications as unread; it stays unread here."),
    "dismiss": phrase("Discourse lets nobody but administrators delete notifications."),
    "clear": phrase("Discourse lets nobody but administrators delete notifications."),
    "reply": phrase("This sign-in only reads; it was not asked for the permission to write."),
}


async def identify(
    client: DiscourseClient, site: Site, *, username: str = "", known: Identity | None = None
) -> Identity:
    """Whom the key speaks for. Raises AuthRejected where nobody is known by it, Refused where it may not
    list, and the SourceError tree.

    `username`: whom an administrator's key is used for. `known`: who it was so far; then a single refusal decides
    nothing, and what the forum can do is not asked again.
    """
    user = await client.me()
    if user is None and known is not None:
        if not await client.is_known():
            await client.doubt()
        if not known.remote_id.startswith(UNKNOWN):
            user = await client.me()
    if user is None:
        user = await _by_the_list(client, username, known)
    elif known is None and not await client.is_known():
        raise Refused(
            tr("{host} does not let this key list notifications; it needs the scope “notifications”", host=client.host)
        )
    name = clean_line(user.username, 60)
    return Identity(
        remote_id=_remote_id(user, name, known),
        handle=f"{name}@{site.domain}",
        display_name=clean_name(user.name or "") or name,
        avatar_url=site.avatar(user.avatar_template) or (known.avatar_url if known is not None else ""),
        url=site.profile(name),
        software=known.software if known is not None else site.software,
        capabilities=granted(known.capabilities) if known is not None else capabilities(),
    )


def capabilities() -> Capabilities:
    """What a forum lets an app do."""
    return Capabilities(read=frozenset({ReadScope.ITEM}), live=True, reasons=dict(_REASONS))


def granted(able: Capabilities) -> Capabilities:
    """`able` with what a refusal took away, which is believed for a while only: it may have been of that moment."""
    reasons = {name: why for name, why in able.reasons.items() if name != "read"}
    return replace(able, read=capabilities().read, reasons=reasons)


def without_reading(able: Capabilities) -> Capabilities:
    """`able`, for a key that turned out not to be allowed to mark anything."""
    return replace(able, read=frozenset(), reasons={**able.reasons, "read": _NO_READING})


def with_live(able: Capabilities, why_not: str) -> Capabilities:
    """`able`, where the message bus serves, or does not for a reason that is the end of a sentence."""
    reasons = {name: reason for name, reason in able.reasons.items() if name != "live"}
    if why_not:
        reasons["live"] = tr("The forum is asked again and again instead, because {why}.", why=why_not)
    return replace(able, live=not why_not, reasons=reasons)


async def _by_the_list(client: DiscourseClient, username: str, known: Identity | None) -> wire.User:
    """Who it must be that the list is shown to; the number 0 stands for one that is not known."""
    if not await client.is_known():
        raise AuthRejected(tr("{host} does not accept this key; please sign in again", host=client.host))
    page = await client.recent(limit=1, purpose="identity")
    name = page.username or username or (known.handle.partition("@")[0] if known is not None else "")
    if not name:
        raise AuthRejected(
            tr("{host} does not say whose key this is; make one with the permission session_info", host=client.host)
        )
    return wire.User(id=0, username=name)


def _remote_id(user: wire.User, name: str, known: Identity | None) -> str:
    """The server's number; where it is not known, what the account had before, or its name."""
    if user.id:
        by_name = f"{UNKNOWN}{name.lower()}"
        return by_name if known is not None and known.remote_id == by_name else str(user.id)
    if known is not None and known.handle.partition("@")[0].lower() == name.lower():
        return known.remote_id
    return f"{UNKNOWN}{name.lower()}"
