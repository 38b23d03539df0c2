"""Mastodon and the servers that speak its API."""

from traynotify.api import ServiceBase
from traynotify.sources.mastodon.service import MastodonService

SERVICE: ServiceBase = MastodonService()
"""What the entry point names."""
