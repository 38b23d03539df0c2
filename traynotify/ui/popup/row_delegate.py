"""Paints the rows of the inbox, and says how high they are and what a click on them means."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from traynotify.core.ids import NotificationKey
from traynotify.core.language import phrase, tr
from traynotify.ui.avatars import Avatars
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.marks import RING, paint_kind_disc
from traynotify.ui.popup.model import Role
from traynotify.ui.popup.row_layout import CLOCK, UNDO_ARROW, Notice, Placed, RowLayout, Spot
from traynotify.ui.rows import RowView
from traynotify.ui.services import ServiceLooks
from traynotify.ui.theme import GLYPH, RADIUS_BOX
from traynotify.ui.words import isolate

Index = QModelIndex | QPersistentModelIndex

_MOST_LAYOUTS = 100
"""Several screens of rows: each has a handful of texts that Qt has set, some twenty kilobytes in all."""
_MOST_HEIGHTS = 1_000
"""Or twice as many as there are rows: those of rows that have left are forgotten, and none of the others often."""
_DISC_OVERHANG = 5

SPOT_GLYPHS = {
    Spot.OPEN: Glyph.OPEN,
    Spot.REPLY: Glyph.REPLY,
    Spot.MARK: Glyph.CHECK,
    Spot.DISMISS: Glyph.CROSS,
    Spot.MORE: Glyph.ELLIPSIS,
}
_DECISIONS = (Spot.ACCEPT, Spot.DECLINE)

_SPOT_WORDS = {
    Spot.UNDO: phrase("Undo"),
    Spot.RETRY: phrase("Retry"),
    Spot.SHOW: phrase("Show"),
    Spot.ACCEPT: phrase("Accept"),
    Spot.DECLINE: phrase("Decline"),
}


class RowDelegate(QStyledItemDelegate):
    """One row at a time. The view sets `hovered`, `spot` and `ringed`; nothing is measured while painting."""

    def __init__(self, look: Look, avatars: Avatars, services: ServiceLooks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._avatars, self._services = look, avatars, services
        self._layouts: OrderedDict[tuple[RowView, int, str, bool], RowLayout] = OrderedDict()
        self._heights: dict[NotificationKey, tuple[tuple[object, ...], int]] = {}
        self.hovered: NotificationKey | None = None
        self.spot: Spot | None = None
        self.ringed: NotificationKey | None = None
        """The row that a key has focused."""
        look.changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(width, self._height(index, width))

    def _height(self, index: Index, width: int) -> int:
        """The height of a row; a long list is asked for all of them at once, so it is kept as long as it holds."""
        view: RowView = index.data(Role.VIEW)
        measured = (width, bool(index.data(Role.BEGINS_DAY)), *view.measured)
        known = self._heights.get(view.key)
        if known is None or known[0] != measured:
            height = round(self.layout_of(index, width, resting=True).height)
            known = self._heights[view.key] = (measured, height)
            if len(self._heights) > max(_MOST_HEIGHTS, 2 * index.model().rowCount()):
                self._heights = {view.key: known}
        return known[1]

    def _forget(self) -> None:
        self._layouts.clear()
        self._heights.clear()

    def layout_of(self, index: Index, width: int, *, resting: bool = False) -> RowLayout:
        """The layout of a row; `resting` as it is when neither pointer nor focus are on it."""
        view: RowView = index.data(Role.VIEW)
        heading: str = index.data(Role.BEGINS_DAY)
        key = (view, width, heading, not resting and view.key in (self.hovered, self.ringed))
        if (layout := self._layouts.get(key)) is None:
            layout = self._layouts[key] = RowLayout(view, self._look, width, heading=heading, active=key[3])
            if len(self._layouts) > _MOST_LAYOUTS:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return layout

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layout = self.layout_of(index, option.rect.width())
        painter.save()
        painter.setClipRect(option.rect)
        painter.translate(option.rect.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = self._paint_ground(painter, layout, is_chosen=is_chosen)
        self._paint_texts(painter, layout)
        self._paint_people(painter, layout, ground, is_chosen=is_chosen)
        for notice in layout.notices:
            self._paint_notice(painter, notice)
        self._paint_spots(painter, layout)
        self._paint_foot(painter, layout)
        painter.restore()

    def _paint_ground(self, painter: QPainter, layout: RowLayout, *, is_chosen: bool) -> QColor:
        """The box under the row; returns its colour, for the rings around what lies on it."""
        palette = self._look.palette
        if not is_chosen and layout.view.key not in (self.hovered, self.ringed):
            return palette.surface
        ground = palette.selected if is_chosen else palette.hover
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(layout.box, RADIUS_BOX, RADIUS_BOX)
        if layout.view.key == self.ringed:
            painter.setPen(QPen(palette.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(layout.box.adjusted(1, 1, -1, -1), RADIUS_BOX - 1, RADIUS_BOX - 1)
        elif palette.is_high_contrast:
            painter.setPen(QPen(palette.control, 1))
            painter.drawRoundedRect(layout.box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BOX, RADIUS_BOX)
        return ground

    def _paint_texts(self, painter: QPainter, layout: RowLayout) -> None:
        for placed in (layout.heading, layout.sentence, layout.time, layout.excerpt, layout.account, layout.pending):
            _draw(painter, placed)

    def _paint_people(self, painter: QPainter, layout: RowLayout, ground: QColor, *, is_chosen: bool) -> None:
        """Unread dot, avatar (or two of a group, or a check mark), and the disc that says what kind of thing it is."""
        palette, geometry, view = self._look.palette, self._look.geometry, layout.view
        painter.setPen(Qt.PenStyle.NoPen)
        if view.unread:
            painter.setBrush(palette.accent)
            painter.drawEllipse(layout.dot)
        font, rect = self._look.type.body.font, layout.avatar
        if is_chosen:
            painter.setBrush(palette.accent)
            painter.drawEllipse(rect)
            glyph = QRectF(0, 0, rect.width() / 2, rect.height() / 2)
            glyph.moveCenter(rect.center())
            paint_glyph(painter, glyph, Glyph.CHECK, palette.on_accent)
        elif len(view.avatars) > 1:
            side = geometry.group_avatar
            front, behind = QRectF(0, 0, side, side), QRectF(0, 0, side, side)
            front.moveBottomLeft(rect.bottomLeft())
            behind.moveTopRight(rect.topRight())
            if self._look.mirrored:
                front.moveBottomRight(rect.bottomRight())
                behind.moveTopLeft(rect.topLeft())
            self._avatars.paint(painter, behind, *view.avatars[1], font)
            painter.setBrush(ground)
            painter.drawEllipse(front.adjusted(-RING, -RING, RING, RING))
            self._avatars.paint(painter, front, *view.avatars[0], font)
        elif view.avatars:
            self._avatars.paint(painter, rect, *view.avatars[0], font)
        else:
            self._services.paint_tile(painter, rect, view.service, font)
        disc = QRectF(0, 0, geometry.kind_disc, geometry.kind_disc)
        disc.moveBottomRight(rect.bottomRight() + QPointF(_DISC_OVERHANG, _DISC_OVERHANG))
        if self._look.mirrored:
            disc.moveBottomLeft(rect.bottomLeft() + QPointF(-_DISC_OVERHANG, _DISC_OVERHANG))
        direction = Qt.LayoutDirection.RightToLeft if self._look.mirrored else Qt.LayoutDirection.LeftToRight
        paint_kind_disc(painter, disc, view.kind, palette, ring=ground, direction=direction)

    def _paint_notice(self, painter: QPainter, notice: Notice) -> None:
        palette, is_failure = self._look.palette, notice.spot is Spot.RETRY
        painter.setPen(QPen(palette.control, 1) if palette.is_high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(palette.danger_soft if is_failure else palette.sunken)
        painter.drawRoundedRect(notice.rect, RADIUS_BOX, RADIUS_BOX)
        side = round(GLYPH * self._look.zoom)
        glyph = QRectF(notice.rect.left() + 12, notice.rect.center().y() - side / 2, side, side)
        if self._look.mirrored:
            glyph.moveRight(notice.rect.right() - 12)
        ink = palette.danger if is_failure else palette.text2
        paint_glyph(painter, glyph, Glyph.WARNING if is_failure else Glyph.EYE_OFF, ink)
        _draw(painter, notice.text)

    def _paint_spots(self, painter: QPainter, layout: RowLayout) -> None:
        palette, kinds = self._look.palette, self._look.type
        for spot, rect in layout.spots.items():
            pointed = spot is self.spot and layout.view.key == self.hovered
            if spot in SPOT_GLYPHS:
                self._paint_button(painter, rect, spot, layout.view, pointed=pointed)
                continue
            if spot in _DECISIONS:
                self._paint_decision(painter, rect, spot, pointed=pointed)
                continue
            painter.setFont(kinds.chip_chosen.font)
            painter.setPen(palette.danger if spot is Spot.RETRY else palette.accent)
            if pointed:
                font = painter.font()
                font.setUnderline(True)
                painter.setFont(font)
            words = tr(_SPOT_WORDS[spot]) if spot in _SPOT_WORDS else isolate(layout.opener)
            if spot is Spot.UNDO:
                rect = self._paint_undo_glyph(painter, rect)
            elif spot in (Spot.EVERYBODY, Spot.TURN):
                rect = self._paint_chevron(painter, rect, layout.view)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_button(self, painter: QPainter, rect: QRectF, spot: Spot, view: RowView, *, pointed: bool) -> None:
        palette = self._look.palette
        if pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.selected)
            painter.drawRoundedRect(rect, RADIUS_BOX, RADIUS_BOX)
        glyph = SPOT_GLYPHS[spot]
        if spot is Spot.MARK and not view.unread:
            glyph = Glyph.DOT
        side = GLYPH if not self._look.geometry.roomy else GLYPH * 1.5
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        direction = Qt.LayoutDirection.RightToLeft if self._look.mirrored else Qt.LayoutDirection.LeftToRight
        paint_glyph(painter, box, glyph, palette.accent if pointed else palette.text2, direction=direction)

    def _paint_decision(self, painter: QPainter, rect: QRectF, spot: Spot, *, pointed: bool) -> None:
        """“Accept” filled, “Decline” in an outline."""
        palette = self._look.palette
        if spot is Spot.ACCEPT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.accent)
            ink = palette.on_accent
        else:
            painter.setPen(QPen(palette.control, 1))
            painter.setBrush(palette.selected if pointed else Qt.BrushStyle.NoBrush)
            ink = palette.text
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BOX, RADIUS_BOX)
        font = self._look.type.chip_chosen.font
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tr(_SPOT_WORDS[spot]))

    def _paint_undo_glyph(self, painter: QPainter, rect: QRectF) -> QRectF:
        """The turned arrow; returns the room that is left for the word."""
        mirrored = self._look.mirrored
        side = round(UNDO_ARROW * self._look.zoom)
        glyph = QRectF(rect.left() + 4, rect.center().y() - side / 2, side, side)
        direction = Qt.LayoutDirection.LeftToRight
        if mirrored:
            glyph.moveRight(rect.right() - 4)
            direction = Qt.LayoutDirection.RightToLeft
        paint_glyph(painter, glyph, Glyph.UNDO, self._look.palette.accent, direction=direction)
        return rect.adjusted(0 if mirrored else side, 0, -side if mirrored else 0, 0)

    def _paint_chevron(self, painter: QPainter, rect: QRectF, view: RowView) -> QRectF:
        """The arrow that leads to them, up where it folds them; returns the room that is left for the word."""
        mirrored = self._look.mirrored
        side = round(GLYPH * self._look.zoom)
        glyph = QRectF(rect.left() if mirrored else rect.right() - side, rect.center().y() - side / 2, side, side)
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        painter.save()
        if view.is_opened:
            painter.translate(0, 2 * glyph.center().y())
            painter.scale(1, -1)
        which = Glyph.CHEVRON_DOWN if view.opener else Glyph.CHEVRON_END
        paint_glyph(painter, glyph, which, self._look.palette.accent, direction=direction)
        painter.restore()
        return rect.adjusted(side if mirrored else 0, 0, 0 if mirrored else -side, 0)

    def _paint_foot(self, painter: QPainter, layout: RowLayout) -> None:
        """The service's tile before the account, the clock before what waits, and what could be undone."""
        if layout.tile is not None:
            self._services.paint_tile(painter, layout.tile, layout.view.service, self._look.type.small.font)
        if layout.pending is not None:
            text = layout.pending.rect
            side = round(CLOCK * self._look.zoom)
            box = QRectF(text.left() - 6 - side, text.center().y() - side / 2, side, side)
            if self._look.mirrored:
                box.moveLeft(text.right() + 6)
            paint_glyph(painter, box, Glyph.CLOCK, self._look.palette.text3)
        _draw(painter, layout.undo_text)


def _draw(painter: QPainter, placed: Placed | None) -> None:
    if placed is not None:
        placed.block.draw(painter, placed.corner)
