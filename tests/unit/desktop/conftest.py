"""Notifiers that are started on a private bus, and closed after the test."""

from collections.abc import AsyncIterator

import pytest

from tests.support.bus import PrivateBus
from tests.support.notification_server import NotificationServer
from tests.support.notification_server import notification_server as notification_server
from tests.support.notifiers import Connect, notifiers
from traynotify.core.alert import AlertReply
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier


@pytest.fixture
def replies() -> list[AlertReply]:
    return []


@pytest.fixture
def closed() -> list[str]:
    return []


@pytest.fixture
async def connect(private_bus: PrivateBus, replies: list[AlertReply], closed: list[str]) -> AsyncIterator[Connect]:
    """Makes started notifiers, and closes them after the test."""
    async with notifiers(replies, closed) as connected:
        yield connected


@pytest.fixture
async def notifier(notification_server: NotificationServer, connect: Connect) -> FreedesktopNotifier:
    return await connect()


@pytest.fixture
def server(notification_server: NotificationServer) -> NotificationServer:
    return notification_server
