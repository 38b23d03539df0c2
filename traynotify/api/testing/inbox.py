"""What a person would see of an account: takes what a source tells, as the engine does."""

from __future__ import annotations

from traynotify.api.clock import SystemClock
from traynotify.core.account import Account, Identity
from traynotify.core.events import Online, SourceEvent
from traynotify.core.facts import AccountStored, FromSource
from traynotify.core.ids import AccountId, RemoteId, ServiceId
from traynotify.core.notification import Origin
from traynotify.core.reduce import reduce
from traynotify.core.state import Row, State

_ACCOUNT = AccountId("service:somebody@server.example")


class Inbox:
    """The rows of one account, from its first contact on."""

    def __init__(self) -> None:
        self._clock = SystemClock()
        account = Account(
            id=_ACCOUNT,
            service=ServiceId("service"),
            base_url="https://server.example",
            identity=Identity(remote_id="1", handle="somebody@server.example"),
            added_at=self._clock.now(),
        )
        self._state, _ = reduce(State(), AccountStored(account=account, at=account.added_at))
        self._is_online = False

    def restart(self) -> None:
        """The source listens anew: what it tells before `Online` came in between."""
        self._is_online = False

    def take(self, event: SourceEvent) -> None:
        """What the source tells now."""
        origin = Origin.LIVE if self._is_online else Origin.CATCH_UP
        if not self._state.accounts[_ACCOUNT].account.seeded:
            origin = Origin.SEED
        fact = FromSource(account=_ACCOUNT, event=event, origin=origin, at=self._clock.now())
        self._state, _ = reduce(self._state, fact)
        self._is_online = self._is_online or isinstance(event, Online)

    def held(self) -> dict[RemoteId, str]:
        """What the server was last known to hold as unread, as `SourceContext.unread` tells it."""
        return self._state.unread_on_server(_ACCOUNT)

    @property
    def rows(self) -> dict[str, Row]:
        """What is listed, by the server's ids, newest first."""
        return {str(row.notification.id): row for row in self._state.listed()}

    @property
    def unread(self) -> set[str]:
        """The ids of what is unread."""
        return {remote_id for remote_id, row in self.rows.items() if not row.is_read}
