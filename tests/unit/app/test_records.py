"""The objects that scripts read have the fields, names and values that docs/cli.md promises."""

import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any

from msgspec.structs import replace

from tests.support.examples import ANA, BEN, BY_ITEM, NINE, account, after, key, notification, operation, remote_ids
from tests.support.project import PROJECT
from traynotify.app.records import (
    account_record,
    activity_record,
    events_of,
    health_record,
    reasons,
    requests_record,
    row_record,
    status_record,
    story_record,
    timestamp,
    unread_record,
)
from traynotify.app.terminal import activity_in_words
from traynotify.core.account import Health, HealthState
from traynotify.core.activity import Activity, Doing
from traynotify.core.budget import Allowance
from traynotify.core.commands import Verb
from traynotify.core.events import Arrived, Removed
from traynotify.core.facts import (
    AccountForgotten,
    AccountStored,
    AlertsShown,
    Asked,
    Fact,
    FromSource,
    HealthChanged,
    Settled,
)
from traynotify.core.ids import AccountId
from traynotify.core.notification import Kind, Notification, Origin
from traynotify.core.reduce import Changes, reduce
from traynotify.core.selector import Items
from traynotify.core.settings import ACCOUNT_LABEL, HIDDEN_KINDS, IN_BADGE, Settings, Values
from traynotify.core.state import State

REFERENCE = (PROJECT / "docs/cli.md").read_text("utf-8")


def happened(*facts: Fact, state: State | None = None) -> Changes:
    """What the last of the facts changed, all of them taken in order."""
    changes = Changes(before=State(), after=state or State())
    for fact in facts:
        _, changes = reduce(changes.after, fact)
    return changes


def added(name: AccountId = ANA) -> Fact:
    return AccountStored(account=account(name), at=NINE)


def arrived(*items: Notification, name: AccountId = ANA) -> Fact:
    return FromSource(account=name, event=Arrived(items=items), origin=Origin.LIVE, at=NINE)


def health(state: HealthState, detail: str = "", name: AccountId = ANA) -> Fact:
    return HealthChanged(account=name, health=Health(state=state, since=NINE, detail=detail))


def kinds_of(changes: Changes) -> list[str]:
    return [record["event"] for record in events_of(changes)]


def test_a_notification_has_the_promised_fields() -> None:
    changes = happened(added(), arrived(notification(7, warning="birds")))

    assert next(events_of(changes)) == {
        "event": "added",
        "account": ANA,
        "key": f"{ANA}/7",
        "kind": "mention",
        "raw_kind": "mention",
        "title": "Cleo mentioned you for the 7th time",
        "excerpt": "The heron is back",
        "warning": "birds",
        "actor": "Cleo",
        "url": "https://larks.example/7",
        "created_at": "2026-03-13T16:27:00.000Z",
        "read": False,
        "alerted": False,
        "origin": "live",
    }


def test_the_reference_names_the_same_fields() -> None:
    changes = happened(added(), arrived(notification(7)))
    examples = [
        row_record("added", changes.added[0]),
        health_record(changes.after, ANA),
        unread_record(changes.after),
    ]

    for record in examples:
        start = REFERENCE.index(f'{{"event": "{record["event"]}"')
        words = re.findall(r'"(\w+)"', REFERENCE[start : REFERENCE.index("}", start)])
        assert set(words) - {"added", "updated", "removed", "health", "unread"} == set(record)


def test_every_kind_state_and_origin_is_in_the_reference() -> None:
    for word in [*Kind, *HealthState, *Origin]:
        assert word.value in REFERENCE, word


def test_a_notification_of_nobody_has_an_empty_actor() -> None:
    changes = happened(added(), arrived(notification(7, actors=(), actor_count=0)))

    assert row_record("added", changes.added[0])["actor"] == ""


