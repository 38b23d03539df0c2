"""What a person reads where a script would read JSON."""

from typing import Any

import pytest

from tests.support.examples import NINE
from traynotify.app import requests
from traynotify.app.one_off import in_words
from traynotify.app.records import Record, activity_record, requests_record
from traynotify.app.requests import Request
from traynotify.app.terminal import in_words as event_in_words
from traynotify.app.terminal import row_in_words
from traynotify.core.activity import Activity, Doing
from traynotify.core.commands import Verb

ROW = {
    "event": "added",
    "key": "toy:ana@larks.example/7",
    "title": "Cleo mentioned you",
    "excerpt": "The heron\nis back",
    "warning": "",
    "created_at": "2026-03-14T09:00:00.000Z",
    "read": False,
}


def row(**changes: Any) -> dict[str, Any]:
    return ROW | changes


def test_a_notification_is_what_happened_what_was_written_and_its_key() -> None:
    assert row_in_words(row()) == (
        "● 2026-03-14 09:00  Cleo mentioned you\n      The heron is back\n      toy:ana@larks.example/7"
    )


def test_what_was_read_has_no_dot() -> None:
    assert row_in_words(row(read=True)).startswith("  2026")


def test_what_stands_under_a_warning_is_not_shown() -> None:
    words = row_in_words(row(warning="birds"))

    assert "[birds]" in words
    assert "heron" not in words


def test_nothing_written_takes_no_line() -> None:
    assert row_in_words(row(excerpt="")).count("\n") == 1


@pytest.mark.parametrize(
    ("request_", "value", "words"),
    [
        (requests.ListRows(), [], "The inbox is empty."),
        (requests.ListRows(), [ROW, ROW], "\n".join([row_in_words(ROW)] * 2)),
        (requests.AddAccount(address="x"), "toy:ana@larks.example", "Added toy:ana@larks.example"),
        (requests.RemoveAccount(account="x"), "toy:ana@larks.example", "Removed toy:ana@larks.example"),
        (requests.Mark(verb=Verb.READ, keys=()), ["a:b@c/1", "a:b@c/2"], "Read a:b@c/1\nRead a:b@c/2"),
        (requests.Mark(verb=Verb.UNREAD, keys=()), ["a:b@c/1"], "Unread a:b@c/1"),
        (requests.Mark(verb=Verb.DISMISS, keys=()), ["a:b@c/1"], "Dismissed a:b@c/1"),
        (requests.Mark(verb=Verb.READ, keys=()), [], "It was so already"),
        (requests.MarkAllRead(), ["a:b@c/1", "a:b@c/2"], "Marked 2 as read"),
        (requests.MarkAllRead(), [], "Nothing was unread"),
        (requests.OpenPage(key="x"), ["a:b@c/1"], ""),
        (requests.ListAccounts(), [], "No account yet; add one with “traynotify accounts add ADDRESS”"),
    ],
)
def test_answers(request_: Request, value: Any, words: str) -> None:
    assert in_words(request_, value) == words


def test_status_names_every_account_with_its_number_and_what_is_wrong() -> None:
    value = {
        "unread": {"total": 3, "by_account": {"toy:ana@larks.example": 3, "toy:ben@owls.example": 0}},
        "accounts": [
            {"id": "toy:ana@larks.example", "state": "live", "detail": "", **does(Doing.LISTENING)},
            {
                "id": "toy:ben@owls.example",
                "state": "needs_sign_in",
                "detail": "The token was revoked",
                **does(Doing.NEEDS_SIGN_IN),
            },
        ],
    }
    nine = f"{NINE.astimezone():%H:%M:%S}"

    assert in_words(requests.Status(), value).splitlines() == [
        "3 unread",
        "toy:ana@larks.example: live, 3 unread",
        f"  waiting for what the server tells since {nine}",
        "  requests in the last hour: 0",
        "toy:ben@owls.example: needs sign in (The token was revoked), 0 unread",
        f"  waiting for you to sign in again since {nine}",
        "  requests in the last hour: 0",
    ]


def does(doing: Doing) -> Record:
    """What an account's record says about what it does."""
    activity = Activity(doing=doing, since=NINE)
    return {"now": activity_record(activity), "requests": requests_record(activity)}


def test_status_without_an_account_says_how_to_add_one() -> None:
    assert "accounts add" in in_words(requests.Status(), {"unread": {"total": 0, "by_account": {}}, "accounts": []})


def test_accounts_and_services_are_a_line_each() -> None:
    account = {"id": "toy:ana@larks.example", "label": "@ana@larks.example", "software": "Toy 1.0", "paused": True}
    assert (
        in_words(requests.ListAccounts(), [account]) == "toy:ana@larks.example  @ana@larks.example  Toy 1.0  (paused)"
    )

    services = [
        {"id": "toy", "name": "Toy", "status": "ready", "reason": ""},
        {"id": "odd", "name": "odd", "status": "load_error", "reason": "No module named 'odd'"},
    ]
    assert in_words(requests.ListServices(), services) == (
        "toy  Toy  ready\nodd  odd  load_error: No module named 'odd'"
    )


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (ROW, row_in_words(ROW)),
        ({"event": "updated"}, ""),
        ({"event": "removed"}, ""),
        ({"event": "unread", "total": 4}, "4 unread"),
        ({"event": "health", "account": "toy:ana@x", "state": "live", "detail": ""}, "toy:ana@x: live"),
        (
            {"event": "health", "account": "toy:ana@x", "state": "needs_sign_in", "detail": "It was revoked"},
            "toy:ana@x: needs sign in (It was revoked)",
        ),
    ],
)
def test_events(record: dict[str, Any], words: str) -> None:
    assert event_in_words(record) == words
