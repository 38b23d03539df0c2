"""Text as blocks: a font that turns every letter of every script into a bar, so that pictures do not depend on fonts.

Its files are made by packaging/pictures/block_font.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Traynotify Blocks"
FILES = Path(__file__).with_name("block_font")


def font() -> QFont:
    """The font, in all the weights that the interface uses; nothing of it is left to how a machine renders text."""
    for path in sorted(FILES.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"Qt does not take {path}")
    made = QFont(FAMILY)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias | QFont.StyleStrategy.PreferAntialias)
    return made
