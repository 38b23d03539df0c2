"""Whether a notification raises an alert, and the rule that decided, in words for “why did, or didn't, I get this?”."""

from __future__ import annotations

from traynotify.core.ids import AccountId
from traynotify.core.notification import Notification, Origin
from traynotify.core.settings import ACCOUNT_ALERTS, ALERTS, HIDDEN_KINDS, QUIET_KINDS, Settings
from traynotify.core.state import AlertState

Decision = tuple[AlertState, str]
"""`AlertState.DUE` or `AlertState.NONE`, with the rule that decided, in words."""

MORE_JOINED = "more people joined in, and it was unread still"
"""The rule of the one quiet alert of a row that gains people; it replaces the bubble that told of the row."""


def decide(
    notification: Notification, *, account: AccountId, origin: Origin, read: bool, settings: Settings
) -> Decision:
    """`AlertState.DUE` or `AlertState.NONE`, with the reason. The first rule that applies decides."""
    chosen = settings.of(account)
    if origin is Origin.SEED:
        return AlertState.NONE, "it was already there when the account was added"
    if read:
        return AlertState.NONE, "it had already been read"
    if notification.kind.value in chosen[HIDDEN_KINDS]:
        return AlertState.NONE, f"{notification.kind.value} is hidden for this account"
    if not settings.general[ALERTS]:
        return AlertState.NONE, "notifications are switched off"
    if not chosen[ACCOUNT_ALERTS]:
        return AlertState.NONE, "notifications are switched off for this account"
    if notification.kind.value in chosen[QUIET_KINDS]:
        return AlertState.NONE, f"{notification.kind.value} is quiet for this account"
    if origin is Origin.CATCH_UP:
        return AlertState.DUE, "it arrived while we were away"
    return AlertState.DUE, "it is new"
