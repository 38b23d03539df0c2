"""A described setting as a row of a form: label, help, and the control that fits its type. Applied at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from traynotify.core.language import phrase, tr
from traynotify.core.settings import AnySetting, Setting, Values
from traynotify.ui.controls.buttons import Button, Manner, Switch
from traynotify.ui.controls.fields import Choice, Field, Number
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look
from traynotify.ui.theme import TARGET
from traynotify.ui.words import capitalised

_CHOICES = {
    "system": phrase("System"),
    "en": "English",
    "de": "Deutsch",
    "light": phrase("Light"),
    "dark": phrase("Dark"),
    "full": phrase("Full"),
    "title": phrase("Title"),
    "public": phrase("Public"),
}
"""What the values are called that there are to choose from; another is called what it is."""


def value_name(value: str) -> str:
    """What a value that can be chosen is called, in the person's language."""
    return tr(_CHOICES.get(value, capitalised(value)))


def chosen(values: Values, setting: AnySetting) -> Any:
    """The value of a setting whose type is known to its description alone."""
    return values[cast(Setting[Any], setting)]


class SettingRow(QWidget):
    """Shows a value; `change` is called with every new one that fits, and may say in a sentence why it is not taken.

    One that does not fit is answered with a sentence, too.
    """

    def __init__(self, look: Look, setting: AnySetting, value: Any, change: Callable[[Any], str]) -> None:
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
        if type(self.control) is Field:  # a line of text needs all the width that there is
            grid.addWidget(self.control, 2, 0, 1, 2)
            grid.setRowMinimumHeight(2, TARGET + 8)
        else:
            grid.addWidget(self.control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        if setting.names_file:
            choose = Button(look, tr("Choose a file…"), Manner.QUIET, flush=True)
            choose.clicked.connect(self._choose_file)
            grid.addWidget(choose, 3, 0, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self._problem, 4, 0, 1, 2)
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
                control.setCursorPosition(0)  # its beginning is what tells it from others

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
                choice.addItem(value_name(value), value)
            choice.currentIndexChanged.connect(lambda _: self._offer(choice.currentData()))
            return choice
        field = Field(label, tr(setting.empty))
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
        """Hand on what fits; tells whether it was taken."""
        try:
            problem = self._change(self._setting.parse(value))
        except ValueError as error:
            problem = self._named(str(error))
        self._problem.setText(capitalised(problem))
        self._problem.setVisible(bool(problem))
        return not problem

    def _named(self, problem: str) -> str:
        """With what it is called in the form instead of its name in the file."""
        rest = problem.removeprefix(f"{self._setting.name} ")
        return problem if rest == problem else f"{tr(self._setting.label)} {rest}"

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr(self._setting.label))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    def _take_file(self, path: str) -> None:
        if isinstance(self.control, Field):
            self.control.setText(path)
            self._offer_text(path)
