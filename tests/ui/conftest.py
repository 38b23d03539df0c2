"""A made-up desk for the tests of the user interface: English, offscreen, and everything on it closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.waiting import PATIENCE_S
from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.three_rows import three
from tests.ui.world import state
from traynotify.core import language
from traynotify.core.state import State
from traynotify.ui import translations
from traynotify.ui.popup import inbox as inbox_module

_PATIENCE_MS = round(1000 * PATIENCE_S)


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


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """For a test that lets the app speak another language."""
    usual = QLocale()
    yield
    translations.speak("en")
    QLocale.setDefault(usual)
    language.install(language.speak_english)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands around the list follows a change at the next turn of the loop, not a twentieth of a second later."""
    monkeypatch.setattr(inbox_module, "_TOGETHER_MS", 0)


class PatientBot(QtBot):
    """A bot that waits as long for what it waits for as all the tests do."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE_MS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Drives the windows of one test."""
    return PatientBot(request)


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[State], Desk]]:
    """Windows over a made-up state; they are closed when the test ends."""
    desks: list[Desk] = []

    def make(wanted: State) -> Desk:
        desks.append(Desk(wanted))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # their timers must not fire in the next test


@pytest.fixture
def desk(make_desk: Callable[[State], Desk]) -> Desk:
    """With three rows, unless a file has a desk of its own."""
    return make_desk(state(three()))


@pytest.fixture
def inbox(desk: Desk, qtbot: QtBot) -> InboxOnDesk:
    """The inbox of that desk, open."""
    return desk.open_inbox(qtbot)
