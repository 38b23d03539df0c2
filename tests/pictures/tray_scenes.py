"""The tray: every face of its icon at every size, for dark and light panels, in one colour and in several; its menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgspec.structs import replace as replaced
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, settle
from tests.ui.cast import everyone, lively
from tests.ui.world import FORUM, ME, NOW, account, state
from traynotify.core.account import HealthState
from traynotify.core.events import Counted
from traynotify.ui.tray_face import Panel, TrayFace, TrayState
from traynotify.ui.tray_icon import TRAY_SIZES, tray_image

FACES = [
    TrayFace(state=state, unread=unread, capped=capped)
    for state in TrayState
    for unread, capped in ((None, False), (1, False), (7, False), (11, False), (42, False), (90, False), (40, True),
                           (100, False))
    if unread is None or state is not TrayState.PAUSED  # which hides the number
]  # fmt: skip
_GROUNDS = {Panel.DARK: "#1C2124", Panel.LIGHT: "#EEF1F2"}
_GAP = 8


def tray_icons(stage: Stage) -> Iterator[tuple[str, QImage]]:
    """For the panel of the stage's theme."""
    panel = Panel.DARK if stage.theme == "dark" else Panel.LIGHT
    for colored, name in ((False, "tray-one-colour"), (True, "tray-coloured")):
        width = _GAP + sum(size + _GAP for size in TRAY_SIZES)
        sheet = QImage(width, _GAP + len(FACES) * (max(TRAY_SIZES) + _GAP), QImage.Format.Format_RGB32)
        sheet.fill(QColor(_GROUNDS[panel]))
        painter = QPainter(sheet)
        for row, plain in enumerate(FACES):
            face = replace(plain, colored=colored, panel=panel)
            left = _GAP
            for size in TRAY_SIZES:
                painter.drawImage(left, _GAP + row * (max(TRAY_SIZES) + _GAP), tray_image(face, size))
                left += size + _GAP
        painter.end()
        yield name, sheet


def tray_menu(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """On a usual day, while everything is paused, and before there is any account."""
    paused = [account(name, health=HealthState.PAUSED, paused=True) for name in (ME, FORUM)]
    many = [replaced(account(ME), counted=Counted(unread=200, asked_at=NOW, capped=True))]
    for rows, known, name in (
        (lively(), everyone(), "tray-menu"), (lively(), many, "tray-menu-many"), ([], [account(ME)], "tray-menu-none"),
        (lively(), paused, "tray-menu-paused"), ([], [], "tray-menu-first"),
    ):  # fmt: skip
        menu = stage.world(state(rows, known)).tray().menu
        menu.popup(QPoint(0, 0))
        settle()
        yield name, menu
        menu.close()


SCENES = (tray_icons, tray_menu)
