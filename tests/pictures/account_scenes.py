"""The accounts window: each account in each of its states, signing in again, and adding one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, click, open_accounts, popup_of
from tests.ui.cast import everyone, lively
from tests.ui.world import FORUM, LAB, ME, NOW, account, state
from traynotify.core.account import HealthState
from traynotify.core.activity import Activity, Doing
from traynotify.core.capability import Capabilities
from traynotify.core.language import phrase, tr
from traynotify.core.settings import OWN_AUTHORITY
from traynotify.ui.accounts.now import PURPOSES
from traynotify.ui.actions import SignInEnd
from traynotify.ui.controls.fields import Column, Field

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
    window = open_accounts(world)
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
    host = "example.social"
    details = {
        HealthState.OFFLINE: tr("{host} was not found; check the address and the network connection", host=host),
        HealthState.LIMITED: tr("{host} asks for fewer requests", host=host),
        HealthState.POLLING: tr("Comes back within a minute or two, because its stream broke"),
    }
    for health in HealthState:
        if health is HealthState.NEEDS_SIGN_IN:
            continue  # has a scene of its own
        known = account(ME, health=health, detail=details.get(health, ""), paused=health is HealthState.PAUSED)
        if health in (HealthState.OFFLINE, HealthState.LIMITED):
            known = replace(known, health=replace(known.health, next_try_at=NOW + timedelta(minutes=2)))
        yield f"accounts-{health.value}", open_accounts(stage.world(state(lively()[:2], [known, account(FORUM)])))


def accounts_now(stage: Stage) -> Shots:
    """What it does now, of a server that answers and refuses."""
    for succeeded, name in ((None, "never"), (NOW - timedelta(hours=1), "once")):
        world = stage.world(state(lively(), everyone()))
        requests = dict.fromkeys(PURPOSES, 1)
        world.actions.activities[ME] = replace(_BUSY, succeeded_at=succeeded, requests=requests, limit=None)
        yield f"accounts-refused-{name}", open_accounts(world)


def accounts_signing_in(stage: Stage) -> Shots:
    world = stage.world(state(lively(), everyone()))
    window = open_accounts(world)
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
    window.page.remove.click()
    yield "accounts-remove", window
    click(window.sheet, tr("Remove"))
    world.actions.removed(
        tr(
            "The stored token could not be deleted: {error}",
            error=tr("Your keyring is locked: unlock it and try again"),
        )
    )
    yield "accounts-not-removed", window
    window.sheet.dismiss()
    window.side.add.click()
    yield "accounts-add", window
    window.form.more.click()
    yield "accounts-add-ways", window
    yield "menu-services", popup_of(window.form.service.showPopup)


def accounts_limits(stage: Stage) -> Shots:
    """No account at all; one that may do little; a value that is not taken."""
    yield "accounts-none", open_accounts(stage.world(state([], [])))
    reasons = {
        "unread": phrase("Discourse has no way for apps to mark notifications as unread; it stays unread here."),
        "reply": phrase("This sign-in only reads; it was not asked for the permission to write."),
    }
    little = Capabilities(live=True, decide=True, reasons=reasons)
    world = stage.world(state(lively(), [account(ME, capabilities=little)]))
    window = open_accounts(world)
    assert window.page is not None
    world.actions.setting_problem = tr("There is no file {path}; choose that of the authority again", path="/etc/ca")
    row = next(row for row in window.page.rows if row.setting is OWN_AUTHORITY)
    assert isinstance(row.control, Field)
    row.control.setText("/etc/ca")
    row.control.editingFinished.emit()
    column = window.page.findChild(Column)
    assert column is not None
    column.ensureWidgetVisible(row)
    yield "accounts-setting-problem", window


SCENES = (accounts, accounts_health, accounts_now, accounts_signing_in, accounts_limits)
