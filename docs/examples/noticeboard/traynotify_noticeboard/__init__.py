"""Noticeboards: a service for traynotify."""

from traynotify.api import ServiceBase
from traynotify_noticeboard.service import NoticeboardService

SERVICE: ServiceBase = NoticeboardService()
"""What the entry point names."""
