"""Puts the app together: one profile's archive, settings and secrets, the services, and an engine on top of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from random import Random
from typing import Any

from msgspec.structs import replace

from traynotify.app.clock import SystemClock
from traynotify.app.options import Options
from traynotify.app.sources import Factory
from traynotify.core.budget import Budgets, RequestBudget
from traynotify.core.errors import SettingsBroken, TraynotifyError
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.network import Network
from traynotify.core.ports import Grant, Service
from traynotify.core.query import Is, parse, resolved
from traynotify.core.settings import LANGUAGE, AnySetting, Settings, Values
from traynotify.core.state import Row
from traynotify.desktop.launcher import BrowserLauncher
from traynotify.engine.accounts import Removal
from traynotify.engine.engine import Engine
from traynotify.engine.registry import Registry
from traynotify.storage.archive import SqliteArchive, open_archive
from traynotify.storage.secrets import ChosenSecrets
from traynotify.storage.settings_file import SettingsFile

SERVICE_GROUP = "service"
"""The group of the settings that belong to a service."""

Prepare = Callable[["App"], Awaitable[None]]
"""Called with everything loaded and nothing started yet."""


class App:
    """Everything of one profile that lives as long as the process. Only `open` makes one; `aclose` ends it."""

    def __init__(self, options: Options, archive: SqliteArchive) -> None:
        self.options, self.profile, self.archive = options, options.profile, archive
        self.clock = SystemClock()
        self.launcher = BrowserLauncher()
        self.registry = Registry(_api_version)
        self.secrets = ChosenSecrets(options.secret_place, options.profile)
        self.settings_file = SettingsFile(options.profile.settings_file, self._settings_of_service)
        self.budgets = Budgets()
        self.pictures = RequestBudget()
        """The pictures of people that were fetched; the purpose is the host."""
        self.factory = Factory(
            self.registry,
            self.secrets,
            self.clock,
            lambda account: self.settings.of(account),
            self.budgets,
            lambda account: self.engine.store.state.unread_on_server(account),
        )
        self.engine = Engine(
            archive=archive,
            secrets=self.secrets,
            factory=self.factory,
            registry=self.registry,
            clock=self.clock,
            random=Random(),
            budgets=self.budgets,
        )
        self._changing_settings = asyncio.Lock()
        self.notices: list[str] = []
        """What the person should know about this start: a damaged file kept aside, settings that cannot be read."""

    @classmethod
    async def open(cls, options: Options) -> App:
        """Read what is on disk; raises StorageFailed. Broken settings become a notice, and the defaults hold."""
        opened = await open_archive(options.profile.archive_file)
        app = cls(options, opened.archive)
        if options.greeting:
            app.notices.append(options.greeting)
        if opened.notice:
            app.notices.append(opened.notice)
        try:
            settings = app.settings_file.load()
        except SettingsBroken as error:
            app.notices.append(str(error))
            settings = Settings()
        app.notices.extend(app.settings_file.warnings)
        await app.engine.load(settings)
        return app

    @property
    def settings(self) -> Settings:
        """What the person chose."""
        return self.engine.store.state.settings

    async def change_settings(self, change: Callable[[Settings], Settings]) -> None:
        """Keep changed settings and let them take effect, one change after the other.

        Raises SettingsBroken, StorageFailed, or what `change` raises, and then nothing has changed.
        """
        async with self._changing_settings:
            await self._take_up(self.settings_file.save(change(self.settings)))

    async def reread_settings(self) -> None:
        """Let take effect what somebody wrote into the file; raises SettingsBroken, and then what was so holds."""
        async with self._changing_settings:
            if self.settings_file.changed_outside():
                await self._take_up(self.settings_file.load())

    async def _take_up(self, settings: Settings) -> None:
        before = self.settings
        await self.engine.change_settings(settings)
        for account in self.engine.store.state.accounts:
            old, new = before.of(account), settings.of(account)
            if (old.in_group(SERVICE_GROUP), Network.of(old)) != (new.in_group(SERVICE_GROUP), Network.of(new)):
                await self.engine.accounts.listen_anew(account)  # a source reads its settings when it is made
        if before.general[LANGUAGE] != settings.general[LANGUAGE]:
            await self.engine.accounts.say_anew()

    async def choose(self, setting: AnySetting, value: Any, account: AccountId | None = None) -> None:
        """Keep one choice, a general one or one for an account; raises ValueError as well when it does not fit."""

        def change(settings: Settings) -> Settings:
            if account is None:
                return replace(settings, general=settings.general.parsing(setting, value))
            return settings.with_account(account, settings.of(account).parsing(setting, value))

        await self.change_settings(change)

    async def add_account(
        self, service: Service, grant: Grant, chosen: Values | None = None, *, listen: bool = True
    ) -> AccountId:
        """Keep an account that was signed in to, with the settings that were chosen for it, and listen to it.

        Where the sign-in is not kept, the settings of an account that is here stay as they are.
        """
        accounts = self.engine.accounts
        if chosen is None or chosen == Values():
            return await accounts.add(service, grant, listen=listen)
        name = await accounts.accept(service, grant)
        before = self.settings
        try:
            await self.change_settings(lambda s: s.with_account(name, s.of(name).with_all_of(chosen)))
        except TraynotifyError:
            await accounts.give_back(service, grant)
            raise
        try:
            return await accounts.add(service, grant, listen=listen)
        except TraynotifyError:
            await self.change_settings(lambda s: _with_those_of(before, name, s))
            raise

    async def remove_account(self, account: AccountId) -> Removal:
        """Remove an account with its token, rows and settings; returns what is left to say."""
        removal = await self.engine.accounts.remove(account)
        self.budgets.forget(account)
        if account in self.settings.accounts:
            await self.change_settings(lambda settings: settings.without_account(account))
        return removal

    async def history(
        self, account: AccountId | None, unread_only: bool, limit: int, before: Row | None = None
    ) -> list[Row]:
        """Rows as the inbox shows them, newest first, from all that is on disk."""
        found: list[Row] = []
        while len(found) < limit:
            page = await self.archive.page(
                account=account, unread_only=unread_only, before=before, limit=max(100, limit - len(found))
            )
            found += [row for row in page if self.engine.store.state.shows(row)]
            if not page:
                break
            before = page[-1]
        return found[:limit]

    async def search(self, text: str, account: AccountId | None, unread_only: bool, limit: int) -> list[Row]:
        """Rows of the inbox in which `text` is found, newest first, from all that is on disk."""
        query = parse(f"is:{Is.UNREAD} {text}" if unread_only else text)
        found = await self.archive.search(resolved(query, self.engine.store.state, account), limit=limit)
        return list(found.rows)

    async def aclose(self) -> None:
        """Stop everything in order; what is pending is on disk."""
        await self.engine.aclose()
        await self.factory.store_unsaved()
        await self.archive.aclose()

    def _settings_of_service(self, service: ServiceId) -> Sequence[AnySetting]:
        known = self.registry.get(service)
        return known.settings if known is not None else ()


def _with_those_of(before: Settings, account: AccountId, now: Settings) -> Settings:
    """`now`, but for one account as it was `before`."""
    if account in before.accounts:
        return now.with_account(account, before.of(account))
    return now.without_account(account)


def _api_version() -> int:
    """Asked for late: the network libraries come with it, and the tray icon does not wait for them."""
    from traynotify.api import API_VERSION

    return API_VERSION
