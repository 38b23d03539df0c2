"""What every notifier promises, checked against each one by a driver that clicks as a person would."""

import asyncio
from collections.abc import AsyncIterator
from typing import Protocol

import pytest

from tests.support.bus import PrivateBus
from tests.support.fake_desktop_notifier import DesktopNotifier
from tests.support.fake_desktop_notifier import fake_desktop_notifier as fake_desktop_notifier
from tests.support.notification_server import NotificationServer
from tests.support.waiting import eventually
from traynotify.core.alert import Alert, AlertAction, AlertReply
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.ports import Notifier
from traynotify.desktop.notifier import InAppNotifier, choose
from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier

APP_ID = "org.traynotify.Traynotify"
BUTTONS = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))


def alert(alert_id: str = "a", title: str = "Bob mentioned you", body: str = "Lunch?") -> Alert:
    key = NotificationKey(AccountId("toy:ana@example.social"), RemoteId(alert_id))
    return Alert(id=alert_id, title=title, body=body, keys=(key,), actions=BUTTONS)


class Driver(Protocol):
    """The person in front of one kind of notifier; bubbles are known by their titles."""

    notifier: Notifier

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    def on_screen(self) -> list[str]: ...

    def click(self, title: str) -> None: ...

    def press(self, title: str, action: AlertAction) -> None: ...

    def dismiss(self, title: str) -> None: ...


class FreedesktopDriver:
    """A scripted server on a bus of the test's own."""

    def __init__(self) -> None:
        self.server = NotificationServer()
        self.notifier: Notifier = FreedesktopNotifier("Traynotify", desktop_entry=APP_ID)

    async def open(self) -> None:
        await self.server.start()

    async def close(self) -> None:
        await self.server.stop()

    def on_screen(self) -> list[str]:
        return [shown.title for shown in self.server.on_screen.values()]

    def click(self, title: str) -> None:
        self.server.press(self.server.find(title).number, "default")

    def press(self, title: str, action: AlertAction) -> None:
        key = "open" if action is AlertAction.OPEN else action.value
        self.server.press(self.server.find(title).number, key)

    def dismiss(self, title: str) -> None:
        self.server.close(self.server.find(title).number)


class ChosenDriver(FreedesktopDriver):
    """The same, as the app uses it: behind the choice."""

    def __init__(self) -> None:
        super().__init__()
        self.notifier = choose("Traynotify", desktop_entry=APP_ID)


class InAppDriver:
    """A window of the app itself."""

    def __init__(self) -> None:
        self.toasts: dict[str, str] = {}
        self.in_app = InAppNotifier(self._show, self._withdraw)
        self.notifier: Notifier = self.in_app

    def _show(self, shown: Alert) -> None:
        self.toasts[shown.id] = shown.title

    def _withdraw(self, alert_id: str) -> None:
        del self.toasts[alert_id]

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    def on_screen(self) -> list[str]:
        return list(self.toasts.values())

    def _take(self, title: str) -> str:
        alert_id = next(alert_id for alert_id, shown in self.toasts.items() if shown == title)
        del self.toasts[alert_id]
        return alert_id

    def click(self, title: str) -> None:
        self.in_app.answer(self._take(title), AlertAction.OPEN)

    def press(self, title: str, action: AlertAction) -> None:
        self.in_app.answer(self._take(title), action)

    def dismiss(self, title: str) -> None:
        self.in_app.closed(self._take(title))


class FallenBackDriver(InAppDriver):
    """The window of the app, because the session has no notification service."""

    def __init__(self) -> None:
        super().__init__()
        self.notifier = choose("Traynotify", desktop_entry=APP_ID, in_app=self.in_app)


class NativeDriver:
    """The notification centre of Windows or macOS, as the library stands before it."""

    def __init__(self) -> None:
        from traynotify.desktop.notifier.native import NativeNotifier

        self.notifier: Notifier = NativeNotifier("Traynotify")

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    @property
    def _centre(self) -> DesktopNotifier:
        return DesktopNotifier.made[-1]

    def _find(self, title: str) -> str:
        return next(number for number, shown in self._centre.on_screen.items() if shown.title == title)

    def on_screen(self) -> list[str]:
        return [shown.title for shown in self._centre.on_screen.values()]

    def click(self, title: str) -> None:
        self._centre.click(self._find(title))

    def press(self, title: str, action: AlertAction) -> None:
        self._centre.press(self._find(title), dict(BUTTONS)[action])

    def dismiss(self, title: str) -> None:
        del self._centre.on_screen[self._find(title)]


