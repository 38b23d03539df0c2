"""Rows as a pod sends them, and what is made of them, for tests without a pod."""

import json
from datetime import UTC, datetime
from typing import Any

from traynotify.api import Notification
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.translate import translate

BASE = "https://pod.example"
ME = "ana@pod.example"
ASKED_AT = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)


def person(name: str = "Bob", /, **fields: Any) -> dict[str, Any]:
    """Somebody of another pod."""
    guid = name.lower().encode().hex().ljust(32, "0")
    return {"guid": guid, "diaspora_id": f"{name.lower()}@meadow.example", "name": name, **fields}


def me() -> dict[str, Any]:
    """The person whose account it is."""
    return person("Ana", diaspora_id=ME)


def row(kind: str = "mentioned", *people: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A notification; by Bob, about a post of his, unless it says otherwise."""
    return {
        "guid": "9b1d" * 8,
        "type": kind,
        "read": False,
        "created_at": "2026-03-14T09:26:53.589Z",
        "event_creators": list(people) or [person()],
        "target": {"guid": "70c5" * 8, "author": person()},
        **fields,
    }


def translated(item: dict[str, Any], *, updated_at: datetime | None = None) -> Notification:
    """What the inbox shows of it."""
    return translate(wire.notification(json.dumps(item)), base_url=BASE, me=ME, updated_at=updated_at)
