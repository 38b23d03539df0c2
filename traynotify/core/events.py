"""What a source tells the engine. A source that loses its connection raises an error from `core.errors` instead."""

from __future__ import annotations

from datetime import datetime

import msgspec

from traynotify.core.capability import Capabilities
from traynotify.core.notification import Notification
from traynotify.core.selector import Selector


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A page that the server answered: what it held when it was asked."""

    items: tuple[Notification, ...]
    asked_at: datetime
    """When the request was sent: an answer asked for before a click never undoes the click."""
    cursor: str | None = None
    """The new cursor, stored in the same transaction as the rows."""
    complete_from: str | None = None
    """An order key: from it upwards the server held exactly `items`, so what we hold beyond them is gone there."""
    complete_to: str | None = None
    """With `complete_from`: only up to this order key, which itself is left out. None: up to the newest."""
    is_first_contact: bool = False
    """These are from before the source could see them, whenever that is: they come quietly. Before the account was
    online for the first time, everything does."""


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """Notifications that the server pushed.

    A push may be late or repeated: of a notification that is known already, what it says about reading counts only if
    `happened_at` is later than it was. That something known was read is told by `ReadChanged`.
    """

    items: tuple[Notification, ...]


class ReadChanged(msgspec.Struct, frozen=True, kw_only=True):
    """The server says what is read (or unread). `selector.UpTo` is a marker, which counts only by its movement."""

    selector: Selector
    read: bool
    asked_at: datetime | None = None
    """When the answer was asked for; None for a push, which is true now."""


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """The server deleted these."""

    selector: Selector


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How many are unread on the server, as far as it counts or the source has looked."""

    unread: int
    asked_at: datetime
    capped: bool = False
    """More are unread there than this, or than was told; shown with a plus."""


class Online(msgspec.Struct, frozen=True, kw_only=True):
    """Caught up: what is told from now on is news. May be repeated when the way of listening changes."""

    live: bool
    """True when the server pushes to us, False when we poll."""
    detail: str = ""
    """A sentence for people: why it polls and how often."""


class CatchingUp(msgspec.Struct, frozen=True):
    """After `Online`: more can be seen again than for a while, and what is told until the next `Online` was missed."""


class CapabilitiesChanged(msgspec.Struct, frozen=True, kw_only=True):
    """The source learned that the server can do more or less than it looked like at sign-in."""

    capabilities: Capabilities


SourceEvent = Snapshot | Arrived | ReadChanged | Removed | Counted | Online | CatchingUp | CapabilitiesChanged
