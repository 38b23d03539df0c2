"""Which rows a list request gets: max_id, since_id, min_id, limit and the filters, exactly as the servers do it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from traynotify.demo.mastodon.identifiers import Identifiers
from traynotify.demo.mastodon.model import Notification


@dataclass(frozen=True)
class PageQuery:
    """A list request, its limit already clamped. An empty `types` allows every type; None is no filter."""

    limit: int
    max_id: str | None = None
    since_id: str | None = None
    min_id: str | None = None
    types: frozenset[str] | None = None
    exclude_types: frozenset[str] = field(default_factory=frozenset)
    account_id: str | None = None
    include_filtered: bool = False

    def wants(self, notification: Notification) -> bool:
        """Whether the filters let this one through; `account_id` switches the filtered-ones condition off."""
        if self.types is not None and notification.type not in self.types:
            return False
        if notification.type in self.exclude_types:
            return False
        if self.account_id is not None:
            return notification.actor.id == self.account_id
        return self.include_filtered or not notification.filtered


def select_page(rows: Sequence[Notification], query: PageQuery, ids: Identifiers) -> list[Notification]:
    """The page, newest first.

    With `min_id` the rows nearest above it are taken, otherwise the newest ones; `since_id` is only a floor, so that
    rows right above it are lost when more than one page has arrived, and is ignored beside `min_id`.
    """

    def rank(identifier: str) -> tuple[int | str]:
        return (ids.rank(identifier),)

    chosen = sorted((row for row in rows if query.wants(row)), key=lambda row: rank(row.id))
    if query.max_id is not None:
        chosen = [row for row in chosen if rank(row.id) < rank(query.max_id)]
    floor = query.min_id if query.min_id is not None else query.since_id
    if floor is not None:
        chosen = [row for row in chosen if rank(row.id) > rank(floor)]
    if query.limit == 0:
        return []
    page = chosen[: query.limit] if query.min_id is not None else chosen[-query.limit :]
    return page[::-1]
