"""What rows, windows and empty states paint alike: avatars without a picture, letter tiles, kind discs."""

from __future__ import annotations

import unicodedata
import zlib
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from traynotify.core.notification import Kind
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.kinds import kind_sign
from traynotify.ui.theme import LARGE_LETTER_TILE, RADIUS_BOX, RADIUS_LETTER_TILE, Palette, readable_on
from traynotify.ui.tile import tile_path

RING: Final = 2
"""Around a kind disc and between overlapping avatars, in the colour of what they lie on; in logical pixels."""

_HUE_STEPS: Final = 12
_GLYPH_ON_DISC: Final = 2 / 3
_GLYPH_ON_TILE: Final = 7 / 16
_TILE_RADIUS: Final = 60 / 224
_TILE_TIGHT: Final = 14 / 224


def initials(name: str) -> str:
    """Return one or two capitals for `name`, the first letters of its first and last words; empty if it has none.

    A script that is not written letter by letter gives one sign: two of them would be read as a word.
    """
    words = unicodedata.normalize("NFC", name).split()
    letters = [letter for word in words if (letter := next(filter(str.isalnum, word), ""))]
    if not letters:
        return ""
    first, last = letters[0], letters[-1]
    pair = (
        first + last if len(letters) > 1 and first.upper() != first.lower() and last.upper() != last.lower() else first
    )
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in pair)


def avatar_colors(name: str) -> tuple[QColor, QColor]:
    """Return the ground and the ink of a person without a picture: the same name has the same hue on every computer."""
    hue = zlib.crc32(name.casefold().encode()) % _HUE_STEPS / _HUE_STEPS
    return QColor.fromHslF(hue, 0.42, 0.84), QColor.fromHslF(hue, 0.55, 0.22)


def paint_initials(painter: QPainter, rect: QRectF, name: str, font: QFont) -> None:
    """Paint the avatar of a person without a picture: a circle with initials, or a figure where a name has none."""
    ground, ink = avatar_colors(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(rect)
    letters = initials(name)
    if letters:
        _paint_letters(painter, rect, letters, font, rect.height() * 0.4, ink)
    else:
        side = rect.height() * _GLYPH_ON_DISC
        paint_glyph(painter, _centred(rect, side), Glyph.PERSON, ink)
    painter.restore()


def paint_service_tile(painter: QPainter, rect: QRectF, letter: str, color: QColor, font: QFont) -> None:
    """Paint a service's letter tile: a rounded square in `color`, never the service's own mark."""
    radius = RADIUS_BOX if rect.width() >= LARGE_LETTER_TILE else RADIUS_LETTER_TILE
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)
    _paint_letters(painter, rect, letter, font, rect.height() * 0.64, readable_on(color))
    painter.restore()


def paint_kind_disc(
    painter: QPainter,
    rect: QRectF,
    kind: Kind,
    palette: Palette,
    *,
    ring: QColor | None = None,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Paint the disc of a kind within `rect`, and around it a ring in the colour of what it lies on."""
    sign = kind_sign(kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if ring is not None:
        painter.setBrush(ring)
        painter.drawEllipse(rect.adjusted(-RING, -RING, RING, RING))
    painter.setBrush(palette.hue(sign.hue))
    painter.drawEllipse(rect)
    glyph_rect = _centred(rect, rect.width() * _GLYPH_ON_DISC)
    paint_glyph(painter, glyph_rect, sign.glyph, palette.on_hue, direction=direction)
    painter.restore()


def paint_message_tile(painter: QPainter, rect: QRectF, glyph: Glyph, ground: QColor, ink: QColor) -> None:
    """Paint the sign of an empty state: a glyph on the message tile."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(tile_path(rect, rect.width() * _TILE_RADIUS, rect.width() * _TILE_TIGHT), ground)
    paint_glyph(painter, _centred(rect, rect.width() * _GLYPH_ON_TILE), glyph, ink)
    painter.restore()


def _centred(rect: QRectF, side: float) -> QRectF:
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


def _paint_letters(painter: QPainter, rect: QRectF, letters: str, font: QFont, pixels: float, ink: QColor) -> None:
    """Paint letters of the given size so that what is inked, not its line, stands in the middle of `rect`."""
    strong = QFont(font)
    strong.setPixelSize(max(1, round(pixels)))
    strong.setWeight(QFont.Weight.DemiBold)
    inked = QFontMetricsF(strong).tightBoundingRect(letters)
    painter.setFont(strong)
    painter.setPen(ink)
    painter.drawText(rect.center() - inked.center(), letters)
