"""Three rows in an inbox, and what a hand does with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.desk import InboxOnDesk
from tests.ui.world import notification, row
from traynotify.core.notification import Kind
from traynotify.core.state import Row
from traynotify.ui.popup.toasts import Toast

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def three() -> list[Row]:
    """One with a text, a like, and one behind a warning."""
    return [
        row(notification("1", "Ana mentioned you", minutes=3, actors=["Ana"], excerpt="Have you seen it?")),
        row(notification("2", "Bob liked your post", minutes=9, actors=["Bob"], kind=Kind.REACTION, excerpt="A lamp")),
        row(
            notification("3", "Carol mentioned you", minutes=20, actors=["Carol"], warning="film", excerpt="He leaves")
        ),
    ]


def press(qtbot: QtBot, inbox: InboxOnDesk, at: QPoint) -> None:
    """Click into the list."""
    QTest.mouseMove(inbox.view.viewport(), at)
    QTest.mouseClick(inbox.view.viewport(), LEFT, pos=at)


def menu_texts(inbox: InboxOnDesk) -> list[str]:
    """What the menu that is open offers; it is closed."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.close()
    return texts


def toast_texts(inbox: InboxOnDesk) -> list[str]:
    """What the messages say that are there."""
    return [toast.accessibleName() for toast in inbox.inbox.toasts.findChildren(Toast) if toast.isVisible()]
