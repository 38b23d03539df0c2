"""Another language is spoken at once: every window says what a fresh one would, and goes on where the person was."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.texts import texts_of, widgets_of
from tests.ui.world import EVERYTHING, FORUM, ME, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.alert import Alert, AlertAction
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId
from traynotify.core.settings import LANGUAGE, Settings, Values
from traynotify.core.state import State
from traynotify.ui import translations
from traynotify.ui.actions import SignInEnd
from traynotify.ui.controls.buttons import Button
from traynotify.ui.controls.fields import Choice
from traynotify.ui.controls.setting_row import SettingRow
from traynotify.ui.popup.filters import Part
from traynotify.ui.popup.toasts import Toast
from traynotify.ui.popup.window import InboxWindow
from traynotify.ui.settings.window import SettingsWindow
from traynotify.ui.tray import Tray
from traynotify.ui.trouble_window import TroubleWindow
from traynotify.ui.window import Window

MakeDesk = Callable[[State], Desk]

pytestmark = pytest.mark.usefixtures("english_again")


def talk() -> State:
    """Something of each kind that a window has words of its own for."""
    rows = [
        row(notification("1", "Ana mentioned you", actors=["Ana"], minutes=1, offers=(Verb.REPLY,))),
        row(notification("2", "Bo mentioned you", actors=["Bo"], minutes=2, warning="spiders", excerpt="Eight legs")),
        row(notification("3", "Cy mentioned you", actors=["Cy"], minutes=3_000), read=True),
        row(notification("4", "Di mentioned you", actors=["Di"], minutes=4, url=""), account=FORUM),
    ]
    able = account(ME, capabilities=replace(EVERYTHING, reply=True))
    return state(rows, [able, account(FORUM, health=HealthState.OFFLINE)])


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    translations.speak("en")
    return make_desk(talk())


def speak(desk: Desk, language: str) -> None:
    """The language is changed in the settings, wherever that is done; what follows in the next turns has followed."""
    desk.store.settings(Settings(general=Values({Values.key(LANGUAGE): language})))
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(window: QWidget) -> list[str]:
    return [text for widget in widgets_of(window) for text in texts_of(widget)]


def reply_field(window: QWidget) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit)
    assert found is not None
    return found


def open_inbox(desk: Desk, qtbot: QtBot, *, as_popup: bool = False) -> InboxWindow:
    return desk.open_inbox(qtbot, as_popup=as_popup).window


def open_welcome(desk: Desk, _qtbot: QtBot) -> Window:
    made = desk.welcome()
    made.bring()
    return made


def open_accounts(desk: Desk, _qtbot: QtBot) -> Window:
    made = desk.accounts()
    made.bring(ME)
    return made


def open_settings(desk: Desk, _qtbot: QtBot) -> Window:
    made = desk.settings()
    made.bring()
    return made


Opened = InboxWindow | Window
WINDOWS: list[Callable[[Desk, QtBot], Opened]] = [open_inbox, open_welcome, open_accounts, open_settings]


@pytest.mark.parametrize("open_window", WINDOWS)
@pytest.mark.parametrize("language", ["de", "ar_XB"])
def test_a_window_says_what_a_fresh_one_would(
    desk: Desk, qtbot: QtBot, open_window: Callable[[Desk, QtBot], Opened], language: str
) -> None:
    window = open_window(desk, qtbot)
    place, in_english = window.geometry(), said(window)
    speak(desk, language)
    assert said(window) != in_english
    assert said(window) == said(open_window(desk, qtbot))
    expected = Qt.LayoutDirection.RightToLeft if language == "ar_XB" else Qt.LayoutDirection.LeftToRight
    assert {widget.layoutDirection() for widget in widgets_of(window)} == {expected}
    assert window.isVisible()
    assert window.geometry() == place
    speak(desk, "en")
    assert said(window) == in_english


@pytest.mark.parametrize("open_window", WINDOWS)
def test_what_stands_inside_lies_as_in_a_fresh_one(
    desk: Desk, qtbot: QtBot, open_window: Callable[[Desk, QtBot], Opened]
) -> None:
    window = open_window(desk, qtbot)
    speak(desk, "ar_XB")
    fresh = open_window(desk, qtbot)
    fresh.resize(window.size())
    QApplication.processEvents()

    def places(content: QWidget) -> list[tuple[str, QPoint]]:
        return [(type(w).__name__, w.mapTo(content, QPoint(0, 0))) for w in widgets_of(content)]

    assert places(window) == places(fresh)


def test_a_hidden_window_is_shown_by_nothing_but_the_person(desk: Desk, qtbot: QtBot) -> None:
    windows = [open_window(desk, qtbot) for open_window in WINDOWS]
    for window in windows:
        window.hide()
    speak(desk, "de")
    assert not any(window.isVisible() for window in windows)
    for window in windows:
        window.bring()
    assert [window.windowTitle() for window in windows] == ["Eingang", "Willkommen", "Konten", "Einstellungen"]


def test_nothing_of_what_was_there_is_left(desk: Desk, qtbot: QtBot) -> None:
    for open_window in WINDOWS:
        open_window(desk, qtbot)
    made = []
    for language in ("de", "en", "de", "en"):
        speak(desk, language)
        gc.collect()
        made.append(len(QApplication.allWidgets()))
    assert made[3] <= made[1]


class TestInTheSettings:
    @pytest.fixture
    def window(self, desk: Desk, qtbot: QtBot) -> SettingsWindow:
        made = desk.settings()
        made.bring()
        made.resize(420, 360)
        qtbot.waitUntil(made.isActiveWindow)
        return made

    def language(self, window: SettingsWindow) -> SettingRow:
        return next(row for row in window.rows if row.setting is LANGUAGE)

    def choose(self, window: SettingsWindow, language: str) -> None:
        control = self.language(window).control
        assert isinstance(control, Choice)
        control.setFocus()
        control.setCurrentIndex(control.findData(language))
        for _ in range(3):
            QApplication.processEvents()

    def test_one_goes_on_at_the_same_choice(self, window: SettingsWindow) -> None:
        window.rows[-1].control.setFocus()
        bar = window._column.verticalScrollBar()
        place = min(bar.maximum(), self.language(window).y())
        bar.setValue(place)
        self.choose(window, "de")
        control = self.language(window).control
        assert isinstance(control, Choice)
        assert control.hasFocus()
        assert control.currentText() == "Deutsch"
        assert window.windowTitle() == "Einstellungen"
        assert window._column.verticalScrollBar().value() == place

    def test_the_choice_is_in_sight_though_it_is_called_otherwise(self, window: SettingsWindow) -> None:
        QTest.keyClicks(window.search, "language")
        self.choose(window, "de")
        control = self.language(window).control
        assert window.search.text() == ""
        assert window.rect().contains(control.mapTo(window, control.rect().center()))


class TestInTheInbox:
    def test_a_reply_is_written_on(self, desk: Desk, qtbot: QtBot) -> None:
        window = open_inbox(desk, qtbot)
        window.inbox.view.setFocus()
        QTest.keyClicks(window.inbox.view, "ja")
        QTest.keyClicks(reply_field(window), "half a")
        speak(desk, "de")
        field = reply_field(window)
        assert field.isVisible()
        assert field.hasFocus()
        assert "Antwort" in field.placeholderText()
        QTest.keyClicks(field, " thought")
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert [call[3] for call in desk.actions.calls if call[0] == "answer"] == ["half a thought"]

    def test_a_draft_that_is_put_away_is_kept(self, desk: Desk, qtbot: QtBot) -> None:
        window = open_inbox(desk, qtbot)
        window.inbox.view.setFocus()
        QTest.keyClicks(window.inbox.view, "ja")
        QTest.keyClicks(reply_field(window), "half a")
        window.hide()
        speak(desk, "de")
        window.bring()
        window.inbox.view.setFocus()
        QTest.keyClicks(window.inbox.view, "ja")
        assert reply_field(window).toPlainText() == "half a"

    def test_the_same_part_is_shown(self, desk: Desk, qtbot: QtBot) -> None:
        window = open_inbox(desk, qtbot)
        window.inbox.choose(Part.UNREAD, ME)
        window.inbox.model.unfold(window.inbox.model.key_at(1))
        speak(desk, "de")
        model = window.inbox.model
        assert (model.filter.part, model.filter.account) == (Part.UNREAD, ME)
        assert [model.row_of(model.key_at(i)).notification.id for i in range(model.rowCount())] == ["1", "2"]  # type: ignore[union-attr]
        assert model.view_at(1).excerpt == "Eight legs", "the warning was taken off"

    def test_a_search_goes_on(self, desk: Desk, qtbot: QtBot) -> None:
        window = open_inbox(desk, qtbot)
        everything = list(desk.store.state.rows.values())
        window.inbox.head.search.setText("Bo")
        desk.actions.answer_search(everything)
        speak(desk, "de")
        assert window.inbox.head.search.text() == "Bo"
        while desk.actions.search_calls:
            desk.actions.answer_search(everything)
        assert window.inbox.model.rowCount() == 1

    def test_what_was_told_can_still_be_answered(self, desk: Desk, qtbot: QtBot) -> None:
        window = open_inbox(desk, qtbot)
        toasts = window.inbox.toasts
        toasts.say("The disk is full")
        toasts.say("Nothing found")
        actions = ((AlertAction.OPEN, "Open"),)
        toasts.show_alert(Alert(id="7", title="Ana mentioned you", body="", keys=(), actions=actions))
        renewed: list[object] = []
        window.renewed.connect(renewed.append)
        speak(desk, "de")
        assert renewed == [window.inbox]
        assert {"The disk is full", "Nichts gefunden"} <= set(said(window))
        with qtbot.waitSignal(window.inbox.toasts.answered) as answered:
            window.inbox.toasts.findChildren(Toast)[0].findChildren(Button)[0].click()
        assert answered.args == ["7", AlertAction.OPEN]

    def test_an_answer_that_comes_later_is_nobodys(self, desk: Desk, qtbot: QtBot) -> None:
        desk.open_inbox(qtbot, older=[row(notification("0", "Old", minutes=9_000))])
        assert desk.actions.history_calls
        speak(desk, "de")
        while desk.actions.history_calls:
            desk.actions.answer_history([])


def test_a_sign_in_ends_in_the_language_that_it_was_begun_in(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(state([], []))
    window = desk.welcome()
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClicks(window.form.address, "me@example.social")
    speak(desk, "de")
    assert window.windowTitle() == "Willkommen"
    assert window.form.address.text() == "me@example.social"
    window.form.start()
    speak(desk, "en")
    assert window.windowTitle() == "Willkommen"
    desk.actions.sign_in_ends[0](SignInEnd(error="There is nobody of that name"))
    qtbot.waitUntil(lambda: window.windowTitle() == "Welcome")
    assert window.form.problem.text() == "There is nobody of that name"
    assert window.form.address.text() == "me@example.social"


def test_the_same_account_is_shown(desk: Desk, qtbot: QtBot) -> None:
    window = desk.accounts()
    window.bring(AccountId(FORUM))
    speak(desk, "de")
    assert window.chosen == FORUM
    assert window.page is not None
    window.page.offer_sign_in()
    speak(desk, "en")
    assert window.windowTitle() == "Konten", "somebody signs in"
    window.page.form.stop()
    qtbot.waitUntil(lambda: window.windowTitle() == "Accounts")
    assert window.page is not None
    assert window.page.form.isVisible()


def test_the_tray_follows(desk: Desk, qtbot: QtBot) -> None:
    tray = Tray(desk.bridge, desk.actions, tray_available=lambda: True)
    tray.start()
    assert tray.icon is not None
    menu = tray.icon.contextMenu()
    assert isinstance(menu, QMenu)
    actions = menu.actions()
    speak(desk, "ar_XB")
    qtbot.waitUntil(lambda: actions[-1].text().startswith("⟦"))
    assert menu.actions() == actions, "an open menu stays open"
    assert all("⟦" in action.text() for action in actions if not action.isSeparator())
    assert "⟦" in tray.icon.toolTip()
    assert menu.layoutDirection() is Qt.LayoutDirection.RightToLeft
    tray.close()


def test_nobody_hears_of_a_change_before_it_is_spoken(desk: Desk) -> None:
    titles: list[str] = []
    window = desk.settings()
    window.bring()
    desk.bridge.changed.connect(lambda _: titles.append(window.windowTitle()))
    speak(desk, "de")
    assert titles == ["Einstellungen"]


def test_the_window_of_a_start_that_failed_says_what_is_wrong(qtbot: QtBot) -> None:
    window = TroubleWindow("The disk is full")
    assert "The disk is full" in said(window)
    window.deleteLater()
