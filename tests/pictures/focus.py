"""How each control looks while the keyboard is on it: found by walking through a window as Tab does."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from tests.pictures.stage import keyboard, settle

_WIDTH = 640
_GAP = 8
_AROUND = 6


def ringed(window: QWidget) -> QImage:
    """All controls that Tab leads to, in its order, each as it is when the focus is on it."""
    parts = list(_parts(window))
    places, left, top, high = [], _GAP, _GAP, 0
    for part in parts:
        size = part.deviceIndependentSize().toSize()
        if left + size.width() + _GAP > _WIDTH and left > _GAP:
            left, top, high = _GAP, top + high + _GAP, 0
        places.append(QPoint(left, top))
        left, high = left + size.width() + _GAP, max(high, size.height())
    ratio = window.devicePixelRatio()
    sheet = QImage(round(_WIDTH * ratio), round((top + high + _GAP) * ratio), QImage.Format.Format_RGB32)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(window.palette().color(QPalette.ColorRole.AlternateBase))
    painter = QPainter(sheet)
    for part, place in zip(parts, places, strict=True):
        painter.drawImage(place, part)
    painter.end()
    sheet.setDevicePixelRatio(1)
    return sheet


def _parts(window: QWidget) -> Iterator[QImage]:
    """The places of the controls, until Tab has gone round; what has no ring of its own is left out."""
    seen: list[QWidget] = []
    while True:
        QTest.keyClick(keyboard(window), Qt.Key.Key_Tab)
        settle()
        control = keyboard(window)
        if control is window or control in seen:
            return
        seen.append(control)
        if isinstance(control, QLineEdit | QAbstractButton | QComboBox):
            place = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
            around = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & window.rect()
            yield window.grab(around).toImage()
