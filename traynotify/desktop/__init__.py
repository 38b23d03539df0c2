"""The operating system's own services: notifications, autostart, session state, one file each."""
