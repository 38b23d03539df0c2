"""Every state of every window: the one list from which previews, contact sheet and kept pictures are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.pictures import (
    access_scenes,
    account_scenes,
    inbox_deed_scenes,
    inbox_scenes,
    inbox_trouble_scenes,
    tray_scenes,
    window_scenes,
)
from tests.pictures.stage import Stage

Shot = tuple[str, QWidget | QImage]
"""The name of a picture, and what is on it; it is to be taken before the next one is asked for."""
Scene = Callable[[Stage], Iterator[Shot]]

SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for part in (
        inbox_scenes, inbox_deed_scenes, inbox_trouble_scenes, account_scenes, window_scenes, access_scenes, tray_scenes
    )
    for scene in part.SCENES
}  # fmt: skip
