"""The only place where state changes: ``reduce(state, fact) -> (State, Changes)``, pure.

A repeated event changes nothing; an answer asked for before a click never undoes it; nothing pending is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from traynotify.core import rules, transitions
from traynotify.core.account import Account
from traynotify.core.commands import Verb
from traynotify.core.draft import Changes, Draft
from traynotify.core.events import (
    Arrived,
    CapabilitiesChanged,
    CatchingUp,
    Counted,
    Online,
    ReadChanged,
    Removed,
    Snapshot,
)
from traynotify.core.facts import (
    AccountChanged,
    AccountForgotten,
    AccountStored,
    AlertsShown,
    Asked,
    Fact,
    FromSource,
    HealthChanged,
    Postponed,
    Seen,
    Sending,
    SettingsChanged,
    Settled,
    Snoozed,
    Undone,
    Woken,
)
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.marked import meant
from traynotify.core.notification import Notification, Origin
from traynotify.core.selector import UpTo
from traynotify.core.settings import HIDDEN_KINDS
from traynotify.core.slices import cut
from traynotify.core.state import AlertState, Row, State
from traynotify.core.verbs import DECISIONS, DEEDS

__all__ = ["Changes", "reduce"]


def reduce(state: State, fact: Fact) -> tuple[State, Changes]:
    """The state after `fact`. Rows that the fact is about have to be in `state` if they exist at all."""
    draft = Draft(state)
    match fact:
        case FromSource():
            _from_source(draft, fact)
        case AccountStored(account=account, at=at):
            draft.store_account(account, at)
        case AccountChanged():
            _change_account(draft, fact)
        case AccountForgotten(account=account_id):
            draft.forget_account(account_id)
        case HealthChanged():
            _change_health(draft, fact)
        case Asked():
            _ask(draft, fact)
        case Undone(operations=ids):
            _undo(draft, ids)
        case Sending(operations=ids):
            for operation in draft.existing(ids):
                draft.operations[operation.id] = replace(operation, sending=True)
        case Postponed():
            _postpone(draft, fact)
        case Settled():
            _settle(draft, fact)
        case AlertsShown():
            _note_shown(draft, fact)
        case Seen(keys=keys, at=at):
            for row in draft.rows_of_keys(keys):
                draft.put(transitions.seen(row, at))
        case Snoozed():
            _snooze(draft, fact)
        case Woken():
            for row in draft.rows_of_keys(fact.keys):
                draft.put(transitions.woken(row, draft.settings, fact.at, early=fact.early))
        case SettingsChanged():
            _change_settings(draft, fact)
        case _:
            assert_never(fact)
    return draft.finish(may_be_told_again=isinstance(fact, FromSource) and isinstance(fact.event, Arrived))


def _change_account(draft: Draft, fact: AccountChanged) -> None:
    if fact.account not in draft.accounts:
        return  # it was removed meanwhile
    account = draft.account(fact.account)
    changed = replace(
        account,
        identity=account.identity if fact.identity is None else fact.identity,
        base_url=account.base_url if fact.base_url is None else fact.base_url,
        paused=account.paused if fact.paused is None else fact.paused,
    )
    draft.store_account(changed, fact.at)
    _tell_what_stayed_here(draft, account, fact.at)


def _tell_what_stayed_here(draft: Draft, before: Account, at: datetime) -> None:
    """A server that can be told again what was read is told of what was read while it could not be.

    What was put off since is to come back as unread, and stays so there.
    """
    if not draft.account(before.id).identity.capabilities.can_be_told_again(before.identity.capabilities):
        return
    here_only = [row for row in draft.rows() if row.account == before.id and transitions.is_here_only(row)]
    for rows in cut([row for row in here_only if row.overlay is None and not row.is_snoozed]):
        if rows:
            draft.ask(Verb.READ, rows, at)


def _change_health(draft: Draft, fact: HealthChanged) -> None:
    known = draft.accounts.get(fact.account)
    if known is not None and not known.account.paused:  # of one that is paused, nothing is news until it is resumed
        draft.accounts[fact.account] = replace(known, health=fact.health)


def _change_settings(draft: Draft, fact: SettingsChanged) -> None:
    """Take up new settings; an alert that they rule out is not due any more. Why it became due is another matter."""
    draft.settings = fact.settings
    for row in draft.before.rows.values():
        if row.alert is AlertState.DUE:
            decision = rules.decide(
                row.notification, account=row.account, origin=Origin.LIVE, read=False, settings=fact.settings
            )
            if decision[0] is not AlertState.DUE:
                draft.put(transitions.decided(row, decision, fact.at))


def _note_shown(draft: Draft, fact: AlertsShown) -> None:
    for key in fact.keys:
        if (row := draft.row(key)) is None:
            continue
        if row.alert is AlertState.DUE:
            draft.put(transitions.shown(row, fact.told.get(key, row), draft.settings, fact.at, fact.among))
        elif fact.among > 1 and transitions.stands_alone(row):
            draft.put(transitions.taken_over(row, fact.at, fact.among))


def _from_source(draft: Draft, fact: FromSource) -> None:
    if fact.account not in draft.accounts:
        return  # it was removed while the event was on its way
    account = draft.account(fact.account)
    match fact.event:
        case Snapshot(items=items, asked_at=asked_at, cursor=cursor):
            for item in items:
                below_marker = bool(account.marker) and item.order_key <= account.marker
                _told(draft, fact, item, asked_at=asked_at, below_marker=below_marker)
            if fact.event.complete_from is not None:
                _notice_deletions(draft, fact.account, fact.event, fact.event.complete_from, fact.at)
            if cursor is not None:
                draft.store_account(replace(account, cursor=cursor), fact.at)
        case Arrived(items=items):
            for item in items:  # nobody can have read it yet, wherever the marker is: ids do not come in order
                _told(draft, fact, item, asked_at=None, below_marker=False)
        case ReadChanged():
            _read_changed(draft, fact.account, fact.event, fact.at)
        case Removed(selector=selector):
            for row in draft.rows_of(fact.account, selector):
                draft.put(transitions.deleted(row, fact.at))
        case Counted(asked_at=asked_at):
            counted = draft.accounts[fact.account].counted
            if counted is None or not asked_at <= counted.asked_at <= fact.at:
                draft.accounts[fact.account] = replace(draft.accounts[fact.account], counted=fact.event)
        case Online():
            draft.store_account(replace(account, seeded=True), fact.at)
        case CatchingUp():
            pass  # it is said of what comes after it
        case CapabilitiesChanged(capabilities=capabilities):
            identity = replace(account.identity, capabilities=capabilities)
            draft.store_account(replace(account, identity=identity), fact.at)
            _tell_what_stayed_here(draft, account, fact.at)
        case _:
            assert_never(fact.event)


def _told(draft: Draft, fact: FromSource, item: Notification, *, asked_at: datetime | None, below_marker: bool) -> None:
    old = draft.row(NotificationKey(fact.account, item.id))
    before = draft.in_slot_of(item, fact.account) if old is None or old.gone else None
    if before is not None and before.notification.order_key > item.order_key:
        return  # it has been replaced since
    if old is None:
        row = transitions.first_told(item, fact, draft.settings, asked_at=asked_at, below_marker=below_marker)
    else:
        row = transitions.told_again(old, item, fact, draft.settings, asked_at=asked_at, below_marker=below_marker)
        if row.overlay is not old.overlay or row.set_aside != old.set_aside:
            row = replace(row, overlay=draft.leave_out(row.key))
    if before is not None and not row.gone:
        row = transitions.taking_over(row, before, draft.settings)
        draft.put(transitions.replaced(before, fact.at))
    draft.put(row)


def _notice_deletions(draft: Draft, account: AccountId, page: Snapshot, complete_from: str, now: datetime) -> None:
    held = {item.id for item in page.items}
    for row in draft.rows():
        if (
            row.account == account
            and not row.gone
            and row.notification.id not in held
            and row.notification.order_key >= complete_from
            and (page.complete_to is None or row.notification.order_key < page.complete_to)
            and not transitions.is_late(row, page.asked_at, now)
        ):
            draft.put(transitions.deleted(row, page.asked_at))


def _read_changed(draft: Draft, account_id: AccountId, event: ReadChanged, at: datetime) -> None:
    account = draft.account(account_id)
    for row in meant(event, account, draft.rows_of(account_id, event.selector)):
        draft.put(transitions.read_changed(row, read=event.read, asked_at=event.asked_at, now=at))
    if isinstance(event.selector, UpTo) and event.read and event.selector.order_key > account.marker:
        draft.store_account(replace(account, marker=event.selector.order_key), at)


def _ask(draft: Draft, fact: Asked) -> None:
    """Accept a command: its rows show it at once. Taking back a click that no server has heard of just cancels it."""
    operation = fact.operation
    if operation.verb in DEEDS:
        _ask_to_answer(draft, fact)
        return
    meant = (row for row in draft.rows_of_keys(operation.keys) if _is_meant(row, fact))
    rows = {row.key: row for row in meant if row.is_listed or (row.is_remnant and operation.verb is Verb.DISMISS)}
    waiting = frozenset(key for key, row in rows.items() if row.overlay is not None or row.set_aside is not None)
    pending = draft.pending(waiting)
    if operation.verb is not Verb.DISMISS:
        draft.cancel(frozenset(key for key, earlier in pending.items() if earlier.verb is not operation.verb))
        pending = draft.pending(waiting)
    keys, send_at = set(), operation.send_at
    for key, row in rows.items():
        earlier = pending.get(key)
        if earlier is not None and earlier.verb is not operation.verb:
            keys.add(key)
            if not earlier.is_due(operation.accepted_at):
                send_at = max(send_at, earlier.send_at)  # a row's commands are sent in the order of asking
        elif earlier is None and _is_news(row, operation.verb):
            keys.add(key)
        overlay = operation.verb if earlier is not None or key in keys else None
        asked = replace(transitions.without_refusal(row), overlay=overlay, set_aside=None)
        if asked != row:
            draft.put(transitions.quiet_if_read(asked))
    if keys:
        draft.operations[operation.id] = replace(operation, keys=frozenset(keys), send_at=send_at)
    elif not operation.goes_on and (newest := next(reversed(draft.operations.values()), None)) is not None:
        draft.operations[newest.id] = replace(newest, goes_on=False)  # that was all of it


def _is_meant(row: Row, asked: Asked) -> bool:
    """Whether nothing came to the row, between the click and its turn, that would be read or deleted unseen with it."""
    happened_at = row.notification.happened_at
    return asked.operation.verb is Verb.UNREAD or happened_at <= asked.seen.get(row.key, happened_at)


def _is_news(row: Row, verb: Verb) -> bool:
    """Whether a click asks for what is not so yet, here or on the server."""
    is_read = verb is Verb.READ
    return verb is Verb.DISMISS or row.read != is_read or row.notification.server_read is (not is_read)


def _ask_to_answer(draft: Draft, fact: Asked) -> None:
    """Accept an answer to one notification that offers it; deciding anew takes the place of what was decided before."""
    operation, offers = fact.operation, {}
    for row in draft.rows_of_keys(operation.keys):
        if (row.is_listed or row.is_remnant) and (offer := row.notification.offer(operation.verb)) is not None:
            offers[row.key] = offer
    if offers and fact.mark is not None:
        _ask(draft, replace(fact, operation=fact.mark, mark=None))
    for row in draft.rows_of_keys(offers):
        for earlier in list(draft.operations.values()):
            excludes = {earlier.verb, operation.verb} <= DECISIONS
            if excludes and earlier.keys == operation.keys and earlier.is_undoable:
                del draft.operations[earlier.id]
        draft.operations[operation.id] = replace(operation, about=offers[row.key].about)
        draft.put(replace(row, failure="", failed=None, failed_text=""))


def _undo(draft: Draft, ids: Iterable[int]) -> None:
    for operation in draft.existing(ids):
        if operation.is_undoable:
            del draft.operations[operation.id]
            pending = draft.pending(operation.keys, operation)
            for row in draft.rows_of_keys(operation.keys):
                draft.put(replace(row, overlay=pending[row.key].verb if row.key in pending else None))


def _postpone(draft: Draft, fact: Postponed) -> None:
    """What the server has not heard of is sent again, but for rows that were put off while it was on its way."""
    for operation in draft.existing(fact.operations):
        online_since = draft.accounts[operation.account].health.since
        draft.operations[operation.id] = operation.sent_in_vain(fact.at, online_since)
        if operation.verb is Verb.READ:
            rows = draft.rows_of_keys(operation.keys)
            draft.put_off(frozenset(row.key for row in rows if row.overlay is None))


def _snooze(draft: Draft, fact: Snoozed) -> None:
    """Put off, or take that back. What is put off is not to be read: its server is not told so, unless that is on its
    way; when it is taken back, that is asked for again.
    """
    rows = [row for row in draft.rows_of_keys(fact.keys) if row.is_listed]
    if fact.until is None:
        _take_up_again(draft, [row for row in rows if row.is_snoozed], fact.at)
        rows = draft.rows_of_keys(row.key for row in rows)
    else:
        rows = _set_aside(draft, rows)
    for row in rows:
        draft.put(transitions.snoozed(row, fact.until))


def _set_aside(draft: Draft, rows: Sequence[Row]) -> list[Row]:
    """The rows without their marks as read; those that can be are taken out of the outbox."""
    being_read = frozenset(row.key for row in rows if row.overlay is Verb.READ)
    asked = draft.pending(being_read)
    draft.put_off(being_read)
    pending = draft.pending(being_read)
    found = []
    for row in rows:
        if row.key in asked:
            left = pending.get(row.key)
            overlay = left.verb if left is not None and left.verb is not Verb.READ else None
            found.append(replace(row, overlay=overlay, set_aside=asked[row.key].send_at))
        else:
            found.append(row if row.is_snoozed else replace(row, set_aside=None))
    return found


def _take_up_again(draft: Draft, rows: Iterable[Row], at: datetime) -> None:
    """Ask for the marks as read that were set aside when these rows were put off, but for what is on its way."""
    aside = {row.key: row for row in rows if row.set_aside is not None}
    pending, anew = draft.pending(frozenset(aside)), dict[tuple[AccountId, datetime], list[Row]]()
    for key, row in aside.items():
        draft.put(replace(row, overlay=Verb.READ, set_aside=None))
        if row.set_aside is not None and (key not in pending or pending[key].verb is not Verb.READ):
            anew.setdefault((row.account, row.set_aside), []).append(draft.rows_of_keys((key,))[0])
    for (_, send_at), some in anew.items():
        draft.ask(Verb.READ, some, at, send_at)


def _read_along(draft: Draft, account: Account, marker: str, at: datetime) -> None:
    """What is of a hidden kind does not hold up the marker, and is read on the server once that has passed it."""
    if not (hidden := draft.settings.of(account.id)[HIDDEN_KINDS]):
        return
    for row in draft.rows_of(account.id, UpTo(order_key=marker, id=RemoteId(""))):
        if row.notification.kind.value in hidden and row.notification.order_key > account.marker:
            draft.put(transitions.read_changed(row, read=True, asked_at=None, now=at))


def _settle(draft: Draft, fact: Settled) -> None:
    refused = {rejection.id: rejection.reason for rejection in fact.rejections}
    for operation in draft.existing(fact.operations):
        del draft.operations[operation.id]
        pending = draft.pending(operation.keys, operation)
        for row in draft.rows_of_keys(operation.keys):
            refusal = refused.get(row.notification.id)
            if operation.verb in DEEDS:
                draft.put(transitions.answered(row, operation, refusal, fact.at))
                continue
            uncovered = replace(row, overlay=pending[row.key].verb if row.key in pending else None)
            local = fact.local or bool(fact.marker and row.notification.order_key > fact.marker)
            draft.put(transitions.settled(uncovered, operation, refusal=refusal, at=fact.at, local=local))
    if fact.marker and fact.account in draft.accounts:
        account = draft.account(fact.account)
        _read_along(draft, account, fact.marker, fact.at)
        draft.store_account(replace(account, marker=max(account.marker, fact.marker)), fact.at)
