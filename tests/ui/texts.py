"""All that a window says: to the eye, in its tooltips, and to a screen reader."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from traynotify.ui.popup.model import Role
from traynotify.ui.popup.still_list import StillList

_TAG = re.compile(r"</?\w[^>]*>")


def widgets_of(content: QWidget) -> list[QWidget]:
    """It and all that is shown in it."""
    return [content, *(child for child in content.findChildren(QWidget) if child.isVisibleTo(content))]


def texts_of(widget: QWidget) -> list[str]:
    """All that one widget says by itself."""
    found = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
    match widget:
        case QLabel() | QAbstractButton():
            text = widget.text()  # a tooltip is markup, which Qt shows in a label
            found.append(_TAG.sub("", text) if text.startswith("<p") else text)
        case QLineEdit() | QPlainTextEdit():
            found.append(widget.placeholderText())
        case QComboBox():
            found += [widget.itemText(index) for index in range(widget.count())]
        case QMenu():
            found += [action.text() for action in widget.actions()]
        case StillList():
            found += _painted(widget)
    return [text for text in found if text]


def _painted(view: StillList) -> list[str]:
    """What the rows say, which are painted, not made of widgets."""
    model = view.model()
    rows = [model.index(row, 0) for row in range(min(model.rowCount(), 12))]
    said: list[str] = [index.data(Role.VIEW).spoken for index in rows]
    return said + [index.data(Role.BEGINS_DAY) for index in rows]
