"""The digits and the plus of the tray icon: our own, on a block grid of three columns and five rows.

A one has a low flag and, when alone, a foot; a seven steps inward: at 16 pixels they would be taken for each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPen

_Line = tuple[tuple[int, int], ...]
_DIGITS: Final[dict[str, tuple[_Line, ...]]] = {
    "0": (((0, 0), (2, 0), (2, 4), (0, 4), (0, 0)),),
    "1": (((1, 0), (1, 4)), ((0, 1), (1, 1))),
    "2": (((0, 0), (2, 0), (2, 2), (0, 2), (0, 4), (2, 4)),),
    "3": (((0, 0), (2, 0), (2, 4), (0, 4)), ((0, 2), (2, 2))),
    "4": (((0, 0), (0, 2), (2, 2)), ((2, 0), (2, 4))),
    "5": (((2, 0), (0, 0), (0, 2), (2, 2), (2, 4), (0, 4)),),
    "6": (((2, 0), (0, 0), (0, 4), (2, 4), (2, 2), (0, 2)),),
    "7": (((0, 0), (2, 0), (2, 2), (1, 2), (1, 4)),),
    "8": (((0, 0), (2, 0), (2, 4), (0, 4), (0, 0)), ((0, 2), (2, 2))),
    "9": (((2, 2), (0, 2), (0, 0), (2, 0), (2, 4), (0, 4)),),
}
"""Each digit as strokes through (column, row); a stroke that ends where it began is a ring."""
_FOOT: Final[_Line] = ((0, 4), (2, 4))


@dataclass(frozen=True, slots=True)
class Block:
    """The grid of one sign, in whole pixels: columns and rows are `stroke` wide, with room between them."""

    width: int
    height: int
    stroke: int
    gap: int
    """From one sign to the next."""
    plus: int
    """Width and height of the plus."""

    @property
    def columns(self) -> tuple[int, int, int]:
        """Left edges of the columns."""
        return 0, (self.width - self.stroke) // 2, self.width - self.stroke

    @property
    def rows(self) -> tuple[int, int, int, int, int]:
        """Top edges of the rows."""
        middle = (self.height - self.stroke) // 2
        return 0, self.stroke, middle, middle + self.stroke, self.height - self.stroke

    @property
    def stem(self) -> int:
        """How thick the upright strokes right of the first column are: one pixel alone would be too faint to read.

        Rings keep to `stroke`, or what they enclose would shrink to one column and an eight be taken for a zero.
        """
        return max(self.stroke, 2)


def label_path(label: str, block: Block) -> QPainterPath:
    """Return what to fill for `label`, digits with or without a plus, its top left corner at 0, 0.

    Every straight edge lies on a whole pixel, and only the outer side of a bend is round.
    """
    # A stroker fills its joins at one pixel too, where a painter's own stroke leaves them out. There they stay square:
    # rounded by half a stroke they would only turn grey.
    join = Qt.PenJoinStyle.RoundJoin if block.stroke > 1 else Qt.PenJoinStyle.MiterJoin
    pen = QPen(Qt.GlobalColor.black, block.stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, join)
    stroker = QPainterPathStroker(pen)
    path, left = QPainterPath(), 0
    path.setFillRule(Qt.FillRule.WindingFill)
    for sign in label:
        lines = _plus(block) if sign == "+" else _digit(sign, block, alone=len(label) == 1)
        path.addPath(stroker.createStroke(lines).translated(left, 0))
        left += _width(sign, block, alone=len(label) == 1) + block.gap
    return path


def label_width(label: str, block: Block) -> int:
    """Return how wide `label` is, in pixels."""
    widths = [_width(sign, block, alone=len(label) == 1) for sign in label]
    return sum(widths) + block.gap * (len(label) - 1)


def _width(sign: str, block: Block, *, alone: bool) -> int:
    if sign == "+":
        return block.plus
    return block.stroke + block.stem if sign == "1" and not alone else block.width


def _digit(digit: str, block: Block, *, alone: bool) -> QPainterPath:
    """Return the centre lines of a digit."""
    lines, columns, rows = _DIGITS[digit], block.columns, block.rows
    if digit == "1" and alone:
        lines = (*lines, _FOOT)
    elif digit == "1":
        columns = (0, block.stroke, block.stroke)
    path = QPainterPath()
    for line in lines:
        points = [QPointF(columns[x] + block.stroke / 2, rows[y] + block.stroke / 2) for x, y in line]
        path.moveTo(points[0])
        for point in points[1:-1]:
            path.lineTo(point)
        if points[-1] == points[0]:
            path.closeSubpath()
        else:
            path.lineTo(points[-1])
            if block.stem > block.stroke:
                path.addPath(_second_stems(line, points))
    return path


def _second_stems(line: _Line, points: list[QPointF]) -> QPainterPath:
    """Return what doubles the upright strokes right of the first column, each on its side towards the other."""
    path = QPainterPath()
    for (column, _), start, end in zip(line, points, points[1:], strict=False):
        if column and start.x() == end.x():
            aside = QPointF(1 if column == 1 else -1, 0)
            path.moveTo(start + aside)
            path.lineTo(end + aside)
    return path


def _plus(block: Block) -> QPainterPath:
    """Return the centre lines of a plus, in the middle of a digit's height."""
    top = (block.height - block.plus) // 2
    near, middle, far = block.stroke / 2, block.plus / 2, block.plus - block.stroke / 2
    path = QPainterPath()
    path.moveTo(near, top + middle)
    path.lineTo(far, top + middle)
    path.moveTo(middle, top + near)
    path.lineTo(middle, top + far)
    return path
