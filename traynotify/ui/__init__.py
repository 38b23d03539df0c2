"""The Qt front end: tray icon, inbox, account and settings windows; it holds no truth of its own."""
