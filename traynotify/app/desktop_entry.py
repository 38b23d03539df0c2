"""The app's id on the desktop: the name of its desktop file, by which bubbles, windows and launchers know it."""

DESKTOP_ENTRY = "org.traynotify.Traynotify"
