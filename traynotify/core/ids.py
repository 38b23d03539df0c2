"""Identifiers: which account, which of a server's notifications, and the pair that is unique in the whole app."""

from __future__ import annotations

from typing import NewType

import msgspec

from traynotify.core.language import tr

AccountId = NewType("AccountId", str)
"""``service:handle``, for example ``service:ana@example.social``; never contains a slash or white space."""

RemoteId = NewType("RemoteId", str)
"""A server's own id of a notification: opaque text, never parsed and never compared by order outside its source."""

ServiceId = NewType("ServiceId", str)
"""The short name of a service, as its entry point is called."""


class NotificationKey(msgspec.Struct, frozen=True, order=True, gc=False):
    """Names one notification in the whole app; its text form is ``ACCOUNT/REMOTE``."""

    account: AccountId
    remote: RemoteId

    def __str__(self) -> str:
        return f"{self.account}/{self.remote}"

    @classmethod
    def parse(cls, text: str) -> NotificationKey:
        """The key that `text` spells; raises ValueError when it is not ``ACCOUNT/REMOTE``."""
        account, slash, remote = text.partition("/")
        if not (account and slash and remote):
            raise ValueError(tr("“{text}” is not a key; a key looks like service:name@host/123", text=text))
        return cls(AccountId(account), RemoteId(remote))


def account_id(service: ServiceId, handle: str) -> AccountId:
    """The id of the account `handle` on `service`, without what would break a key in two.

    A folder of a host begins with a tilde there: without any sign the name would be that of another host.
    """
    name = handle.strip().lstrip("@").lower().replace("/", "~")
    return AccountId(f"{service}:{''.join(c for c in name if c.isprintable() and not c.isspace())}")
