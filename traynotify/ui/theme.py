"""The design's tokens: colours for light, dark and high contrast, and sizes in logical pixels; type stands apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

# --- colour -----------------------------------------------------------------------------------------------------------

READABLE: Final = 4.5
"""The least contrast of text on its ground: WCAG 2.2, success criterion 1.4.3."""


class Hue(StrEnum):
    """What the disc of a kind is coloured with; the glyph on it says the same without colour."""

    VIOLET = "violet"
    BLUE = "blue"
    GREEN = "green"
    GOLD = "gold"
    PETROL = "petrol"
    PINK = "pink"
    ORANGE = "orange"
    SLATE = "slate"


@dataclass(frozen=True)
class Palette:
    """Every colour that the windows use. Not to be changed: all painters share one."""

    is_dark: bool
    is_high_contrast: bool
    """Fills then differ in nothing: what only a fill sets apart needs an outline in `control`."""
    surface: QColor
    sunken: QColor
    hover: QColor
    selected: QColor
    raised: QColor
    line: QColor
    """Hairlines; decoration, so without a contrast to keep."""
    edge: QColor
    """The edge of a window."""
    control: QColor
    """Outlines of fields and buttons, and a switch that is off."""
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    """Petrol: unread, or the person's to act on."""
    on_accent: QColor
    danger: QColor
    """Broken, and nothing else."""
    danger_soft: QColor
    warn: QColor
    """A person must do something."""
    warn_soft: QColor
    ok: QColor
    on_hue: QColor
    """The glyph on the disc of a kind."""
    hues: dict[Hue, QColor]

    def hue(self, hue: Hue) -> QColor:
        """Return the colour of a kind's disc."""
        return self.hues[hue]


LIGHT: Final = Palette(
    is_dark=False,
    is_high_contrast=False,
    surface=QColor("#FFFFFF"),
    sunken=QColor("#F4F6F6"),
    hover=QColor("#F1F4F4"),
    selected=QColor("#E2F0F2"),
    raised=QColor("#FFFFFF"),
    line=QColor("#DFE5E6"),
    edge=QColor("#C3CDCF"),
    control=QColor("#76858A"),
    text=QColor("#142023"),
    text2=QColor("#445357"),
    text3=QColor("#5B6A6E"),
    accent=QColor("#0B6B78"),
    on_accent=QColor("#FFFFFF"),
    danger=QColor("#B3261E"),
    danger_soft=QColor("#FCEDEB"),
    warn=QColor("#8A5A00"),
    warn_soft=QColor("#FBF1DC"),
    ok=QColor("#1B7544"),
    on_hue=QColor("#FFFFFF"),
    hues={
        Hue.VIOLET: QColor("#6446CF"),
        Hue.BLUE: QColor("#245FBF"),
        Hue.GREEN: QColor("#1B7544"),
        Hue.GOLD: QColor("#8F5B00"),
        Hue.PETROL: QColor("#0B6B78"),
        Hue.PINK: QColor("#A82A74"),
        Hue.ORANGE: QColor("#A8430C"),
        Hue.SLATE: QColor("#56656A"),
    },
)

DARK: Final = Palette(
    is_dark=True,
    is_high_contrast=False,
    surface=QColor("#161C1E"),
    sunken=QColor("#101517"),
    hover=QColor("#1E2629"),
    selected=QColor("#15343A"),
    raised=QColor("#232C2F"),
    line=QColor("#2B3538"),
    edge=QColor("#354246"),
    control=QColor("#748589"),
    text=QColor("#E9EFEF"),
    text2=QColor("#B7C3C5"),
    text3=QColor("#93A2A5"),
    accent=QColor("#63CAD7"),
    on_accent=QColor("#05262B"),
    danger=QColor("#FF9E94"),
    danger_soft=QColor("#361D1B"),
    warn=QColor("#F0BF60"),
    warn_soft=QColor("#30270F"),
    ok=QColor("#70D19B"),
    on_hue=QColor("#161C1E"),
    hues={
        Hue.VIOLET: QColor("#B5A1FF"),
        Hue.BLUE: QColor("#88B6FF"),
        Hue.GREEN: QColor("#70D19B"),
        Hue.GOLD: QColor("#F0BF60"),
        Hue.PETROL: QColor("#63CAD7"),
        Hue.PINK: QColor("#F497CC"),
        Hue.ORANGE: QColor("#FFAD7C"),
        Hue.SLATE: QColor("#A5B3B6"),
    },
)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(ground: QColor) -> QColor:
    """Return white for a letter on `ground` while that can be read, else black: one of them always can."""
    white = QColor("#FFFFFF")
    return white if contrast(white, ground) >= READABLE else QColor("#000000")


