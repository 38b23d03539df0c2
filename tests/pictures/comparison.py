"""Whether two pictures show the same, as an eye at some distance would say: shapes, places and colours, not pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

COARSE = 4
"""Logical pixels that become one before anything is compared."""
MOST_LOCAL = 36
"""By how much a square of two by two coarse pixels may differ, of 255: a line of text may move by a pixel."""
MOST_TINT = 20
"""By how much the distance of red or blue from green may differ in such a square: what has a colour is small here."""
MOST_OVERALL = 1.0
"""How much all of it may differ on average."""


@dataclass(frozen=True)
class Difference:
    """How two pictures differ, in steps of a channel, of 255."""

    local: float
    """Where they differ most."""
    tint: float
    """Where their colours differ most."""
    overall: float
    places: tuple[tuple[int, int], ...]
    """Where they differ by more than they may, as coarse pixels."""

    @property
    def matters(self) -> bool:
        """Whether a person would see it."""
        return self.local > MOST_LOCAL or self.tint > MOST_TINT or self.overall > MOST_OVERALL


def compare(before: QImage, after: QImage) -> Difference:
    """Compare two pictures; of different sizes, they differ as much as can be."""
    if before == after:
        return Difference(0, 0, 0, ())
    if before.size() != after.size():
        return Difference(255, 255, 255, ())
    old, new = _coarse(before), _coarse(after)
    width, height, stride = old.width(), old.height(), old.bytesPerLine()
    steps = [y - x for x, y in zip(bytes(old.constBits()), bytes(new.constBits()), strict=True)]
    places, local, tint = [], 0.0, 0.0
    for top in range(height - 1):
        for left in range(width - 1):
            blue, green, red = (_square(steps, top * stride + left * 4 + channel, stride) for channel in range(3))
            here, colour = max(abs(blue), abs(green), abs(red)), max(abs(red - green), abs(blue - green))
            local, tint = max(local, here), max(tint, colour)
            if here > MOST_LOCAL or colour > MOST_TINT:
                places.append((left, top))
    return Difference(local, tint, sum(map(abs, steps)) / (width * height * 3), tuple(places))


def side_by_side(before: QImage, after: QImage, difference: Difference) -> QImage:
    """The kept picture, the new one, and the new one once more with a mark where they differ."""
    height = max(before.height(), after.height())
    made = QImage(before.width() + 2 * after.width() + 24, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#808080"))
    painter = QPainter(made)
    painter.drawImage(0, 0, before)
    painter.drawImage(before.width() + 12, 0, after)
    left = before.width() + after.width() + 24
    painter.drawImage(left, 0, after)
    for x, y in difference.places:
        painter.fillRect(left + x * COARSE, y * COARSE, 2 * COARSE, 2 * COARSE, QColor(255, 0, 0, 90))
    painter.end()
    return made


def _square(steps: list[int], at: int, stride: int) -> float:
    return (steps[at] + steps[at + 4] + steps[at + stride] + steps[at + stride + 4]) / 4


def _coarse(image: QImage) -> QImage:
    size = image.size() / COARSE
    smooth = Qt.TransformationMode.SmoothTransformation
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    return made.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).convertToFormat(QImage.Format.Format_RGB32)
