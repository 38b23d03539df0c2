"""What widgets call, carried out: every call spawns the engine's work, and what goes wrong is said in the inbox."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtGui import QGuiApplication

from traynotify.app.bootstrap import App
from traynotify.app.demo_start import start_demo
from traynotify.app.replies import NOT_OPENED, Replies
from traynotify.app.windows import Windows
from traynotify.core.activity import Activity
from traynotify.core.commands import Verb
from traynotify.core.errors import (
    CertificatesUnusable,
    SecretsLocked,
    SecretsUnavailable,
    SeveralAnswer,
    StorageFailed,
    TraynotifyError,
)
from traynotify.core.ids import AccountId, NotificationKey, ServiceId
from traynotify.core.language import tr
from traynotify.core.ports import Found, ImageCache, SecretPlace, Service, SignInPrompt
from traynotify.core.query import Query
from traynotify.core.selector import Group, OfKind
from traynotify.core.settings import OWN_AUTHORITY, AnySetting, Values
from traynotify.core.state import Operation, Row
from traynotify.desktop.autostart import Autostart
from traynotify.engine.tasks import Tasks
from traynotify.ui.actions import ServerSeen, SignIn, SignInEnd


class _TaskSignIn:
    """A sign-in that runs in a task."""

    def __init__(self, task: asyncio.Task[Any]) -> None:
        self._task = task

    def cancel(self) -> None:
        """Stop it."""
        self._task.cancel()


class EngineActions:
    """`ui.actions.Actions` over the engine."""

    def __init__(
        self,
        app: App,
        windows: Windows,
        replies: Replies,
        images: ImageCache,
        autostart: Autostart,
        on_quit: Callable[[], None],
    ) -> None:
        self._app, self._engine, self._windows = app, app.engine, windows
        self._replies, self._images, self._autostart, self._on_quit = replies, images, autostart, on_quit
        self._tasks, self._wishes = Tasks(), Tasks()
        self._undoing = set[int]()
        """What is being taken back: who clicks twice is not told that the second time was too late."""

    async def aclose(self) -> None:
        """Break off what is under way, but for clicks that are being accepted; what was is in the outbox."""
        await self._wishes.aclose(patience_s=2.0)
        await self._tasks.aclose()

    def _ask(self, name: str, work: Coroutine[Any, Any, object], written: str = "") -> None:
        """Start `work` that takes up a click; on an error of ours, the person keeps what they had `written` for it."""
        self._do(name, work, self._wishes, written)

    def _do(self, name: str, work: Coroutine[Any, Any, object], tasks: Tasks | None = None, written: str = "") -> None:
        """Start `work`; an error of ours is said to the person."""
        task = (tasks or self._tasks).spawn(name, self._complaining(work, written))
        task.add_done_callback(lambda _: work.close())  # one that was cancelled before its first step never awaits it

    async def _complaining(self, work: Coroutine[Any, Any, object], written: str) -> None:
        try:
            await work
        except TraynotifyError as error:
            said = str(error)
            if written:  # the notification that it was an answer to may be gone
                QGuiApplication.clipboard().setText(written)
                said = tr("{reason}. What you wrote is in the clipboard", reason=said.rstrip("."))
            self._windows.say(said)

    # Reading

    def open(
        self, key: NotificationKey, activation_token: str | None = None, *, others: Sequence[NotificationKey] = ()
    ) -> None:
        """Open its page in the browser, and mark it and `others` read where the settings say so."""
        self._do("open", self._open(key, activation_token, others))

    async def _open(
        self, key: NotificationKey, activation_token: str | None, others: Sequence[NotificationKey]
    ) -> None:
        seen = self._engine.shown((key, *others))
        if not await self._replies.open(key, activation_token, others=others, seen=seen):
            self._windows.say(tr(NOT_OPENED))

    def copy_link(self, key: NotificationKey) -> None:
        """Put the address of its page into the clipboard."""

        self._do("copy link", self._copy_link(key))

    async def _copy_link(self, key: NotificationKey) -> None:
        for row in await self._engine.store.rows([key]):
            QGuiApplication.clipboard().setText(row.notification.url)

    def mark_read(self, keys: Collection[NotificationKey]) -> None:
        """Read here at once; told to the server after the time for undoing."""
        self._ask("mark read", self._engine.ask(Verb.READ, keys, seen=self._engine.shown(keys)))

    def mark_unread(self, keys: Collection[NotificationKey]) -> None:
        """Unread here at once; told to the server where it can keep that."""
        self._ask("mark unread", self._engine.ask(Verb.UNREAD, keys))

    def mark_all_read(self, account: AccountId | None = None) -> None:
        """Everything of one account, or of all."""
        self._ask("mark all read", self._engine.mark_all_read(account))

    def mark_scope_read(self, account: AccountId, scope: Group | OfKind) -> None:
        """Everything of one group, or of one of the service's kinds, in one account."""
        self._ask("mark read", self._engine.mark_scope_read(account, scope))

    def dismiss(self, keys: Collection[NotificationKey]) -> None:
        """Delete on the server."""
        self._ask("dismiss", self._engine.ask(Verb.DISMISS, keys, seen=self._engine.shown(keys)))

    def clear(self, account: AccountId) -> None:
        """Delete everything on the server."""
        self._ask("clear", self._engine.clear(account))

    def can_undo(self) -> Operation | None:
        """The person's last operation that can still be taken back."""
        return self._engine.undoable()

    def undo(self, operation: int | None = None) -> None:
        """Take back that operation, or the last one; where it was too late, which is known only then, that is said."""
        last = self._engine.undoable()
        number = operation if operation is not None or last is None else last.id
        if number is not None and number not in self._undoing:
            self._undoing.add(number)
            self._ask("undo", self._undo(number))

    async def _undo(self, operation: int) -> None:
        try:
            if not await self._engine.undo(operation):
                self._windows.say(tr("It is too late to undo that: the server may have heard of it"))
        finally:
            self._undoing.discard(operation)

    def answer(self, verb: Verb, key: NotificationKey, text: str = "") -> None:
        """Reply, follow back, accept or decline."""
        self._ask("answer", self._engine.answer(verb, key, text), text.strip())

    def snooze(self, keys: Collection[NotificationKey], until: datetime | None) -> None:
        """Put off until then; None takes that back."""
        self._ask("snooze", self._engine.snooze(keys, until))

    def wake(self, keys: Collection[NotificationKey]) -> None:
        """Bring back what was put off."""
        self._ask("wake", self._engine.wake(keys))

    def retry(self, keys: Collection[NotificationKey]) -> None:
        """Ask the server again for what it refused."""
        self._ask("retry", self._engine.retry(keys))

    def history(
        self,
        before: Row | None,
        account: AccountId | None,
        unread_only: bool,
        callback: Callable[[Sequence[Row] | None], None],
    ) -> None:
        """A page of older rows from the archive."""

        async def fetch() -> None:
            try:
                rows: Sequence[Row] | None = await self._app.history(account, unread_only, 100, before)
            except StorageFailed:
                rows = None
            callback(rows)

        self._do("history", fetch())

    def search(self, query: Query, before: Row | None, callback: Callable[[Found | None], None]) -> None:
        """The newest rows of the archive that a resolved query fits."""

        async def look() -> None:
            try:
                found: Found | None = await self._app.archive.search(query, before=before)
            except StorageFailed:
                found = None
            callback(found)

        self._do("search", look())

    def avatar(self, url: str, callback: Callable[[str | None], None]) -> None:
        """The path of a small PNG with the image at `url`, or None."""

        self._do("avatar", self._fetch_avatar(url, callback))

    async def _fetch_avatar(self, url: str, callback: Callable[[str | None], None]) -> None:
        callback(await self._images.path(url))

    # Accounts

    def services(self) -> Sequence[Service]:
        """The services that accounts can be added of."""
        return self._app.registry.services()

    def unusable_services(self) -> Sequence[str]:
        """A sentence for each package whose service cannot be used."""
        return [
            tr(
                "“{id}” of the package {package} cannot be used. {reason}",
                id=record.id,
                package=record.package,
                reason=record.reason,
            )
            for record in self._app.registry.records()
            if record.service is None
        ]

    def activity(self, account: AccountId) -> Activity | None:
        """What an account is doing now; None once it is gone."""
        return self._engine.activity(account) if account in self._engine.store.state.accounts else None

    def refresh(self) -> None:
        """Ask every account for news now."""
        self._engine.supervisor.nudge()

    def pause(self, account: AccountId | None, paused: bool) -> None:
        """Stop or resume one account, or all."""
        for name in list(self._engine.store.state.accounts) if account is None else [account]:
            self._do("pause", self._engine.accounts.pause(name, paused))

    def look_at_server(
        self, address: str, service: ServiceId | None, done: Callable[[ServerSeen], None], chosen: Values
    ) -> SignIn:
        """What answers at `address`."""

        async def look() -> None:
            try:
                seen = await self._engine.accounts.look_at(address, service=service, settings=chosen)
            except TraynotifyError as error:
                done(ServerSeen(problem=str(error)))
            else:
                done(ServerSeen(service=seen.service.id, software=seen.answer.software, url=seen.answer.base_url))

        return _TaskSignIn(self._tasks.spawn("look at a server", look()))

    def start_sign_in(
        self,
        address: str,
        service: ServiceId | None,
        token: str | None,
        prompt: SignInPrompt,
        done: Callable[[SignInEnd], None],
        chosen: Values,
    ) -> SignIn:
        """Add the account at `address`, with the settings that were chosen for it."""

        async def add() -> AccountId:
            found, grant = await self._engine.accounts.sign_in(
                address, service=service, token=token, prompt=prompt, settings=chosen
            )
            return await self._app.add_account(found, grant, chosen)

        return self._signing_in(add(), done)

    def sign_in_again(
        self, account: AccountId, token: str | None, prompt: SignInPrompt, done: Callable[[SignInEnd], None]
    ) -> SignIn:
        """Get a new token for an account that is known, or take the one given."""
        return self._signing_in(self._engine.accounts.sign_in_again(account, token=token, prompt=prompt), done)

    def _signing_in(self, work: Coroutine[Any, Any, AccountId], done: Callable[[SignInEnd], None]) -> SignIn:
        async def end() -> None:
            try:
                ended = SignInEnd(account=await work)
            except SeveralAnswer as error:
                ended = SignInEnd(error=str(error), services=error.services)
            except SecretsUnavailable as error:
                ended = SignInEnd(error=error.problem, no_keyring=not isinstance(error, SecretsLocked))
            except TraynotifyError as error:
                ended = SignInEnd(error=str(error))
            done(ended)

        return _TaskSignIn(self._tasks.spawn("sign in", end()))

    def remove_account(self, account: AccountId, done: Callable[[str], None]) -> None:
        """Revoke its token, and delete its secrets, rows and settings."""

        async def remove() -> None:
            try:
                said = (await self._app.remove_account(account)).text
            except TraynotifyError as error:
                said = str(error)
            done(said)

        self._do("remove account", remove())

    def describe_secrets(self, callback: Callable[[str], None]) -> None:
        """In words, where tokens are kept."""

        async def describe() -> None:
            try:
                text = await self._app.secrets.describe()
            except TraynotifyError as error:
                text = str(error)
            callback(text)

        self._do("describe secrets", describe())

    def keep_secrets_in(self, place: SecretPlace) -> None:
        """Where tokens go from now on, chosen where there is no keyring."""
        self._app.secrets.use(place)

    def open_page(self, url: str, callback: Callable[[bool], None]) -> None:
        """Open an http(s) page in the browser."""

        self._do("open a page", self._open_page(url, callback))

    async def _open_page(self, url: str, callback: Callable[[bool], None]) -> None:
        callback(await self._app.launcher.open(url))

    # Choices

    def set_setting(self, setting: AnySetting, value: Any) -> None:
        """Change a general setting."""
        self._do("set", self._app.choose(setting, value))

    def set_account_setting(self, account: AccountId, setting: AnySetting, value: Any) -> str:
        """Change a setting of one account; a sentence for a file that cannot be used."""
        if setting is OWN_AUTHORITY and value:
            from traynotify.api.certificates import read_authority  # with the network libraries

            try:
                read_authority(value)
            except CertificatesUnusable as error:
                return str(error)
        self._do("set", self._app.choose(setting, value, account))
        return ""

    def autostart_enabled(self) -> bool:
        """Whether the app starts at login."""
        return self._autostart.is_enabled()

    def set_autostart(self, enabled: bool) -> str:
        """Start at login or not; a sentence when the desktop did not take it."""
        try:
            (self._autostart.enable if enabled else self._autostart.disable)()
        except OSError as error:
            return tr("That could not be changed: {reason}", reason=error.strerror or error)
        return ""

    # Windows

    def show_inbox(self, account: AccountId | None = None) -> None:
        """Bring the inbox to the front."""
        self._windows.show_inbox(account)

    def show_accounts(self, account: AccountId | None = None) -> None:
        """Bring the accounts to the front."""
        self._windows.show_accounts(account)

    def show_settings(self) -> None:
        """Bring the settings to the front."""
        self._windows.show_settings()

    def try_demo(self) -> str:
        """Start the demo beside the app."""
        return start_demo()

    def quit(self) -> None:
        """End the app; what is pending is kept."""
        self._on_quit()
