"""The sign of how an account is doing, wherever it is shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from traynotify.core.account import HealthState
from traynotify.ui.glyphs import Glyph
from traynotify.ui.theme import GLYPH, Palette

_INSETS: Final = {Glyph.DISC: 4, Glyph.DISC_HALF: 4, Glyph.RING: 4, Glyph.PAUSE: 4}
"""How far inside its box the ink of a glyph begins; of the others, it is one pixel."""


def health_sign(state: HealthState, palette: Palette) -> tuple[Glyph, QColor]:
    """The glyph of a state and its colour; each state has a shape of its own."""
    return {
        HealthState.LIVE: (Glyph.DISC, palette.ok),
        HealthState.POLLING: (Glyph.DISC_HALF, palette.accent),
        HealthState.CONNECTING: (Glyph.RING, palette.accent),
        HealthState.LIMITED: (Glyph.CLOCK, palette.text3),
        HealthState.OFFLINE: (Glyph.RING, palette.text3),
        HealthState.PAUSED: (Glyph.PAUSE, palette.text3),
        HealthState.NEEDS_SIGN_IN: (Glyph.WARNING, palette.warn),
    }[state]


def flush(glyph: Glyph, left: float, middle: float, zoom: float) -> QRectF:
    """Where to paint a state's glyph so that its ink, and not its box, begins at `left`, around the line `middle`."""
    side = GLYPH * zoom
    inset = _INSETS.get(glyph, 1) * zoom
    return QRectF(left - inset, middle - side / 2, side, side)