def palette_for(scheme: Qt.ColorScheme, *, high_contrast: QPalette | None = None) -> Palette:
    """Return the colours for a light, dark or unknown scheme, of which the last is light.

    Where the person asked the system for high contrast, pass its palette: all colours then come from there.
    """
    if high_contrast is not None:
        return _system_colors(high_contrast)
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def qt_palette(palette: Palette) -> QPalette:
    """Return the same colours in Qt's own roles, for the widgets that Qt paints."""
    roles = {
        QPalette.ColorRole.Window: palette.surface,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.surface,
        QPalette.ColorRole.AlternateBase: palette.sunken,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.PlaceholderText: palette.text3,
        QPalette.ColorRole.Button: palette.raised,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.ToolTipBase: palette.raised,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.Highlight: palette.accent,
        QPalette.ColorRole.HighlightedText: palette.on_accent,
        QPalette.ColorRole.Accent: palette.accent,
        QPalette.ColorRole.Link: palette.accent,
        QPalette.ColorRole.LinkVisited: palette.accent,
        QPalette.ColorRole.Mid: palette.line,
        QPalette.ColorRole.Dark: palette.control,
    }
    made = QPalette(palette.raised, palette.surface)
    for role, color in roles.items():
        made.setColor(role, color)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, palette.text3)
    return made


def _luminance(color: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def _system_colors(system: QPalette) -> Palette:
    """Return text on ground and one accent, all as the system has them: shapes carry every other difference."""
    ground, text = system.color(QPalette.ColorRole.Base), system.color(QPalette.ColorRole.Text)
    accent, on_accent = system.color(QPalette.ColorRole.Highlight), system.color(QPalette.ColorRole.HighlightedText)
    if min(contrast(accent, ground), contrast(accent, on_accent)) < READABLE:
        accent, on_accent = text, ground  # a highlight made for fills only: it could not be read as text
    return Palette(
        is_dark=_luminance(ground) < _luminance(text),
        is_high_contrast=True,
        surface=ground,
        sunken=ground,
        hover=ground,
        selected=ground,
        raised=ground,
        line=text,
        edge=text,
        control=text,
        text=text,
        text2=text,
        text3=text,
        accent=accent,
        on_accent=on_accent,
        danger=text,
        danger_soft=ground,
        warn=text,
        warn_soft=ground,
        ok=text,
        on_hue=ground,
        hues=dict.fromkeys(Hue, text),
    )


# --- size -------------------------------------------------------------------------------------------------------------

RADIUS_WINDOW: Final = 12
RADIUS_BOX: Final = 8
"""Row, field, button, account chip, notice; a filter chip is a pill."""
RADIUS_LETTER_TILE: Final = 4
"""Of a service's letter tile; from `LARGE_LETTER_TILE` up it is `RADIUS_BOX`."""
LARGE_LETTER_TILE: Final = 28
TARGET: Final = 28
"""The least width and height of what is clicked; the glyph in it is `GLYPH`."""
LARGE_TARGET: Final = 40
GLYPH: Final = 16

LARGE_TEXT: Final = 1.5
"""From this text scale on the layout is the roomy one."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """What depends on how large the person has the text, in logical pixels."""

    roomy: bool
    """Actions stand on the account line, a sentence may take two lines, account chips become one."""
    popup_width: int
    popup_height: int
    """As far as the screen has room for it."""
    avatar: int
    group_avatar: int
    """Each of the two avatars of a group."""
    kind_disc: int


POPUP_NARROWEST: Final = 360
_USUAL: Final = Geometry(roomy=False, popup_width=420, popup_height=656, avatar=36, group_avatar=26, kind_disc=18)
_ROOMY: Final = Geometry(roomy=True, popup_width=640, popup_height=804, avatar=56, group_avatar=40, kind_disc=28)


def geometry_for(text_scale: float) -> Geometry:
    """Return the sizes for a text scale, where 1 is the size that the layout was drawn with."""
    return _ROOMY if text_scale >= LARGE_TEXT else _USUAL
