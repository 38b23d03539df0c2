"""Where a popup goes: beside the tray, inside the screen. Pure geometry."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

_MARGIN = 8


def placed(size: QSize, anchor: QPoint | None, available: QRect, screen: QRect) -> QRect:
    """The popup's rectangle: centred on `anchor` as far as the free part of the screen allows, at the edge next to it.

    Without an anchor, it goes to the corner where the panel's end is, as far as the screen's reserved part tells.
    """
    width = min(size.width(), available.width() - 2 * _MARGIN)
    height = min(size.height(), available.height() - 2 * _MARGIN)
    if anchor is None:
        at_top = available.top() > screen.top()
        anchor = available.topRight() if at_top else available.bottomRight()
    left = anchor.x() - width // 2
    top = available.top() + _MARGIN if anchor.y() < available.center().y() else available.bottom() - height - _MARGIN
    left = max(available.left() + _MARGIN, min(left, available.right() - width - _MARGIN))
    return QRect(left, top, width, height)


def spelled(rect: QRect) -> str:
    """A rectangle as text, to be remembered: ``420x656+800+100``."""
    return f"{rect.width()}x{rect.height()}+{rect.x()}+{rect.y()}"


def understood(text: str) -> QRect | None:
    """The rectangle that `spelled` wrote, or None for anything else."""
    try:
        size, x, y = text.split("+")
        width, height = size.split("x")
        rect = QRect(int(x), int(y), int(width), int(height))
    except ValueError:
        return None
    return rect if rect.isValid() else None
