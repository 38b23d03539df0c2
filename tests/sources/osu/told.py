"""What a listener was told, picked out by its kind."""

from typing import Any

from traynotify.api import Arrived, Capabilities, CapabilitiesChanged
from traynotify.api.testing import Listener


def arrived(listener: Listener) -> list[Any]:
    """The notifications that were pushed."""
    return [item for event in listener.told if isinstance(event, Arrived) for item in event.items]


def changes(listener: Listener) -> list[Capabilities]:
    """What turned out to be possible, each time that this changed."""
    return [event.capabilities for event in listener.told if isinstance(event, CapabilitiesChanged)]
