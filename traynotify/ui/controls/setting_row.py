"""A described setting as a row of a form: label, help, and the control that fits its type. Applied at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from traynotify.core.language import phrase, tr
from traynotify.core.settings import AnySetting, Setting, Values
from traynotify.ui.controls.buttons import Switch
from traynotify.ui.controls.fields import Choice, Field, Number
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look
from traynotify.ui.words import capitalised

_FIELD_WIDTH = 160
_CHOICES = {
    "system": phrase("System"),
    "light": phrase("Light"),
    "dark": phrase("Dark"),
    "full": phrase("Full"),
}
"""What the values are called that there are to choose from; another is called what it is."""


def chosen(values: Values, setting: AnySetting) -> Any:
    """The value of a setting whose type is known to its description alone."""
    return values[cast(Setting[Any], setting)]


class SettingRow(QWidget):
    """Shows a value; `change` is called with every new one that fits. One that does not is answered with a sentence."""

    def __init__(self, look: Look, setting: AnySetting, value: Any, change: Callable[[Any], None]) -> None:
        super().__init__()
        self._setting, self._change = setting, change
        self._problem = Text(look, "", "small", "danger", wrap=True)
        self._problem.hide()
        self.control = self._make_control(look)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Text(look, tr(setting.label), "body", wrap=True), 0, 0)
        grid.addWidget(Text(look, tr(setting.help), "small", "text3", wrap=True), 1, 0)
        grid.addWidget(self._problem, 2, 0, 1, 2)
        grid.addWidget(self.control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.control.setAccessibleDescription(tr(setting.help))
        self.show_value(value)

    @property
    def setting(self) -> AnySetting:
        """What it sets."""
        return self._setting

    def show_value(self, value: Any) -> None:
        """Show `value`, which was set elsewhere, without setting it again."""
        control = self.control
        with QSignalBlocker(control):
            if isinstance(control, Switch):
                control.setChecked(value)
            elif isinstance(control, Choice):
                control.setCurrentIndex(max(0, control.findData(value)))
            elif isinstance(control, Field) and not control.hasFocus():
                control.setText(", ".join(value) if isinstance(value, tuple) else str(value))

    def _make_control(self, look: Look) -> QWidget:
        setting, label = self._setting, tr(self._setting.label)
        if isinstance(setting.default, bool):
            switch = Switch(look, label)
            switch.toggled.connect(self._offer)
            return switch
        if isinstance(setting.default, int):
            number = Number(label)
            number.stepped.connect(self._offer_step)
            number.editingFinished.connect(lambda: self._offer_text(number.text()))
            return number
        if isinstance(setting.default, str) and setting.choices:
            choice = Choice(look, label)
            for value in setting.choices:
                choice.addItem(tr(_CHOICES.get(value, capitalised(value))), value)
            choice.currentIndexChanged.connect(lambda _: self._offer(choice.currentData()))
            return choice
        field = Field(label)
        field.setFixedWidth(_FIELD_WIDTH)
        field.editingFinished.connect(lambda: self._offer_text(field.text()))
        return field

    def _offer_step(self, value: int) -> None:
        if self._offer(value) and isinstance(self.control, Number):
            self.control.setText(str(value))

    def _offer_text(self, text: str) -> None:
        if isinstance(self._setting.default, int):
            self._offer(int(text) if text.strip().lstrip("-").isdecimal() else text)
        elif isinstance(self._setting.default, tuple):
            self._offer([word.strip() for word in text.split(",") if word.strip()])
        else:
            self._offer(text.strip())

    def _offer(self, value: Any) -> bool:
        try:
            checked = self._setting.parse(value)
        except ValueError as error:
            self._problem.setText(capitalised(str(error)))
            self._problem.show()
            return False
        self._problem.hide()
        self._change(checked)
        return True
