"""What an account is doing now, when it tries next, and what it asked of its server in the last hour."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.activity import Activity
from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.ports import Clock
from traynotify.ui import times, words
from traynotify.ui.actions import Actions
from traynotify.ui.controls.gauge import Gauge
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look

PURPOSES = (
    phrase("catch up"),
    phrase("check"),
    phrase("connection"),
    phrase("count"),
    phrase("dismiss"),
    phrase("follow back"),
    phrase("follow request"),
    phrase("identity"),
    phrase("live"),
    phrase("mark read"),
    phrase("mark unread"),
    phrase("messages"),
    phrase("poll"),
    phrase("read position"),
    phrase("renewal"),
    phrase("reply"),
    phrase("server"),
    phrase("sign in"),
    phrase("sign out"),
    phrase("unread"),
)
"""What requests are for, in the words of our own sources; those of others stay as they are."""
_EVERY_MS = 15_000
"""How often it is brought up to date while somebody sees it; requests by themselves wake no window."""


class Now(QWidget):
    """Some quiet lines, kept up to date while they are seen."""

    def __init__(self, account: AccountId, actions: Actions, clock: Clock, look: Look) -> None:
        super().__init__()
        self._account, self._actions, self._clock = account, actions, clock
        self.doing = Text(look, "", "body", "text2", wrap=True)
        self.heard = Text(look, "", "small", "text3", wrap=True)
        self.requests = Text(look, "", "small", "text3", wrap=True)
        self.allowed = Text(look, "", "small", "text3", wrap=True)
        self.gauge, self.used = Gauge(look), Text(look, "", "small", "text2")
        self.used.setToolTip(tr("What the server counts by itself, in a time that it chooses"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for text in (self.doing, self.heard, self.requests, self.allowed):
            column.addWidget(text)
        budget = QHBoxLayout()
        budget.setSpacing(12)
        budget.addWidget(self.gauge, 1)
        budget.addWidget(self.used)
        column.addLayout(budget)
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self.show_activity)

    def show_activity(self) -> None:
        """Say how it is at this moment; nothing happens once the account is gone."""
        activity = self._actions.activity(self._account)
        if activity is None:
            return
        now = self._clock.now()
        self.doing.setText(_doing(activity, now))
        self.heard.setText(_heard(activity, now))
        self.requests.setText(_requests(activity))
        allowed = replace(activity, limit=None).allowed_words  # of that, the bar tells
        self.allowed.setText(tr("The server allows {requests}.", requests=allowed))
        self.heard.setVisible(activity.answered_at is not None)
        self.allowed.setVisible(bool(allowed))
        self._show_budget(activity, now)

    def _show_budget(self, activity: Activity, now: datetime) -> None:
        """The server's own count, where it tells one, and until when it counts so."""
        limit, remaining = activity.limit, activity.remaining
        is_told = bool(limit) and remaining is not None
        for widget in (self.gauge, self.used):
            widget.setVisible(is_told)
        if limit and remaining is not None:
            used = max(0, limit - remaining)
            self.gauge.show_share(used / limit)
            self.used.setText(_used(used, limit, activity.resets_at, now))

    def showEvent(self, event: QShowEvent) -> None:
        self.show_activity()
        self.timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.timer.stop()
        super().hideEvent(event)


def _used(used: int, limit: int, resets_at: datetime | None, now: datetime) -> str:
    if resets_at is None:
        return tr("{used} of {limit} used by the server’s count", used=used, limit=limit)
    return tr(
        "{used} of {limit} used by the server’s count, which starts anew at {when}",
        used=used,
        limit=limit,
        when=times.since(resets_at, now),
    )


def _doing(activity: Activity, now: datetime) -> str:
    doing = words.capitalised(activity.words)
    parts = [tr("{doing} since {when}", doing=doing, when=times.since(activity.since, now))]
    if activity.next_at is not None:
        parts.append(tr("{what} at {when}", what=activity.next_words, when=times.since(activity.next_at, now)))
    if activity.unsent:
        parts.append(tr("%n (click waits|clicks wait) to be sent", "", activity.unsent))
    return " · ".join(parts)


def _heard(activity: Activity, now: datetime) -> str:
    """When the server answered last; and when it last did what it was asked, if it refuses since."""
    if activity.answered_at is None:
        return ""
    heard = times.since(activity.answered_at, now)
    if activity.succeeded_at == activity.answered_at:
        return tr("The server was last heard of at {when}.", when=heard)
    if activity.succeeded_at is None:
        return tr("The server was last heard of at {when}, and has done nothing that it was asked.", when=heard)
    return tr(
        "The server was last heard of at {when}, and last did what it was asked at {done}.",
        when=heard,
        done=times.since(activity.succeeded_at, now),
    )


def _requests(activity: Activity) -> str:
    total = sum(activity.requests.values())
    if not total:
        return tr("No request in the last hour.")
    purposes = ", ".join(f"{tr(purpose)} {words.number(count)}" for purpose, count in activity.requests.items())
    return tr("%n request(s) in the last hour: {purposes}.", "", total, purposes=purposes)
