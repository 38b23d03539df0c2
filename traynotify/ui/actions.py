"""The only object that a widget calls to make something happen. Every call returns at once and none of them awaits.

What a call changes comes back through the bridge. A callback is called once,
on the Qt thread, and never from inside the call.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from traynotify.core.activity import Activity
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey, ServiceId
from traynotify.core.ports import Found, SecretPlace, Service, SignInPrompt
from traynotify.core.query import Query
from traynotify.core.selector import Group, OfKind
from traynotify.core.settings import AnySetting, Values
from traynotify.core.state import Operation, Row


@dataclass(frozen=True, slots=True)
class SignInEnd:
    """How signing in ended: with an account, or with a sentence that says why not."""

    account: AccountId | None = None
    error: str = ""
    no_keyring: bool = False
    """There is nowhere safe to keep the permission: the person has to choose where it goes instead."""
    services: tuple[str, ...] = ()
    """Those of which the person has to choose one, where more than one answers at the address."""


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """What answers at an address: a server that a service knows as its own, or a sentence that says why none."""

    service: ServiceId | None = None
    software: str = ""
    """For people: “Name 4.3.1”."""
    url: str = ""
    """Where it answers."""
    problem: str = ""


class SignIn(Protocol):
    """A sign-in that is under way, or a look at a server."""

    def cancel(self) -> None:
        """Stop it; its callback is not called any more. Nothing happens when it has ended."""
        ...


class Reading(Protocol):
    """What a person does to notifications."""

    def open(
        self, key: NotificationKey, activation_token: str | None = None, *, others: Sequence[NotificationKey] = ()
    ) -> None:
        """Open its page in the browser, and mark it and `others`, which are about it too, read where the settings say
        so.
        """
        ...

    def copy_link(self, key: NotificationKey) -> None:
        """Put the address of its page into the clipboard."""
        ...

    def mark_read(self, keys: Collection[NotificationKey]) -> None:
        """Read here at once; told to the server after the time for undoing."""
        ...

    def mark_unread(self, keys: Collection[NotificationKey]) -> None:
        """Unread here at once; told to the server where it can keep that."""
        ...

    def mark_all_read(self, account: AccountId | None = None) -> None:
        """Everything of one account, or of all."""
        ...

    def mark_scope_read(self, account: AccountId, scope: Group | OfKind) -> None:
        """Everything of one group, or of one of the service's kinds, in one account."""
        ...

    def dismiss(self, keys: Collection[NotificationKey]) -> None:
        """Delete on the server; only for accounts whose capabilities have `dismiss`."""
        ...

    def clear(self, account: AccountId) -> None:
        """Delete everything on the server; only where the capabilities have `clear`, and after the person confirmed."""
        ...

    def can_undo(self) -> Operation | None:
        """The person's last operation that the server has not heard of yet, while it can be taken back."""
        ...

    def undo(self, operation: int | None = None) -> None:
        """Take back that operation, or the last one; where it was too late, that is said."""
        ...

    def answer(self, verb: Verb, key: NotificationKey, text: str = "") -> None:
        """Reply, follow back, accept or decline; only where the row offers it and the capabilities have it."""
        ...

    def snooze(self, keys: Collection[NotificationKey], until: datetime | None) -> None:
        """Put off until then, here alone; None takes that back, as if it never was."""
        ...

    def wake(self, keys: Collection[NotificationKey]) -> None:
        """Bring back what was put off, before its time."""
        ...

    def retry(self, keys: Collection[NotificationKey]) -> None:
        """Ask the server again for what it refused."""
        ...

    def history(
        self,
        before: Row | None,
        account: AccountId | None,
        unread_only: bool,
        callback: Callable[[Sequence[Row] | None], None],
    ) -> None:
        """A page of listed rows older than `before` from the archive, newest first.

        Empty at the end, None when the archive cannot be read.
        """
        ...

    def search(self, query: Query, before: Row | None, callback: Callable[[Found | None], None]) -> None:
        """The newest rows that a resolved query fits, older than `before`; None when the archive cannot be read."""
        ...

    def avatar(self, url: str, callback: Callable[[str | None], None]) -> None:
        """The path of a small PNG with the image at `url`, or None when there is no usable one."""
        ...


