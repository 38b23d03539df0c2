"""The words of a bubble: for one notification, and for many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from traynotify.core.alert import Alert, AlertAction
from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.notification import Notification
from traynotify.core.rules import MORE_JOINED
from traynotify.core.settings import ACCOUNT_LABEL, ACCOUNT_SOUND, ALERT_CONTENT, ALERT_SOUND
from traynotify.core.state import Row, State

NAMED_IN_DIGEST = 3


def account_label(state: State, account: AccountId) -> str:
    """What the person calls the account: the label that they chose, or its handle."""
    return state.settings.of(account)[ACCOUNT_LABEL] or f"@{state.accounts[account].account.identity.handle}"


def alert_for(state: State, row: Row) -> Alert:
    """The bubble of one notification; what stands under a content warning is never in it."""
    notification = row.notification
    lines = []
    if state.settings.general[ALERT_CONTENT] == "full":
        lines.append(_shown_text(notification))
    if len(state.accounts) > 1:
        lines.append(account_label(state, row.account))
    return Alert(
        id=str(row.key),
        title=notification.title,
        body="\n".join(line for line in lines if line),
        keys=(row.key,),
        told=(notification.happened_at,),
        avatar_url=notification.actor.avatar_url if notification.actor else "",
        actions=((AlertAction.OPEN, tr("Open")), (AlertAction.MARK_READ, tr("Mark read"))),
        sound=_sounds(state, row.account) and row.alert_reason != MORE_JOINED,
    )


def _shown_text(notification: Notification) -> str:
    if notification.warning:
        return tr("Content warning: {warning}", warning=notification.warning)
    return notification.excerpt


def _sounds(state: State, account: AccountId) -> bool:
    return state.settings.general[ALERT_SOUND] and state.settings.of(account)[ACCOUNT_SOUND]


class Bundle(NamedTuple):
    """How many notifications of an account become one bubble: there is one at a time of each id, replaced in place."""

    id: str
    account: AccountId
    title: Callable[[int, str], str]
    """What it says of so many notifications of an account, by its name."""
    quiet: bool = False

    def alert(self, state: State, rows: Sequence[Row]) -> Alert:
        """The bubble of `rows`."""
        newest = sorted(rows, key=lambda row: row.notification.order_key, reverse=True)
        lines = [row.notification.title for row in newest[:NAMED_IN_DIGEST]]
        if len(newest) > len(lines):
            lines.append(tr("and %n more", "", len(newest) - len(lines)))
        return Alert(
            id=self.id,
            title=self.title(len(newest), account_label(state, self.account)),
            body="\n".join(lines),
            keys=tuple(row.key for row in newest),
            told=tuple(row.notification.happened_at for row in newest),
            actions=((AlertAction.OPEN, tr("Open inbox")), (AlertAction.MARK_READ, tr("Mark all read"))),
            sound=_sounds(state, self.account) and not self.quiet,
        )


def news(account: AccountId) -> Bundle:
    """What is new."""
    return Bundle(f"digest:{account}", account, _news_title)


def joined(account: AccountId) -> Bundle:
    """What gained people, and stands in no other bubble any more."""
    return Bundle(f"joined:{account}", account, _joined_title, quiet=True)


def _news_title(count: int, account: str) -> str:
    return tr("%n new notification(s) for {account}", "", count, account=account)


def _joined_title(count: int, account: str) -> str:
    return tr("More people in %n notification(s) for {account}", "", count, account=account)


def updated(alert_id: str, state: State, rows: Sequence[Row]) -> Alert:
    """The bubble `alert_id`, which is on the screen, as the `rows` that it stands for are now; without a sound."""
    account = rows[0].account
    bundle = joined(account) if alert_id == joined(account).id else news(account)
    alert = alert_for(state, rows[0]) if len(rows) == 1 else bundle.alert(state, rows)
    return replace(alert, id=alert_id, sound=False)
