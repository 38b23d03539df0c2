"""The message tile: three round corners and a tight one. App icon, tray icon and empty states share its shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath


def tile_path(rect: QRectF, radius: float, tight: float) -> QPainterPath:
    """Return the tile that fills `rect`; `tight` is the radius at bottom left, in any reading direction."""
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    path = QPainterPath()
    path.moveTo(left + radius, top)
    path.lineTo(right - radius, top)
    path.arcTo(right - 2 * radius, top, 2 * radius, 2 * radius, 90, -90)
    path.lineTo(right, bottom - radius)
    path.arcTo(right - 2 * radius, bottom - 2 * radius, 2 * radius, 2 * radius, 0, -90)
    path.lineTo(left + tight, bottom)
    path.arcTo(left, bottom - 2 * tight, 2 * tight, 2 * tight, 270, -90)
    path.lineTo(left, top + radius)
    path.arcTo(left, top, 2 * radius, 2 * radius, 180, -90)
    path.closeSubpath()
    return path
