"""What every window is painted with at this moment: colours, type and sizes as the system and the person want them.

One `Look` serves all windows; it follows the system and the settings live, and tells when to paint or to speak anew.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette, QPixmapCache

from traynotify.core.settings import LANGUAGE, THEME
from traynotify.ui.bridge import Bridge
from traynotify.ui.theme import Geometry, Palette, geometry_for, palette_for
from traynotify.ui.typography import TypeScale, type_scale

_MOST_ZOOM = 1.6
_PIXMAPS_KIB = 1024
"""What Qt may keep of what it drew and scaled, of ten megabytes. While there is any, it wakes up to throw some away."""
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def system_scheme() -> Qt.ColorScheme:
    """Light or dark, as the desktop says; where it does not, as its palette is."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme
    system = QGuiApplication.palette()
    is_dark = system.window().color().lightnessF() < system.windowText().color().lightnessF()
    return Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light


def system_high_contrast() -> QPalette | None:
    """The system's colours where the person asked it for high contrast, else None."""
    wanted = QGuiApplication.styleHints().accessibility().contrastPreference()
    return QGuiApplication.palette() if wanted is Qt.ContrastPreference.HighContrast else None


class Look(QObject):
    """The tokens in use. `changed`: take them all anew."""

    changed = Signal()
    language_changed = Signal()
    """Another language is spoken now, which may run the other way: what was made with words is to be made anew."""

    palette: Palette
    type: TypeScale
    geometry: Geometry

    def __init__(
        self,
        bridge: Bridge,
        parent: QObject | None = None,
        *,
        high_contrast: Callable[[], QPalette | None] = system_high_contrast,
    ) -> None:
        """`high_contrast` gives the system's colours where the person asked for high contrast, else None."""
        super().__init__(parent)
        self._bridge, self._high_contrast = bridge, high_contrast
        self._language = bridge.state.settings.general[LANGUAGE]
        # Both are held on to: PySide forgets what `accessibility()` gave as soon as nobody holds its parent.
        self._hints = QGuiApplication.styleHints()
        self._accessibility = self._hints.accessibility()
        self._take()
        QPixmapCache.setCacheLimit(_PIXMAPS_KIB)
        self._hints.colorSchemeChanged.connect(self._renew)
        self._accessibility.contrastPreferenceChanged.connect(self._renew)
        bridge.changed.connect(self._follow_settings)
        # A filter for the event of the same meaning would have Python look at every event of the app.
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.fontChanged.connect(self._renew)

    @property
    def zoom(self) -> float:
        """How much larger signs, tiles and windows are with large text; less than the text, for room is short then."""
        return min(max(self.type.text_scale, 1.0), _MOST_ZOOM)

    @property
    def mirrored(self) -> bool:
        """Whether the text runs from right to left."""
        return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _follow_settings(self, _cause: object = None) -> None:
        general = self._bridge.state.settings.general
        if general[THEME] != self._theme:
            self._renew()
        if general[LANGUAGE] != self._language:
            self._language = general[LANGUAGE]
            self.language_changed.emit()

    def _renew(self, _cause: object = None) -> None:
        self._take()
        self.changed.emit()

    def _take(self) -> None:
        self._theme = self._bridge.state.settings.general[THEME]
        scheme = _SCHEMES.get(self._theme) or system_scheme()
        self.palette = palette_for(scheme, high_contrast=self._high_contrast())
        self.type = type_scale(QGuiApplication.font())
        self.geometry = geometry_for(self.type.text_scale)
