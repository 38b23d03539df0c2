"""The things that a toy osu! holds: people, notifications, channels. Plain data, no behaviour.

`overrides` is merged over the thing's JSON last: that is how a test makes any field hostile, wrong or missing
(`REMOVED` takes a field away).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

Json = Any
"""A JSON value on its way to the client."""

REMOVED: Final = object()
"""As a value in `overrides`: the field is left out."""


@dataclass(kw_only=True, eq=False, repr=False)
class User:
    """A person. `avatar` is the name of a drawing."""

    id: int
    username: str
    avatar: str

    def __repr__(self) -> str:
        return f"<User {self.id} {self.username}>"


@dataclass(kw_only=True, eq=False, repr=False)
class Notification:
    """Something that happened to `recipient`; `source` is None where the server itself did it."""

    id: int
    recipient: User
    name: str
    category: str
    object_type: str
    object_id: int
    source: User | None
    details: Mapping[str, Json]
    created_at: datetime
    is_read: bool = False
    overrides: Mapping[str, Json] = field(default_factory=dict)

    @property
    def identity(self) -> dict[str, Json]:
        """All that the server knows it by."""
        return {"id": self.id, **self.stack}

    @property
    def stack(self) -> dict[str, Json]:
        """The identity of the stack that it is in."""
        return {"category": self.category, "object_id": self.object_id, "object_type": self.object_type}

    def __repr__(self) -> str:
        return f"<Notification {self.id} {self.name}>"


@dataclass(kw_only=True, eq=False)
class Channel:
    """A channel of the chat. `type` is PM, ANNOUNCE, TEAM or PUBLIC."""

    id: int
    name: str
    type: str
    members: list[User]


@dataclass(kw_only=True, frozen=True)
class Message:
    """A line of chat."""

    id: int
    channel: Channel
    sender: User
    content: str
    created_at: datetime
    is_action: bool = False


@dataclass(frozen=True)
class Event:
    """Something for the websockets of one person."""

    user_id: int
    name: str
    body: Mapping[str, Json]
    """What stands beside the event's name in the message: ``data``, nearly always."""


@dataclass(frozen=True)
class SessionEvent:
    """Something for the websocket of one token: it was confirmed, or is at its end."""

    token: str
    name: str


def with_overrides(json: dict[str, Json], overrides: Mapping[str, Json]) -> dict[str, Json]:
    """`json` with its overrides."""
    return {name: value for name, value in {**json, **overrides}.items() if value is not REMOVED}
