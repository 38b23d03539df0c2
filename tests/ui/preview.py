"""Renders the scenes of tests/pictures to PNG files, to be looked at: ``python -m tests.ui.preview FOLDER [SCENE…]``.

Everything that the pictures depend on is an option: they look the same wherever they are made.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

_TEXT_PX = 13
_ENGLISH = "en"
_DPI = 96
_SCREEN = (1920, 1200)
"""In logical pixels: every window has room, whatever the scale."""
_MARGIN = 12
_GROUND = "#C9D2D4"
_CANNOT = "This plugin does not support"


def main() -> None:
    options = _options()
    with TemporaryDirectory(prefix="traynotify-screen-") as folder:
        _pin_environment(options.scale, Path(folder))
        heard = _Heard()
        application = _application(options)
    from tests.pictures.scenes import SCENES
    from tests.pictures.stage import set_stage

    if unknown := [name for name in options.scenes if name not in SCENES]:
        sys.exit(f"There is no scene {', '.join(unknown)}; there are: {', '.join(SCENES)}")
    options.folder.mkdir(parents=True, exist_ok=True)
    for theme in options.theme:
        with set_stage(theme) as stage:
            for name in options.scenes or SCENES:
                for shot, content in SCENES[name](stage):
                    framed(picture(content)).save(str(options.folder / f"{shot}-{theme}.png"))
                stage.clear()
    del application
    sys.exit(heard.exit_code)


class _Heard:
    """What Qt says meanwhile: on stderr, but for what the offscreen platform cannot do; a warning is an error here."""

    def __init__(self) -> None:
        from PySide6.QtCore import qInstallMessageHandler

        self.exit_code = 0
        qInstallMessageHandler(self._hear)

    def _hear(self, _kind: object, _context: object, message: str | None) -> None:
        if message is not None and not message.startswith(_CANNOT):
            self.exit_code = 1
            sys.stderr.write(f"Qt: {message}\n")


def picture(content: QWidget | QImage) -> QImage:
    """What is on a shot, in physical pixels."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    from tests.pictures.stage import settle

    if isinstance(content, QImage):
        return content
    settle()
    ratio = content.devicePixelRatio()
    image = QImage(content.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    content.render(image)
    image.setDevicePixelRatio(1)
    return image


def framed(image: QImage) -> QImage:
    """The picture on a desktop."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QColor, QImage, QPainter

    frame = QImage(image.size() + QSize(2 * _MARGIN, 2 * _MARGIN), QImage.Format.Format_RGB32)
    frame.fill(QColor(_GROUND))
    painter = QPainter(frame)
    painter.drawImage(_MARGIN, _MARGIN, image)
    painter.end()
    return frame


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.ui.preview", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*", help="by name; all, if none is named")
    parser.add_argument("--theme", action="append", choices=("light", "dark"), help="both, if none is named")
    parser.add_argument("--scale", default="2", help="physical pixels of a logical one")
    parser.add_argument("--language", default=_ENGLISH, help="one that resources/translations has")
    parser.add_argument("--font", default="Inter")
    parser.add_argument("--blocks", action="store_true", help="text as blocks, so that no font matters")
    options = parser.parse_intermixed_args()
    options.theme = options.theme or ["light", "dark"]
    return options


def _pin_environment(scale: str, folder: Path) -> None:
    """Nothing of the person's session, or of the machine, is in the pictures: they have a screen of their own."""
    width, height = (round(side * float(scale)) for side in _SCREEN)
    screen = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": _DPI, "dpr": 1}
    config = folder / "screen.json"
    config.write_text(json.dumps({"screens": [screen | {"logicalBaseDpi": _DPI}]}), "utf-8")
    for name in [name for name in os.environ if name.startswith("QT_")]:
        del os.environ[name]
    os.environ.update(QT_QPA_PLATFORM=f"offscreen:configfile={config}", QT_SCALE_FACTOR=scale, QT_FONT_DPI=str(_DPI))
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="UTC", XDG_CURRENT_DESKTOP="")
    if hasattr(time, "tzset"):
        time.tzset()


def _application(options: argparse.Namespace) -> QApplication:
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from tests.pictures import blocks
    from traynotify.ui.translations import speak

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)  # a cursor that blinks is there or not, as the moment will have it
    speak(options.language)
    if options.language == _ENGLISH:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    font = blocks.font() if options.blocks else QFont(options.font)
    font.setPixelSize(_TEXT_PX)
    application.setFont(font)
    return application


if __name__ == "__main__":
    main()
