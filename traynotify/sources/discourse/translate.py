"""From a forum's notification to ours: all text plain, all links safe, the server's order kept as a sortable key."""

from __future__ import annotations

from datetime import UTC, datetime

from traynotify.api import Notification, RemoteId, clean_block
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.links import page
from traynotify.sources.discourse.people import Faces, doers
from traynotify.sources.discourse.sentences import sentence, topic_title
from traynotify.sources.discourse.site import Site
from traynotify.sources.discourse.type_names import COLLAPSED, name

EXCERPT_LIMIT = 500
_LONG_AGO = datetime.fromtimestamp(0, UTC)


def order_key(number: int, created_at: datetime | None) -> str:
    """A text that sorts as the history does: by the second, then by id.

    Not by the fraction of the second, which the message bus leaves out.
    """
    return f"{second_key(created_at)}-{number:019d}"


def second_key(created_at: datetime | None, *, later_by: int = 0) -> str:
    """What the order keys of everything that happened in a second begin with."""
    return f"{max(0, int((created_at or _LONG_AGO).timestamp()) + later_by):011d}"


def slot(item: wire.Notification) -> str:
    """What names the place that the server keeps a single notification for; empty where it keeps them all."""
    return f"topic:{item.topic_id}" if item.topic_id is not None and name(item.type) in COLLAPSED else ""


def translate(
    item: wire.Notification, *, site: Site, me: str, words: str = "", faces: Faces | None = None
) -> Notification:
    """`item` as the user `me` of `site` is to see it.

    `words` is what was written, where that is known; `faces` remembers people from one notification to the next.
    """
    by = doers(item, site, faces or Faces())
    said = sentence(item, by)
    return Notification(
        id=RemoteId(str(item.id)),
        kind=said.kind,
        raw_kind=name(item.type),
        title=said.title,
        excerpt=clean_block(words or item.details.text("boost_raw"), EXCERPT_LIMIT),
        subject=topic_title(item),
        actors=by.actors,
        actor_count=by.count,
        url=page(item, site, me),
        # To the second, as the message bus has it: a fraction that the list adds would look as if it happened again.
        created_at=(item.created_at or _LONG_AGO).replace(microsecond=0),
        server_read=item.read,
        group_id=f"topic:{item.topic_id}" if item.topic_id is not None else "",
        slot=slot(item),
        order_key=order_key(item.id, item.created_at),
    )
