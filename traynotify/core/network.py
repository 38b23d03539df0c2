"""The way to a server as a person chose it: which proxy, and whose certificates are trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import msgspec

from traynotify.core.settings import OWN_AUTHORITY, PROXY, SYSTEM_TRUST, TRUST, Values
from traynotify.core.state import State


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """One way to a server."""

    proxy: str = ""
    """What `core.settings.PROXY` accepts."""
    system_trust: bool = False
    """Trust what the system does, instead of the authorities that come with the app."""
    own_authority: str = ""
    """The path of a PEM file with a certificate that is trusted as well."""

    @classmethod
    def of(cls, values: Values) -> Network:
        """The way that was chosen for an account."""
        return cls(proxy=values[PROXY], system_trust=values[TRUST] == SYSTEM_TRUST, own_authority=values[OWN_AUTHORITY])


_current: ContextVar[Network] = ContextVar("network", default=Network())  # noqa: B039  # it is frozen


@contextmanager
def reached_by(network: Network) -> Iterator[None]:
    """Within this, and in the tasks that are begun in it, a client that is told no other way takes this one.

    For what happens before there is an account: a sign-in looks for servers and asks them in many places.
    """
    token = _current.set(network)
    try:
        yield
    finally:
        _current.reset(token)


def current_network() -> Network:
    """The way that holds here."""
    return _current.get()


def network_for_picture(state: State, url: str) -> Network | None:
    """The way to the picture of a person at `url`: that of the account which shows it, on whatever host it lies.

    None where no account in memory does, while some have a way of their own: rather no picture than a wrong way.
    """
    ways = {account: Network.of(state.settings.of(account)) for account in state.accounts}
    if len(different := set(ways.values())) < 2:
        return next(iter(different), Network())
    showing = {a for a, known in state.accounts.items() if url == known.account.identity.avatar_url}
    showing |= {
        r.account for r in state.rows.values() if any(actor.avatar_url == url for actor in r.notification.actors)
    }
    found = {ways[account] for account in showing}
    return max(found, key=lambda way: way != Network(), default=None)
