"""The settings window: every general setting, applied at once, refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import state
from traynotify.core.settings import GENERAL, Settings, Values
from traynotify.core.state import State
from traynotify.ui.controls.buttons import Switch
from traynotify.ui.controls.fields import Choice, Column, Number
from traynotify.ui.controls.menu import Menu
from traynotify.ui.controls.setting_row import SettingRow
from traynotify.ui.settings.window import SettingsWindow

MakeDesk = Callable[[State], Desk]


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(state())


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> SettingsWindow:
    made = desk.settings()
    made.bring()
    made.resize(600, 900)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def row(window: SettingsWindow, name: str) -> SettingRow:
    return next(row for row in window.rows if row.setting.name == name)


def test_every_setting_is_there(window: SettingsWindow) -> None:
    assert [r.setting for r in window.rows] == list(GENERAL)


def test_a_switch(window: SettingsWindow, desk: Desk) -> None:
    control = row(window, "sound").control
    assert isinstance(control, Switch)
    QTest.keyClick(control, Qt.Key.Key_Space)
    assert desk.actions.calls == [("set_setting", "sound", False)]
    assert not control.isChecked()


def test_a_choice(window: SettingsWindow, desk: Desk) -> None:
    control = row(window, "theme").control
    assert isinstance(control, Choice)
    control.setCurrentIndex(2)
    assert desk.actions.calls == [("set_setting", "theme", "dark")]
    assert desk.look.palette.is_dark


def test_every_choice_is_in_a_menu_below_it(window: SettingsWindow, desk: Desk) -> None:
    control = row(window, "theme").control
    assert isinstance(control, Choice)
    QTest.keyClick(control, Qt.Key.Key_Space)
    menu = control.menu
    assert menu is not None
    assert menu.isVisible()
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("System", True),
        ("Light", False),
        ("Dark", False),
    ]
    assert all(menu.rect().contains(menu.actionGeometry(action)) for action in menu.actions())
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.actions.calls == [("set_setting", "theme", "light")]
    assert control.currentText() == "Light"


def test_nothing_scrolls_where_everything_has_room(window: SettingsWindow) -> None:
    column = window.findChild(Column)
    content = column.widget() if column is not None else None
    assert column is not None
    assert content is not None
    window.resize(520, 900)
    QApplication.processEvents()
    window.resize(520, content.heightForWidth(520) + window.height() - column.height())
    QApplication.processEvents()
    assert column.verticalScrollBar().maximum() == 0


def test_a_number_within_its_bounds(window: SettingsWindow, desk: Desk) -> None:
    wanted = row(window, "digest_above")
    control = wanted.control
    assert isinstance(control, Number)
    QTest.keyClick(control, Qt.Key.Key_Up)
    assert desk.actions.calls == [("set_setting", "digest_above", 4)]
    assert control.text() == "4"
    control.setText("99")
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert wanted._problem.text() == "Bundle above must be at most 50"
    control.setText("lots")
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert wanted._problem.text() == "Bundle above must be a whole number"
    assert len(desk.actions.calls) == 1
    control.setText("5")
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert not wanted._problem.isVisible()
    assert desk.actions.calls[-1] == ("set_setting", "digest_above", 5)


def test_what_changes_elsewhere_is_shown_and_not_set_again(window: SettingsWindow, desk: Desk) -> None:
    desk.store.settings(Settings(general=Values({"alerts.sound": False, "general.theme": "light"})))
    sound, theme = row(window, "sound").control, row(window, "theme").control
    assert isinstance(sound, Switch)
    assert isinstance(theme, Choice)
    assert not sound.isChecked()
    assert theme.currentData() == "light"
    assert desk.actions.calls == []


def test_autostart(window: SettingsWindow, desk: Desk) -> None:
    control = window.autostart.control
    assert isinstance(control, Switch)
    QTest.keyClick(control, Qt.Key.Key_Space)
    assert desk.actions.calls == [("set_autostart", True)]
    desk.actions.autostart = False
    window.bring()
    assert not control.isChecked()


def test_autostart_that_the_desktop_does_not_take(window: SettingsWindow, desk: Desk) -> None:
    desk.actions.autostart_problem = "The folder is not writable"
    control = window.autostart.control
    assert isinstance(control, Switch)
    QTest.keyClick(control, Qt.Key.Key_Space)
    assert window.autostart._problem.text() == "The folder is not writable"
    assert not control.isChecked()


def shown(window: SettingsWindow) -> list[str]:
    return [row.setting.name for row in (window.autostart, *window.rows) if row.isVisible()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bund", ["digest_above"]),
        ("THEME", ["theme"]),
        ("panel light", ["tray_panel"]),  # in its name and in its description
        ("bubbles", ["content"]),  # in its description alone
        ("notifications sound", ["sound"]),  # its group counts as well
        ("deutsch", ["language"]),  # what can be chosen
        ("digest", ["digest_above"]),  # what it is called in the file
        ("tray icon", ["autostart", "tray_coloured", "tray_panel"]),
    ],
)
def test_settings_are_found_by_name_and_description(window: SettingsWindow, typed: str, found: list[str]) -> None:
    assert window.search.hasFocus()
    QTest.keyClicks(window.search, typed)
    assert shown(window) == found
    assert not window.nothing.isVisible()


def test_what_is_not_there_is_said_and_escape_leads_back(window: SettingsWindow) -> None:
    everything = shown(window)
    QTest.keyClicks(window.search, "carrier pigeon")
    assert shown(window) == []
    assert window.nothing.isVisible()
    assert "carrier pigeon" in window.nothing.text.text()
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert (window.search.text(), shown(window)) == ("", everything)
    assert window.isVisible()
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_search_can_be_cleared_by_pointer(window: SettingsWindow) -> None:
    everything = shown(window)
    for button in (window.nothing.clear, window.search.cross):
        QTest.keyClicks(window.search, "carrier pigeon")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert (window.search.text(), shown(window)) == ("", everything)
        assert window.search.hasFocus()
        assert not window.search.cross.isVisible()


@pytest.mark.parametrize(
    ("typed", "named", "others"),
    [
        ("badge", "Counts in the number", []),
        ("proxy", "Proxy", []),
        ("certificate", "Trusted certificates and Own authority", []),
        ("sound", "Sound", ["sound"]),
    ],
)
def test_what_each_account_has_is_found_too(
    window: SettingsWindow, desk: Desk, typed: str, named: str, others: list[str]
) -> None:
    QTest.keyClicks(window.search, typed)
    assert shown(window) == others
    assert not window.nothing.isVisible()
    assert window.of_accounts.words.text() == f"Each account has its own: {named}."
    QTest.mouseClick(window.of_accounts.go, Qt.MouseButton.LeftButton)
    assert desk.actions.calls == [("show_accounts", None)]


def test_all_controls_end_at_one_edge_and_all_choices_begin_at_one(window: SettingsWindow) -> None:
    controls = [row.control for row in (window.autostart, *window.rows)]
    ends = {control.mapTo(window, QPoint(control.width(), 0)).x() for control in controls}
    assert ends == {window.search.mapTo(window, QPoint(window.search.width(), 0)).x()}
    assert len({control.width() for control in controls if isinstance(control, Choice)}) == 1


def test_what_is_found_can_be_set(window: SettingsWindow, desk: Desk) -> None:
    QTest.keyClicks(window.search, "sound")
    control = row(window, "sound").control
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    assert desk.actions.calls == [("set_setting", "sound", False)]
    assert window.search.text() == "sound"


def test_a_slash_leads_back_to_the_search(window: SettingsWindow) -> None:
    QTest.keyClicks(window.search, "sound")
    row(window, "sound").control.setFocus()
    QTest.keyClick(row(window, "sound").control, Qt.Key.Key_Slash)
    assert window.search.hasFocus()
    assert window.search.selectedText() == "sound"


def test_a_field_offers_cut_and_paste_in_a_menu_like_all_others(window: SettingsWindow) -> None:
    QTest.keyClicks(window.search, "sound")
    window.search.selectAll()
    press = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(4, 4), window.mapToGlobal(QPoint(40, 30)))
    QApplication.sendEvent(window.search, press)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    assert all(action.icon().isNull() for action in menu.actions())
    cut = next(action for action in menu.actions() if action.objectName() == "edit-cut")
    cut.trigger()
    assert window.search.text() == ""
    assert QApplication.clipboard().text() == "sound"
    menu.close()
