"""The toy Mastodon itself, without any I/O: who lives there, what they posted, who was notified, what was read.

Time and chance come from outside, so that a simulation can drive the same logic without sockets and repeat itself.
Not thread-safe: it belongs to one thread at a time.
"""

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final

from traynotify.demo.json_text import dump
from traynotify.demo.mastodon import entities
from traynotify.demo.mastodon.authority import Authority
from traynotify.demo.mastodon.details import details_of
from traynotify.demo.mastodon.flavours import MASTODON, Flavour
from traynotify.demo.mastodon.identifiers import Identifiers, SequenceIdentifiers, UlidIdentifiers
from traynotify.demo.mastodon.markup import to_html
from traynotify.demo.mastodon.model import Account, Json, Marker, Notification, Poll, Status, StreamEvent
from traynotify.demo.mastodon.paging import PageQuery, select_page

OWN_POST_TYPES = frozenset(["favourite", "reblog", "quoted_update", "pleroma:emoji_reaction", "pending.favourite"])
"""The status of these is the recipient's own post."""

ACTOR_POST_TYPES = frozenset(["mention", "status", "update", "quote", "poll", "pending.reply", "pending.reblog"])
"""The status of these was written by the actor."""

SELF_TYPES = frozenset(["moderation_warning", "severed_relationships", "annual_report"])
"""The `account` of these is the recipient."""

REPLACING_TYPES = frozenset(["update", "quoted_update", "collection_update"])
"""A new one of these replaces the older one about the same post, under a new id."""

GROUPED_TYPES = frozenset(["favourite", "reblog", "follow", "admin.sign_up"])
GROUP_HOURS = 12

DEFAULT_POLICY = {
    "for_not_following": "accept",
    "for_not_followers": "accept",
    "for_new_accounts": "accept",
    "for_private_mentions": "filter",
    "for_limited_accounts": "filter",
    "for_bots": "accept",
}
"""What becomes of notifications from such accounts. The toy keeps the answer; it filters only what it is told to."""

AUTOMATIC: Final = object()
"""As a status: the post that goes with the type of notification is written on the spot."""

Listener = Callable[[StreamEvent], None]


