"""Searching everything that is on disk, as one types, with the archive answering in its own time."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import FORUM, ME, account, notification, row, state
from traynotify.core.notification import Kind
from traynotify.core.ports import Found
from traynotify.core.state import Row, State
from traynotify.ui.controls.buttons import Button
from traynotify.ui.popup.filters import Filter, Part
from traynotify.ui.popup.model import PAGE
from traynotify.ui.popup.row_layout import Spot
from traynotify.ui.popup.search_field import SearchField
from traynotify.ui.words import isolate

MakeDesk = Callable[[State], Desk]

RECENT = [
    row(
        notification("1", "Ana mentioned you", minutes=3, actors=["Ana <ana@larks.example>"], excerpt="The first draft")
    ),
    row(notification("2", "Bob liked your post", minutes=9, actors=["Bob"], kind=Kind.REACTION, excerpt="A lamp")),
]
OLD = [
    row(notification("3", "Carol answered you", minutes=9_000, actors=["Carol"], excerpt="An old draft"), read=True),
    row(notification("4", "Dora mentioned you", minutes=9_500, excerpt="No drafts here"), read=True, account=FORUM),
]
EVERYTHING = [*RECENT, *OLD]


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(state(RECENT, [account(ME), account(FORUM)]))


def field(inbox: InboxOnDesk) -> SearchField:
    return inbox.inbox.head.search


def answer(desk: Desk, everything: list[Row] = EVERYTHING) -> None:
    while desk.actions.search_calls:
        desk.actions.answer_search(everything)
    QApplication.processEvents()


def search(desk: Desk, inbox: InboxOnDesk, text: str) -> None:
    QTest.keyClicks(inbox.view, "/")
    QTest.keyClicks(field(inbox), text)
    answer(desk)


def test_the_key_leads_into_the_field_and_what_is_typed_is_found(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "draft")
    assert field(inbox).hasFocus()
    assert inbox.titles() == ["Ana mentioned you", "Carol answered you", "Dora mentioned you"]
    assert inbox.inbox._strip._found.text() == isolate("3 found")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("from:car", ["Carol answered you"]),
        ("draft is:unread", ["Ana mentioned you"]),
        ("draft in:forum", ["Dora mentioned you"]),
        ("kind:like", ["Bob liked your post"]),
        ("d", ["Ana mentioned you", "Carol answered you", "Dora mentioned you"]),
    ],
)
def test_fields_narrow_it(desk: Desk, inbox: InboxOnDesk, text: str, titles: list[str]) -> None:
    search(desk, inbox, text)
    assert inbox.titles() == titles


def test_what_was_understood_is_said(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "draft from:car in:@me is:read kind:ment")
    said = inbox.inbox._strip._found.text() or inbox.inbox._page._text.text()
    for part in ("from \u2068“car”\u2069", "in \u2068@me\u2069", "read", "mentions"):
        assert part in said


def test_the_rows_stay_until_the_answer_is_there_and_late_answers_are_dropped(desk: Desk, inbox: InboxOnDesk) -> None:
    QTest.keyClicks(inbox.view, "/")
    QTest.keyClicks(field(inbox), "lamp")
    assert len(desk.actions.search_calls) == 1  # one at a time, however fast one types
    assert inbox.titles() == ["Ana mentioned you", "Bob liked your post"]
    desk.actions.answer_search(EVERYTHING)
    assert inbox.titles() == ["Ana mentioned you", "Bob liked your post"]  # that was about “l” alone
    answer(desk)
    assert inbox.titles() == ["Bob liked your post"]


def test_an_answer_after_the_field_was_cleared_shows_nothing(desk: Desk, inbox: InboxOnDesk) -> None:
    QTest.keyClicks(inbox.view, "/")
    QTest.keyClicks(field(inbox), "lamp")
    QTest.keyClick(field(inbox), Qt.Key.Key_Escape)
    answer(desk)
    assert inbox.titles() == ["Ana mentioned you", "Bob liked your post"]
    assert inbox.inbox._strip._found.text() == ""


def test_escape_clears_and_then_closes(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "lamp")
    QTest.keyClick(field(inbox), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert inbox.window.isVisible()
    assert field(inbox).text() == ""
    assert inbox.view.hasFocus()
    assert inbox.titles() == ["Ana mentioned you", "Bob liked your post"]
    QTest.keyClick(inbox.view, Qt.Key.Key_Escape)
    assert not inbox.window.isVisible()


def test_down_goes_on_to_what_was_found_where_keys_act(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "draft")
    QTest.keyClick(field(inbox), Qt.Key.Key_Down)
    assert inbox.view.hasFocus()
    QTest.keyClicks(inbox.view, "jo")
    assert desk.actions.calls[-1] == ("open", OLD[0].key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_PageDown, Qt.Key.Key_F7, Qt.Key.Key_Up])
def test_what_a_line_has_no_use_for_leaves_the_focus_in_it(desk: Desk, inbox: InboxOnDesk, key: Qt.Key) -> None:
    search(desk, inbox, "draft")
    QTest.keyPress(field(inbox), key)
    assert field(inbox).hasFocus()


def test_a_page_says_that_nothing_was_found_and_clears(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "zebra")
    page = inbox.inbox._page
    assert page.isVisible()
    assert page._headline.text() == "Nothing found"
    assert field(inbox).hasFocus()
    QTest.mouseClick(page.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert inbox.titles() == ["Ana mentioned you", "Bob liked your post"]


def test_where_a_part_alone_was_searched_everything_is_offered(desk: Desk, inbox: InboxOnDesk) -> None:
    inbox.inbox.choose(Part.MESSAGES, FORUM)
    search(desk, inbox, "draft")
    page = inbox.inbox._page
    assert page._text.text() == "Only “Messages” of \u2068forum.example.org\u2069 was looked through."
    QTest.mouseClick(page.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    answer(desk)
    assert inbox.titles() == ["Ana mentioned you", "Carol answered you", "Dora mentioned you"]
    assert field(inbox).text() == "draft"


@pytest.mark.parametrize(("typed", "there_is"), [("kind:xyz", "mention, reply"), ("is:xyz", "unread, read")])
def test_what_a_field_cannot_mean_is_said(desk: Desk, inbox: InboxOnDesk, typed: str, there_is: str) -> None:
    search(desk, inbox, typed)
    said = inbox.inbox._page._text.text()
    assert f"There is no \u2068“{typed}”\u2069" in said
    assert there_is in said


def test_the_cross_clears(desk: Desk, inbox: InboxOnDesk) -> None:
    assert not field(inbox)._clear.isVisible()
    search(desk, inbox, "zebra")
    QTest.mouseClick(field(inbox)._clear, Qt.MouseButton.LeftButton)
    assert field(inbox).text() == ""


def test_parts_and_accounts_narrow_what_is_searched(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "draft")
    inbox.inbox.choose(Part.UNREAD)
    answer(desk)
    assert inbox.titles() == ["Ana mentioned you"]
    inbox.inbox.choose(Part.ALL, FORUM)
    answer(desk)
    assert inbox.titles() == ["Dora mentioned you"]
    field(inbox).clear()
    assert inbox.model.filter == Filter(account=FORUM)


def test_what_is_found_can_be_acted_upon_and_new_finds_come_in(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "draft is:unread")
    desk.actions.mark_read((inbox.model.key_at(0),))
    assert inbox.titles() == ["Ana mentioned you"]
    assert Spot.UNDO in inbox.layout(0).spots
    desk.store.arrive(notification("8", "Eve sent a draft", minutes=0), notification("9", "Eve is here", minutes=0))
    assert inbox.titles() == ["Eve sent a draft", "Ana mentioned you"]


def test_older_finds_follow_when_one_scrolls(desk: Desk, inbox: InboxOnDesk, qtbot: QtBot) -> None:
    many = [
        row(notification(f"{i:03}", "Ana mentioned you", minutes=i, excerpt="draft"), read=True) for i in range(250)
    ]
    QTest.keyClicks(inbox.view, "/")
    QTest.keyClicks(field(inbox), "d")
    answer(desk, many)
    assert inbox.model.rowCount() == PAGE
    QTest.keyClick(inbox.view, Qt.Key.Key_End)
    answer(desk, many)
    assert inbox.model.rowCount() == 250
    assert inbox.inbox._strip._found.text() == isolate("250 found")


def test_an_archive_that_cannot_be_read_is_an_empty_answer(desk: Desk, inbox: InboxOnDesk) -> None:
    QTest.keyClicks(inbox.view, "/")
    QTest.keyClicks(field(inbox), "d")
    desk.actions.answer_search(None)
    QApplication.processEvents()
    assert inbox.inbox._page.isVisible()


def test_found_words_are_marked_and_an_excerpt_begins_near_them(desk: Desk, inbox: InboxOnDesk) -> None:
    far = row(
        notification("7", "Ana mentioned you", excerpt=f"{'so much before it ' * 12}finally the draft"), read=True
    )
    QTest.keyClicks(inbox.view, "/")
    QTest.keyClicks(field(inbox), "draft")
    answer(desk, [far, *EVERYTHING])
    excerpt = inbox.layout(1 if inbox.model.key_at(0) != far.key else 0).excerpt
    assert excerpt is not None
    assert excerpt.block.text.startswith("… ")
    assert len(excerpt.block._marks) == 1


def test_hiding_the_window_ends_the_search(desk: Desk, inbox: InboxOnDesk) -> None:
    search(desk, inbox, "lamp")
    inbox.window.hide()
    assert field(inbox).text() == ""
    assert inbox.model.filter == Filter()


def test_a_screen_reader_hears_what_the_field_is_for(inbox: InboxOnDesk) -> None:
    interface = QAccessible.queryAccessibleInterface(field(inbox))
    assert interface is not None
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "Search everything"
    assert "from:" in interface.text(QAccessible.Text.Description)


def test_a_keystroke_costs_the_same_whatever_there_is(make_desk: MakeDesk, qtbot: QtBot) -> None:
    def seconds(count: int) -> float:
        rows = [
            row(notification(f"{i:06}", "Ana mentioned you", minutes=i / 60, excerpt="draft")) for i in range(count)
        ]
        desk = make_desk(state(rows))
        inbox = desk.open_inbox(qtbot, older=rows)
        found = Found(rows=tuple(rows[:100]), count=100)
        field(inbox).take_focus()
        taken = []
        for letter in "drafts":
            begin = thread_time()
            QTest.keyClicks(field(inbox), letter)
            desk.actions.search_calls.pop()[2](found)
            QApplication.processEvents()
            taken.append(thread_time() - begin)
        inbox.window.hide()
        return min(taken)

    assert seconds(100_000) < 3 * seconds(100)
