"""What scripts read: the objects of ``--json``, one function each, and the events of ``watch`` made from changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from heapq import nlargest
from typing import Any

from traynotify.core.account import Account, Health, HealthState
from traynotify.core.activity import Activity
from traynotify.core.digest import account_label
from traynotify.core.ids import AccountId
from traynotify.core.reduce import Changes
from traynotify.core.state import AlertState, Row, State, newest_first
from traynotify.core.why import why

Record = dict[str, Any]

LATEST = 5
"""So many of the newest notifications say in the status why they alerted or did not."""


def row_record(event: str, row: Row) -> Record:
    """One notification; `event` is ``added``, ``updated`` or ``removed``."""
    notification = row.notification
    return {
        "event": event,
        "account": row.account,
        "key": str(row.key),
        "kind": notification.kind.value,
        "raw_kind": notification.raw_kind,
        "title": notification.title,
        "excerpt": notification.excerpt,
        "warning": notification.warning,
        "actor": notification.actor.name if notification.actor else "",
        "url": notification.url,
        "created_at": timestamp(notification.created_at),
        "read": row.is_read,
        "alerted": row.alert is AlertState.SHOWN,
        "origin": row.origin.value,
    }


def story_record(state: State, row: Row) -> Record:
    """What became of one notification, and why."""
    return {"key": str(row.key), "title": row.notification.title, "why": reasons(state, row)}


def reasons(state: State, row: Row) -> list[Record]:
    """The sentences of `core.why`, each with its moment where it has one."""
    return [{"at": timestamp(at) if at is not None else None, "text": text} for at, text in why(state, row)]


def health_record(state: State, account: AccountId) -> Record:
    """How an account is doing."""
    health = state.accounts[account].health
    return {"event": "health", "account": account, "state": health.state.value, "detail": health.detail}


def unread_record(state: State) -> Record:
    """The unread numbers."""
    return {"event": "unread", **unread_numbers(state)}


def unread_numbers(state: State) -> Record:
    """The total of the accounts that count, and the number of each."""
    return {
        "total": state.unread().known,
        "by_account": {account: counted.unread for account, counted in state.accounts.items()},
    }


def status_record(state: State, activities: Mapping[AccountId, Activity], pictures: Mapping[str, int]) -> Record:
    """Everything that a status bar wants, and who wants to know why. `pictures`: how many were fetched, by host."""
    latest = nlargest(LATEST, filter(state.shows, state.rows.values()), key=newest_first)
    return {
        "unread": unread_numbers(state),
        "accounts": [
            {
                "id": account,
                "service": known.account.service,
                "label": account_label(state, account),
                "state": known.health.state.value,
                "detail": known.health.detail,
                "now": activity_record(activities[account]),
                "requests": requests_record(activities[account]),
            }
            for account, known in state.accounts.items()
        ],
        "latest": [story_record(state, row) for row in latest],
        "pictures": {"last_hour": sum(pictures.values()), "by_host": dict(pictures)},
    }


def activity_record(activity: Activity) -> Record:
    """What an account is doing, and when it tries next."""
    return {
        "doing": activity.doing.value,
        "words": activity.words,
        "since": timestamp(activity.since),
        "next": activity.next_words if activity.next_at is not None else None,
        "next_at": _timestamp_or_none(activity.next_at),
        "failed_tries": activity.tries,
        "answered_at": _timestamp_or_none(activity.answered_at),
        "succeeded_at": _timestamp_or_none(activity.succeeded_at),
        "unsent": activity.unsent,
    }


def requests_record(activity: Activity) -> Record:
    """What an account asked of its server in the last hour, and what it may."""
    return {
        "last_hour": sum(activity.requests.values()),
        "by_purpose": activity.requests,
        "allowed": [{"requests": a.requests, "seconds": a.seconds} for a in activity.allowances],
        "limit": activity.limit,
        "remaining": activity.remaining,
        "resets_at": _timestamp_or_none(activity.resets_at),
    }


def account_record(state: State, account: Account) -> Record:
    """One account, for ``accounts list``."""
    identity = account.identity
    return {
        "id": account.id,
        "service": account.service,
        "label": account_label(state, account.id),
        "handle": identity.handle,
        "server": account.base_url,
        "software": identity.software,
        "paused": account.paused,
        "can": {
            "read": sorted(identity.capabilities.read),
            "unread": sorted(identity.capabilities.unread),
            "dismiss": identity.capabilities.dismiss,
            "clear": identity.capabilities.clear,
            "live": identity.capabilities.live,
            "reply": identity.capabilities.reply,
            "follow": identity.capabilities.follow,
            "decide": identity.capabilities.decide,
            "partial": identity.capabilities.partial,
            "reasons": identity.capabilities.reasons,
        },
    }


def events_of(changes: Changes) -> Iterator[Record]:
    """The events that one change of the state makes, in the order: rows, health, unread."""
    for row in sorted(changes.added, key=newest_first):
        yield row_record("added", row)
    for row in changes.updated:
        record, known = row_record("updated", row), changes.before.rows.get(row.key)
        if known is None or row_record("updated", known) != record:
            yield record  # that the server has confirmed a click, for one, changes nothing that is told
    for key in changes.removed:
        if (gone := changes.after.rows.get(key) or changes.before.rows.get(key)) is not None:
            yield row_record("removed", gone)
    for account in sorted(changes.accounts):
        before, after = changes.before.accounts.get(account), changes.after.accounts.get(account)
        if after is not None and (before is None or _said(before.health) != _said(after.health)):
            yield health_record(changes.after, account)
    if unread_numbers(changes.before) != unread_numbers(changes.after):
        yield unread_record(changes.after)


def timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC with a Z, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _timestamp_or_none(moment: datetime | None) -> str | None:
    return None if moment is None else timestamp(moment)


def _said(health: Health) -> tuple[HealthState, str]:
    return health.state, health.detail
