"""Where the popup goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from traynotify.ui.popup.placement import placed, spelled, understood

SCREEN = QRect(0, 0, 1280, 800)
BELOW = QRect(0, 0, 1280, 768)
ABOVE = QRect(0, 32, 1280, 768)
SIZE = QSize(420, 656)


@pytest.mark.parametrize(
    ("anchor", "available", "corner"),
    [
        (QPoint(1200, 790), BELOW, (852, 104)),
        (QPoint(640, 790), BELOW, (430, 104)),
        (QPoint(4, 790), BELOW, (8, 104)),
        (QPoint(1200, 10), ABOVE, (852, 40)),
        (None, BELOW, (852, 104)),
        (None, ABOVE, (852, 40)),
    ],
)
def test_beside_the_tray(anchor: QPoint | None, available: QRect, corner: tuple[int, int]) -> None:
    rect = placed(SIZE, anchor, available, SCREEN)
    assert (rect.x(), rect.y()) == pytest.approx(corner, abs=1)
    assert rect.size() == SIZE
    assert available.contains(rect)


def test_a_small_screen_makes_a_small_popup() -> None:
    small = QRect(0, 0, 400, 300)
    assert small.contains(placed(SIZE, QPoint(390, 299), small, small))


def test_a_place_is_remembered_as_text() -> None:
    rect = QRect(-1200, 40, 420, 656)
    assert understood(spelled(rect)) == rect


@pytest.mark.parametrize("text", ["", "420", "420x656", "axb+1+2", "0x0+1+1", "420x656+1+2+3"])
def test_anything_else_is_forgotten(text: str) -> None:
    assert understood(text) is None