class MastodonState:
    """One server's whole content.

    `clock` returns the aware UTC time; `seed` None means unpredictable ids and tokens. `base_url` stands in every
    URL that the server hands out.
    """

    def __init__(
        self,
        flavour: Flavour = MASTODON,
        *,
        clock: Callable[[], datetime],
        seed: int | None = None,
        base_url: str = "http://toy.example",
    ) -> None:
        self.flavour = flavour
        self.clock = clock
        self.rng = random.Random(seed) if seed is not None else random.SystemRandom()
        self.base_url = base_url
        self.ids: Identifiers = (
            UlidIdentifiers(self.rng) if flavour.ulids else SequenceIdentifiers(flavour.first_notification_id)
        )
        self.authority = Authority(flavour, clock, self.rng, on_revoked=self._end_streams)
        self.accounts: dict[str, Account] = {}
        self.statuses: dict[str, Status] = {}
        self.published: dict[tuple[str, str], Status] = {}
        """Posts by author and idempotency key."""
        self.followed: set[tuple[str, str]] = set()
        """Who follows whom, by ids, as far as it came to be here."""
        self.policy = dict(DEFAULT_POLICY)
        self._rows: dict[str, dict[str, Notification]] = {}
        self._markers: dict[tuple[str, str], Marker] = {}
        self._listeners: list[Listener] = []

    # People and posts

    def add_account(
        self,
        username: str,
        display_name: str = "",
        *,
        domain: str | None = None,
        note: str = "",
        avatar: str = "hills",
        bot: bool = False,
        locked: bool = False,
        overrides: Mapping[str, Json] | None = None,
    ) -> Account:
        """A new person; without a domain one of this server's own, who can sign in and be notified."""
        account = Account(
            id=self.ids.account(self.clock()),
            username=username,
            domain=domain,
            display_name=display_name,
            note=to_html(note, [], self.base_url) if note else "",
            avatar=avatar,
            bot=bot,
            locked=locked,
            created_at=self.clock().replace(hour=0, minute=0, second=0, microsecond=0),
            followers=self.rng.randrange(12, 900),
            following=self.rng.randrange(12, 400),
            overrides=overrides or {},
        )
        self.accounts[account.acct] = account
        if domain is None:
            self._rows[account.id] = {}
        return account

    def account(self, who: "Account | str") -> Account:
        """The person by acct, or by bare username if only one has it; KeyError otherwise."""
        if isinstance(who, Account):
            return who
        if who in self.accounts:
            return self.accounts[who]
        namesakes = [each for each in self.accounts.values() if each.username == who]
        if len(namesakes) != 1:
            raise KeyError(who)
        return namesakes[0]

    @property
    def local_accounts(self) -> list[Account]:
        """The people of this server, in the order in which they came."""
        return [account for account in self.accounts.values() if account.domain is None]

    def post(
        self,
        author: Account | str,
        text: str = "",
        *,
        warning: str = "",
        visibility: str = "public",
        html: str | None = None,
        mentions: Iterable[Account | str] = (),
        in_reply_to: Status | None = None,
        poll: Poll | None = None,
        quote: Status | None = None,
        language: str | None = "en",
        at: datetime | None = None,
        overrides: Mapping[str, Json] | None = None,
    ) -> Status:
        """A new post; `html` replaces the markup made from `text`."""
        writer = self.account(author)
        mentioned = [self.account(each) for each in mentions]
        status = Status(
            id=self.ids.status(at or self.clock()),
            author=writer,
            content=to_html(text, mentioned, self.base_url) if html is None else html,
            warning=warning,
            visibility=visibility,
            language=language,
            created_at=at or self.clock(),
            in_reply_to=in_reply_to,
            poll=poll,
            quote=quote,
            mentions=mentioned,
            overrides=overrides or {},
        )
        self.statuses[status.id] = status
        writer.statuses += 1
        return status

    def delete_status(self, status: Status | str) -> None:
        """Remove a post, and silently every notification about it; the `user` stream alone hears of it."""
        status_id = status if isinstance(status, str) else status.id
        gone = self.statuses.pop(status_id, None)
        if gone is None:
            return
        for rows in self._rows.values():
            for row in [row for row in rows.values() if row.status is gone]:
                del rows[row.id]
        for account in self.local_accounts:
            self._emit(StreamEvent(account.id, ("user",), "delete", status_id))

    # Notifications

    def notify(
        self,
        kind: str,
        actor: Account | str,
        *,
        to: Account | str | None = None,
        status: Status | object | None = AUTOMATIC,
        text: str = "",
        warning: str = "",
        visibility: str = "public",
        at: datetime | None = None,
        filtered: bool = False,
        publish: bool = True,
        details: Mapping[str, Json] | None = None,
        overrides: Mapping[str, Json] | None = None,
    ) -> Notification:
        """Something happens to `to` (by default the first local account).

        Without `status` a fitting post is made from `text`; None gives a notification whose post has vanished, with
        `status: null` where the type has one. Filtered ones, and those with `publish=False`, reach no stream.
        """
        recipient = self.local_accounts[0] if to is None else self.account(to)
        moment = at or self.clock()
        person = recipient if kind in SELF_TYPES else self.account(actor)
        if status is AUTOMATIC:
            status = self._fitting_status(kind, person, recipient, text, warning, visibility, moment)
        assert status is None or isinstance(status, Status)
        if kind in REPLACING_TYPES and status is not None:
            self._forget_older(recipient, kind, status)
        row_id = self.ids.notification(moment)
        row = Notification(
            id=row_id,
            recipient=recipient,
            type=kind,
            actor=person,
            status=status,
            status_is_null=status is None and kind in OWN_POST_TYPES | ACTOR_POST_TYPES,
            created_at=moment,
            group_key=_group_key(kind, status, moment, row_id),
            filtered=filtered,
            details=details if details is not None else details_of(kind, self.ids, self.rng, moment, recipient, person),
            overrides=overrides or {},
        )
        self._rows[recipient.id][row.id] = row
        if publish and not filtered:
            self.publish(row)
        return row

    def publish(self, row: Notification) -> None:
        """Send a notification to the streams; `notify` does it by itself unless told not to."""
        payload = dump(entities.notification_json(row, self))
        self._emit(StreamEvent(row.recipient.id, ("user", "user:notification"), "notification", payload))

    def rows(self, account: Account) -> list[Notification]:
        """All notifications of a local account in order of creation."""
        return list(self._rows[account.id].values())

    def find(self, account: Account, row_id: str) -> Notification | None:
        """One notification by id."""
        return self._rows[account.id].get(row_id)

    def page(self, account: Account, query: PageQuery) -> list[Notification]:
        """A page of the list, newest first."""
        return select_page(self.rows(account), query, self.ids)

    def remove(self, account: Account, row_id: str) -> bool:
        """Delete a notification (dismissed, or the like was taken back): no stream hears of it. False if unknown."""
        return self._rows[account.id].pop(row_id, None) is not None

    def clear(self, account: Account) -> None:
        """Delete every notification of an account; the marker stays."""
        self._rows[account.id].clear()

    def accept_filtered(self, account: Account, sender: Account | None = None) -> int:
        """Let filtered notifications through, under their old ids; the streams only hear `notifications_merged`."""
        merged = [row for row in self.rows(account) if row.filtered and sender in (None, row.actor)]
        for row in merged:
            row.filtered = False
        self._emit(StreamEvent(account.id, ("user", "user:notification"), "notifications_merged", "1"))
        return len(merged)

    # Reading

    def marker(self, account: Account, app_id: str = "") -> Marker | None:
        """The read marker; `app_id` only matters on servers that keep one per app."""
        return self._markers.get(self._marker_key(account, app_id))

    def move_marker(self, account: Account, last_read_id: str, app_id: str = "") -> Marker:
        """Set the read marker, forwards or backwards: the servers do not mind."""
        old = self.marker(account, app_id)
        version = 0 if old is None else old.version + 1
        marker = Marker(last_read_id=last_read_id, version=version, updated_at=self.clock())
        self._markers[self._marker_key(account, app_id)] = marker
        return marker

    def unread(self, account: Account, query: PageQuery | None = None) -> list[Notification]:
        """What lies above the marker, newest first; everything if there is no marker. Pleroma has a flag per row."""
        query = query or PageQuery(limit=len(self._rows[account.id]))
        rows = [row for row in self.rows(account) if query.wants(row)]
        if self.flavour.pleroma_read_state:
            rows = [row for row in rows if not row.seen]
        elif (marker := self.marker(account)) is not None:
            floor = (self.ids.rank(marker.last_read_id),)
            rows = [row for row in rows if (self.ids.rank(row.id),) > floor]
        return rows[::-1]

    def read_up_to(self, account: Account, row_id: str) -> None:
        """The person reads up to this row with some other client: its flags are set, or the marker moves."""
        if self.flavour.pleroma_read_state:
            self.mark_seen(account, up_to=row_id)
        else:
            self.move_marker(account, row_id)

    def mark_seen(self, account: Account, *, only: str | None = None, up_to: str | None = None) -> list[Notification]:
        """Pleroma's own read flag: one row, or every row up to an id; moves the marker along."""
        rows = self.rows(account)
        if only is not None:
            rows = [row for row in rows if row.id == only]
        if up_to is not None:
            rows = [row for row in rows if (self.ids.rank(row.id),) <= (self.ids.rank(up_to),)]
        for row in rows:
            row.seen = True
        if rows:
            self.move_marker(account, rows[-1].id)
        return rows

    # Streams

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every stream event from now on; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _emit(self, event: StreamEvent) -> None:
        for listener in list(self._listeners):
            listener(event)

    def _end_streams(self, token: str) -> None:
        if self.flavour.revocation_ends_streams:
            self._emit(StreamEvent("", (), "kill", token))

    def is_newer(self, one: str, other: str) -> bool:
        """Whether a notification id comes after another, as this server orders them."""
        return (self.ids.rank(one),) > (self.ids.rank(other),)

    # Inner workings

    def _marker_key(self, account: Account, app_id: str) -> tuple[str, str]:
        return account.id, app_id if self.flavour.markers_per_app else ""

    def _fitting_status(
        self,
        kind: str,
        actor: Account,
        recipient: Account,
        text: str,
        warning: str,
        visibility: str,
        at: datetime,
    ) -> Status | None:
        if kind in OWN_POST_TYPES:
            return self.post(recipient, text or "A post of mine.", warning=warning, visibility=visibility, at=at)
        if kind not in ACTOR_POST_TYPES:
            return None
        mentions = [recipient] if kind in ("mention", "pending.reply") else []
        words = text or "A post of theirs."
        if mentions:
            words = f"@{recipient.acct} {words}"
        poll = None
        if kind == "poll":
            poll = Poll(id=self.ids.status(at), options=[("Yes", 12), ("No", 4)], expires_at=at)
        status = self.post(actor, words, warning=warning, visibility=visibility, mentions=mentions, poll=poll, at=at)
        if kind == "update":
            status.edited_at = at
        if kind == "quote":
            status.quote = self.post(recipient, "The post that was quoted.", at=at)
        return status

    def _forget_older(self, recipient: Account, kind: str, status: Status) -> None:
        rows = self._rows[recipient.id]
        for row in [row for row in rows.values() if row.type == kind and row.status is status]:
            del rows[row.id]


def _group_key(kind: str, status: Status | None, at: datetime, row_id: str) -> str:
    if kind not in GROUPED_TYPES:
        return f"ungrouped-{row_id}"
    bucket = int(at.timestamp()) // (GROUP_HOURS * 3600)
    return f"{kind}-{bucket}" if status is None else f"{kind}-{status.id}-{bucket}"
