"""The desktop and the keyring of the simulated computer. They outlive the app, and can fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from random import Random

from tests.simulation.loop import Process, process
from traynotify.core.alert import Alert, ReplyHandler
from traynotify.core.digest import joined
from traynotify.core.errors import NotifierFailed, SecretsLocked, SecretsUnavailable
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.ports import SecretPlace

Watcher = Callable[[Alert, Sequence[NotificationKey]], None]
Due = Callable[[Alert], Sequence[NotificationKey]]


class Desktop:
    """What is on the screen, and a record of every alert that was ever raised."""

    def __init__(self, random: Random, watcher: Watcher, unanswered: Callable[[Alert], None]) -> None:
        """`watcher` is told of each bubble and of what was due, `unanswered` of those that the app cannot know of."""
        self._random, self._watcher, self.unanswered = random, watcher, unanswered
        self.screen: dict[str, Alert] = {}
        self.refuses = False
        self.loses_answers = False
        """It shows what it is given, and the answer does not arrive."""
        self.count = 0

    def restart(self) -> None:
        """The notification service starts anew: nothing is on the screen any more."""
        self.screen.clear()

    def show(self, alert: Alert, due: Sequence[NotificationKey]) -> None:
        """A bubble appears, or another takes its place, for those of its rows that were `due` when it was sent."""
        self.screen[alert.id] = alert
        self.count += 1
        self._watcher(alert, due)

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
        self.unanswered = set[str]()
        """Bubbles of which the app cannot know that they are on the screen."""

    @property
    def screen(self) -> Mapping[str, Alert]:
        """What is on the screen."""
        return self._desktop.screen

    async def start(self, on_reply: ReplyHandler) -> None:
        """Replies are given by the person of the simulation, who calls what they lead to."""

    async def show(self, alert: Alert) -> None:
        due = self._due(alert)
        await self._desktop.answer()
        if self._owner.alive:
            self._desktop.show(alert, due)
        await asyncio.sleep(0.001)
        self.unanswered.discard(alert.id)
        if self._desktop.loses_answers:
            self.unanswered.add(alert.id)
            self._desktop.unanswered(alert)
            raise NotifierFailed("The desktop's answer was lost")

    async def withdraw(self, alert_id: str) -> None:
        await self._desktop.answer()
        if self._owner.alive:
            self._desktop.screen.pop(alert_id, None)

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
