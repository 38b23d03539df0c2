"""The accounts window: health in words, settings applied at once, signing in again, removing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import FORUM, LAB, ME, NOW, account, state
from traynotify.core.account import HealthState
from traynotify.core.activity import Activity, Doing
from traynotify.core.budget import Allowance
from traynotify.core.capability import Capabilities
from traynotify.core.facts import AccountForgotten
from traynotify.core.notification import Kind
from traynotify.core.settings import PROXY, Settings, Values
from traynotify.core.state import State
from traynotify.ui.accounts.page import AccountPage
from traynotify.ui.accounts.window import AccountsWindow
from traynotify.ui.actions import SignInEnd
from traynotify.ui.controls.buttons import Button, Switch
from traynotify.ui.controls.fields import Column, Field
from traynotify.ui.controls.setting_row import SettingRow
from traynotify.ui.controls.texts import Text

MakeDesk = Callable[[State], Desk]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    needy = account(LAB, health=HealthState.NEEDS_SIGN_IN, detail="The token was revoked")
    return make_desk(state([], [account(ME), account(FORUM), needy]))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> AccountsWindow:
    made = desk.accounts()
    made.bring()
    made.resize(900, 900)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def page(window: AccountsWindow) -> AccountPage:
    assert window.page is not None
    return window.page


def texts(window: AccountsWindow) -> list[str]:
    return [label.text() for label in page(window).findChildren(Text) if label.isVisible()]


def sheet_button(window: AccountsWindow, text: str) -> Button:
    return next(b for b in window.sheet.findChildren(Button) if b.isVisible() and b.text() == text)


def test_every_account_with_its_health(window: AccountsWindow) -> None:
    names = [entry.accessibleName() for entry in window.side.entries.values()]
    assert names == ["@me@example.social, live", "forum.example.org, live", "@lab@pixel.example, needs sign-in"]
    assert window.chosen == ME
    QTest.mouseClick(window.side.entries[LAB], LEFT)
    assert window.chosen == LAB
    assert {"Needs sign-in since 09:14", "The token was revoked"} <= set(texts(window))


def test_it_can_be_brought_for_one_account(window: AccountsWindow) -> None:
    window.bring(FORUM)
    assert window.chosen == FORUM
    assert window.side.entries[FORUM].isChecked()


def test_pausing(window: AccountsWindow, desk: Desk) -> None:
    assert page(window).pause.text() == "Pause"
    QTest.mouseClick(page(window).pause, LEFT)
    assert desk.actions.calls == [("pause", ME, True)]


def test_settings_are_applied_at_once_and_shown_when_they_change_elsewhere(window: AccountsWindow, desk: Desk) -> None:
    rows = {row.setting.name: row for row in page(window).rows}
    alerts, label = rows["alerts"].control, rows["label"].control
    assert isinstance(alerts, Switch)
    assert isinstance(label, Field)
    QTest.mouseClick(alerts, LEFT)
    assert desk.actions.calls == [("set_account_setting", ME, "alerts", False)]
    QTest.keyClicks(label, "Home")
    QTest.keyClick(label, Qt.Key.Key_Return)
    assert window.side.entries[ME].text() == "Home"
    desk.store.settings(Settings(accounts={ME: Values({"account.label": "Away"})}))
    window.setFocus()
    page(window).show_state()
    assert alerts.isChecked()


def test_kinds_can_be_quiet_or_hidden(window: AccountsWindow, desk: Desk) -> None:
    kinds = page(window).kinds
    QTest.mouseClick(kinds.alerting[Kind.BOOST], LEFT)
    QTest.mouseClick(kinds.listed[Kind.POLL], LEFT)
    assert desk.actions.calls == [
        ("set_account_setting", ME, "quiet_kinds", ("boost",)),
        ("set_account_setting", ME, "hidden_kinds", ("poll",)),
    ]
    assert not kinds.alerting[Kind.POLL].isEnabled()
    QTest.mouseClick(kinds.alerting[Kind.BOOST], LEFT)
    assert desk.actions.calls[-1] == ("set_account_setting", ME, "quiet_kinds", ())


def test_only_kinds_that_the_service_makes_have_switches(window: AccountsWindow) -> None:
    assert set(page(window).kinds.listed) == set(Kind)
    window.bring(FORUM)
    assert set(page(window).kinds.listed) == set(Kind) - {Kind.BOOST}
    assert "Boosts" not in texts(window)


def test_the_sound_of_one_account(window: AccountsWindow, desk: Desk) -> None:
    sound = next(row.control for row in page(window).rows if row.setting.name == "sound")
    QTest.mouseClick(sound, LEFT)
    assert desk.actions.calls == [("set_account_setting", ME, "sound", False)]


def row_of(window: AccountsWindow, name: str) -> SettingRow:
    return next(row for row in page(window).rows if row.setting.name == name)


def test_a_proxy_is_checked_before_it_is_set(window: AccountsWindow, desk: Desk) -> None:
    proxy = row_of(window, "proxy")
    assert isinstance(proxy.control, Field)
    proxy.control.setText("proxy.example")
    QTest.keyClick(proxy.control, Qt.Key.Key_Return)
    assert proxy._problem.text().startswith("A proxy is written like")
    assert desk.actions.calls == []
    proxy.control.setText("socks5://127.0.0.1:9050")
    QTest.keyClick(proxy.control, Qt.Key.Key_Return)
    assert desk.actions.calls == [("set_account_setting", ME, "proxy", "socks5://127.0.0.1:9050")]
    assert not proxy._problem.isVisible()


def test_a_file_is_chosen_and_one_that_cannot_be_used_is_refused(
    window: AccountsWindow, desk: Desk, tmp_path: Path
) -> None:
    authority = row_of(window, "own_authority")
    assert isinstance(authority.control, Field)
    QTest.mouseClick(next(b for b in authority.findChildren(Button)), LEFT)
    dialog = authority.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "own.pem"))
    assert desk.actions.calls == [("set_account_setting", ME, "own_authority", str(tmp_path / "own.pem"))]
    assert authority.control.text() == str(tmp_path / "own.pem")
    desk.actions.setting_problem = "There is no file elsewhere.pem"
    dialog.fileSelected.emit("elsewhere.pem")
    assert authority._problem.text() == "There is no file elsewhere.pem"
    dialog.close()


def test_the_way_to_a_new_server_is_chosen_before_anybody_asks_it(window: AccountsWindow, desk: Desk) -> None:
    QTest.mouseClick(window.side.add, LEFT)
    form = window.form
    QTest.keyClicks(form.address, "forum.example.org")
    QTest.mouseClick(form.more, LEFT)
    proxy = next(row.control for row in form.network if row.setting is PROXY)
    assert isinstance(proxy, Field)
    QTest.keyClicks(proxy, "http://proxy.example:8080")
    QTest.keyClick(proxy, Qt.Key.Key_Return)
    form.start()
    assert desk.actions.names() == ["start_sign_in"]
    assert desk.actions.chosen == Values().replacing(PROXY, "http://proxy.example:8080")
    form.reset()
    assert proxy.text() == ""
    QTest.keyClicks(form.address, "forum.example.org")
    form.start()
    assert desk.actions.chosen == Values()


def test_what_it_may_do_and_why_not(make_desk: MakeDesk, qtbot: QtBot) -> None:
    can = Capabilities(reasons={"dismiss": "The server is too old"})
    window = make_desk(state([], [account(ME, capabilities=can)])).accounts()
    window.bring()
    window.resize(900, 1400)
    qtbot.waitUntil(window.isActiveWindow)
    assert "Dismiss single notifications — The server is too old" in texts(window)


def test_what_it_is_doing_now_and_what_it_asked(window: AccountsWindow, desk: Desk) -> None:
    now = page(window).now
    assert {"Waiting for what the server tells since 09:14", "No request in the last hour."} <= set(texts(window))
    assert not now.heard.isVisible()
    assert not now.allowed.isVisible()
    assert not now.gauge.isVisible()
    desk.actions.activities[ME] = Activity(
        doing=Doing.WAITING,
        since=NOW - timedelta(minutes=2),
        tries=2,
        next_at=NOW + timedelta(minutes=4),
        answered_at=NOW,
        unsent=2,
        requests={"live": 3, "poll": 1},
        allowances=(Allowance(20, 60),),
        limit=300,
        remaining=258,
    )
    now.timer.timeout.emit()
    assert {
        "Waiting before the third try since 14:30 · next try at 14:36 · 2 clicks wait to be sent",
        "The server was last heard of at 14:32, and has done nothing that it was asked.",
        "4 requests in the last hour: live 3, poll 1.",
        "The server allows 20 a minute.",
        "42 of 300 used by the server’s count",
    } <= set(texts(window))
    desk.actions.activities[ME] = replace(desk.actions.activities[ME], resets_at=NOW + timedelta(minutes=3))
    now.timer.timeout.emit()
    assert "42 of 300 used by the server’s count, which starts anew at 14:35" in texts(window)


def test_it_is_brought_up_to_date_only_while_somebody_sees_it(window: AccountsWindow, desk: Desk) -> None:
    now = page(window).now
    assert now.timer.isActive()
    assert now.timer.interval() >= 10_000
    window.bring(FORUM)
    assert not now.timer.isActive()
    desk.actions.activities[ME] = Activity(doing=Doing.PAUSED, since=NOW)
    window.bring(ME)
    assert now.doing.text() == "Paused since 14:32"
    window.hide()
    assert not now.timer.isActive()


def test_a_package_that_cannot_be_used_is_a_line(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(state([], [account(ME)]))
    desk.actions.unusable = ["“toy” of the package toys 1.0 cannot be used. It could not be loaded"]
    window = desk.accounts()
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    assert desk.actions.unusable[0] in [label.text() for label in window.findChildren(Text) if label.isVisible()]


def test_signing_in_again(window: AccountsWindow, desk: Desk) -> None:
    window.bring(LAB)
    QTest.mouseClick(page(window).sign_in_again, LEFT)
    assert desk.actions.calls == [("sign_in_again", LAB, None)]
    assert page(window).form.status.isVisible()
    assert not page(window).form.address.isVisible()
    desk.actions.sign_in_ends[0](SignInEnd(account=LAB))
    assert not page(window).form.isVisible()


def test_what_is_needed_stands_beside_the_message_until_it_is_done(
    window: AccountsWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.bring(LAB)
    button, foot = page(window).sign_in_again, page(window).remove

    def corner(control: Button) -> QPoint:
        return control.mapTo(window, QPoint(control.width(), 0))

    qtbot.waitUntil(lambda: corner(button).y() < window.height() / 4 and corner(button).x() == corner(foot).x())
    button.setFocus()
    desk.store.health(LAB, HealthState.LIVE)
    qtbot.waitUntil(lambda: corner(button).y() == corner(foot).y())
    assert button.hasFocus()


def test_signing_in_again_with_a_token(window: AccountsWindow, desk: Desk) -> None:
    window.bring(LAB)
    form = page(window).form
    QTest.mouseClick(page(window).sign_in_again, LEFT)
    form.ask_line("What does the page say?", False, lambda _: None)
    QTest.mouseClick(form.more, LEFT)  # while the browser is waited for
    assert desk.actions.names() == ["sign_in_again", "cancel"]
    assert form.token.hasFocus()
    form.close_question()  # by what was cancelled, which hears of it later
    assert form.token.hasFocus()
    assert not form.service.isVisible()
    assert not form.more.isVisible()
    QTest.keyClicks(form.token, "a better token")
    assert form.go.text() == "Sign in with the token"
    QTest.keyClick(form.token, Qt.Key.Key_Return)
    assert desk.actions.calls[-1] == ("sign_in_again", LAB, "a better token")
    desk.actions.sign_in_ends[-1](SignInEnd(error="The server does not accept this token"))
    assert form.token.hasFocus()
    assert form.token.text() == "a better token"


def test_the_form_is_in_sight_wherever_the_page_is_scrolled_to(
    window: AccountsWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.bring(LAB)
    window.resize(window.minimumSize())
    column, form = page(window).findChild(Column), page(window).form
    assert column is not None
    bar = column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > column.viewport().height())

    def in_sight(part: QWidget) -> bool:
        top = part.mapTo(column.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + part.height() <= column.viewport().height()

    bar.setValue(bar.maximum())
    QTest.mouseClick(page(window).sign_in_again, LEFT)
    qtbot.waitUntil(lambda: in_sight(form.status))
    form.show_status("What the sign-in asks for, and what it does not ask for. " * 4)
    bar.setValue(bar.maximum())
    form.ask_line("What does the page say?", False, lambda _: None)
    qtbot.waitUntil(lambda: in_sight(form.code))
    bar.setValue(bar.maximum())
    desk.actions.sign_in_ends[0](SignInEnd(error="Access was denied in the browser"))
    qtbot.waitUntil(lambda: in_sight(form.problem))


def test_the_keyboard_stays_in_the_form(window: AccountsWindow, desk: Desk) -> None:
    form = page(window).form
    page(window).sign_in_again.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert form.hasFocus()
    form.ask_line("What does the page say?", False, lambda _: None)
    assert form.code.hasFocus()
    QTest.keyClicks(form.code, "12")
    QTest.keyClick(form.code, Qt.Key.Key_Return)
    form.close_question()
    assert form.hasFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)  # nothing that is pressed meanwhile does anything
    desk.actions.sign_in_ends[0](SignInEnd(error="That was not the code"))
    assert form.go.hasFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert desk.actions.names() == ["sign_in_again", "sign_in_again"]
    desk.actions.sign_in_ends[1](SignInEnd(account=ME))
    assert page(window).sign_in_again.hasFocus()


def test_a_question_takes_the_keyboard_from_nothing_else(window: AccountsWindow, desk: Desk) -> None:
    QTest.mouseClick(page(window).sign_in_again, LEFT)
    label = next(row.control for row in page(window).rows if row.setting.name == "label")
    label.setFocus()
    page(window).form.ask_line("What does the page say?", False, lambda _: None)
    assert label.hasFocus()
    desk.actions.sign_in_ends[0](SignInEnd(error="Nobody answered"))
    assert label.hasFocus()


def test_no_address_makes_the_page_wider_than_the_window(window: AccountsWindow, desk: Desk, qtbot: QtBot) -> None:
    page = window.page
    assert page is not None
    column, status = page.findChild(Column), page.form.status
    content = column.widget() if column is not None else None
    assert column is not None
    assert content is not None
    page.offer_sign_in()
    address = "https://example.social/oauth/authorize?" + "scope=" * 60
    window.resize(window.minimumSize())
    for said in (f"Please open this address in a browser: {address}", f"{address} does not answer"):
        desk.actions.prompts[0].say(said)
        qtbot.waitUntil(lambda: status.height() >= status.heightForWidth(status.width()))
        assert content.width() <= column.viewport().width()


def test_removing_asks_first(window: AccountsWindow, desk: Desk) -> None:
    QTest.mouseClick(page(window).remove, LEFT)
    assert window.sheet.isVisible()
    QTest.mouseClick(sheet_button(window, "Cancel"), LEFT)
    assert desk.actions.calls == []
    QTest.mouseClick(page(window).remove, LEFT)
    QTest.mouseClick(sheet_button(window, "Remove"), LEFT)
    assert desk.actions.calls == [("remove_account", ME)]
    desk.store.apply(AccountForgotten(account=ME))
    assert window.chosen == FORUM
    assert ME not in window.side.entries
    desk.actions.removed("The server could not be told to take the permission back")
    assert window.sheet.isVisible()


def test_an_account_that_goes_while_it_signs_in(window: AccountsWindow, desk: Desk) -> None:
    window.bring(LAB)
    page(window).offer_sign_in()
    desk.store.apply(AccountForgotten(account=LAB))
    assert desk.actions.names() == ["sign_in_again", "cancel"]
    assert window.chosen == ME


def test_adding_leads_to_the_new_account(window: AccountsWindow, desk: Desk) -> None:
    QTest.mouseClick(window.side.add, LEFT)
    assert window.chosen is None
    assert window.form.address.hasFocus()
    assert not any(entry.isChecked() for entry in window.side.entries.values())
    window.form.address.setText("forum.example.org")
    window.form.start()
    desk.actions.sign_in_ends[0](SignInEnd(account=FORUM))
    assert window.chosen == FORUM


def test_the_last_account_leaves_the_form(make_desk: MakeDesk) -> None:
    desk = make_desk(state([], [account(ME)]))
    window = desk.accounts()
    window.bring()
    desk.store.apply(AccountForgotten(account=ME))
    assert window.form.isVisible()
