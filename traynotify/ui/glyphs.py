"""The glyphs: stroked drawings on a grid of 16, coloured and sized when they are painted.

Each is a file of `resources/icons`, drawn in black with a stroke of 1.5. The smaller it is shown, the thicker it gets.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from traynotify.resources import resource


class Glyph(StrEnum):
    """Every glyph, by the name of its file."""

    ARROW_UP = "arrow-up"
    AT = "at"
    BARS = "bars"
    BOOST = "boost"
    CHECK = "check"
    CHECK_ALL = "check-all"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_END = "chevron-end"
    CLOCK = "clock"
    CLOUD_OFF = "cloud-off"
    COMMENT = "comment"
    CROSS = "cross"
    DISC = "disc"
    DISC_HALF = "disc-half"
    DOT = "dot"
    ELLIPSIS = "ellipsis"
    ENVELOPE = "envelope"
    EYE_OFF = "eye-off"
    INFO = "info"
    INVITE = "invite"
    KEY = "key"
    LOCK = "lock"
    LOCK_OPEN = "lock-open"
    OPEN = "open"
    PAUSE = "pause"
    PENCIL = "pencil"
    PERSON = "person"
    PERSON_PLUS = "person-plus"
    PLUS = "plus"
    QUOTE = "quote"
    REPLY = "reply"
    RING = "ring"
    SEARCH = "search"
    SHIELD = "shield"
    STAR = "star"
    UNDO = "undo"
    WARNING = "warning"


DIRECTIONAL: Final = frozenset({Glyph.CHEVRON_END, Glyph.OPEN, Glyph.REPLY, Glyph.UNDO})
"""Glyphs that point along the text, and so the other way where it runs from right to left."""

_GRID: Final = 16
_DRAWN: Final = 'stroke-width="1.5"'


def stroke_for(size: float) -> float:
    """Return the stroke of a glyph `size` logical pixels wide, in units of its grid: 1.9 at 12, 1.5 from 16 on."""
    return 1.5 + 0.4 * min(max((_GRID - size) / 4, 0), 1)


def glyph_image(
    glyph: Glyph,
    size: float,
    color: QColor,
    *,
    device_pixel_ratio: float = 1,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> QImage:
    """Return the glyph as a square image, `size` logical pixels wide and sharp at `device_pixel_ratio`.

    Images are shared: copy one before painting on it.
    """
    mirrored = direction == Qt.LayoutDirection.RightToLeft and glyph in DIRECTIONAL
    return _rendered(glyph, size, color.rgba(), device_pixel_ratio, mirrored)


def paint_glyph(
    painter: QPainter,
    rect: QRectF,
    glyph: Glyph,
    color: QColor,
    *,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Paint the glyph in the middle of `rect`, as large as its shorter side, on whole pixels of the device."""
    ratio = painter.device().devicePixelRatioF()
    size = min(rect.width(), rect.height())
    image = glyph_image(glyph, size, color, device_pixel_ratio=ratio, direction=direction)
    corner = rect.center() - QRectF(0, 0, size, size).center()
    corner.setX(round(corner.x() * ratio) / ratio)
    corner.setY(round(corner.y() * ratio) / ratio)
    painter.drawImage(corner, image)


@lru_cache(maxsize=512)
def _rendered(glyph: Glyph, size: float, rgba: int, ratio: float, mirrored: bool) -> QImage:
    pixels = max(1, round(size * ratio))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing = _source(glyph).replace(_DRAWN, f'stroke-width="{stroke_for(size):.2f}"', 1)
    QSvgRenderer(drawing.encode()).render(painter, QRectF(0, 0, pixels, pixels))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor.fromRgba(rgba))
    painter.end()
    if mirrored:
        image = image.flipped(Qt.Orientation.Horizontal)
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=len(Glyph))
def _source(glyph: Glyph) -> str:
    return resource(f"icons/{glyph}.svg").read_text(encoding="utf-8")
