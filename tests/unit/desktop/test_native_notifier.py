"""The notification centres of Windows and macOS, as far as they can be told without them: what the library is asked."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.fake_desktop_notifier import Capability, DesktopNotifier, Notification
from tests.support.fake_desktop_notifier import fake_desktop_notifier as fake_desktop_notifier
from traynotify.core.alert import Alert, AlertAction, AlertReply
from traynotify.core.errors import NotifierFailed

if TYPE_CHECKING:
    from traynotify.desktop.notifier.native import NativeNotifier


def alert(alert_id: str = "a", *, avatar_url: str = "", sound: bool = True) -> Alert:
    buttons = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))
    title, body = "Bob <mentioned> you", "Lunch & more?"
    return Alert(id=alert_id, title=title, body=body, keys=(), actions=buttons, avatar_url=avatar_url, sound=sound)


async def picture(url: str) -> str | None:
    return "/pictures/bob.png"


@pytest.fixture
async def notifier(fake_desktop_notifier: type[DesktopNotifier]) -> AsyncIterator["NativeNotifier"]:
    from traynotify.desktop.notifier.native import NativeNotifier

    notifier = NativeNotifier("Traynotify", app_icon="/icons/app.png", image_path=picture)
    yield notifier
    await notifier.aclose()


def ignore(reply: AlertReply) -> None: ...


def shown() -> Notification:
    (notification,) = DesktopNotifier.made[-1].on_screen.values()
    return notification


async def test_the_centre_is_told_everything_as_plain_text(notifier: "NativeNotifier") -> None:
    await notifier.start(ignore)
    await notifier.show(alert(avatar_url="https://example.social/bob.png"))

    assert (shown().title, shown().message) == ("Bob <mentioned> you", "Lunch & more?")
    assert [button.title for button in shown().buttons] == ["Open", "Mark read"]
    assert shown().icon is not None
    assert shown().icon.path == Path("/pictures/bob.png")  # type: ignore[union-attr]
    assert shown().attachment is None
    assert shown().sound is not None
    assert DesktopNotifier.made[-1].app_icon.path == Path("/icons/app.png")  # type: ignore[union-attr]


async def test_where_no_icon_can_be_given_the_avatar_is_attached(
    notifier: "NativeNotifier", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DesktopNotifier, "capabilities", frozenset(Capability) - {Capability.ICON})
    await notifier.start(ignore)
    await notifier.show(alert(avatar_url="https://example.social/bob.png", sound=False))

    assert shown().icon is None
    assert shown().attachment is not None
    assert shown().sound is None


async def test_identifiers_are_short_enough_for_windows_and_stay_the_same(notifier: "NativeNotifier") -> None:
    await notifier.start(ignore)
    await notifier.show(alert("x" * 300))
    first = shown().identifier
    await notifier.show(alert("x" * 300))

    assert shown().identifier == first
    assert len(first) <= 64


async def test_buttons_keep_their_identifiers_because_macos_shares_them_between_bubbles(
    notifier: "NativeNotifier",
) -> None:
    await notifier.start(ignore)
    await notifier.show(alert())

    assert [button.identifier for button in shown().buttons] == ["default", "mark-read"]


async def test_a_refused_permission_is_told(notifier: "NativeNotifier", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DesktopNotifier, "allowed", False)

    with pytest.raises(NotifierFailed, match="switched off"):
        await notifier.start(ignore)


async def test_a_system_on_which_the_library_only_pretends_does_not_fit(
    notifier: "NativeNotifier", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DesktopNotifier, "capabilities", frozenset())

    with pytest.raises(NotifierFailed, match="installed, signed apps"):
        await notifier.start(ignore)


async def test_a_failure_that_the_library_swallows_is_told(
    notifier: "NativeNotifier", monkeypatch: pytest.MonkeyPatch
) -> None:
    await notifier.start(ignore)
    await notifier.show(alert())
    monkeypatch.setattr(DesktopNotifier, "broken", True)

    with pytest.raises(NotifierFailed, match="did not take"):
        await notifier.show(alert())


async def test_an_avatar_that_does_not_come_is_not_waited_for(fake_desktop_notifier: type[DesktopNotifier]) -> None:
    from traynotify.desktop.notifier.native import NativeNotifier

    async def never(url: str) -> str | None:
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    notifier = NativeNotifier("Traynotify", image_path=never, avatar_timeout_s=0.01)
    await notifier.start(ignore)
    await notifier.show(alert(avatar_url="https://example.social/bob.png"))

    assert shown().icon is None
    await notifier.aclose()


async def test_what_the_system_lost_can_be_withdrawn_without_an_error(notifier: "NativeNotifier") -> None:
    await notifier.start(ignore)
    await notifier.show(alert())
    DesktopNotifier.made[-1].on_screen.clear()

    await notifier.withdraw("a")

    await notifier.show(alert())
    assert shown().title == "Bob <mentioned> you"
