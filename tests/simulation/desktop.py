"""The desktop and the keyring of the simulated computer. They outlive the app, and can fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from random import Random

from tests.simulation.loop import Process, process
from traynotify.core.alert import Alert, Bubble, CloseHandler, ReplyHandler
from traynotify.core.digest import joined
from traynotify.core.errors import NotifierFailed, SecretsLocked, SecretsUnavailable
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.ports import SecretPlace

Watcher = Callable[[int, Alert, Sequence[NotificationKey]], None]
Due = Callable[[Alert], Sequence[NotificationKey]]


class Desktop:
    """What is on the screen, by the number that this desktop gives it; it can be one that takes a bubble down when the
    process that showed it is gone, and says so to nobody.
    """

    def __init__(self, random: Random, watcher: Watcher, unanswered: Callable[[int, Alert], None]) -> None:
        """`watcher` is told of each bubble, by its number and with what was due, `unanswered` of those that the app
        cannot know of.
        """
        self._random, self._watcher, self.unanswered = random, watcher, unanswered
        self.takes_down = random.random() < 0.3
        self.session = 1
        self.screen: dict[int, Alert] = {}
        self.refuses = False
        self.loses_answers = False
        """It shows what it is given, and the answer does not arrive."""
        self.count = 0

    def restart(self) -> None:
        """The notification service starts anew: nothing is on the screen any more, and no old number means anything."""
        self.screen.clear()
        self.session += 1

    def close(self, number: int) -> None:
        """The person closes a bubble."""
        self.screen.pop(number)

    def left(self) -> None:
        """The process that showed what is on the screen is gone."""
        if self.takes_down:
            self.screen.clear()

    def show(self, alert: Alert, replaces: int | None, due: Sequence[NotificationKey]) -> int:
        """A bubble appears, or takes the place of that number, for those of its rows that were `due` when it was sent;
        returns its number.
        """
        self.count += 1
        number = replaces if replaces in self.screen else self.count
        assert number is not None
        self.screen[number] = alert
        self._watcher(number, alert, due)
        return number

    async def answer(self) -> None:
        """Take as long as a desktop takes to answer; raises NotifierFailed when it does not want to."""
        await asyncio.sleep(self._random.choice([0.001, 0.004, 0.1]))
        if self.refuses:
            raise NotifierFailed("The desktop does not answer")


def is_about_people(alert: Alert, account: AccountId) -> bool:
    """Whether this only says that more people joined in."""
    return alert.id == joined(account).id


class DesktopLine:
    """`core.ports.Notifier`: the connection of one process with the desktop."""

    def __init__(self, desktop: Desktop, owner: Process, due: Due) -> None:
        """`due` says what of a bubble the app holds as due."""
        self._desktop, self._owner, self._due = desktop, owner, due
        self._known: dict[str, tuple[int, int]] = {}
        """The session, and the number in it, of each alert that may be on the screen."""

    @property
    def screen(self) -> Mapping[int, Alert]:
        """What is on the screen."""
        return self._desktop.screen

    def knows(self, number: int) -> bool:
        """Whether a click on a bubble means something to this process."""
        return (self._desktop.session, number) in self._known.values()

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:
        """Replies are given by the person of the simulation, who calls what they lead to."""

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:
        await self._desktop.answer()
        for bubble in bubbles:
            session, number = map(int, bubble.place.split())
            if session != self._desktop.session:
                continue
            if self._known.setdefault(bubble.alert.id, (session, number)) != (session, number):
                self._desktop.screen.pop(number, None)  # it was shown again meanwhile
        return self._known.keys()

    async def show(self, alert: Alert) -> str:
        due = self._due(alert)
        await self._desktop.answer()
        before, session = self._number(alert.id), self._desktop.session
        number = self._desktop.show(alert, before, due) if self._owner.alive else 0
        await asyncio.sleep(0.001)
        if self._desktop.loses_answers:
            self._desktop.unanswered(number, alert)
            raise NotifierFailed("The desktop's answer was lost")
        self._known[alert.id] = session, number
        return f"{session} {number}"

    async def withdraw(self, alert_id: str) -> None:
        await self._desktop.answer()
        if self._owner.alive and (number := self._number(alert_id)) is not None:
            self._desktop.screen.pop(number, None)
        self._known.pop(alert_id, None)

    def closed(self, alert_id: str) -> None:
        """The desktop says that the person closed it."""
        self._known.pop(alert_id, None)

    def _number(self, alert_id: str) -> int | None:
        session, number = self._known.get(alert_id, (0, 0))
        return number if session == self._desktop.session else None

    async def aclose(self) -> None:
        """Nothing is held."""


class Keyring:
    """`core.ports.SecretStore` of the whole session; it can be locked, away, or slow."""

    place = SecretPlace.KEYRING

    def __init__(self) -> None:
        self.kept: dict[AccountId, dict[str, str]] = {}
        self.locked = self.away = False
        self.prompt_s = 0.0

    async def get(self, account: AccountId) -> dict[str, str]:
        await self._open()
        return dict(self.kept.get(account, {}))

    async def set(self, account: AccountId, secrets: Mapping[str, str]) -> None:
        await self._open()
        self.kept[account] = dict(secrets)

    async def delete(self, account: AccountId) -> None:
        await self._open()
        self.kept.pop(account, None)

    async def describe(self) -> str:
        return "In the simulation"

    async def _open(self) -> None:
        owner = process()
        await asyncio.sleep(self.prompt_s)
        if owner is not None and not owner.alive:
            raise SecretsUnavailable("The process is dead")
        if self.locked:
            raise SecretsLocked("The keyring is locked")
        if self.away:
            raise SecretsUnavailable("There is no keyring")
