"""A start that fails is told in a window of our own, whose end the app waits for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from traynotify.ui.trouble_window import TroubleWindow

SENTENCE = "The archive cannot be opened: the disk is full. Make room and start traynotify again"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_it_says_why_and_goes_with_a_key(qtbot: QtBot, key: Qt.Key) -> None:
    window = TroubleWindow(SENTENCE)
    qtbot.addWidget(window)
    window.bring()
    qtbot.waitUntil(window.quit.hasFocus)
    assert window.sentence.text() == SENTENCE
    assert window.sentence.height() >= window.sentence.heightForWidth(window.sentence.width())
    with qtbot.waitSignal(window.left):
        QTest.keyClick(window.quit, key)
    assert not window.isVisible()


def test_closing_it_is_enough(qtbot: QtBot) -> None:
    window = TroubleWindow(SENTENCE)
    qtbot.addWidget(window)
    window.bring()
    with qtbot.waitSignal(window.left):
        window.close()
