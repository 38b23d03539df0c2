"""The sign of how an account is doing, wherever it is shown."""

from __future__ import annotations

from PySide6.QtGui import QColor

from traynotify.core.account import HealthState
from traynotify.ui.glyphs import Glyph
from traynotify.ui.theme import Palette


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
