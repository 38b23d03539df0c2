"""An account and how it is doing. Tokens are never part of it: they live in the secret store alone."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

import msgspec

from traynotify.core.capability import Capabilities
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.language import phrase


class Identity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who the server says that we are."""

    remote_id: str
    """The server's own id of the person: on one server, what “the same account” is decided by on signing in again."""
    handle: str
    """The full address: ``ana@example.social``."""
    display_name: str = ""
    avatar_url: str = ""
    url: str = ""
    """The account's own page."""
    software: str = ""
    """What the server runs, for people: “Name 4.3.1”."""
    capabilities: Capabilities = Capabilities()


class Account(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is remembered about an account between two starts."""

    id: AccountId
    service: ServiceId
    base_url: str
    """``scheme://host[:port][/path]`` without a slash at the end; the only place that the token is sent to."""
    identity: Identity
    added_at: datetime
    paused: bool = False
    cursor: str | None = None
    """Where catching up starts; opaque, made by the source, never ahead of the stored rows."""
    seeded: bool = False
    """The first contact is complete: what comes from now on is news."""
    marker: str = ""
    """The order key up to which the server counts everything as read, for services that have a marker."""

    @property
    def has_marker(self) -> bool:
        """Whether its server holds as unread whatever is above its marker, as far as it has no flags."""
        return bool(self.marker) or self.identity.capabilities.reads_by_marker


class HealthState(StrEnum):
    """How an account is doing, as the command line and the inbox name it."""

    CONNECTING = "connecting"
    LIVE = "live"
    POLLING = "polling"
    OFFLINE = "offline"
    NEEDS_SIGN_IN = "needs_sign_in"
    LIMITED = "limited"
    PAUSED = "paused"


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The state of an account's connection, with a sentence that says why and what happens next."""

    state: HealthState
    since: datetime
    detail: str = ""
    """To be given to `tr`: marked for translation, or said in the language of its moment."""
    next_try_at: datetime | None = None


def is_same_server(known: str, other: str) -> bool:
    """Whether a token for the base address `known` may go to `other` as well: the same host and port, no less secure.

    What a server says of itself, its name and the names of its people, decides nothing here: it may say anything.
    """
    try:
        return _host_and_port(known) == _host_and_port(other) and not (
            known.startswith("https:") and not other.startswith("https:")
        )
    except ValueError:
        return False


def _host_and_port(base_url: str) -> tuple[str, int | None]:
    """The host, and the port unless it is that of the scheme."""
    parts = urlsplit(base_url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return (parts.hostname or "").lower(), None if parts.port == usual else parts.port


def first_health(account: Account, at: datetime) -> Health:
    """How an account is doing before anything was tried: paused, or connecting."""
    if account.paused:
        return Health(state=HealthState.PAUSED, since=at, detail=phrase("You paused it"))
    return Health(state=HealthState.CONNECTING, since=at)
