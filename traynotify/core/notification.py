"""What every service's notifications become: one frozen value that the inbox, the alerts and the archive share."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from traynotify.core.ids import RemoteId
from traynotify.core.verbs import Offer, Verb


class Kind(StrEnum):
    """What happened, in our own words; a type that no source knows becomes `OTHER` and is shown."""

    MENTION = "mention"
    REPLY = "reply"
    MESSAGE = "message"
    REACTION = "reaction"
    BOOST = "boost"
    FOLLOW = "follow"
    REQUEST = "request"
    QUOTE = "quote"
    INVITE = "invite"
    POST = "post"
    POLL = "poll"
    EDIT = "edit"
    MODERATION = "moderation"
    SYSTEM = "system"
    OTHER = "other"


class Origin(StrEnum):
    """How a notification came to us, which decides whether it is news."""

    SEED = "seed"
    """It was there when we first met the account: counted as unread, never alerted."""
    CATCH_UP = "catch_up"
    """It arrived while we were off, asleep or offline: alerted as one digest."""
    LIVE = "live"
    """It arrived while we were listening."""


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Somebody who did something. All text is plain; URLs are absolute http(s) or empty."""

    name: str
    handle: str = ""
    avatar_url: str = ""
    url: str = ""


class Notification(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One notification as its source understands it, before anything that the person did to it here.

    Every text is plain (no markup, no control characters); times are aware UTC.
    """

    id: RemoteId
    kind: Kind
    raw_kind: str
    """The service's own word for the type."""
    title: str
    """The whole sentence: “Bob boosted your post”. It begins with the first actor's name where there is one."""
    excerpt: str = ""
    warning: str = ""
    """The content warning. While it is set, `excerpt` is folded in the inbox and never shown in a bubble."""
    subject: str = ""
    """The title of the topic or thing that it happened in, where the service has one."""
    actors: tuple[Actor, ...] = ()
    """Newest first, as many as the server names."""
    actor_count: int = 0
    """How many people there are in all; never less than ``len(actors)`` once made by `traynotify.api`."""
    url: str = ""
    """The page that a click opens: http(s), or empty."""
    created_at: datetime
    updated_at: datetime | None = None
    """When an existing notification gained something (another like), where the service updates in place."""
    server_read: bool | None = None
    """The server's own read flag; None where the service has none for single items."""
    group_id: str = ""
    """Notifications with the same group belong to one thread or post."""
    slot: str = ""
    """Where the server keeps a single notification for all that happens in one place, and gives it a new id each time:
    what names that place. The newest takes the place of the one before it, whose news is not told twice."""
    offers: tuple[Offer, ...] = ()
    """How it can be answered, as far as the account can."""
    order_key: str
    """Sorts the notifications of one account as its server does, by plain text comparison; made by the source."""

    def offer(self, verb: Verb) -> Offer | None:
        """How it can be answered in this way, if it can."""
        return next((offer for offer in self.offers if offer.verb is verb), None)

    @property
    def actor(self) -> Actor | None:
        """The newest actor."""
        return self.actors[0] if self.actors else None

    @property
    def people(self) -> int:
        """How many people it tells of."""
        return max(self.actor_count, len(self.actors))

    @property
    def happened_at(self) -> datetime:
        """When it last changed: what the inbox sorts by."""
        return self.updated_at or self.created_at