DRIVERS = (FreedesktopDriver, ChosenDriver, InAppDriver, FallenBackDriver, NativeDriver)


@pytest.fixture
def replies() -> list[AlertReply]:
    return []


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.__name__.removesuffix("Driver"))
async def driver(
    request: pytest.FixtureRequest,
    private_bus: PrivateBus,
    fake_desktop_notifier: type[DesktopNotifier],
    replies: list[AlertReply],
) -> AsyncIterator[Driver]:
    driver: Driver = request.param()
    await driver.open()
    await driver.notifier.start(replies.append)
    yield driver
    await driver.notifier.aclose()
    await driver.close()


async def test_an_alert_is_on_the_screen_when_show_returns(driver: Driver) -> None:
    await driver.notifier.show(alert(title="Bob boosted your post"))

    assert driver.on_screen() == ["Bob boosted your post"]


async def test_the_same_id_replaces_in_place(driver: Driver) -> None:
    await driver.notifier.show(alert("a", "3 notifications"))
    await driver.notifier.show(alert("b", "Cleo followed you"))
    await driver.notifier.show(alert("a", "4 notifications"))

    assert sorted(driver.on_screen()) == ["4 notifications", "Cleo followed you"]


async def test_of_two_that_race_the_one_asked_for_last_stays(driver: Driver) -> None:
    await asyncio.gather(*(driver.notifier.show(alert("a", f"{count} notifications")) for count in range(5)))

    assert driver.on_screen() == ["4 notifications"]


async def test_a_click_is_answered_with_the_alert_as_it_was_shown_last(
    driver: Driver, replies: list[AlertReply]
) -> None:
    newer = alert("a", "4 notifications")
    await driver.notifier.show(alert("a", "3 notifications"))
    await driver.notifier.show(newer)
    await driver.notifier.show(alert("b", "Cleo followed you"))

    driver.click("4 notifications")

    await eventually(lambda: replies, "the click arrives")
    assert replies == [AlertReply(alert=newer, action=AlertAction.OPEN)]


@pytest.mark.parametrize("action", list(AlertAction))
async def test_a_button_is_answered_with_its_action(
    driver: Driver, replies: list[AlertReply], action: AlertAction
) -> None:
    await driver.notifier.show(alert())

    driver.press("Bob mentioned you", action)

    await eventually(lambda: replies, "the press arrives")
    assert [reply.action for reply in replies] == [action]


async def test_what_is_withdrawn_leaves_the_screen_and_can_be_shown_again(driver: Driver) -> None:
    await driver.notifier.show(alert("a", "first"))
    await driver.notifier.show(alert("b", "second"))

    await driver.notifier.withdraw("a")
    assert driver.on_screen() == ["second"]

    await driver.notifier.show(alert("a", "first again"))
    assert sorted(driver.on_screen()) == ["first again", "second"]


async def test_withdrawing_what_is_not_there_does_nothing(driver: Driver) -> None:
    await driver.notifier.show(alert())
    await driver.notifier.withdraw("never shown")
    await driver.notifier.withdraw("a")
    await driver.notifier.withdraw("a")

    assert driver.on_screen() == []


async def test_what_the_person_dismissed_is_no_answer_and_can_be_shown_again(
    driver: Driver, replies: list[AlertReply]
) -> None:
    await driver.notifier.show(alert("a", "first"))
    driver.dismiss("first")

    await driver.notifier.withdraw("a")
    await driver.notifier.show(alert("a", "second"))

    assert driver.on_screen() == ["second"]
    assert replies == []


async def test_after_closing_nothing_is_answered_and_closing_again_is_harmless(
    driver: Driver, replies: list[AlertReply]
) -> None:
    await driver.notifier.show(alert("a", "first"))
    await driver.notifier.aclose()
    driver.click("first")

    await driver.notifier.aclose()

    assert replies == []
