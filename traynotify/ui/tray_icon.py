"""The tray icon, painted on the pixel grid: a message tile that is empty, numbered, paused, connecting or in trouble.

Every straight edge lies on a whole pixel at every size that panels ask for; only round corners are blended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPen, QPixmap

from traynotify.ui.tile import tile_path
from traynotify.ui.tray_face import Panel, TrayFace, TrayState
from traynotify.ui.tray_signs import Block, label_path, label_width

TRAY_SIZES: Final = (16, 22, 24, 32, 44, 48, 64)
"""In physical pixels: what the panels of the desktops that we know ask for, once and doubled."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """All measures of the icon at one size, in whole pixels."""

    size: int
    outline_inset: int
    number_inset: int
    radius: int
    tight: int
    """Radius of the bottom left corner."""
    stroke: int
    single: Block
    """For one or two signs."""
    triple: Block
    """For two digits and a plus."""
    cut: int
    """How much of the top right corner is cut off in trouble."""
    tray_top: int
    notch: int
    """Half the clear width of the notch in the tray's edge."""
    bar: tuple[int, int, int]
    """The pause bars: width, height and the room between them."""
    bang: tuple[int, int, int]
    """The exclamation mark: width, height of its stem, and the room above its dot."""
    dot: tuple[int, int]
    """The connecting dots: width and the room between them."""


_GRIDS: Final = {
    grid.size: grid
    for grid in (
        _Grid(
            16, 0, 0, 4, 1, 2, Block(6, 10, 2, 2, 6), Block(4, 9, 1, 1, 3),
            cut=5, tray_top=8, notch=2, bar=(2, 6, 2), bang=(2, 5, 1), dot=(2, 1),
        ),
        _Grid(
            22, 1, 0, 5, 1, 2, Block(8, 13, 3, 2, 7), Block(6, 12, 2, 1, 6),
            cut=6, tray_top=12, notch=3, bar=(3, 8, 2), bang=(4, 7, 1), dot=(2, 2),
        ),
        _Grid(
            24, 1, 0, 5, 1, 2, Block(9, 15, 3, 2, 9), Block(6, 12, 2, 2, 6),
            cut=6, tray_top=13, notch=3, bar=(3, 8, 2), bang=(4, 7, 1), dot=(2, 2),
        ),
        _Grid(
            32, 2, 1, 7, 2, 3, Block(11, 20, 4, 2, 10), Block(8, 15, 3, 2, 7),
            cut=8, tray_top=17, notch=4, bar=(4, 12, 4), bang=(4, 9, 2), dot=(4, 2),
        ),
    )
}  # fmt: skip
_DOUBLED: Final = {44: 22, 48: 24, 64: 32}


@dataclass(frozen=True, slots=True)
class Inks:
    """The one or two colours of a face."""

    tile: QColor
    """The tile; or its outline, with what stands in it."""
    sign: QColor | None
    """What stands on a filled tile; None where it is cut out, or where the tile is an outline."""


_PANEL_INK: Final = {Panel.DARK: QColor("#E6ECEC"), Panel.LIGHT: QColor("#1B2426")}
_NUMBER: Final = {
    Panel.DARK: Inks(QColor("#63CAD7"), QColor("#05262B")),
    Panel.LIGHT: Inks(QColor("#0B6B78"), QColor("#FFFFFF")),
}
_TROUBLE: Final = {
    Panel.DARK: Inks(QColor("#F0BF60"), QColor("#2A2002")),
    Panel.LIGHT: Inks(QColor("#8A5A00"), QColor("#FFFFFF")),
}
_WAITING: Final = {Panel.DARK: QColor("#A5B3B6"), Panel.LIGHT: QColor("#56656A")}
_FAINT: Final = 0.45
"""How strongly the last of the three connecting dots is painted."""


def tray_image(face: TrayFace, size: int) -> QImage:
    """Paint `face` as a square of `size` physical pixels, one of `TRAY_SIZES`, on a transparent ground.

    Raises KeyError for another size.
    """
    grid = _GRIDS[_DOUBLED.get(size, size)]
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / grid.size, size / grid.size)
    inks = inks_of(face)
    if face.label:
        _paint_number(painter, grid, face, inks)
    elif inks.sign is not None:
        painter.fillPath(_tile(grid, grid.number_inset), inks.tile)
        painter.fillPath(_bang(grid), inks.sign)
    else:
        outline = _tile(grid, grid.outline_inset) - _tile(grid, grid.outline_inset, grid.stroke)
        painter.fillPath(outline, inks.tile)
        _paint_mark(painter, grid, face.state, inks.tile)
    painter.end()
    return image


