"""The story of a row, as a sheet tells it: how it came here, what decided about its alert, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from traynotify.core.why import Reason
from traynotify.ui import times
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look


def why_list(look: Look, story: Sequence[Reason], now: datetime, zone: tzinfo | None = None) -> QWidget:
    """Two columns: when, and what happened then."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for line, reason in enumerate(story):
        moment = Text(look, times.since(reason.at, now, zone) if reason.at else "", "small", "text3")
        if reason.at is not None:
            moment.setToolTip(times.exact(reason.at, zone))
        grid.addWidget(moment, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(look, f"{reason.text}.", "excerpt", wrap=True), line, 1)
    return made