def test_it_tells_whether_it_was_read_and_alerted() -> None:
    seen = happened(added(), arrived(notification(7)), AlertsShown(keys=[key(7)], at=after(9)))
    assert row_record("updated", seen.after.rows[key(7)])["alerted"] is True

    read = happened(Asked(operation=operation(1, Verb.READ, 7)), state=seen.after)
    (record,) = [record for record in events_of(read) if record["event"] == "updated"]
    assert (record["read"], record["alerted"]) == (True, True)


def test_what_changes_nothing_that_is_told_is_not_told() -> None:
    asked = happened(added(), arrived(notification(7)), Asked(operation=operation(1, Verb.READ, 7)))
    assert kinds_of(asked) == ["updated", "unread"]

    confirmed = happened(Settled(account=ANA, operations=[1], at=NINE), state=asked.after)
    assert confirmed.touched
    assert kinds_of(confirmed) == []


def test_events_come_rows_first_then_health_then_numbers() -> None:
    changes = happened(added(), health(HealthState.LIVE), arrived(notification(9), notification(8)))

    records = list(events_of(changes))
    assert [record["event"] for record in records] == ["added", "added", "unread"]
    assert [record["key"] for record in records[:2]] == [f"{ANA}/8", f"{ANA}/9"], "in the order in which they happened"
    assert records[2] == {"event": "unread", "total": 2, "by_account": {ANA: 2}}


def test_what_was_there_and_is_gone_is_told_with_what_it_was() -> None:
    before = happened(added(), arrived(notification(7)))
    gone = FromSource(account=ANA, event=Removed(selector=Items(remote_ids(7))), origin=Origin.LIVE, at=NINE)

    removed, unread = events_of(happened(gone, state=before.after))

    assert (removed["event"], removed["key"], removed["title"]) == (
        "removed",
        f"{ANA}/7",
        "Cleo mentioned you for the 7th time",
    )
    assert unread["total"] == 0


def test_health_is_told_once_and_with_its_reason() -> None:
    offline = happened(added(), health(HealthState.OFFLINE, "larks.example could not be reached"))
    assert list(events_of(offline)) == [
        {"event": "health", "account": ANA, "state": "offline", "detail": "larks.example could not be reached"}
    ]

    again = happened(health(HealthState.OFFLINE, "larks.example could not be reached"), state=offline.after)
    assert kinds_of(again) == []


def test_an_account_that_comes_or_goes_changes_the_numbers() -> None:
    here = happened(added(), arrived(notification(7)), added(BEN))
    assert kinds_of(here) == ["health", "unread"]

    left = happened(AccountForgotten(account=ANA), state=here.after)
    assert kinds_of(left)[-1] == "unread"
    assert list(events_of(left))[-1]["by_account"] == {BEN: 0}


def test_the_total_leaves_out_what_the_person_does_not_count() -> None:
    chosen = {
        ANA: Values().replacing(HIDDEN_KINDS, ("boost",)),
        BEN: Values().replacing(IN_BADGE, False),
    }
    state = State(settings=Settings(accounts=chosen))
    boost = notification(8, kind=Kind.BOOST)
    changes = happened(
        added(), added(BEN), arrived(notification(7), boost), arrived(notification(1), name=BEN), state=state
    )

    assert unread_record(changes.after) == {"event": "unread", "total": 1, "by_account": {ANA: 1, BEN: 1}}


