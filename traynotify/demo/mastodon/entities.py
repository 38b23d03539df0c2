"""Accounts, statuses and notifications as the JSON that the servers send."""

import html
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from traynotify.demo.mastodon.model import REMOVED, Account, Json, Marker, Notification, Poll, Status

if TYPE_CHECKING:
    from traynotify.demo.mastodon.state import MastodonState


QUOTES_API_VERSION = 7


def timestamp(at: datetime) -> str:
    """ISO 8601 with milliseconds and a Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def account_json(account: Account, state: "MastodonState") -> dict[str, Json]:
    """The Account entity."""
    avatar = f"{state.base_url}/avatars/{account.avatar}.png"
    header = f"{state.base_url}/headers/original/missing.png"
    home = state.base_url if account.domain is None else f"https://{account.domain}"
    entity: dict[str, Json] = {
        "id": account.id,
        "username": account.username,
        "acct": account.acct,
        "display_name": account.display_name,
        "locked": account.locked,
        "bot": account.bot,
        "discoverable": True,
        "group": False,
        "created_at": timestamp(account.created_at),
        "note": account.note,
        # The profile of a remote person is served by the toy too, so that a click opens something real.
        "url": f"{state.base_url}/@{account.acct}",
        "avatar": avatar,
        "avatar_static": avatar,
        "header": header,
        "header_static": header,
        "followers_count": account.followers,
        "following_count": account.following,
        "statuses_count": account.statuses,
        "last_status_at": None,
        "emojis": [],
        "fields": [],
    }
    if state.flavour.software == "mastodon":
        entity |= {"roles": [], "noindex": False}
    if state.flavour.api_version is not None:
        entity |= {"uri": f"{home}/users/{account.username}", "indexable": True, "hide_collections": None}
    if state.flavour.describes_pictures:
        entity |= {"avatar_description": "", "header_description": ""}
    return _overridden(entity, account.overrides)


def credential_account_json(account: Account, state: "MastodonState") -> dict[str, Json]:
    """The CredentialAccount entity: what only the person herself sees."""
    entity = account_json(account, state)
    entity["source"] = {
        "privacy": "public",
        "sensitive": False,
        "language": None,
        "note": html.unescape(account.note),
        "fields": [],
        "follow_requests_count": sum(row.type == "follow_request" for row in state.rows(account)),
    }
    entity["role"] = {"id": "-99", "name": "", "permissions": "65536", "color": "", "highlighted": False}
    if state.flavour.pleroma_read_state:
        entity["pleroma"] = {"unread_notifications_count": len(state.unread(account))}
    return entity


def status_json(status: Status, state: "MastodonState") -> dict[str, Json]:
    """The Status entity."""
    author = status.author
    home = state.base_url if author.domain is None else f"https://{author.domain}"
    segment = "statuses/" if state.flavour.software == "gotosocial" else ""
    entity: dict[str, Json] = {
        "id": status.id,
        "created_at": timestamp(status.created_at),
        "in_reply_to_id": None if status.in_reply_to is None else status.in_reply_to.id,
        "in_reply_to_account_id": None if status.in_reply_to is None else status.in_reply_to.author.id,
        "sensitive": bool(status.warning),
        "spoiler_text": status.warning,
        "visibility": status.visibility,
        "language": status.language,
        "uri": f"{home}/users/{author.username}/statuses/{status.id}",
        "url": f"{state.base_url}/@{author.acct}/{segment}{status.id}",
        "replies_count": status.replies,
        "reblogs_count": status.reblogs,
        "favourites_count": status.favourites,
        "edited_at": None if status.edited_at is None else timestamp(status.edited_at),
        "favourited": False,
        "reblogged": False,
        "muted": False,
        "bookmarked": False,
        "content": status.content,
        "reblog": None,
        "application": None,
        "account": account_json(author, state),
        "media_attachments": [],
        "mentions": [_mention_json(each, state) for each in status.mentions],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None if status.poll is None else _poll_json(status.poll, state),
    }
    if state.flavour.software == "mastodon":
        entity["filtered"] = []
    if (state.flavour.api_version or 0) >= QUOTES_API_VERSION:
        entity["quote"] = (
            None
            if status.quote is None
            else {"state": "accepted", "quoted_status": {**status_json(status.quote, state), "quote": None}}
        )
    return _overridden(entity, status.overrides)


def notification_json(row: Notification, state: "MastodonState") -> dict[str, Json]:
    """The Notification entity, as lists and streams carry it."""
    entity: dict[str, Json] = {
        "id": row.id,
        "type": row.type,
        "created_at": timestamp(row.created_at),
        "account": account_json(row.actor, state),
    }
    if state.flavour.group_key:
        entity["group_key"] = row.group_key
    if row.filtered:
        entity["filtered"] = True
    if row.status is not None:
        entity["status"] = status_json(row.status, state)
    elif row.status_is_null:
        entity["status"] = None
    entity.update(plain(row.details, state))
    if state.flavour.pleroma_read_state:
        entity["pleroma"] = {"is_seen": row.seen, "is_muted": False}
    return _overridden(entity, row.overrides)


def fallback_json(row: Notification) -> dict[str, Json]:
    """The words that a server of API version 10 offers to clients that do not know the type."""
    sentence = f"{row.type.replace('_', ' ').replace('.', ' ').capitalize()}: {html.escape(row.actor.acct)}"
    return {"title": sentence, "summary": None, "description": None}


def marker_json(marker: Marker, unread: int | None = None) -> dict[str, Json]:
    """The Marker entity; Pleroma adds its count of unread ones."""
    entity: dict[str, Json] = {
        "last_read_id": marker.last_read_id,
        "version": marker.version,
        "updated_at": timestamp(marker.updated_at),
    }
    if unread is not None:
        entity["pleroma"] = {"unread_count": unread}
    return entity


def plain(value: Json, state: "MastodonState") -> Json:
    """Details with accounts and moments inside, as JSON values."""
    match value:
        case Account():
            return account_json(value, state)
        case datetime():
            return timestamp(value)
        case Mapping():
            return {name: plain(each, state) for name, each in value.items()}
        case list() | tuple():
            return [plain(each, state) for each in value]
        case _:
            return value


def _overridden(entity: dict[str, Json], overrides: Mapping[str, Json]) -> dict[str, Json]:
    merged = {**entity, **overrides}
    return {name: value for name, value in merged.items() if value is not REMOVED}


def _mention_json(account: Account, state: "MastodonState") -> dict[str, Json]:
    return {
        "id": account.id,
        "username": account.username,
        "url": f"{state.base_url}/@{account.acct}",
        "acct": account.acct,
    }


def _poll_json(poll: Poll, state: "MastodonState") -> dict[str, Json]:
    total = sum(votes for _, votes in poll.options)
    return {
        "id": poll.id,
        "expires_at": timestamp(poll.expires_at),
        "expired": poll.expires_at <= state.clock(),
        "multiple": False,
        "votes_count": total,
        "voters_count": total,
        "options": [{"title": title, "votes_count": votes} for title, votes in poll.options],
        "emojis": [],
        "voted": True,
        "own_votes": [0],
    }
