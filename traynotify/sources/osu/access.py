"""What a sign-in turns out to carry, and what follows from it: all notifications, chat alone, or nothing for us."""

from __future__ import annotations

from enum import Enum
from urllib.parse import urlsplit

from msgspec.structs import replace

from traynotify.api import Capabilities, ReadScope, is_loopback, origin, phrase, tr
from traynotify.sources.osu.wire import Bundle

NO_SCOPE = phrase(
    "This sign-in is good, but carries neither notifications nor chat: osu! lets no app but its own read notifications "
    "today. Sign in again with a token that may, or with an app of your own, which may carry your chat"
)
CHAT_ONLY = phrase("Chat messages only: osu! lets no app but its own read the other notifications")

_OFFICIAL_HOST, _OFFICIAL_ENDPOINT = "osu.ppy.sh", "wss://notify.ppy.sh"
_USUAL_PATH = "/home/notifications/feed"

_NO_UNREAD = phrase("osu! has no way to mark something as unread; it is unread here only.")
_NO_DISMISS = phrase("osu! lets only its website delete notifications.")
_NO_REPLY = phrase("This sign-in only reads; it was not asked for the permission to write.")
_NOTHING = phrase("osu! lets no app but its own read notifications, and this sign-in has not brought any chat.")
REFUSED = phrase("The server refused this when it was tried; what you read is remembered here only.")


class Access(Enum):
    """How much of the notifications a sign-in may have."""

    TODAY = "today"
    """Everything, from a server as it is today."""
    OLD = "old"
    """Everything, from a server as it was in 2019."""
    CHAT = "chat"
    """At most lines of chat, over the websocket."""
    NONE = "none"
    """Not even those."""


def capabilities(access: Access) -> Capabilities:
    """What the server and the sign-in can do, and why not the rest."""
    if access is Access.NONE:
        reasons = dict.fromkeys(("read", "unread", "dismiss", "clear", "live", "reply"), _NOTHING)
        return Capabilities(partial=NO_SCOPE, reasons=reasons)
    reasons = {"unread": _NO_UNREAD, "dismiss": _NO_DISMISS, "clear": _NO_DISMISS, "reply": _NO_REPLY}
    several = (ReadScope.GROUP, ReadScope.KIND, ReadScope.ALL) if access is Access.TODAY else ()
    partial = CHAT_ONLY if access is Access.CHAT else ""
    return Capabilities(
        read=frozenset((ReadScope.ITEM, *several)),
        reads_in_order=access is Access.CHAT,
        live=True,
        partial=partial,
        reasons=reasons,
    )


def access_of(listed: Bundle | None) -> Access:
    """What a sign-in may carry that got this answer of the list, or was refused it."""
    if listed is None:
        return Access.CHAT
    return Access.OLD if listed.stacks is None else Access.TODAY


def without_read(able: Capabilities) -> Capabilities:
    """`able` less what the server refused when it was tried."""
    return replace(able, read=frozenset(), reasons={**able.reasons, "read": REFUSED})


def without_live(able: Capabilities, why: str) -> Capabilities:
    """`able` where the websocket is not to be had, for a reason that is the end of a sentence."""
    if not able.live:
        return able
    return replace(
        able, live=False, reasons={**able.reasons, "live": tr("Nothing comes by itself, because {why}.", why=why)}
    )


def usual_endpoint(base_url: str) -> str:
    """Where the websocket of a server is, as far as it can be known without being told."""
    parts = urlsplit(base_url)
    if parts.hostname == _OFFICIAL_HOST:
        return _OFFICIAL_ENDPOINT
    return parts._replace(scheme="wss" if parts.scheme == "https" else "ws", path=_USUAL_PATH).geturl()


def usable_endpoint(named: str, base_url: str) -> str:
    """The endpoint that a server named as a whole address; empty for one that must not be given the token.

    A server elsewhere has no business on this computer. That the line is encrypted is seen to when it is opened.
    """
    base = urlsplit(base_url)
    if named.startswith("/") and not named.startswith("//"):
        return base._replace(scheme="wss" if base.scheme == "https" else "ws", path="").geturl() + named
    try:
        scheme, host, _ = origin(named)
    except ValueError:
        return ""
    is_elsewhere = not is_loopback(base.hostname or "")
    return "" if scheme not in ("ws", "wss") or (is_elsewhere and is_loopback(host)) else named
