"""Arbitrary accounts, rows, operations and batches, for tests of what holds for all of them."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from tests.unit.storage.examples import ANA, BEN
from traynotify.core.account import Account, Identity
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey, RemoteId, ServiceId
from traynotify.core.notification import Actor, Kind, Notification, Origin
from traynotify.core.ports import Batch
from traynotify.core.selector import All, Group, OfKind
from traynotify.core.state import AlertState, Operation, Row
from traynotify.core.trail import Mark, MarkedBy, Refusal, Showing, Trail

text = st.text(st.characters(codec="utf-8"), max_size=12)
moments = st.datetimes(datetime(1969, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
few_moments = st.sampled_from([datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3)])
account_ids = st.sampled_from([ANA, BEN, AccountId("discourse:Zoë@frogs.example")])
remote_ids = st.integers(0, 5).map(lambda number: RemoteId(str(number)))
keys = st.builds(NotificationKey, account_ids, remote_ids)
actors = st.builds(Actor, name=text, handle=text, avatar_url=text, url=text)

accounts = st.builds(
    Account,
    id=account_ids,
    service=text.map(ServiceId),
    base_url=text,
    identity=st.builds(
        Identity,
        remote_id=text,
        handle=text,
        capabilities=st.builds(
            Capabilities, read=st.frozensets(st.sampled_from(ReadScope)), reasons=st.just({"a": "b"})
        ),
    ),
    added_at=moments,
    paused=st.booleans(),
    cursor=st.none() | text,
    seeded=st.booleans(),
    marker=text,
)


trails = st.builds(
    Trail,
    pushed=st.none() | st.booleans(),
    asked_at=st.none() | moments,
    decided_at=st.none() | moments,
    shown=st.lists(st.builds(Showing, at=moments, reason=text, among=st.integers(1, 99)), max_size=2).map(tuple),
    mark=st.none()
    | st.builds(
        Mark,
        read=st.booleans(),
        by=st.sampled_from(MarkedBy),
        at=moments,
        settled_at=st.none() | moments,
        only_here=st.booleans(),
    ),
    refused_at=st.none() | moments,
    refused_mark=st.none() | st.builds(Refusal, st.sampled_from(Verb), text, moments),
)


def notifications(times: st.SearchStrategy[datetime] = moments) -> st.SearchStrategy[Notification]:
    """Notifications that happened at `times`."""
    return st.builds(
        Notification,
        id=remote_ids,
        kind=st.sampled_from(Kind),
        raw_kind=text,
        title=text,
        excerpt=text,
        warning=text,
        actors=st.lists(actors, max_size=2).map(tuple),
        actor_count=st.integers(0, 10**9),
        created_at=times,
        updated_at=st.none() | times,
        server_read=st.none() | st.booleans(),
        group_id=text,
        order_key=st.sampled_from(["", "1", "2", "ä", "😀"]),
    )


def rows(times: st.SearchStrategy[datetime] = moments) -> st.SearchStrategy[Row]:
    """Rows in every state, the impossible ones included."""
    return st.builds(
        Row,
        account=account_ids,
        notification=notifications(times),
        origin=st.sampled_from(Origin),
        received_at=moments,
        read=st.booleans(),
        overlay=st.none() | st.sampled_from(Verb),
        touched_at=st.none() | moments,
        worded_at=st.none() | moments,
        failure=text,
        failed=st.none() | st.sampled_from(Verb),
        gone=st.booleans(),
        alert=st.sampled_from(AlertState),
        alert_reason=text,
        trail=trails,
        snoozed_until=st.none() | moments,
    )


operations = st.builds(
    Operation,
    id=st.integers(0, 5),
    account=account_ids,
    verb=st.sampled_from(Verb),
    keys=st.frozensets(keys, max_size=3),
    accepted_at=moments,
    send_at=moments,
    attempts=st.integers(0, 99),
    failed_for=st.timedeltas(timedelta(), timedelta(days=30)),
    sending=st.booleans(),
    scope=st.one_of(st.none(), st.just(All()), st.builds(Group, st.text()), st.builds(OfKind, st.text())),
)

batches = st.builds(
    Batch,
    accounts=st.lists(accounts, max_size=3).map(tuple),
    removed_accounts=st.lists(account_ids, max_size=1).map(tuple),
    rows=st.lists(rows(few_moments), max_size=6).map(tuple),
    operations=st.lists(operations, max_size=2).map(tuple),
    removed_operations=st.lists(st.integers(0, 5), max_size=2).map(tuple),
)
