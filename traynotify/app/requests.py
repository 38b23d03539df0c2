"""What the command line can ask, as values: the same for a running instance and for an engine opened just for it."""

from __future__ import annotations

import msgspec

from traynotify.app.exit_status import ExitStatus
from traynotify.core.commands import Verb


class _Request(msgspec.Struct, frozen=True, kw_only=True, tag_field="do"):
    pass


class ListRows(_Request, frozen=True, kw_only=True, tag="list"):
    """Notifications, newest first."""

    account: str | None = None
    unread_only: bool = False
    search: str = ""
    """What is to be found in them, as the inbox's field takes it."""
    limit: int = 50


class Status(_Request, frozen=True, kw_only=True, tag="status"):
    """Unread numbers and the health of the accounts."""


class Mark(_Request, frozen=True, kw_only=True, tag="mark"):
    """Read, unread or dismiss these keys."""

    verb: Verb
    keys: tuple[str, ...]


class MarkAllRead(_Request, frozen=True, kw_only=True, tag="mark-all-read"):
    """Everything of one account, or of all."""

    account: str | None = None


class OpenPage(_Request, frozen=True, kw_only=True, tag="open"):
    """Open a notification's page in the browser."""

    key: str


class Why(_Request, frozen=True, kw_only=True, tag="why"):
    """How a notification came here, and why it did or did not raise an alert."""

    key: str


class ListAccounts(_Request, frozen=True, kw_only=True, tag="accounts-list"):
    """The accounts."""


class ListServices(_Request, frozen=True, kw_only=True, tag="accounts-services"):
    """The services, with what became of each package."""


class AddAccount(_Request, frozen=True, kw_only=True, tag="accounts-add"):
    """Sign in and keep the account; without a token the browser is used, and questions come back."""

    address: str
    service: str | None = None
    token: str | None = None
    label: str | None = None
    settings: dict[str, str] = {}


class RemoveAccount(_Request, frozen=True, kw_only=True, tag="accounts-remove"):
    """Revoke the token, delete secrets and rows."""

    account: str


class Watch(_Request, frozen=True, kw_only=True, tag="watch"):
    """Every event from now on."""

    once: bool = False
    """Only until every account has caught up."""


class ShowInbox(_Request, frozen=True, kw_only=True, tag="show"):
    """Bring the inbox to the front: what a second start asks."""


Request = (
    ListRows
    | Status
    | Mark
    | MarkAllRead
    | OpenPage
    | Why
    | ListAccounts
    | ListServices
    | AddAccount
    | RemoveAccount
    | Watch
    | ShowInbox
)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The end of an answer: the value, or a sentence that says why there is none."""

    value: object = None
    error: str = ""
    status: int = ExitStatus.DONE
