"""The way to a server as a person chose it: which proxy, and whose certificates are trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import msgspec

from traynotify.core.settings import OWN_AUTHORITY, PROXY, SYSTEM_TRUST, TRUST, Values


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
