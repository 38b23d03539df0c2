"""The words of a bubble: for one notification, and for many at once."""

from __future__ import annotations

from collections.abc import Sequence

from traynotify.core.alert import Alert, AlertAction
from traynotify.core.ids import AccountId
from traynotify.core.settings import ACCOUNT_LABEL, ALERT_CONTENT, ALERT_SOUND
from traynotify.core.state import Row, State

NAMED_IN_DIGEST = 3

BUTTONS = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))


def account_label(state: State, account: AccountId) -> str:
    """What the person calls the account: the label that they chose, or its handle."""
    return state.settings.of(account)[ACCOUNT_LABEL] or f"@{state.accounts[account].account.identity.handle}"


def alert_for(state: State, row: Row) -> Alert:
    """The bubble of one notification; what stands under a content warning is never in it."""
    notification = row.notification
    lines = []
    if state.settings.general[ALERT_CONTENT] == "full":
        lines.append(f"Content warning: {notification.warning}" if notification.warning else notification.excerpt)
    if len(state.accounts) > 1:
        lines.append(account_label(state, row.account))
    return Alert(
        id=str(row.key),
        title=notification.title,
        body="\n".join(line for line in lines if line),
        keys=(row.key,),
        avatar_url=notification.actor.avatar_url if notification.actor else "",
        actions=BUTTONS,
        sound=state.settings.general[ALERT_SOUND],
    )


def digest_id(account: AccountId) -> str:
    """The id of an account's digest: there is one at a time, replaced in place."""
    return f"digest:{account}"


def digest_for(state: State, account: AccountId, rows: Sequence[Row]) -> Alert:
    """One bubble for many notifications of an account, oldest first in `rows`."""
    newest = sorted(rows, key=lambda row: row.notification.order_key, reverse=True)
    lines = [row.notification.title for row in newest[:NAMED_IN_DIGEST]]
    if len(newest) > len(lines):
        lines.append(f"and {len(newest) - len(lines)} more")
    count = f"{len(newest)} new notifications" if len(newest) != 1 else "1 new notification"
    return Alert(
        id=digest_id(account),
        title=f"{count} for {account_label(state, account)}",
        body="\n".join(lines),
        keys=tuple(row.key for row in newest),
        actions=((AlertAction.OPEN, "Open inbox"), (AlertAction.MARK_READ, "Mark all read")),
        sound=state.settings.general[ALERT_SOUND],
    )
