"""Whether a notification raises an alert, and the rule that decided, in words for “why did, or didn't, I get this?”."""

from __future__ import annotations

from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Kind, Notification, Origin
from traynotify.core.settings import ACCOUNT_ALERTS, ALERTS, HIDDEN_KINDS, QUIET_KINDS, Settings
from traynotify.core.state import AlertState

Decision = tuple[AlertState, str]
"""`AlertState.DUE` or `AlertState.NONE`, with the rule that decided, in words."""

MORE_JOINED = phrase("more people joined in, and it was unread still")
"""The rule of the one quiet alert of a row that gains people; it replaces the bubble that told of the row."""

KIND_WORDS = {
    Kind.MENTION: phrase("mention"),
    Kind.REPLY: phrase("reply"),
    Kind.MESSAGE: phrase("message"),
    Kind.REACTION: phrase("reaction"),
    Kind.BOOST: phrase("boost"),
    Kind.FOLLOW: phrase("follow"),
    Kind.REQUEST: phrase("request"),
    Kind.QUOTE: phrase("quote"),
    Kind.INVITE: phrase("invite"),
    Kind.POST: phrase("post"),
    Kind.POLL: phrase("poll"),
    Kind.EDIT: phrase("edit"),
    Kind.MODERATION: phrase("moderation"),
    Kind.SYSTEM: phrase("system"),
    Kind.OTHER: phrase("other"),
}
"""What a kind is called where one rule is about it."""
PUT_OFF = phrase("you had put it off until now")
"""The rule of a row that comes back."""
SEEN = phrase("you saw it in the open inbox")
"""Why a row needs no bubble: the person knows of it."""
FETCHED = phrase("it was put off before it was shown")
"""Why a row that was fetched back before its time needs none: the person knows of it."""
GONE_UNSHOWN = phrase("it was deleted before it was shown")
"""Why a row that left has no alert: should its server have it again, it is decided anew."""

_HIDDEN = phrase("{kind} is hidden for this account")
_QUIET = phrase("{kind} is quiet for this account")


def spoken(reason: str, kind: Kind) -> str:
    """A `reason` of `decide` about a row of this kind in the person's language: it is kept in English."""
    template = next((t for t in (_HIDDEN, _QUIET) if reason == t.format(kind=kind.value)), None)
    return tr(reason) if template is None else tr(template, kind=tr(KIND_WORDS[kind]))


def decide(
    notification: Notification, *, account: AccountId, origin: Origin, read: bool, settings: Settings
) -> Decision:
    """`AlertState.DUE` or `AlertState.NONE`, with the reason. The first rule that applies decides."""
    chosen = settings.of(account)
    if origin is Origin.SEED:
        return AlertState.NONE, phrase("it was already there when the account was added")
    if read:
        return AlertState.NONE, phrase("it had already been read")
    if notification.kind.value in chosen[HIDDEN_KINDS]:
        return AlertState.NONE, _HIDDEN.format(kind=notification.kind.value)
    if not settings.general[ALERTS]:
        return AlertState.NONE, phrase("notifications are switched off")
    if not chosen[ACCOUNT_ALERTS]:
        return AlertState.NONE, phrase("notifications are switched off for this account")
    if notification.kind.value in chosen[QUIET_KINDS]:
        return AlertState.NONE, _QUIET.format(kind=notification.kind.value)
    if origin is Origin.CATCH_UP:
        return AlertState.DUE, phrase("it arrived while we were away")
    return AlertState.DUE, phrase("it is new")
