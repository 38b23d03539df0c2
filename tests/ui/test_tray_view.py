"""What the tray says."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.world import FORUM, LAB, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.events import Counted
from traynotify.core.state import State
from traynotify.ui.tray_face import Panel, TrayState
from traynotify.ui.tray_view import Choice, connection, tray_view

LIVE, POLLING, OFFLINE = HealthState.LIVE, HealthState.POLLING, HealthState.OFFLINE
SIGN_IN, PAUSED, CONNECTING, LIMITED = (
    HealthState.NEEDS_SIGN_IN,
    HealthState.PAUSED,
    HealthState.CONNECTING,
    HealthState.LIMITED,
)
NAMES = (ME, FORUM, LAB)


def of(*states: HealthState, unread: int = 0) -> State:
    rows = [row(notification(str(i), "Ana mentioned you")) for i in range(unread)]
    return state(rows, [account(name, health=health) for name, health in zip(NAMES, states, strict=False)])


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((), TrayState.IDLE),
        ((LIVE,), TrayState.IDLE),
        ((LIVE, OFFLINE), TrayState.IDLE),
        ((LIMITED,), TrayState.IDLE),
        ((CONNECTING,), TrayState.CONNECTING),
        ((CONNECTING, LIVE), TrayState.IDLE),
        ((CONNECTING, OFFLINE), TrayState.CONNECTING),
        ((OFFLINE, OFFLINE), TrayState.TROUBLE),
        ((LIVE, SIGN_IN), TrayState.TROUBLE),
        ((PAUSED, SIGN_IN), TrayState.TROUBLE),
        ((PAUSED, PAUSED), TrayState.PAUSED),
        ((PAUSED, LIVE), TrayState.IDLE),
        ((PAUSED, OFFLINE), TrayState.TROUBLE),
    ],
)
def test_connection(states: tuple[HealthState, ...], shown: TrayState) -> None:
    assert connection(of(*states)) is shown


@pytest.mark.parametrize(
    ("made", "tooltip"),
    [
        (state([], []), "traynotify · no account yet"),
        (of(LIVE), "Nothing unread · 1 account live"),
        (of(LIVE, LIVE, SIGN_IN, unread=3), "3 unread · 2 accounts live, 1 needs sign-in"),
        (of(SIGN_IN, SIGN_IN), "Nothing unread · 2 accounts need sign-in"),
        (of(POLLING, OFFLINE, LIVE), "Nothing unread · 1 account live, 1 polling, 1 offline"),
    ],
)
def test_tooltip(made: State, tooltip: str) -> None:
    assert tray_view(made, dark=True).tooltip == tooltip


def test_the_number_is_that_of_the_accounts_that_count() -> None:
    rows = [row(notification("1", "Ana mentioned you")), row(notification("2", "Bob mentioned you"), account=LAB)]
    made = state(rows, [account(ME), account(LAB)], own={LAB: {"account.in_badge": False}})
    assert tray_view(made, dark=True).face.unread == 1


def test_a_capped_number_has_a_plus() -> None:
    known = replace(account(ME), counted=Counted(unread=50, capped=True, asked_at=NOW))
    made = state([row(notification("1", "Ana mentioned you"))], [known])
    view = tray_view(made, dark=True)
    assert (view.face.label, view.tooltip) == ("1+", "1+ unread · 1 account live")


@pytest.mark.parametrize(
    ("chosen", "dark", "panel"),
    [
        ("system", True, Panel.DARK),
        ("system", False, Panel.LIGHT),
        ("dark", False, Panel.DARK),
        ("light", True, Panel.LIGHT),
    ],
)
def test_panel(chosen: str, dark: bool, panel: Panel) -> None:
    made = state(general={"general.tray_panel": chosen, "general.tray_coloured": False})
    face = tray_view(made, dark=dark).face
    assert (face.panel, face.colored) == (panel, False)


def test_the_menu_holds_counts_and_health() -> None:
    lines = tray_view(of(LIVE, SIGN_IN, unread=2), dark=True).menu
    assert [(line.choice, line.text) for line in lines if line.choice in (Choice.INBOX, Choice.ACCOUNT)] == [
        (Choice.INBOX, "Inbox: 2 unread"),
        (Choice.ACCOUNT, "@me@example.social: 2 unread"),
        (Choice.ACCOUNT, "forum.example.org: nothing unread, needs sign-in"),
    ]
    assert lines[-1].choice is Choice.QUIT


def test_the_menu_offers_what_makes_sense() -> None:
    def enabled(made: State) -> set[Choice]:
        return {line.choice for line in tray_view(made, dark=True).menu if line.enabled}

    assert Choice.MARK_ALL_READ in enabled(of(LIVE, unread=1))
    assert Choice.MARK_ALL_READ not in enabled(of(LIVE))
    assert {Choice.PAUSE, Choice.REFRESH} <= enabled(of(LIVE))
    assert Choice.RESUME in enabled(of(PAUSED))
    assert Choice.REFRESH not in enabled(of(PAUSED))
    assert enabled(state([], [])) == {Choice.ADD_ACCOUNT, Choice.SETTINGS, Choice.SEPARATOR, Choice.QUIT}


def test_an_account_that_is_not_counted_still_shows_its_own_number() -> None:
    rows = [row(notification("1", "Ana mentioned you"), account=LAB)]
    made = state(rows, [account(LAB)], own={LAB: {"account.in_badge": False}})
    lines = tray_view(made, dark=True).menu
    assert [line.text for line in lines[:2]] == ["Inbox: nothing unread", "@lab@pixel.example: 1 unread"]
