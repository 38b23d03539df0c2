"""The settings window: every general setting by its group, made from its description, found as one types."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.language import listed, phrase, tr
from traynotify.core.query import folded
from traynotify.core.settings import GENERAL, PER_ACCOUNT, AnySetting, Setting
from traynotify.ui.actions import Actions
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.buttons import Button
from traynotify.ui.controls.fields import Column, FilterField
from traynotify.ui.controls.message_tile import MessageTile
from traynotify.ui.controls.setting_row import SettingRow, chosen, value_name
from traynotify.ui.controls.texts import Hairline, Text
from traynotify.ui.glyphs import Glyph
from traynotify.ui.look import Look
from traynotify.ui.window import Window

_MARGIN = 24
_TILE = 48
_GROUPS = {"general": phrase("General"), "alerts": phrase("Notifications")}
_AUTOSTART = Setting(
    name="autostart",
    default=False,
    label=phrase("Start at login"),
    help=phrase("Quietly: only the tray icon is shown."),
)


class _Section(QWidget):
    """Rows under their title, and a line below them; it is gone while none of what it has is looked for."""

    def __init__(self, look: Look, title: str, rows: Sequence[QWidget]) -> None:
        super().__init__()
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(12)
        column.addWidget(Text(look, title, "name"))
        column.addSpacing(4)
        for row in rows:
            column.addWidget(row)
        column.addSpacing(12)
        self.line = Hairline(look)
        column.addWidget(self.line)

    def fits(self, setting: AnySetting, words: list[str]) -> bool:
        """Whether all of these words stand in the title, its label, its help, its values, or its name in the file."""
        in_file = setting.name.replace("_", " ")
        said = (self.title, tr(setting.label), tr(setting.help), *map(value_name, setting.choices), in_file)
        text = folded(" ".join(said))
        return all(word in text for word in words)


class _Group(_Section):
    """The settings of one group."""

    def __init__(self, look: Look, title: str, rows: list[SettingRow]) -> None:
        super().__init__(look, title, rows)
        self._rows = rows

    def look_for(self, words: list[str]) -> bool:
        """Show the settings that these words fit; tells whether there are any."""
        for row in self._rows:
            row.setVisible(self.fits(row.setting, words))
        found = any(not row.isHidden() for row in self._rows)
        self.setVisible(found)
        return found


class _OfAccounts(_Section):
    """What each account has for itself, by name, and the way there."""

    def __init__(self, look: Look) -> None:
        row = QWidget()
        super().__init__(look, tr("Accounts"), [row])
        self.words = Text(look, "", "body", "text2", wrap=True)
        self.go = Button(look, tr("Accounts…"))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(16)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.go)

    def look_for(self, words: list[str]) -> bool:
        """Name the settings that these words fit; tells whether there are any."""
        found = [tr(setting.label) for setting in PER_ACCOUNT if self.fits(setting, words)]
        self.words.setText(tr("Each account has its own: {settings}.", settings=listed(found)))
        self.setVisible(bool(found))
        return bool(found)


class NothingFound(QWidget):
    """Says that there is no such setting, and leads back to all of them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.text = Text(look, "", "body", "text2", wrap=True)
        self.clear = Button(look, tr("Clear the search"))
        headline = Text(look, tr("Nothing found"), "state", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 64, 0, 24)
        column.setSpacing(4)
        column.addWidget(MessageTile(look, Glyph.SEARCH, _TILE, "selected", "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        for words in (headline, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(16)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)


class SettingsWindow(Window):
    """Shows what is chosen; a value that is changed elsewhere, in the file for example, is shown at once."""

    def __init__(self, bridge: Bridge, actions: Actions, look: Look) -> None:
        super().__init__(look, phrase("Settings"))
        self._bridge, self._actions = bridge, actions
        self.rows: list[SettingRow] = []
        self.setMinimumSize(360, 320)
        self.renew()
        bridge.changed.connect(self._show_values)

    def fill(self, inside: QWidget) -> None:
        """The field to search in, and below it every setting by its group."""
        look, actions = self.look, self._actions
        self.autostart = SettingRow(look, _AUTOSTART, actions.autostart_enabled(), self._set_autostart)
        self.search = FilterField(look, tr("Search the settings"))
        self.nothing = NothingFound(look)
        self.of_accounts = _OfAccounts(look)
        self.rows = []
        self._groups: list[_Group | _OfAccounts] = []
        self._column = Column((_MARGIN, 4, _MARGIN, 24), 0)
        for group, settings in groupby(GENERAL, key=lambda setting: setting.group):
            first = [self.autostart] if not self._groups else []
            rows = [self._row(setting) for setting in settings]
            self._groups.append(_Group(look, tr(_GROUPS[group]), [*first, *rows]))
        self._groups.append(self.of_accounts)
        for section in self._groups:
            self._column.layout_.addWidget(section)
        self._column.layout_.addWidget(self.nothing)
        self._column.layout_.addStretch(1)
        self._put_together(inside)
        self.search.textChanged.connect(self._look_for)
        self.nothing.clear.clicked.connect(self._clear_search)
        self.of_accounts.go.clicked.connect(lambda: actions.show_accounts())
        self._look_for("")

    def renew(self) -> None:
        """Say it anew: at the same place, but without the search, whose words were those of another language."""
        place = self._column.verticalScrollBar().value() if self.rows else 0
        focused = next((number for number, row in enumerate(self.rows) if row.control.hasFocus()), None)
        super().renew()
        self._column.verticalScrollBar().setValue(place)
        if focused is not None:
            self.rows[focused].control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.bring_into_sight(self.rows[focused])

    def sizeHint(self) -> QSize:
        return QSize(round(520 * self.look.zoom), 660)

    def bring(self) -> None:
        """Show it in front, with autostart as it is now: the desktop's own settings can change that too."""
        self.autostart.show_value(self._actions.autostart_enabled())
        super().bring()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of what is looked for before it closes the window; the usual keys lead to the field."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.matches(QKeySequence.StandardKey.Find) or event.key() == Qt.Key.Key_Slash:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _put_together(self, inside: QWidget) -> None:
        head = QVBoxLayout()
        self._column.align(head, _MARGIN, 16, _MARGIN, 12)
        head.addWidget(self.search)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Hairline(self.look))
        whole.addWidget(self._column, 1)

    def _look_for(self, text: str) -> None:
        words = folded(text).split()
        found = [group for group in self._groups if group.look_for(words)]
        for group in found:
            group.line.setVisible(group is not found[-1])
        self.nothing.text.setText(tr("No setting has “{text}” in its name or its description", text=text.strip()))
        self.nothing.setVisible(not found)
        self._column.verticalScrollBar().setValue(0)

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, setting: AnySetting) -> SettingRow:
        def change(value: Any) -> str:
            self._actions.set_setting(setting, value)
            return ""

        row = SettingRow(self.look, setting, chosen(self._bridge.state.settings.general, setting), change)
        self.rows.append(row)
        return row

    def _show_values(self, _changes: object = None) -> None:
        general = self._bridge.state.settings.general
        for row in self.rows:
            row.show_value(chosen(general, row.setting))

    def _set_autostart(self, enabled: bool) -> str:
        if problem := self._actions.set_autostart(enabled):
            self.autostart.show_value(self._actions.autostart_enabled())
        return problem