def test_status_is_one_object_of_numbers_and_accounts() -> None:
    labelled = Settings(accounts={BEN: Values().replacing(ACCOUNT_LABEL, "the other me")})
    changes = happened(
        added(), added(BEN), arrived(notification(7)), health(HealthState.LIVE), state=State(settings=labelled)
    )

    busy = Activity(
        doing=Doing.WAITING,
        since=NINE,
        tries=2,
        next_at=after(90),
        answered_at=after(60),
        unsent=1,
        requests={"poll": 3, "live": 1},
        allowances=(Allowance(20, 60),),
        limit=300,
        remaining=281,
        resets_at=after(240),
    )
    record = status_record(changes.after, {ANA: busy, BEN: Activity(doing=Doing.STOPPED, since=NINE)}, {"a.example": 2})

    assert json.loads(json.dumps(record)) == record
    asked = [(account.pop("now"), account.pop("requests")) for account in record["accounts"]]
    assert record == {
        "unread": {"total": 1, "by_account": {ANA: 1, BEN: 0}},
        "accounts": [
            {"id": ANA, "service": "toy", "label": "@ana@larks.example", "state": "live", "detail": ""},
            {"id": BEN, "service": "toy", "label": "the other me", "state": "connecting", "detail": ""},
        ],
        "latest": [story_record(changes.after, row) for row in changes.after.rows.values()],
        "pictures": {"last_hour": 2, "by_host": {"a.example": 2}},
    }
    assert asked[0] == (
        {
            "doing": "waiting",
            "words": "waiting before the third try",
            "since": timestamp(NINE),
            "next": "next try",
            "next_at": timestamp(after(90)),
            "failed_tries": 2,
            "answered_at": timestamp(after(60)),
            "succeeded_at": None,
            "unsent": 1,
        },
        {
            "last_hour": 4,
            "by_purpose": {"poll": 3, "live": 1},
            "allowed": [{"requests": 20, "seconds": 60}],
            "limit": 300,
            "remaining": 281,
            "resets_at": timestamp(after(240)),
        },
    )
    assert (asked[1][0]["next"], asked[1][0]["next_at"], asked[1][1]["last_hour"]) == (None, None, 0)


def test_status_tells_of_the_newest_why_they_alerted_or_did_not() -> None:
    changes = happened(added(), arrived(*(notification(number) for number in range(1, 9))))
    record = status_record(changes.after, {ANA: Activity(doing=Doing.LISTENING, since=NINE)}, {})
    assert [row["key"] for row in record["latest"]] == [f"{ANA}/{number}" for number in (8, 7, 6, 5, 4)]
    assert record["latest"][0]["why"] == reasons(changes.after, changes.after.rows[key(8)])
    assert all(row["why"] for row in record["latest"])


def test_a_person_reads_what_an_account_does_in_two_lines() -> None:
    activity = Activity(
        doing=Doing.LISTENING, since=NINE, next_at=after(90), succeeded_at=NINE, unsent=2, requests={"poll": 3}
    )
    record = {"now": activity_record(activity), "requests": requests_record(activity)}
    nine, soon = (f"{moment.astimezone():%H:%M:%S}" for moment in (NINE, after(90)))
    assert activity_in_words(record) == [
        f"waiting for what the server tells since {nine}; next look at {soon}; last heard of at {nine}; 2 to be sent",
        "requests in the last hour: 3 (poll 3)",
    ]


def test_an_account_says_what_its_server_can_do() -> None:
    can = replace(BY_ITEM, dismiss=False, reasons={"dismiss": "This server keeps everything"})
    one = account(can=can, paused=True)
    state = happened(AccountStored(account=one, at=NINE)).after

    record: dict[str, Any] = json.loads(json.dumps(account_record(state, one)))

    assert record.pop("can") == {
        "read": ["all", "item"],
        "unread": ["item"],
        "dismiss": False,
        "clear": True,
        "live": True,
        "reply": False,
        "follow": False,
        "decide": False,
        "partial": "",
        "reasons": {"dismiss": "This server keeps everything"},
    }
    assert record == {
        "id": ANA,
        "service": "toy",
        "label": "@ana@larks.example",
        "handle": "ana@larks.example",
        "server": "https://larks.example",
        "software": "",
        "paused": True,
    }


def test_times_are_utc_whatever_zone_they_came_in() -> None:
    newfoundland = timezone(timedelta(hours=-3, minutes=-30))

    assert timestamp(datetime(2026, 3, 14, 5, 30, 0, 987654, newfoundland)) == "2026-03-14T09:00:00.987Z"
