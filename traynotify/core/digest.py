"""The words of a bubble: for one notification, and for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from traynotify.core.alert import Alert, AlertAction
from traynotify.core.ids import AccountId
from traynotify.core.rules import MORE_JOINED
from traynotify.core.settings import ACCOUNT_LABEL, ACCOUNT_SOUND, ALERT_CONTENT, ALERT_SOUND
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
        sound=_sounds(state, row.account) and row.alert_reason != MORE_JOINED,
    )


def _sounds(state: State, account: AccountId) -> bool:
    return state.settings.general[ALERT_SOUND] and state.settings.of(account)[ACCOUNT_SOUND]


class Bundle(NamedTuple):
    """How many notifications of an account become one bubble: there is one at a time of each id, replaced in place."""

    id: str
    account: AccountId
    one: str
    many: str
    """What it says of one and of many, where ``{}`` is the number."""
    quiet: bool = False

    def alert(self, state: State, rows: Sequence[Row]) -> Alert:
        """The bubble of `rows`."""
        newest = sorted(rows, key=lambda row: row.notification.order_key, reverse=True)
        lines = [row.notification.title for row in newest[:NAMED_IN_DIGEST]]
        if len(newest) > len(lines):
            lines.append(f"and {len(newest) - len(lines)} more")
        count = self.one if len(newest) == 1 else self.many.format(len(newest))
        return Alert(
            id=self.id,
            title=f"{count} for {account_label(state, self.account)}",
            body="\n".join(lines),
            keys=tuple(row.key for row in newest),
            actions=((AlertAction.OPEN, "Open inbox"), (AlertAction.MARK_READ, "Mark all read")),
            sound=_sounds(state, self.account) and not self.quiet,
        )


def news(account: AccountId) -> Bundle:
    """What is new."""
    return Bundle(f"digest:{account}", account, "1 new notification", "{} new notifications")


def joined(account: AccountId) -> Bundle:
    """What gained people, and stands in no other bubble any more."""
    one, many = "More people in 1 notification", "More people in {} notifications"
    return Bundle(f"joined:{account}", account, one, many, quiet=True)


def updated(alert_id: str, state: State, rows: Sequence[Row]) -> Alert:
    """The bubble `alert_id`, which is on the screen, as the `rows` that it stands for are now; without a sound."""
    account = rows[0].account
    bundle = joined(account) if alert_id == joined(account).id else news(account)
    alert = alert_for(state, rows[0]) if len(rows) == 1 else bundle.alert(state, rows)
    return replace(alert, id=alert_id, sound=False)
