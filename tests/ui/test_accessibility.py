"""What a screen reader finds: every control by name, rows as a list that says what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.cast import everyone, lively
from tests.ui.desk import Desk
from tests.ui.world import FORUM, ME, state
from traynotify.core.state import State
from traynotify.ui.controls.buttons import Button, Option, Switch
from traynotify.ui.controls.texts import Text

MakeDesk = Callable[[State], Desk]

SMALLEST = 28
"""Pixels of a side that a finger or an unsteady hand can hit."""
USUAL = 13
"""Pixels of the text that everything was drawn with."""


@pytest.fixture(autouse=True)
def _reader_listens() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture(params=[USUAL, 2 * USUAL], ids=["usual text", "text at 200 %"])
def text_px(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    before, font = qapp.font(), QFont(qapp.font())
    font.setPixelSize(request.param)
    qapp.setFont(font)
    yield request.param
    qapp.setFont(before)


@pytest.fixture(params=["inbox", "accounts", "settings", "welcome"])
def window(request: pytest.FixtureRequest, text_px: int, make_desk: MakeDesk, qtbot: QtBot) -> QWidget:
    desk = make_desk(state(lively(), everyone()))
    made: QWidget
    match request.param:
        case "inbox":
            made = desk.open_inbox(qtbot, width=420 if text_px == USUAL else 640).window
        case "accounts":
            accounts = desk.accounts()
            accounts.bring(ME)
            made = accounts
        case "settings":
            made = desk.settings()
            made.show()
        case _:
            welcome = desk.welcome()
            welcome.bring()
            welcome.form._show_ways()
            made = welcome
    qtbot.waitUntil(made.isVisible)
    return made


def controls(window: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    return [w for kind in kinds for w in window.findChildren(kind) if isinstance(w, QWidget) and w.isVisible()]


def name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(interface, QAccessibleInterface)
    return interface.text(QAccessible.Text.Name)


def test_every_control_has_a_name(window: QWidget) -> None:
    found = controls(window)
    assert len(found) >= 4
    assert [widget for widget in found if not name(widget).strip()] == []


def test_every_control_is_large_enough(window: QWidget) -> None:
    small = [
        (name(widget), widget.width(), widget.height())
        for widget in controls(window)
        if min(widget.width(), widget.height()) < SMALLEST
    ]
    assert small == []


def test_no_text_is_cut_off(window: QWidget) -> None:
    texts = [text for text in window.findChildren(Text) if text.isVisible() and text.text()]
    assert texts
    assert [text.text() for text in texts if text.height() < text.heightForWidth(text.width())] == []


def test_no_button_is_narrower_than_its_words(window: QWidget) -> None:
    buttons = [button for button in window.findChildren(Button) if button.isVisible()]
    assert [button.text() for button in buttons if button.width() < button.sizeHint().width()] == []


def test_what_a_row_offers_is_large_enough(make_desk: MakeDesk, qtbot: QtBot, text_px: int) -> None:
    inbox = make_desk(state(lively(), everyone())).open_inbox(qtbot, width=420 if text_px == USUAL else 640)
    delegate = inbox.view._delegate
    small = []
    for number in range(inbox.model.rowCount()):
        delegate.hovered = inbox.model.key_at(number)
        for spot, rect in inbox.layout(number).spots.items():
            if min(rect.width(), rect.height()) < SMALLEST:
                small.append((number, spot, rect.width(), rect.height()))
    assert small == []


def test_every_control_can_be_reached_by_tab(window: QWidget) -> None:
    start = window.nextInFocusChain()
    chain, widget = set(), start
    while widget is not None and widget not in chain:
        chain.add(widget)
        widget = widget.nextInFocusChain()
    unreachable = [name(w) for w in controls(window) if w not in chain or not w.focusPolicy().value & 1]
    assert unreachable == []


def test_switches_say_that_they_are_on(make_desk: MakeDesk) -> None:
    desk = make_desk(state(lively(), everyone()))
    accounts = desk.accounts()
    accounts.bring(ME)
    switch = accounts.findChildren(Switch)[0]
    interface = QAccessible.queryAccessibleInterface(switch)
    assert interface is not None
    assert interface.role() is QAccessible.Role.CheckBox
    assert interface.state().checked


def toggle(widget: QWidget) -> None:
    """Do as a screen reader does, whose first action on such a control this is."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    actions = interface.actionInterface()
    actions.doAction(QAccessibleActionInterface.toggleAction())


def test_what_a_screen_reader_toggles_is_chosen(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(state(lively(), everyone()))
    inbox = desk.open_inbox(qtbot)

    def chip(begin: str) -> Option:
        found = [chip for chip in inbox.window.findChildren(Option) if chip.isVisible()]
        return next(chip for chip in found if name(chip).startswith(begin))

    toggle(chip("Messages"))
    assert [title.startswith("Juniper") for title in inbox.titles()] == [True]
    toggle(chip("All"))
    everything = len(inbox.titles())
    toggle(chip("forum"))
    assert inbox.model.filter.account == FORUM
    toggle(chip("forum"))
    assert len(inbox.titles()) == everything

    accounts = desk.accounts()
    accounts.bring(ME)
    entries = {entry.text(): entry for entry in accounts.findChildren(Option)}
    toggle(entries["forum.example.org"])
    assert accounts.chosen == FORUM


def test_rows_are_a_list(make_desk: MakeDesk, qtbot: QtBot) -> None:
    inbox = make_desk(state(lively(), everyone())).open_inbox(qtbot)
    interface = QAccessible.queryAccessibleInterface(inbox.view)
    assert interface is not None
    assert interface.role() is QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Notifications"
    rows = [interface.child(i) for i in range(inbox.model.rowCount())]
    assert {row.role() for row in rows} == {QAccessible.Role.ListItem}
    assert rows[8].text(QAccessible.Text.Name) == (
        "Unread. Oskar Wren mentioned you. Content warning: film ending. 7 h. oskar@example.social · to @me."
    )
    assert rows[9].text(QAccessible.Text.Name) == (
        "Carol Nyberg replied in Printer queue. It prints again since I unplugged the scanner. 8 h. forum.example.org. "
        "Not marked read: forum.example.org has trouble of its own (error 503)."
    )


def test_after_one_sheet_upon_another_the_focus_is_where_it_was(make_desk: MakeDesk, qtbot: QtBot) -> None:
    inbox = make_desk(state(lively(), everyone())).open_inbox(qtbot)
    inbox.view.setFocus()
    for headline in ("first", "second"):
        inbox.inbox.sheet.tell(headline, [])
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    inbox.inbox.sheet.dismiss()
    assert inbox.view.hasFocus()
