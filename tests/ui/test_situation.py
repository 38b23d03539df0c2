"""What the inbox says in words: empty, loading, offline, in need of a person."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest
from msgspec.structs import replace

from tests.ui.world import FORUM, LAB, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.state import AccountState, Operation, State
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.foot import waiting_words
from traynotify.ui.popup.situation import Remedy, banner, empty_page
from traynotify.ui.popup.tally import Tally

OFFLINE = account(ME, health=HealthState.OFFLINE, since=NOW - timedelta(minutes=27))

RESUMING = account(FORUM, health=HealthState.CONNECTING)


def unseeded() -> AccountState:
    known = account(ME, health=HealthState.CONNECTING)
    return replace(known, account=replace(known.account, seeded=False))


@pytest.mark.parametrize(
    ("made", "narrowed", "loading", "headline", "remedy"),
    [
        (state([], []), Filter(), False, "No account yet", Remedy.ADD_ACCOUNT),
        (state(), Filter(), False, "All caught up", None),
        (state(), Filter(Part.UNREAD), False, "All caught up", Remedy.SHOW_ALL),
        (state([], [account(ME), RESUMING]), Filter(), False, "Connecting", None),
        (state([], [account(ME), RESUMING]), Filter(account=ME), False, "All caught up", None),
        (state(), Filter(Part.MENTIONS), False, "No mentions", None),
        (state(), Filter(Part.MESSAGES), False, "No messages", None),
        (state(), Filter(), True, "Looking further back", None),
        (state([], [unseeded()]), Filter(), True, "Fetching your notifications", None),
        (state([], [unseeded()]), Filter(), False, "Fetching your notifications", None),
        (state([], [OFFLINE]), Filter(Part.UNREAD), False, "Offline since 14:05", Remedy.TRY_NOW),
    ],
)
def test_empty_page(made: State, narrowed: Filter, loading: bool, headline: str, remedy: Remedy | None) -> None:
    page = empty_page(made, narrowed, NOW, loading=loading, zone=UTC)
    assert (page.headline, page.remedy) == (headline, remedy)


def test_one_account_in_need_is_said_where_it_is_looked_at() -> None:
    needy = account(LAB, health=HealthState.NEEDS_SIGN_IN, detail="The permission was withdrawn")
    made = state([], [account(ME), needy])
    assert banner(made, Filter(), NOW, zone=UTC) is None
    found = banner(made, Filter(account=LAB), NOW, zone=UTC)
    assert found is not None
    assert found.headline == "\u2068@lab@pixel.example\u2069 needs you to sign in"
    assert found.text == "The permission was withdrawn. Its history and settings stay."
    assert (found.remedy, found.account, found.is_warning) == (Remedy.SIGN_IN, LAB, True)


@pytest.mark.parametrize(
    ("accounts", "headline"),
    [
        ([OFFLINE, account(FORUM)], None),
        ([OFFLINE, account(FORUM, health=HealthState.OFFLINE)], "Offline since 09:14"),
        ([account(ME, health=HealthState.PAUSED, since=NOW)], "Paused since 14:32"),
        ([account(ME, health=HealthState.LIMITED, since=NOW)], "Waiting since 14:32"),
        ([account(ME, health=HealthState.NEEDS_SIGN_IN), account(FORUM, health=HealthState.NEEDS_SIGN_IN)],
         "Every account needs you to sign in"),
    ],
)  # fmt: skip
def test_banner(accounts: list[AccountState], headline: str | None) -> None:
    found = banner(state([], accounts), Filter(), NOW, zone=UTC)
    assert (found.headline if found else None) == headline


def test_resuming_means_what_is_shown() -> None:
    paused = account(LAB, health=HealthState.PAUSED, paused=True)
    made = state([], [account(ME), paused])
    one = banner(made, Filter(account=LAB), NOW, zone=UTC)
    every = banner(state([], [paused]), Filter(), NOW, zone=UTC)
    assert one is not None
    assert every is not None
    assert (one.account, every.account) == (LAB, None)


def test_counts_of_the_parts() -> None:
    from traynotify.core.notification import Kind

    kinds = [Kind.MENTION, Kind.REPLY, Kind.MESSAGE, Kind.BOOST]
    rows = [row(notification(str(i), "It happened", kind=kind)) for i, kind in enumerate(kinds)]
    rows.append(row(notification("9", "It happened"), read=True))
    made = state([*rows, row(notification("10", "It happened"), account=FORUM)], [account(ME), account(FORUM)])
    assert Tally(made).counts(made) == {
        Part.ALL: 5,
        Part.UNREAD: 5,
        Part.MENTIONS: 3,
        Part.MESSAGES: 1,
        Part.SNOOZED: 0,
    }
    ours = {Part.ALL: 1, Part.UNREAD: 1, Part.MENTIONS: 1, Part.MESSAGES: 0, Part.SNOOZED: 0}
    assert Tally(made).counts(made, FORUM) == ours


@pytest.mark.parametrize(
    ("health", "attempts", "words"),
    [(HealthState.LIVE, 0, ""), (HealthState.LIVE, 1, "2 changes wait"), (HealthState.OFFLINE, 0, "2 changes wait")],
)
def test_what_waits_to_be_sent(health: HealthState, attempts: int, words: str) -> None:
    rows = [row(notification(i, "It happened")) for i in "12"]
    keys = frozenset(r.key for r in rows)
    asked = Operation(id=1, account=ME, verb=Verb.READ, keys=keys, accepted_at=NOW, send_at=NOW, attempts=attempts)
    assert waiting_words(state(rows, [account(ME, health=health)], operations=[asked])) == words
