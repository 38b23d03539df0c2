"""The scale of type: every role that text has, made from the system's font at the size that the person chose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont, QFontInfo, QFontMetrics

DRAWN_WITH: Final = 13
"""The size of body text, in pixels, that the layout was drawn with."""
SMALLEST: Final = 11
"""No text is smaller, in pixels."""
TALL_SCRIPT_LEADING: Final = 2
"""What a line gains where Arabic, Chinese, Japanese or Korean stands in it."""


_TALL_SCRIPTS: Final = re.compile(
    "[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefe"  # Arabic and its neighbours
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Korean
    "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # Chinese and Japanese
)


@dataclass(frozen=True)
class TextStyle:
    """A font and the height of one line of it, in logical pixels."""

    font: QFont
    line: int

    def line_for(self, text: str) -> int:
        """Return the height of a line that holds `text`: tall scripts need a little more."""
        return self.line + (TALL_SCRIPT_LEADING if _TALL_SCRIPTS.search(text) else 0)


@dataclass(frozen=True)
class TypeScale:
    """Every role that text has; figures are as wide as one another where the font can do that."""

    text_scale: float
    headline: TextStyle
    title: TextStyle
    state: TextStyle
    """The headline of an empty state, and the name of an account on its own page."""
    body: TextStyle
    name: TextStyle
    topic: TextStyle
    excerpt: TextStyle
    chip: TextStyle
    """Chip and notice."""
    chip_chosen: TextStyle
    """A chosen chip, and every button."""
    small: TextStyle
    """Time, account, footer."""
    small_strong: TextStyle
    """A day."""


def type_scale(font: QFont) -> TypeScale:
    """Return the roles, all from one font: the system's, whose size is the size of body text."""
    base = QFontInfo(font).pixelSize()

    def style(size: float, line: int, weight: QFont.Weight, *, spacing: float = 100) -> TextStyle:
        made = QFont(font)
        made.setPixelSize(max(SMALLEST, round(size * base)))
        made.setWeight(weight)
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spacing)
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
        return TextStyle(made, max(round(line * base / DRAWN_WITH), QFontMetrics(made).height()))

    regular, medium, strong = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold
    return TypeScale(
        text_scale=base / DRAWN_WITH,
        headline=style(1.69, 28, strong, spacing=98),
        title=style(1.31, 24, strong, spacing=98.5),
        state=style(1.15, 22, strong),
        body=style(1, 20, regular),
        name=style(1, 20, strong),
        topic=style(1, 20, medium),
        excerpt=style(1, 18, regular),
        chip=style(0.92, 18, medium),
        chip_chosen=style(0.92, 18, strong),
        small=style(0.85, 16, regular),
        small_strong=style(0.85, 16, strong),
    )
