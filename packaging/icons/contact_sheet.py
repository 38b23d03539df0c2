"""Paint every face of the tray icon at every size, as it is and magnified, into one PNG to be looked at.

Run as `python packaging/icons/contact_sheet.py tray.png`.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from traynotify.ui.tray_face import Panel, TrayFace, TrayState
from traynotify.ui.tray_icon import TRAY_SIZES, tray_image

FACES: Final = (
    ("idle", TrayState.IDLE, None, False),
    *((str(number), TrayState.IDLE, number, False) for number in (1, 3, 7, 8, 11, 12, 28, 42, 56, 90)),
    ("5+", TrayState.IDLE, 5, True),
    ("40+", TrayState.IDLE, 40, True),
    ("99+", TrayState.IDLE, 100, False),
    ("paused", TrayState.PAUSED, 4, False),
    ("connecting", TrayState.CONNECTING, None, False),
    ("trouble", TrayState.TROUBLE, None, False),
    ("trouble 6", TrayState.TROUBLE, 6, False),
    ("trouble 42", TrayState.TROUBLE, 42, False),
    ("trouble 99+", TrayState.TROUBLE, 100, False),
)
GROUNDS: Final = {Panel.DARK: "#1C2124", Panel.LIGHT: "#EEF1F2"}
MAGNIFIED: Final = ((16, 6), (22, 4), (24, 4), (32, 3))
COLUMN: Final = 106
ROW_GAP: Final = 8


def main(target: str) -> None:
    """Write the sheet to `target`."""
    block = sum(size + ROW_GAP for size in TRAY_SIZES) + sum(size * by + ROW_GAP for size, by in MAGNIFIED) + 40
    sheet = QImage(len(FACES) * COLUMN + 20, 4 * block, QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    painter.setFont(QFont("sans-serif", 8))
    for index, (colored, panel) in enumerate((c, p) for c in (False, True) for p in Panel):
        top = index * block
        painter.fillRect(0, top, sheet.width(), block, QColor(GROUNDS[panel]))
        for column, (name, state, unread, capped) in enumerate(FACES):
            face = TrayFace(state=state, unread=unread, capped=capped, colored=colored, panel=panel)
            _paint_column(painter, face, name, QRect(10 + column * COLUMN, top + 8, COLUMN, block))
    painter.end()
    sheet.save(target)


def _paint_column(painter: QPainter, face: TrayFace, name: str, rect: QRect) -> None:
    painter.setPen(QColor("#93A2A5" if face.panel is Panel.DARK else "#5B6A6E"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
    top = rect.top() + 24
    for size, by in (*((size, 1) for size in TRAY_SIZES), *MAGNIFIED):
        image = tray_image(face, size).scaled(size * by, size * by)
        painter.drawImage(rect.left(), top, image)
        top += size * by + ROW_GAP


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    main(sys.argv[1])
