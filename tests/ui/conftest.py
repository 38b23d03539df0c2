"""A made-up desk for the tests of the user interface: English, offscreen, and everything on it closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from traynotify.core.state import State
from traynotify.ui.popup import inbox


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so where it cannot raise a window, cut its corners or watch a tray."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", "systemTrayWindow", extend=True))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands around the list follows a change at the next turn of the loop, not a twentieth of a second later."""
    monkeypatch.setattr(inbox, "_TOGETHER_MS", 0)


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[State], Desk]]:
    """Windows over a made-up state; they are closed when the test ends."""
    desks: list[Desk] = []

    def make(state: State) -> Desk:
        desks.append(Desk(state))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
    qapp.processEvents()
