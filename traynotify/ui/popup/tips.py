"""What a tooltip says about a row: what a button does, the text that has no room, or why a key did nothing."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from traynotify.core.language import tr
from traynotify.ui.controls.texts import as_tip
from traynotify.ui.popup.row_layout import RowLayout, Spot
from traynotify.ui.rows import RowView

_MOST_TOLD = 500
"""Letters of an excerpt that a tooltip shows."""
_MARGIN = 8
"""From the sides of the inbox to what is told inside it."""


def spot_words(spot: Spot, view: RowView) -> str:
    """What a part of a row does, for its tooltip; a refusal's own words for Retry."""
    return {
        Spot.OPEN: tr("Open in the browser (Enter)"),
        Spot.MARK: tr("Mark as read (R)") if view.unread else tr("Mark as unread (U)"),
        Spot.DISMISS: tr("Dismiss (D)"),
        Spot.MORE: tr("More (M)"),
        Spot.UNDO: tr("Undo (Z)"),
        Spot.RETRY: view.failure,
        Spot.SHOW: view.warning,
        Spot.EVERYBODY: tr("Everybody, as far as the server names them (Space)"),
        Spot.TURN: tr("Fold them (E)") if view.is_opened else tr("Show each of them (E)"),
        Spot.REPLY: tr("Reply (A)"),
        Spot.FOLLOW: tr("Follow back"),
        Spot.ACCEPT: tr("Accept"),
        Spot.DECLINE: tr("Decline"),
        Spot.SNOOZE: tr("Snooze (H)"),
        Spot.WHY: tr("Why did I get this? (W)"),
        Spot.PREVIEW: tr("Preview (Space)"),
    }[spot]


def cut_text(view: RowView, layout: RowLayout) -> str:
    """The sentence, or else as much of the excerpt as a glance can take in, where the row has no room for it."""
    if layout.sentence.block.is_shortened:
        return "".join(segment.text for segment in view.sentence)
    if layout.excerpt is not None and layout.excerpt.block.is_shortened:
        return shorten(view.excerpt, _MOST_TOLD, placeholder=" …")
    return ""


def tell_inside(inbox: QWidget, place: QPoint, text: str) -> None:
    """Say `text` below `place` on the screen, inside the inbox's width: no pointer is there that it would belong to."""
    QToolTip.showText(place, as_tip(text), inbox)
    tip = inbox.findChild(QLabel, "qtooltip_label")
    if tip is not None:
        start = inbox.mapToGlobal(QPoint(_MARGIN, 0)).x()
        end = start + inbox.width() - 2 * _MARGIN - tip.width()
        tip.move(max(start, min(place.x() - tip.width() // 2, end)), tip.y())
