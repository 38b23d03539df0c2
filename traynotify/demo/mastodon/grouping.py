"""Grouped notifications (API version 2): likes, boosts and follows of one kind in one row. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from traynotify.demo.mastodon.entities import account_json, plain, status_json, timestamp
from traynotify.demo.mastodon.model import Account, Json, Notification, Status
from traynotify.demo.mastodon.state import GROUPED_TYPES, MastodonState

SAMPLE_ACCOUNTS = 8
PARTIAL_FIELDS = ("id", "acct", "locked", "bot", "url", "avatar", "avatar_static", "avatar_description")


@dataclass(frozen=True)
class Group:
    """The rows of one group: all of them, and those on the page; newest first."""

    key: str
    rows: tuple[Notification, ...]
    on_page: tuple[Notification, ...]


def key_of(row: Notification, grouped_types: frozenset[str] = GROUPED_TYPES) -> str:
    """The group that a row belongs to; one of its own if its type is not to be grouped, or the row is filtered."""
    return row.group_key if row.type in grouped_types and not row.filtered else f"ungrouped-{row.id}"


def groups_of(
    page: Sequence[Notification],
    everything: Sequence[Notification],
    grouped_types: frozenset[str] = GROUPED_TYPES,
) -> list[Group]:
    """The groups of these rows in order of their newest row; each counts its rows beyond the page too."""
    by_key: dict[str, list[Notification]] = {}
    for row in page:
        by_key.setdefault(key_of(row, grouped_types), []).append(row)
    members: dict[str, list[Notification]] = {}
    for row in reversed(everything):
        members.setdefault(key_of(row, grouped_types), []).append(row)
    return [Group(key, tuple(members[key]), tuple(rows)) for key, rows in by_key.items()]


def envelope(groups: Sequence[Group], state: MastodonState, *, partial: bool = False, paged: bool = True) -> Json:
    """The answer: accounts and statuses once each, then the groups. With `partial`, later accounts are abridged."""
    full: dict[str, Account] = {}
    abridged: dict[str, Account] = {}
    statuses: dict[str, Status] = {}
    for group in groups:
        newest, *others = _samples(group)
        full[newest.id] = newest
        for account in others:
            (abridged if partial else full)[account.id] = account
        if (status := group.rows[0].status) is not None:
            statuses[status.id] = status
    body: dict[str, Json] = {"accounts": [account_json(each, state) for each in full.values()]}
    if partial:
        rest = [account_json(each, state) for each in abridged.values() if each.id not in full]
        body["partial_accounts"] = [{name: each[name] for name in PARTIAL_FIELDS} for each in rest]
    body["statuses"] = [status_json(each, state) for each in statuses.values()]
    body["notification_groups"] = [_group_json(group, state, paged=paged) for group in groups]
    return body


def _samples(group: Group) -> list[Account]:
    distinct = dict.fromkeys(row.actor for row in group.rows)
    return list(distinct)[:SAMPLE_ACCOUNTS]


def _group_json(group: Group, state: MastodonState, *, paged: bool) -> dict[str, Json]:
    newest = group.rows[0]
    entity: dict[str, Json] = {
        "group_key": group.key,
        "notifications_count": len(group.rows),
        "type": newest.type,
        # An integer, unlike every other id.
        "most_recent_notification_id": int(newest.id),
        "sample_account_ids": [account.id for account in _samples(group)],
    }
    if paged:
        entity["page_min_id"] = group.on_page[-1].id
        entity["page_max_id"] = group.on_page[0].id
        entity["latest_page_notification_at"] = timestamp(group.on_page[0].created_at)
    if newest.status is not None or newest.status_is_null:
        entity["status_id"] = None if newest.status is None else newest.status.id
    if newest.type == "annual_report":
        entity["annual_report"] = {"year": str(newest.created_at.year - 1)}
    entity.update(plain(newest.details, state))
    return entity
