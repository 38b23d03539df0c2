"""The tray icon: every face at every size, for dark and light panels, in one colour and in several."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QImage, QPainter

from tests.pictures.stage import Stage
from traynotify.ui.tray_face import Panel, TrayFace, TrayState
from traynotify.ui.tray_icon import TRAY_SIZES, tray_image

FACES = (
    (TrayState.IDLE, None, False), *((TrayState.IDLE, n, False) for n in (1, 3, 7, 11, 28, 42, 90, 100)),
    (TrayState.IDLE, 40, True), (TrayState.PAUSED, 4, False), (TrayState.CONNECTING, None, False),
    (TrayState.TROUBLE, None, False), (TrayState.TROUBLE, 6, False), (TrayState.TROUBLE, 100, False),
)  # fmt: skip
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
        for row, (state, unread, capped) in enumerate(FACES):
            face = TrayFace(state=state, unread=unread, capped=capped, colored=colored, panel=panel)
            left = _GAP
            for size in TRAY_SIZES:
                painter.drawImage(left, _GAP + row * (max(TRAY_SIZES) + _GAP), tray_image(face, size))
                left += size + _GAP
        painter.end()
        yield name, sheet


SCENES = (tray_icons,)
