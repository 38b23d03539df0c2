"""The list of the inbox's keys, as a sheet shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from traynotify.core.language import phrase, tr
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look
from traynotify.ui.words import isolate

KEYS = (
    ("↓ J   ↑ K", phrase("Next and previous")),
    (phrase("Enter"), phrase("Open in the browser")),
    (phrase("Space"), phrase("Preview as a whole")),
    ("R   U", phrase("Mark as read, as unread")),
    ("D", phrase("Dismiss")),
    ("Z", phrase("Undo")),
    (phrase("X   Shift ↓ ↑"), phrase("Choose one, choose several")),
    (phrase("Ctrl A"), phrase("Choose all")),
    ("/", phrase("Search")),
    ("S", phrase("Show what a warning hides")),
    ("M", phrase("More for this row")),
    ("W", phrase("Why did, or didn’t, I get this")),
    ("A", phrase("Answer: write back")),
    ("H", phrase("Snooze, or wake now")),
    ("E", phrase("Everybody: show or fold")),
    ("N", phrase("Show what has arrived")),
    (phrase("Shift R"), phrase("Mark all as read")),
    ("1 – 9   0", phrase("One account, all accounts")),
    ("F5", phrase("Check now")),
    (phrase("Esc"), phrase("Back, then close")),
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
        name = Text(look, isolate(tr(key)), "small_strong", "text2")
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(look, tr(meaning), "excerpt", wrap=True), row, 1)
    return made
