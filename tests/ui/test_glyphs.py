"""Every glyph loads, is painted in the colour and size that was asked for, and turns with the direction of the text."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.support.project import modules
from traynotify.core.notification import Kind
from traynotify.resources import resource
from traynotify.ui.glyphs import DIRECTIONAL, Glyph, glyph_image, paint_glyph, stroke_for
from traynotify.ui.kinds import kind_sign

pytestmark = pytest.mark.usefixtures("qapp")

INK = QColor("#6446CF")
RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def inked(image: QImage) -> set[tuple[int, int]]:
    """The pixels that are at least half there."""
    return {
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() >= 128
    }


def test_every_file_is_a_glyph_and_every_glyph_a_file() -> None:
    files = {path.stem for path in resource("icons/at.svg").parent.glob("*.svg")}
    assert files == set(Glyph)


@pytest.mark.parametrize("glyph", Glyph)
def test_every_drawing_keeps_to_the_style(glyph: Glyph) -> None:
    root = ElementTree.fromstring(resource(f"icons/{glyph}.svg").read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 16 16"
    assert root.get("stroke-width") == "1.5"
    assert root.get("stroke-linecap") == root.get("stroke-linejoin") == "round"
    colors = {element.get(name) for element in root.iter() for name in ("fill", "stroke")}
    assert colors <= {None, "none", "#000"}


@pytest.mark.parametrize("glyph", Glyph)
def test_every_glyph_is_painted_within_its_square(glyph: Glyph) -> None:
    for size in (12, 16, 24):
        image = glyph_image(glyph, size, INK)
        assert (image.width(), image.height()) == (size, size)
        assert len(inked(image)) >= 5
        corners = [(0, 0), (size - 1, 0), (0, size - 1), (size - 1, size - 1)]
        assert all(image.pixelColor(x, y).alpha() == 0 for x, y in corners)


def test_no_two_glyphs_look_alike() -> None:
    images = {glyph: frozenset(inked(glyph_image(glyph, 16, INK))) for glyph in Glyph}
    assert len(set(images.values())) == len(images)


def test_a_glyph_has_the_colour_asked_for() -> None:
    image = glyph_image(Glyph.DISC, 16, INK)
    assert image.pixelColor(8, 8) == INK
    faint = glyph_image(Glyph.DISC, 16, QColor(100, 70, 207, 128))
    assert faint.pixelColor(8, 8).alpha() == 128


def test_a_small_glyph_has_a_thicker_stroke() -> None:
    assert [stroke_for(size) for size in (10, 12, 14, 16, 36)] == pytest.approx([1.9, 1.9, 1.7, 1.5, 1.5])


def test_a_glyph_is_sharp_on_a_dense_screen() -> None:
    image = glyph_image(Glyph.CHECK, 16, INK, device_pixel_ratio=1.5)
    assert image.width() == 24
    assert image.devicePixelRatio() == 1.5
    assert image.deviceIndependentSize().width() == 16


def test_only_what_points_along_the_text_turns_with_it() -> None:
    for glyph in Glyph:
        usual, turned = glyph_image(glyph, 16, INK), glyph_image(glyph, 16, INK, direction=RIGHT_TO_LEFT)
        assert (turned != usual) == (glyph in DIRECTIONAL), glyph
        if glyph in DIRECTIONAL:
            assert turned == usual.flipped(Qt.Orientation.Horizontal), glyph


@pytest.mark.parametrize("ratio", [1, 2])
def test_painting_puts_the_glyph_in_the_middle_on_whole_pixels(ratio: int) -> None:
    canvas = QImage(40 * ratio, 40 * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    paint_glyph(painter, QRectF(4.2, 3.9, 28, 16), Glyph.STAR, INK)
    painter.end()
    expected = glyph_image(Glyph.STAR, 16, INK, device_pixel_ratio=ratio)
    found = canvas.copy(round(10.2 * ratio), round(3.9 * ratio), 16 * ratio, 16 * ratio)
    assert inked(found) == inked(expected)


def test_kinds_that_mean_different_things_have_different_signs() -> None:
    kinds = set(Kind) - {Kind.REQUEST}  # shown with its buttons, which tell it from a plain follow
    assert len({kind_sign(kind).glyph for kind in kinds}) == len(kinds)


def test_every_glyph_is_used() -> None:
    sources = "".join(module.text for module in modules() if module.name != "ui/glyphs.py")
    assert [glyph for glyph in Glyph if f"Glyph.{glyph.name}" not in sources] == []
