"""Discourse: forums, with topics, messages and chat."""

from traynotify.api import ServiceBase
from traynotify.sources.discourse.service import DiscourseService

SERVICE: ServiceBase = DiscourseService()
"""What the entry point names."""
