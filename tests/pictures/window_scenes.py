"""Accounts, first start, settings: each window in each of its states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, World, settle
from tests.ui.cast import POD, everyone, lively
from tests.ui.world import FORUM, LAB, ME, NOW, account, state
from traynotify.core.account import HealthState
from traynotify.core.activity import Activity, Doing
from traynotify.core.language import tr
from traynotify.ui.accounts.window import AccountsWindow
from traynotify.ui.actions import SignInEnd
from traynotify.ui.controls.buttons import Switch
from traynotify.ui.controls.fields import Column

Shots = Iterator[tuple[str, QWidget]]

_BUSY = Activity(
    doing=Doing.LISTENING,
    since=NOW - timedelta(hours=5, minutes=18),
    next_at=NOW + timedelta(minutes=4),
    answered_at=NOW,
    succeeded_at=NOW,
    unsent=1,
    requests={"read position": 48, "poll": 8, "live": 1, "mark read": 1},
    limit=300,
    remaining=281,
)


def welcome(stage: Stage) -> Shots:
    """The first start, from the empty field to the account that is live."""
    world = stage.world(state([], []))
    window = world.welcome()
    form = window.form
    yield "welcome-empty", window
    form.address.setText("me@example.social")
    yield "welcome", window
    form.start()
    form.show_status(tr("Waiting for your browser: please allow access there."))
    form.show_page("https://example.social/oauth/authorize?client_id=traynotify", opened=True)
    yield "welcome-browser", window
    form.ask_line("If the page shows a code instead, paste it here", False, lambda _answer: None)
    yield "welcome-code", window
    world.actions.sign_in_ends[0](SignInEnd(error="There is no server at example.social; is the name spelled right?"))
    form._show_ways()
    yield "welcome-error", window
    live = stage.world(state(lively()))
    window = live.welcome()
    window._signed_in(ME)
    yield "welcome-done", window


def accounts(stage: Stage) -> Shots:
    """An account from top to bottom."""
    world = stage.world(state(lively(), everyone()))
    reason = tr(
        "It was written for version {written_for} of traynotify.api; this is version {here}", written_for=1, here=2
    )
    package = "traynotify-noticeboard 0.3"
    unusable = "“{id}” of the package {package} cannot be used. {reason}"
    world.actions.unusable = [tr(unusable, id="noticeboard", package=package, reason=reason)]
    world.actions.activities[ME] = _BUSY
    window = _open(world)
    yield "accounts", window
    assert window.page is not None
    column = window.page.findChild(Column)
    assert column is not None
    bar = column.verticalScrollBar()
    for number in range(1, -(-bar.maximum() // bar.pageStep()) + 1):
        bar.setValue(number * bar.pageStep())
        yield f"accounts-{number}", window


def accounts_health(stage: Stage) -> Shots:
    """What an account says of itself when it is not live."""
    healths = {
        HealthState.OFFLINE: "The server does not answer", HealthState.PAUSED: "",
        HealthState.CONNECTING: "", HealthState.LIMITED: "The server asks to wait until 14:40",
        HealthState.POLLING: "Asks every 5 minutes",
    }  # fmt: skip
    for health, detail in healths.items():
        known = [account(ME, health=health, detail=detail, paused=health is HealthState.PAUSED), account(FORUM)]
        yield f"accounts-{health.value}", _open(stage.world(state(lively()[:2], known)))


def accounts_signing_in(stage: Stage) -> Shots:
    world = stage.world(state(lively(), everyone()))
    window = _open(world)
    window.bring(LAB)
    yield "accounts-needs-sign-in", window
    assert window.page is not None
    window.page.offer_sign_in()
    form = window.page.form
    form.show_status(tr("Waiting for your browser: please allow access there."))
    form.show_page("https://pixel.example/oauth/authorize", opened=True)
    form.ask_line(
        tr("If your browser runs on another computer, paste the address that it ends at"), False, lambda _answer: None
    )
    yield "accounts-again", window
    form.more.click()
    world.actions.sign_in_ends[0](SignInEnd(error=tr("{host} does not accept this token", host="pixel.example")))
    yield "accounts-token", window
    window._confirm_removal(LAB)
    yield "accounts-remove", window
    window.sheet.dismiss()
    window._show_form()
    yield "accounts-add", window


def settings(stage: Stage) -> Shots:
    world = stage.world(state(lively(), everyone()))
    window = world.settings()
    yield "settings", window
    world.actions.autostart_problem = "The folder for programs that start at login cannot be written to"
    switch = window.autostart.control
    assert isinstance(switch, Switch)
    switch.click()
    yield "settings-problem", window
    window.search.setText("carrier pigeon")
    yield "settings-nothing", window
    window.search.setText("tray")
    yield "settings-found", window


def large_windows(stage: Stage) -> Shots:
    with stage.large_text():
        yield from _all_windows(stage, "large")


def mirrored_windows(stage: Stage) -> Shots:
    with stage.mirrored():
        yield from _all_windows(stage, "mirrored")


def _all_windows(stage: Stage, name: str) -> Shots:
    world = stage.world(state(lively(), [account(ME), account(POD), *everyone()[3:]]))
    yield f"{name}-accounts", _open(world)
    yield f"{name}-settings", world.settings()
    yield f"{name}-welcome", world.welcome()


def _open(world: World) -> AccountsWindow:
    window = world.accounts()
    window.bring(ME)
    window.resize(window.sizeHint())
    settle()
    return window


SCENES = (
    welcome, accounts, accounts_health, accounts_signing_in, settings, large_windows, mirrored_windows,
)  # fmt: skip
