"""Which notifications an event or a command means, so that “this whole stack” needs no list of ids."""

from __future__ import annotations

import msgspec

from traynotify.core.ids import RemoteId
from traynotify.core.notification import Notification


class Items(msgspec.Struct, frozen=True, tag="items"):
    """These notifications, by their ids."""

    ids: frozenset[RemoteId]


class Group(msgspec.Struct, frozen=True, tag="group"):
    """Every notification of one group (a thread, a post, a beatmap)."""

    group_id: str


class OfKind(msgspec.Struct, frozen=True, tag="kind"):
    """Every notification of one of the service's own types."""

    raw_kind: str


class UpTo(msgspec.Struct, frozen=True, tag="up_to"):
    """This notification and everything that the server orders before it."""

    order_key: str
    id: RemoteId


class All(msgspec.Struct, frozen=True, tag="all"):
    """Everything that the account holds."""


Selector = Items | Group | OfKind | UpTo | All

Scope = Group | OfKind | All
"""What a person can mean without naming notifications."""


def item(remote: RemoteId) -> Items:
    """The selector of a single notification."""
    return Items(frozenset((remote,)))


def selects(selector: Selector, notification: Notification) -> bool:
    """Whether `selector` means `notification`."""
    match selector:
        case All():  # first, because it is asked of every row there is
            return True
        case Items(ids):
            return notification.id in ids
        case Group(group_id):
            return notification.group_id == group_id
        case OfKind(raw_kind):
            return notification.raw_kind == raw_kind
        case UpTo(order_key):
            return notification.order_key <= order_key
