"""The list of the inbox's keys, as a sheet shows it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look
from traynotify.ui.words import isolate

KEYS = (
    ("↓ J   ↑ K", "Next and previous"),
    ("Enter", "Open in the browser"),
    ("Space", "Preview as a whole"),
    ("R   U", "Mark as read, as unread"),
    ("D", "Dismiss"),
    ("Z", "Undo"),
    ("X   Shift ↓ ↑", "Choose one, choose several"),
    ("Ctrl A", "Choose all"),
    ("/", "Search"),
    ("S", "Show what a warning hides"),
    ("M", "More for this row"),
    ("W", "Why did, or didn’t, I get this"),
    ("N", "Show what has arrived"),
    ("Shift R", "Mark all as read"),
    ("1 – 9   0", "One account, all accounts"),
    ("F5", "Check now"),
    ("Esc", "Back, then close"),
)


def key_list(look: Look) -> QWidget:
    """Two columns: the key, and what it does."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(KEYS):
        grid.addWidget(Text(look, isolate(key), "small_strong", "text2"), row, 0)
        grid.addWidget(Text(look, meaning, "excerpt", wrap=True), row, 1)
    return made