def inks_of(face: TrayFace) -> Inks:
    """Return the colours of `face`."""
    if face.colored:
        if face.state is TrayState.TROUBLE:
            return _TROUBLE[face.panel]
        if face.label:
            return _NUMBER[face.panel]
        if face.state is not TrayState.IDLE:
            return Inks(_WAITING[face.panel], None)
    return Inks(_PANEL_INK[face.panel], None)


def tray_qicon(face: TrayFace) -> QIcon:
    """Return `face` as an icon that holds every one of `TRAY_SIZES`.

    In one colour it is marked as a mask, which macOS tints as it does its own menu bar icons.
    """
    icon = QIcon()
    for size in TRAY_SIZES:
        icon.addPixmap(QPixmap.fromImage(tray_image(face, size)))
    icon.setIsMask(not face.colored)
    return icon


def _paint_number(painter: QPainter, grid: _Grid, face: TrayFace, inks: Inks) -> None:
    """Fill the tile and set the label on it; in trouble its corner is cut, and the label moves out of the way."""
    tile, down = _tile(grid, grid.number_inset), 0
    if face.state is TrayState.TROUBLE:
        tile, down = tile - _corner(grid), 1
    painter.fillPath(tile, inks.tile)
    if inks.sign is None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    block = grid.single if len(face.label) <= 2 else grid.triple
    # What cannot be halved leans left and up, away from the round corner.
    left, top = (grid.size - label_width(face.label, block)) // 2, (grid.size - block.height) // 2 + down
    painter.fillPath(label_path(face.label, block).translated(left, top), inks.sign or inks.tile)


def _paint_mark(painter: QPainter, grid: _Grid, state: TrayState, ink: QColor) -> None:
    """Paint what stands inside an outlined tile."""
    match state:
        case TrayState.IDLE:
            pen = QPen(ink, grid.stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(_tray_edge(grid), pen)
        case TrayState.PAUSED:
            width, height, gap = grid.bar
            for left in (grid.size // 2 - gap // 2 - width, grid.size // 2 + gap // 2):
                painter.fillRect(QRectF(left, (grid.size - height) // 2, width, height), ink)
        case TrayState.TROUBLE:
            painter.fillPath(_bang(grid), ink)
        case TrayState.CONNECTING:
            width, gap = grid.dot
            left = (grid.size - 3 * width - 2 * gap) // 2
            for number in range(3):
                shade = QColor(ink)
                shade.setAlphaF(_FAINT if number == 2 else 1)
                painter.fillRect(QRectF(left + number * (width + gap), (grid.size - width) // 2, width, width), shade)


def _tile(grid: _Grid, inset: int, wall: int = 0) -> QPainterPath:
    """Return the message tile `inset` pixels inside the icon, or the room within its `wall`."""
    side = grid.size - 2 * (inset + wall)
    rect = QRectF(inset + wall, inset + wall, side, side)
    return tile_path(rect, grid.radius - wall, max(grid.tight - wall, 0))


def _corner(grid: _Grid) -> QPainterPath:
    """Return the triangle that trouble cuts off a numbered tile."""
    right, top = grid.size - grid.number_inset, grid.number_inset
    path = QPainterPath(QPointF(right - grid.cut, top))
    path.lineTo(right, top + grid.cut)
    path.lineTo(grid.size, 0)
    path.closeSubpath()
    return path


def _bang(grid: _Grid) -> QPainterPath:
    """Return the exclamation mark, in the middle of the icon."""
    width, height, gap = grid.bang
    left, top = (grid.size - width) // 2, (grid.size - height - gap - width) // 2
    path = QPainterPath()
    path.addRect(left, top, width, height)
    path.addRect(left, top + height + gap, width, width)
    return path


def _tray_edge(grid: _Grid) -> QPainterPath:
    """Return the centre line of the tray's edge: in from the left wall, down, across, up and out to the right one."""
    half, centre = grid.stroke / 2, grid.size / 2
    edge, floor = grid.tray_top + half, grid.tray_top + grid.stroke + half
    wall, notch = centre - grid.outline_inset - half, grid.notch + half
    path = QPainterPath(QPointF(centre - wall, edge))
    for x, y in ((-notch, edge), (-notch, floor), (notch, floor), (notch, edge), (wall, edge)):
        path.lineTo(centre + x, y)
    return path
