"""What the desktop is to show, and what the person answered to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum, StrEnum, auto

import msgspec
from msgspec.structs import replace

from traynotify.core.ids import NotificationKey


class AlertAction(StrEnum):
    """A button of a bubble; `OPEN` is also what a click on the bubble itself means."""

    OPEN = "default"
    MARK_READ = "mark-read"


class Sight(Enum):
    """Where a notification is for a person who looks at the inbox."""

    SEEN = auto()
    """It stands before their eyes."""
    AT_HAND = auto()
    """It is in the list, further down, or waits above it to be let in."""
    NOWHERE = auto()
    """What they look at does not show it, or they do not look."""


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One bubble. Showing another with the same `id` replaces it in place."""

    id: str
    title: str
    """Plain text."""
    body: str
    """Plain text; a notifier escapes it where its server reads markup."""
    keys: tuple[NotificationKey, ...]
    """The notifications that it stands for: one, or many for a digest."""
    told: tuple[datetime, ...] = ()
    """Of each of them, when the newest happened that it tells: a click on it does not mean what is newer."""
    avatar_url: str = ""
    actions: tuple[tuple[AlertAction, str], ...] = ()
    """Buttons with their labels, in order."""
    sound: bool = True


class Bubble(msgspec.Struct, frozen=True, kw_only=True):
    """An alert on the screen, as a later start of the app has to know it."""

    alert: Alert
    place: str
    """Where it stands, in the words of the notifier that showed it."""

    @classmethod
    def of(cls, alert: Alert, place: str) -> Bubble:
        """That of an alert, without its words: nobody will show it again."""
        return cls(alert=replace(alert, title="", body="", avatar_url="", actions=()), place=place)


class AlertReply(msgspec.Struct, frozen=True, kw_only=True):
    """What the person did with a bubble."""

    alert: Alert
    action: AlertAction
    activation_token: str | None = None
    """Lets the window that opens next come to the front (xdg-activation)."""


ReplyHandler = Callable[[AlertReply], None]
CloseHandler = Callable[[str], None]
"""Hears the id of an alert that the person closed without an answer, or with one."""
