"""Pictures of people: asked for once, round when they come, initials until then and whenever they are no pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.world import Actions, StandingClock, Store, state
from traynotify.ui.avatars import Avatars

URL = "https://example.social/ana.png"


class Fetching(Actions):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__(Store(state()), StandingClock())
        self.asked: list[tuple[str, Callable[[str | None], None]]] = []

    def avatar(self, url: str, callback: Callable[[str | None], None]) -> None:
        self.asked.append((url, callback))


@pytest.fixture
def fetching(qapp: QApplication) -> Fetching:
    return Fetching()


@pytest.fixture
def avatars(fetching: Fetching) -> Avatars:
    return Avatars(fetching)


@pytest.fixture
def picture(tmp_path: Path) -> str:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    path = tmp_path / "ana.png"
    image.save(str(path))
    return str(path)


def painted(avatars: Avatars, url: str = URL, side: int = 36) -> QImage:
    canvas = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    avatars.paint(painter, QRectF(0, 0, side, side), "Ana Silva", url, QApplication.font())
    painter.end()
    return canvas


def test_initials_until_the_picture_is_there(avatars: Avatars, fetching: Fetching, picture: str, qtbot: QtBot) -> None:
    before = painted(avatars)
    assert painted(avatars) == before
    assert [url for url, _ in fetching.asked] == [URL]
    with qtbot.waitSignal(avatars.arrived) as arrived:
        fetching.asked[0][1](picture)
    assert arrived.args == [URL]
    after = painted(avatars)
    assert after != before
    assert after.pixelColor(18, 18) == QColor("#ff0000")
    assert after.pixelColor(0, 0).alpha() == 0
    assert len(fetching.asked) == 1


@pytest.mark.parametrize("path", [None, "/nowhere/at/all.png", "text"])
def test_no_usable_picture_leaves_the_initials(
    avatars: Avatars, fetching: Fetching, tmp_path: Path, path: str | None, qtbot: QtBot
) -> None:
    before = painted(avatars)
    if path == "text":
        path = str(tmp_path / "a.png")
        Path(path).write_text("this is no picture")
    with qtbot.assertNotEmitted(avatars.arrived):
        fetching.asked[0][1](path)
    assert painted(avatars) == before
    assert len(fetching.asked) == 1


def test_nobody_is_asked_without_an_address(avatars: Avatars, fetching: Fetching) -> None:
    painted(avatars, "")
    assert fetching.asked == []


def test_memory_is_bounded(avatars: Avatars, fetching: Fetching, picture: str) -> None:
    for number in range(450):
        painted(avatars, f"https://example.social/{number}.png")
        fetching.asked[-1][1](picture)
    assert len(avatars._images) == 400
    painted(avatars, "https://example.social/0.png")
    assert len(fetching.asked) == 451
