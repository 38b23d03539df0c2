"""Render the app icon into every form that a desktop asks for: PNGs as icon themes lay them out, .ico and .icns.

Run as `python packaging/icons/render.py` after a change to one of the drawings in `resources/icons/app`.
Sizes that have a drawing of their own, with every edge on a whole pixel, are made from that one.
"""

from __future__ import annotations

import os
import shutil
import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "icons" / "app"

DRAWINGS: Final = {
    16: "traynotify-16.svg",
    24: "traynotify-24.svg",
    32: "traynotify-32.svg",
    48: "traynotify-48.svg",
    64: "traynotify-32.svg",
    96: "traynotify-48.svg",
}
FULL_DRAWING: Final = "traynotify.svg"

THEME_SIZES: Final = (16, 24, 32, 48, 64, 96, 128, 256, 512)
ICO_SIZES: Final = (16, 24, 32, 48, 64, 256)
ICNS_TYPES: Final = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""Types whose content is a PNG, with its pixels. Those below 32 pixels hold other things, and macOS does without."""


def png(size: int) -> bytes:
    """Return the app icon as a PNG of `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(FOLDER / DRAWINGS.get(size, FULL_DRAWING))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(pngs: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon that holds the PNGs, each under its width in pixels, at most 256."""
    header = struct.pack("<HHH", 0, 1, len(pngs))
    offset = len(header) + 16 * len(pngs)
    entries, contents = b"", b""
    for size, content in pngs.items():
        side = size % 256  # one byte, in which 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), offset + len(contents))
        contents += content
    return header + entries + contents


def icns(pngs: Mapping[bytes, bytes]) -> bytes:
    """Return a macOS icon that holds the PNGs, each under its type of four letters."""
    elements = b"".join(kind + struct.pack(">I", len(content) + 8) + content for kind, content in pngs.items())
    return b"icns" + struct.pack(">I", len(elements) + 8) + elements


def main() -> None:
    """Write every form below `FOLDER`."""
    for size in THEME_SIZES:
        target = FOLDER / "hicolor" / f"{size}x{size}" / "apps" / "traynotify.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png(size))
    scalable = FOLDER / "hicolor" / "scalable" / "apps" / "traynotify.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FOLDER / FULL_DRAWING, scalable)
    (FOLDER / "traynotify.ico").write_bytes(ico({size: png(size) for size in ICO_SIZES}))
    (FOLDER / "traynotify.icns").write_bytes(icns({kind: png(size) for kind, size in ICNS_TYPES.items()}))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    main()
