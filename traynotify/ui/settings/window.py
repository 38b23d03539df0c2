"""The settings window: every general setting by its group, made from its description and applied at once."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from traynotify.core.language import phrase, tr
from traynotify.core.settings import GENERAL, AnySetting, Setting
from traynotify.ui.actions import Actions
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.setting_row import SettingRow, chosen
from traynotify.ui.controls.texts import Hairline, Text
from traynotify.ui.look import Look
from traynotify.ui.window import Window

_GROUPS = {"general": phrase("General"), "alerts": phrase("Notifications")}
_AUTOSTART = Setting(
    name="autostart",
    default=False,
    label=phrase("Start at login"),
    help=phrase("Quietly: only the tray icon is shown."),
)


class SettingsWindow(Window):
    """Shows what is chosen; a value that is changed elsewhere, in the file for example, is shown at once."""

    def __init__(self, bridge: Bridge, actions: Actions, look: Look) -> None:
        super().__init__(look, tr("Settings"))
        self._bridge, self._actions = bridge, actions
        self.rows: list[SettingRow] = []
        self.autostart = SettingRow(look, _AUTOSTART, actions.autostart_enabled(), self._set_autostart)
        self._problem = Text(look, "", "small", "danger", wrap=True)
        self._problem.hide()
        column = Column((24, 16, 24, 24), 0)
        for group, settings in groupby(GENERAL, key=lambda setting: setting.group):
            if self.rows:
                column.layout_.addSpacing(12)
                column.layout_.addWidget(Hairline(look))
                column.layout_.addSpacing(12)
            column.layout_.addWidget(Text(look, tr(_GROUPS[group]), "name"))
            column.layout_.addSpacing(4)
            if not self.rows:
                column.layout_.addWidget(self.autostart)
                column.layout_.addWidget(self._problem)
            for setting in settings:
                column.layout_.addWidget(self._row(setting))
        column.layout_.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)
        self.setMinimumSize(360, 320)
        bridge.changed.connect(self._show_values)

    def sizeHint(self) -> QSize:
        return QSize(round(520 * self.look.zoom), 620)

    def bring(self) -> None:
        """Show it in front, with autostart as it is now: the desktop's own settings can change that too."""
        self.autostart.show_value(self._actions.autostart_enabled())
        super().bring()

    def _row(self, setting: AnySetting) -> SettingRow:
        def change(value: Any) -> None:
            self._actions.set_setting(setting, value)

        row = SettingRow(self.look, setting, chosen(self._bridge.state.settings.general, setting), change)
        self.rows.append(row)
        return row

    def _show_values(self, _changes: object = None) -> None:
        general = self._bridge.state.settings.general
        for row in self.rows:
            row.show_value(chosen(general, row.setting))

    def _set_autostart(self, enabled: bool) -> None:
        problem = self._actions.set_autostart(enabled)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            self.autostart.show_value(self._actions.autostart_enabled())