class Accounts(Protocol):
    """What a person does to accounts."""

    def services(self) -> Sequence[Service]:
        """The services that accounts can be added of, the ones that failed to load left out."""
        ...

    def unusable_services(self) -> Sequence[str]:
        """A sentence for each package whose service cannot be used: which, and why."""
        ...

    def activity(self, account: AccountId) -> Activity | None:
        """What an account is doing now, and what it asked of its server; None once it is gone."""
        ...

    def refresh(self) -> None:
        """Ask every account for news now, and retry what is offline."""
        ...

    def pause(self, account: AccountId | None, paused: bool) -> None:
        """Stop or resume one account, or all."""
        ...

    def look_at_server(
        self, address: str, service: ServiceId | None, done: Callable[[ServerSeen], None], chosen: Values
    ) -> SignIn:
        """Ask what answers at `address`, by the way to it that is `chosen`; of every service, or of `service` alone."""
        ...

    def start_sign_in(
        self,
        address: str,
        service: ServiceId | None,
        token: str | None,
        prompt: SignInPrompt,
        done: Callable[[SignInEnd], None],
        chosen: Values,
    ) -> SignIn:
        """Add the account at `address` (a host, URL or handle); without `service`, the server's own answer decides.

        `chosen` are settings that it is to have, the way to its server among them.
        """
        ...

    def sign_in_again(
        self, account: AccountId, token: str | None, prompt: SignInPrompt, done: Callable[[SignInEnd], None]
    ) -> SignIn:
        """Get a new token for an account that is known, or take the one given; its history and settings stay."""
        ...

    def remove_account(self, account: AccountId, done: Callable[[str], None]) -> None:
        """Revoke its token, and delete its secrets and rows; `done` gets what went wrong as a sentence, if so."""
        ...

    def describe_secrets(self, callback: Callable[[str], None]) -> None:
        """In words, where tokens are kept and how they are protected there."""
        ...

    def keep_secrets_in(self, place: SecretPlace) -> None:
        """Where tokens go from now on, chosen where there is no keyring."""
        ...

    def open_page(self, url: str, callback: Callable[[bool], None]) -> None:
        """Open an http(s) page in the browser; False when it could not be."""
        ...


class Choices(Protocol):
    """What a person sets."""

    def set_setting(self, setting: AnySetting, value: Any) -> None:
        """Change a general setting; `value` has passed ``setting.parse``."""
        ...

    def set_account_setting(self, account: AccountId, setting: AnySetting, value: Any) -> str:
        """Change a setting of one account; `value` has passed ``setting.parse``.

        Returns a sentence where it cannot be used all the same, otherwise an empty text.
        """
        ...

    def autostart_enabled(self) -> bool:
        """Whether the app starts at login."""
        ...

    def set_autostart(self, enabled: bool) -> str:
        """Start at login or not; a sentence when the desktop did not take it, otherwise an empty text."""
        ...


class Actions(Reading, Accounts, Choices, Protocol):
    """All of it, and the way from one window to the others."""

    def show_inbox(self, account: AccountId | None = None) -> None:
        """Bring the inbox to the front, showing this account only where one is given."""
        ...

    def show_accounts(self, account: AccountId | None = None) -> None:
        """Bring the accounts to the front, with this one chosen; without any account, the first-start window."""
        ...

    def show_settings(self) -> None:
        """Bring the settings to the front."""
        ...

    def try_demo(self) -> str:
        """Start the demo beside the app; a sentence where that cannot be, otherwise an empty text."""
        ...

    def quit(self) -> None:
        """End the app; what is pending is kept."""
        ...
