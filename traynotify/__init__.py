"""traynotify: the notifications of your communities, in one tray icon."""

__version__ = "0.1.0"
