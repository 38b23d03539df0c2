"""A stand-in for the library desktop-notifier (6.2), which only Windows and macOS have: same names, same habits.

Its habits: it swallows what goes wrong while sending and still returns an identifier; an identifier that is used again
replaces in place; callbacks by identifier are called where a notification has none of its own.
"""

import enum
import sys
import types
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest


class Capability(enum.Enum):
    TITLE = enum.auto()
    MESSAGE = enum.auto()
    ICON = enum.auto()
    ATTACHMENT = enum.auto()
    BUTTONS = enum.auto()


@dataclass(frozen=True)
class Resource:
    path: Path | None = None
    uri: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        if sum(value is not None for value in (self.path, self.uri, self.name)) != 1:
            raise RuntimeError("exactly one of them must be set")


class Icon(Resource): ...


class Attachment(Resource): ...


class Sound(Resource): ...


@dataclass(frozen=True)
class Button:
    title: str
    on_pressed: Callable[[], Any] | None = None
    identifier: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass(frozen=True)
class Notification:
    title: str
    message: str
    icon: Icon | None = None
    buttons: tuple[Button, ...] = ()
    attachment: Attachment | None = None
    sound: Sound | None = None
    identifier: str = field(default_factory=lambda: str(uuid.uuid4()))


class DesktopNotifier:
    """The notification centre; the class's fields are the state of the pretended system."""

    made: ClassVar[list["DesktopNotifier"]] = []
    allowed: ClassVar[bool] = True
    broken: ClassVar[bool] = False
    capabilities: ClassVar[frozenset[Capability]] = frozenset(Capability)

    def __init__(self, app_name: str = "Python", app_icon: Icon | None = None) -> None:
        self.app_name, self.app_icon = app_name, app_icon
        self.on_screen: dict[str, Notification] = {}
        self.on_dispatched: Callable[[str], Any] | None = None
        self.on_clicked: Callable[[str], Any] | None = None
        self.on_button_pressed: Callable[[str, str], Any] | None = None
        DesktopNotifier.made.append(self)

    async def request_authorisation(self) -> bool:
        return self.allowed

    async def get_capabilities(self) -> frozenset[Capability]:
        return self.capabilities

    async def send_notification(self, notification: Notification) -> str:
        if not self.broken:
            self.on_screen[notification.identifier] = notification
            if self.on_dispatched:
                self.on_dispatched(notification.identifier)
        return notification.identifier

    async def clear(self, identifier: str) -> None:
        if identifier not in self.on_screen:
            raise OSError("element not found")
        del self.on_screen[identifier]

    def click(self, identifier: str) -> None:
        """Do as a person does."""
        del self.on_screen[identifier]
        assert self.on_clicked is not None
        self.on_clicked(identifier)

    def press(self, identifier: str, label: str) -> None:
        """Do as a person does."""
        notification = self.on_screen.pop(identifier)
        button = next(button for button in notification.buttons if button.title == label)
        assert self.on_button_pressed is not None
        self.on_button_pressed(identifier, button.identifier)


@pytest.fixture
def fake_desktop_notifier(monkeypatch: pytest.MonkeyPatch) -> type[DesktopNotifier]:
    """Have `import desktop_notifier` find the stand-in, with a healthy system behind it."""
    module = types.ModuleType("desktop_notifier")
    names = (Capability, Icon, Attachment, Sound, Button, Notification, DesktopNotifier)
    module.__dict__.update({value.__name__: value for value in names}, DEFAULT_SOUND=Sound(name="default"))
    monkeypatch.setitem(sys.modules, "desktop_notifier", module)
    monkeypatch.delitem(sys.modules, "traynotify.desktop.notifier.native", raising=False)
    monkeypatch.setattr(DesktopNotifier, "made", [])
    monkeypatch.setattr(DesktopNotifier, "allowed", True)
    monkeypatch.setattr(DesktopNotifier, "broken", False)
    monkeypatch.setattr(DesktopNotifier, "capabilities", frozenset(Capability))
    return DesktopNotifier
