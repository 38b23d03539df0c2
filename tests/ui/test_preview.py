"""One notification as a whole, over the list: read row after row, acted upon, and left where one was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import notification, row, state
from traynotify.core.notification import Kind
from traynotify.core.state import State
from traynotify.ui.controls.texts import Text
from traynotify.ui.popup.preview import Preview
from traynotify.ui.popup.row_layout import Spot

MakeDesk = Callable[[State], Desk]

LONG = "Could you look at the draft?\n\n" + "It explains the third picture. " * 30


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    rows = [
        row(notification("0", "Ana Silva mentioned you", minutes=3, actors=["Ana Silva"], excerpt=LONG)),
        row(notification("1", "Bob, Carol and 41 others boosted your post", minutes=9, kind=Kind.BOOST,
                         actors=["Bob <bob@larks.example>", "Carol"], count=43, excerpt="A lamp")),
        row(notification("2", "Dora mentioned you", minutes=20, actors=["Dora"], warning="film", excerpt="He leaves")),
    ]  # fmt: skip
    return make_desk(state(rows))


@pytest.fixture
def inbox(desk: Desk, qtbot: QtBot) -> InboxOnDesk:
    made = desk.open_inbox(qtbot)
    QTest.keyClicks(made.view, "j")
    return made


def preview(inbox: InboxOnDesk) -> Preview:
    found = inbox.inbox.findChild(Preview)
    assert isinstance(found, Preview)
    return found


def shown(inbox: InboxOnDesk) -> list[str]:
    return [text.text() for text in preview(inbox).findChildren(Text) if text.isVisible() and text.text()]


def buttons(inbox: InboxOnDesk) -> dict[str, QAbstractButton]:
    found = preview(inbox).findChildren(QAbstractButton)
    return {button.text() or button.accessibleName(): button for button in found if button.isVisible()}


def press(inbox: InboxOnDesk, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or inbox.view, key)
        QApplication.processEvents()


def test_space_shows_all_of_it_and_space_goes_back(desk: Desk, inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space)
    assert LONG in shown(inbox)
    assert "Thursday, 12 March 2026, 14:29" in shown(inbox)
    assert "https://example.social/@ana/1" in shown(inbox)
    assert preview(inbox).accessibleName().startswith("Unread. Ana Silva mentioned you.")
    press(inbox, Qt.Key.Key_Space)
    assert not preview(inbox).isVisible()
    assert inbox.view.hasFocus()
    assert desk.actions.calls == []


def test_arrows_go_on_and_escape_leads_back_to_where_one_is(inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space)
    assert not buttons(inbox)["Newer (↑)"].isEnabled()
    press(inbox, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert "Dora mentioned you" in shown(inbox)
    assert not buttons(inbox)["Older (↓)"].isEnabled()
    press(inbox, Qt.Key.Key_Down)  # there is no older one
    press(inbox, Qt.Key.Key_K, Qt.Key.Key_Escape)
    assert inbox.view.currentIndex().row() == 1
    assert inbox.view._delegate.ringed == inbox.model.key_at(1)
    assert inbox.window.isVisible()


def test_everybody_is_named_as_far_as_the_server_does(inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space, Qt.Key.Key_Down)
    texts = [text.strip("\u2068\u2069") for text in shown(inbox)]
    assert {"Bob", "bob@larks.example", "Carol"} <= set(texts)
    assert "and 41 others, whom the server does not name" in texts


def test_the_row_leads_to_everybody(inbox: InboxOnDesk) -> None:
    assert Spot.EVERYBODY not in inbox.layout(0).spots
    at = inbox.point(1, Spot.EVERYBODY)
    QTest.mouseMove(inbox.view.viewport(), inbox.point(2))
    QTest.mouseClick(inbox.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "Bob, Carol and 41 others boosted your post" in shown(inbox)


def test_a_warning_stays_folded_until_one_wants_to_see(inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "He leaves" not in shown(inbox)
    QTest.mouseClick(buttons(inbox)["Show the text"], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert {"Content warning: film", "He leaves"} <= set(shown(inbox))


@pytest.mark.parametrize(
    ("key", "call"),
    [
        (Qt.Key.Key_Return, "open"),
        (Qt.Key.Key_R, "mark_read"),
        (Qt.Key.Key_U, "mark_unread"),
        (Qt.Key.Key_D, "dismiss"),
    ],
)
def test_keys_act_on_what_is_shown(desk: Desk, inbox: InboxOnDesk, key: Qt.Key, call: str) -> None:
    wanted = inbox.model.key_at(1)
    press(inbox, Qt.Key.Key_Space, Qt.Key.Key_Down, key)
    name, about = desk.actions.calls[-1]
    assert (name, about if name == "open" else about[0]) == (call, wanted)
    assert preview(inbox).hasFocus()


def test_buttons_do_the_same_and_say_what_they_do_next(desk: Desk, inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space)
    assert {"Open", "Mark read", "Dismiss"} <= buttons(inbox).keys()
    QTest.mouseClick(buttons(inbox)["Mark read"], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert desk.actions.names() == ["mark_read"]
    assert "Mark unread" in buttons(inbox)


def test_dismissing_goes_on_to_the_next_and_the_last_one_closes_it(desk: Desk, inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space, Qt.Key.Key_D)
    assert "Bob, Carol and 41 others boosted your post" in shown(inbox)
    press(inbox, Qt.Key.Key_D)
    assert "Dora mentioned you" in shown(inbox)
    press(inbox, Qt.Key.Key_D)
    assert not preview(inbox).isVisible()


def test_what_arrives_does_not_change_what_is_read(desk: Desk, inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space, Qt.Key.Key_Down)
    desk.store.arrive(notification("9", "Eve wrote", minutes=0))
    inbox.view.show_arrivals()
    assert "Bob, Carol and 41 others boosted your post" in shown(inbox)


def test_the_story_lies_over_it_and_leads_back_to_it(inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space, Qt.Key.Key_W)
    assert inbox.inbox.sheet.isVisible()
    press(inbox, Qt.Key.Key_Escape)
    assert preview(inbox).hasFocus()


def test_searching_from_it_leaves_it(desk: Desk, inbox: InboxOnDesk) -> None:
    press(inbox, Qt.Key.Key_Space, Qt.Key.Key_Slash)
    field = inbox.inbox.head.search
    QTest.keyClicks(field, "l")
    desk.actions.answer_search([])
    assert not preview(inbox).isVisible()
    assert field.hasFocus()
