"""The desktop that the other tests here stand on: it has a tray, a notification daemon when asked for, and a screen."""

import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.support.desktop import NOTIFICATIONS, Desktop
from tests.support.waiting import wait_until

_TRAY_ICON = """
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
app = QApplication([])
pixmap = QPixmap(64, 64)
pixmap.fill("#ff00aa")
icon = QSystemTrayIcon(QIcon(pixmap))
icon.show()
app.exec()
"""
_PINK = bytes((0xFF, 0x00, 0xAA))


def test_the_tray_shows_an_icon_and_survives_a_restart_of_the_panel(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start(sys.executable, "-c", _TRAY_ICON)
    wait_until(desktop.tray_items, "the icon is in the tray")
    wait_until(lambda: _PINK in _pixels(desktop.screenshot(tmp_path / "tray.png")), "the icon is on the screen")

    desktop.session.stop_panel()
    desktop.session.start_panel()

    wait_until(desktop.tray_items, "the icon is in the tray again")


def test_nothing_takes_notifications_until_a_daemon_is_started(desktop: Desktop) -> None:
    assert not desktop.bus.has_owner(NOTIFICATIONS)

    desktop.start_dunst()

    assert desktop.bus.has_owner(NOTIFICATIONS)


def test_what_a_test_started_is_gone_in_the_next(desktop: Desktop) -> None:
    assert not desktop.bus.has_owner(NOTIFICATIONS)
    assert not desktop.tray_items()


def _pixels(screenshot: Path) -> bytes:
    image = QImage(str(screenshot)).convertToFormat(QImage.Format.Format_RGB888)
    return bytes(image.constBits())
