"""What a tooltip over a row says: what a button does, or the text for which the row has no room."""

from __future__ import annotations

from textwrap import shorten

from traynotify.core.language import tr
from traynotify.ui.popup.row_layout import RowLayout, Spot
from traynotify.ui.rows import RowView

_MOST_TOLD = 500
"""Letters of an excerpt that a tooltip shows."""


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
