"""The colours can be read, whatever the scheme, and type follows the system's font."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette

from traynotify.ui.controls.buttons import POINTED_AT, PRESSED
from traynotify.ui.theme import (
    DARK,
    LIGHT,
    READABLE,
    Hue,
    Palette,
    contrast,
    geometry_for,
    palette_for,
    qt_palette,
    readable_on,
)
from traynotify.ui.typography import SMALLEST, TALL_SCRIPT_LEADING, TextStyle, type_scale

pytestmark = pytest.mark.usefixtures("qapp")

SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
GROUNDS = ("surface", "sunken", "hover", "selected", "raised")
TEXTS = ("text", "text2", "text3", "accent", "danger", "warn", "ok")
GRAPHICS = 3.0
"""The least contrast of what is no text: WCAG 2.2, success criterion 1.4.11."""


def system_palette(ground: str, text: str, highlight: str, highlighted: str) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(highlight))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(highlighted))
    return palette


def test_contrast_is_the_ratio_that_wcag_defines() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#FFFFFF"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", SCHEMES)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_can_be_read_on_every_ground(palette: Palette, text: str) -> None:
    for ground in GROUNDS:
        assert contrast(getattr(palette, text), getattr(palette, ground)) >= READABLE, ground


@pytest.mark.parametrize("palette", SCHEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_accent", "accent"),
        ("danger", "danger_soft"),
        ("text", "danger_soft"),
        ("text2", "danger_soft"),
        ("warn", "warn_soft"),
        ("text", "warn_soft"),
        ("text2", "warn_soft"),
    ],
)
def test_text_on_coloured_ground_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= READABLE


@pytest.mark.parametrize("palette", SCHEMES)
def test_words_on_a_filled_button_can_be_read_also_while_it_is_pointed_at_or_pressed(palette: Palette) -> None:
    for fill, ink in ((palette.accent, palette.on_accent), (palette.danger, palette.surface)):
        for shown in (fill, fill.lighter(POINTED_AT), fill.darker(PRESSED)):
            assert contrast(ink, shown) >= READABLE, shown.name()


@pytest.mark.parametrize("palette", SCHEMES)
def test_outlines_of_controls_can_be_seen(palette: Palette) -> None:
    for ground in GROUNDS:
        assert contrast(palette.control, getattr(palette, ground)) >= GRAPHICS, ground


@pytest.mark.parametrize("palette", SCHEMES)
def test_the_glyph_on_every_disc_can_be_read(palette: Palette) -> None:
    for hue in Hue:
        assert contrast(palette.on_hue, palette.hue(hue)) >= READABLE, hue


def test_the_scheme_chooses_the_palette() -> None:
    assert palette_for(Qt.ColorScheme.Light) is LIGHT
    assert palette_for(Qt.ColorScheme.Dark) is DARK
    assert palette_for(Qt.ColorScheme.Unknown) is LIGHT


def test_high_contrast_takes_every_colour_from_the_system() -> None:
    system = system_palette("#000000", "#FFFF00", "#1AEBFF", "#000000")
    palette = palette_for(Qt.ColorScheme.Light, high_contrast=system)
    assert palette.is_high_contrast
    assert palette.is_dark
    assert palette.surface == QColor("#000000")
    assert palette.text == palette.text3 == palette.danger == QColor("#FFFF00")
    assert palette.accent == QColor("#1AEBFF")
    assert all(palette.hue(hue) == QColor("#FFFF00") for hue in Hue)


def test_high_contrast_leaves_out_a_highlight_that_cannot_be_read_as_text() -> None:
    system = system_palette("#FFFFFF", "#000000", "#FFE000", "#000000")
    palette = palette_for(Qt.ColorScheme.Light, high_contrast=system)
    assert palette.accent == QColor("#000000")
    assert palette.on_accent == QColor("#FFFFFF")


@pytest.mark.parametrize("palette", SCHEMES)
def test_qt_paints_its_own_widgets_in_the_same_colours(palette: Palette) -> None:
    roles = qt_palette(palette)
    assert roles.color(QPalette.ColorRole.Window) == palette.surface
    assert roles.color(QPalette.ColorRole.Text) == palette.text
    assert roles.color(QPalette.ColorRole.Highlight) == palette.accent
    assert roles.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == palette.text3


@pytest.mark.parametrize("ground", ["#5B5A86", "#6F6232", "#4B5A5E", "#864763", "#FFC56B", "#FFFFFF", "#777777"])
def test_a_letter_can_be_read_on_whatever_colour_a_service_chose(ground: str) -> None:
    assert contrast(readable_on(QColor(ground)), QColor(ground)) >= READABLE


def test_large_text_gets_the_roomy_layout() -> None:
    assert not geometry_for(1.49).roomy
    assert geometry_for(1.5).roomy
    assert geometry_for(1.5).popup_width > geometry_for(1).popup_width
    assert geometry_for(1.5).popup_height > geometry_for(1).popup_height


def sized(pixels: int) -> QFont:
    font = QFont()
    font.setPixelSize(pixels)
    return font


def pixels_of(style: TextStyle) -> int:
    return style.font.pixelSize()


def test_type_is_as_drawn_at_the_size_it_was_drawn_with() -> None:
    scale = type_scale(sized(13))
    assert scale.text_scale == 1
    roles = (scale.headline, scale.title, scale.state, scale.body, scale.excerpt, scale.chip, scale.small)
    assert [pixels_of(style) for style in roles] == [22, 17, 15, 13, 13, 12, 11]
    drawn = [28, 24, 22, 20, 18, 18, 16]
    needed = [QFontMetrics(style.font).height() for style in roles]  # a system's font may be taller than the drawn one
    assert [style.line for style in roles] == [max(pair) for pair in zip(drawn, needed, strict=True)]
    assert scale.name.font.weight() == QFont.Weight.DemiBold


def test_type_grows_with_the_system_font() -> None:
    scale = type_scale(sized(26))
    assert scale.text_scale == 2
    assert (pixels_of(scale.title), scale.title.line) == (34, 48)


def test_no_text_is_too_small_and_no_line_cuts_its_letters() -> None:
    scale = type_scale(sized(9))
    for style in (scale.body, scale.excerpt, scale.chip, scale.small, scale.small_strong):
        assert pixels_of(style) >= SMALLEST
        assert style.line >= QFontInfo(style.font).pixelSize()


@pytest.mark.parametrize("text", ["مرحبا", "你好", "こんにちは", "안녕"])
def test_tall_scripts_get_taller_lines(text: str) -> None:
    style = type_scale(sized(13)).excerpt
    assert style.line_for(text) == style.line + TALL_SCRIPT_LEADING


@pytest.mark.parametrize("text", ["", "Keys for small hands", "Élodie", "Привет", "שלום"])
def test_other_scripts_do_not(text: str) -> None:
    style = type_scale(sized(13)).excerpt
    assert style.line_for(text) == style.line
