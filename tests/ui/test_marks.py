"""Avatars without a picture, letter tiles and discs are legible, and what is painted keeps to its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from traynotify.core.notification import Kind
from traynotify.ui.glyphs import Glyph
from traynotify.ui.kinds import kind_sign
from traynotify.ui.marks import (
    RING,
    avatar_colors,
    initials,
    paint_initials,
    paint_kind_disc,
    paint_message_tile,
    paint_service_tile,
)
from traynotify.ui.theme import DARK, LIGHT, READABLE, Palette, contrast

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = ["Ana Silva", "Bob", "Tomo Hara", "李小龍", "أمل النور", "☆", "", "Mika Torv", "Priya Lund", "x", "Ilo Brandt"]


@pytest.fixture
def canvas() -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def colors(image: QImage) -> set[str]:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Silva", "AS"),
        ("bob", "B"),
        ("Ana Maria da Silva", "AS"),
        ("  ana   silva ", "AS"),
        ("“Ana” (she/her)", "AS"),
        ("e\u0301lodie d'Arc", "ÉD"),
        ("ßara", "ß"),
        ("李小龍", "李"),
        ("أمل النور", "أ"),
        ("Ana 🌻", "A"),
        ("🌻 ☆", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize("name", NAMES)
def test_initials_can_be_read_on_their_ground(name: str) -> None:
    ground, ink = avatar_colors(name)
    assert contrast(ground, ink) >= READABLE


def test_a_name_keeps_its_hue_and_names_differ() -> None:
    assert avatar_colors("Ana Silva") == avatar_colors("ana silva")
    assert len({avatar_colors(name)[0].name() for name in NAMES}) > 3


@pytest.mark.parametrize("name", NAMES)
def test_an_avatar_is_a_circle_with_something_on_it(canvas: QImage, name: str) -> None:
    painter = QPainter(canvas)
    paint_initials(painter, QRectF(6, 6, 36, 36), name, QFont())
    painter.end()
    ground, _ = avatar_colors(name)
    assert canvas.pixelColor(7, 24).name() == ground.name()
    assert canvas.pixelColor(8, 8).alpha() == 0
    assert canvas.pixelColor(5, 24).alpha() == 0
    assert len(colors(canvas)) > 1


def test_the_letter_of_a_service_stands_in_the_middle(canvas: QImage) -> None:
    painter = QPainter(canvas)
    paint_service_tile(painter, QRectF(6, 6, 36, 36), "M", QColor("#5B5A86"), QFont())
    painter.end()
    light = [(x, y) for x in range(6, 42) for y in range(6, 42) if canvas.pixelColor(x, y).lightness() > 200]
    across, down = [x for x, _ in light], [y for _, y in light]
    assert (min(across) + max(across)) / 2 == pytest.approx(23.5, abs=1)
    assert (min(down) + max(down)) / 2 == pytest.approx(23.5, abs=1)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("kind", Kind)
def test_a_disc_shows_its_kind_and_parts_itself_from_the_avatar(canvas: QImage, kind: Kind, palette: Palette) -> None:
    painter = QPainter(canvas)
    paint_kind_disc(painter, QRectF(12, 12, 18, 18), kind, palette, ring=palette.hover)
    painter.end()
    assert {palette.hue(kind_sign(kind).hue).name(), palette.on_hue.name()} <= colors(canvas)
    assert canvas.pixelColor(12 - RING // 2, 21) == palette.hover
    assert canvas.pixelColor(11 - RING, 21).alpha() == 0


def test_the_sign_of_an_empty_state_is_the_message_tile(canvas: QImage) -> None:
    painter = QPainter(canvas)
    paint_message_tile(painter, QRectF(0, 0, 48, 48), Glyph.CHECK, LIGHT.selected, LIGHT.accent)
    painter.end()
    assert canvas.pixelColor(1, 46) == LIGHT.selected
    assert [canvas.pixelColor(x, y).alpha() for x, y in ((1, 1), (46, 1), (46, 46))] == [0, 0, 0]
    assert LIGHT.accent.name() in colors(canvas)
