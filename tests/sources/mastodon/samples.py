"""Small bodies as servers send them, with people and posts of our own making."""

import json
from typing import Any

from traynotify.api import Notification
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.instance import InstanceDocument, Server, describe
from traynotify.sources.mastodon.translate import translate

ME = "100"
BASE = "https://social.example"
VERSIONS = {
    "mastodon": "4.6.0",
    "gotosocial": "0.20.0 (compatible; GoToSocial 0.20.0)",
    "pleroma": "2.7.2 (compatible; Pleroma 2.7.0)",
    "pixelfed": "3.5.3 (compatible; Pixelfed 0.12.4)",
    "takahe": "takahe/0.11.0",
}


def server(software: str = "mastodon") -> Server:
    """A server of this kind."""
    return describe(InstanceDocument(version=VERSIONS[software], domain="social.example"), BASE)


def account(username: str = "ben", /, **fields: Any) -> dict[str, Any]:
    """Somebody; by default of the server itself, with a capitalised display name."""
    return {
        "id": "200",
        "username": username,
        "acct": username,
        "display_name": username.title(),
        "url": f"{BASE}/@{username}",
        "avatar": f"{BASE}/avatars/{username}.gif",
        "avatar_static": f"{BASE}/avatars/{username}.png",
        "emojis": [],
        **fields,
    }


def status(number: Any = "7", /, **fields: Any) -> dict[str, Any]:
    """A public post of Ben's."""
    return {
        "id": number,
        "uri": f"{BASE}/users/ben/statuses/{number}",
        "url": f"{BASE}/@ben/{number}",
        "content": "<p>Good morning</p>",
        "spoiler_text": "",
        "visibility": "public",
        "account": account("ben"),
        "media_attachments": [],
        **fields,
    }


def notification(kind: str, /, **fields: Any) -> dict[str, Any]:
    """A notification of this type."""
    return {"id": "41", "type": kind, "created_at": "2026-03-14T09:26:53.589Z", **fields}


def translated(item: dict[str, Any], *, software: str = "mastodon", me: str = ME) -> Notification:
    """What a person would see of `item`; it is not one that their own filter hides."""
    seen = translate(wire.notification(json.dumps(item)), server=server(software), me=me)
    assert seen is not None
    return seen
