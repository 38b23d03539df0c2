"""A bare tray icon: what PySide6 costs by itself."""

import signal
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    application = QApplication(sys.argv)
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.darkCyan)
    icon = QSystemTrayIcon(QIcon(picture))
    icon.show()
    sys.exit(application.exec())
