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


def moments(story: Sequence[Reason], now: datetime, zone: tzinfo | None = None) -> list[str]:
    """When each was, as short as tells different moments apart; empty for what has no moment."""
    short = [times.since(reason.at, now, zone) if reason.at else "" for reason in story]
    told = {text: {reason.at for reason, other in zip(story, short, strict=True) if other == text} for text in short}
    return [
        times.to_the_second(reason.at, now, zone) if reason.at and len(told[text]) > 1 else text
        for reason, text in zip(story, short, strict=True)
    ]


def why_list(look: Look, story: Sequence[Reason], now: datetime, zone: tzinfo | None = None) -> QWidget:
    """Two columns: when, and what happened then; what happened within one minute is told apart by the seconds."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for line, (reason, when) in enumerate(zip(story, moments(story, now, zone), strict=True)):
        moment = Text(look, when, "small", "text3")
        if reason.at is not None:
            moment.setToolTip(times.exact(reason.at, zone))
        grid.addWidget(moment, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(look, f"{reason.text}.", "excerpt", wrap=True), line, 1)
    return made
