"""Notifications of an invented forum, as its list has them, and the short way from there to what we make of them."""

import json
from typing import Any

from traynotify.api import Notification
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.site import Site
from traynotify.sources.discourse.translate import translate
from traynotify.sources.discourse.type_names import NAMES

FORUM = Site(base_url="https://larks.example")
IN_A_FOLDER = Site(base_url="https://larks.example/talk")
ME = "ana"
NUMBERS = {name: number for number, name in NAMES.items()}

IN_TOPIC = {"topic_id": 55, "slug": "the-heron", "fancy_title": "The heron &amp; the weir :duck:", "post_number": 4}
TOPIC = "The heron & the weir 🦆"


def row(kind: str | int, data: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A row of the list; `kind` is the server's word or number, `data` what is said beside the common fields."""
    return {
        "id": 41,
        "user_id": 7,
        "notification_type": NUMBERS[kind] if isinstance(kind, str) else kind,
        "read": False,
        "high_priority": False,
        "created_at": "2026-03-14T09:26:53.589Z",
        "post_number": None,
        "topic_id": None,
        "slug": None,
        "data": data or {},
    } | fields


def in_topic(kind: str | int, by: str = "ben", data: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A row about a post of `by`."""
    said = {"topic_title": "The heron & the weir :duck:", "original_username": by, "display_username": by}
    return row(kind, said | (data or {}), **(IN_TOPIC | fields))


def read(item: dict[str, Any]) -> wire.Notification:
    """The row as it is read from the wire."""
    return wire.notification(json.dumps(item))


def translated(item: dict[str, Any], site: Site = FORUM, words: str = "") -> Notification:
    """What the inbox is told."""
    return translate(read(item), site=site, me=ME, words=words)
