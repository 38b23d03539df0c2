"""osu!, by its documented API and by the one that it has grown into."""

from traynotify.api import ServiceBase
from traynotify.sources.osu.service import OsuService

SERVICE: ServiceBase = OsuService()
"""What the entry point names."""
