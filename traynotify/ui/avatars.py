"""Round pictures of people: asked for once, shown when they are there, initials until then."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QImage, QImageReader, QPainter, QPixmap

from traynotify.ui.actions import Reading
from traynotify.ui.marks import paint_initials

_MOST_IMAGES = 400
_LARGEST = 192
"""Pixels of a side in memory; what comes larger is reduced while it is read."""


class Avatars(QObject):
    """The pictures that are in memory. `arrived`: the one at this address can be painted now."""

    arrived = Signal(str)

    def __init__(self, actions: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._images: OrderedDict[str, QImage | None] = OrderedDict()
        self._asked: set[str] = set()
        self._round: dict[tuple[str, int], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRectF, name: str, url: str, font: QFont) -> None:
        """Paint the person into `rect` as a circle, and ask for the picture if that has not happened yet."""
        image = self._image(url) if url else None
        if image is None:
            paint_initials(painter, rect, name, font)
            return
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect.topLeft(), self._circle(url, image, round(rect.width() * ratio), ratio))

    def _image(self, url: str) -> QImage | None:
        if url in self._images:
            self._images.move_to_end(url)
            return self._images[url]
        if url not in self._asked:
            self._asked.add(url)
            self._actions.avatar(url, lambda path: self._take(url, path))
        return None

    def _take(self, url: str, path: str | None) -> None:
        self._asked.discard(url)
        image = _read(path) if path else None
        self._images[url] = image
        if len(self._images) > _MOST_IMAGES:
            oldest, _ = self._images.popitem(last=False)
            self._round = {key: pixmap for key, pixmap in self._round.items() if key[0] != oldest}
        if image is not None:
            self.arrived.emit(url)

    def _circle(self, url: str, image: QImage, pixels: int, ratio: float) -> QPixmap:
        if (known := self._round.get((url, pixels))) is not None:
            return known
        scaled = image.scaled(
            pixels,
            pixels,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        side = QRectF(0, 0, pixels, pixels)
        shift = (scaled.width() - pixels) // 2, (scaled.height() - pixels) // 2
        made = QPixmap(pixels, pixels)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(scaled.copy(*shift, pixels, pixels)))
        painter.drawEllipse(side)
        painter.end()
        made.setDevicePixelRatio(ratio)
        self._round[(url, pixels)] = made
        return made


def _read(path: str) -> QImage | None:
    reader = QImageReader(path)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST:
        reader.setScaledSize(size.scaled(_LARGEST, _LARGEST, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else image
