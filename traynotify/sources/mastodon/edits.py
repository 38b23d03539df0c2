"""Which notification stands for an edited post: Mastodon replaces it at the next edit, and tells nobody."""

from __future__ import annotations

from traynotify.api import RemoteId
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.instance import Server, Software
from traynotify.sources.mastodon.translate import order_key

MOST_EDITED = 1000
"""So many posts are remembered, those that were edited last."""
_EDITS = frozenset({"update", "quoted_update", "collection_update"})


class Edits:
    """The newest notification about each edited post."""

    def __init__(self, server: Server) -> None:
        self._replaces = server.software is Software.MASTODON
        self._newest: dict[tuple[str, str], RemoteId] = {}

    def note(self, item: wire.Notification) -> RemoteId | None:
        """Take note of a notification; returns which one is no more: that before it, or itself if it comes late."""
        if not self._replaces or item.type not in _EDITS:
            return None
        of = item.status or item.collection
        edited, this = (item.type, str(of.id) if of is not None else item.id), RemoteId(item.id)
        known = self._newest.pop(edited, this)
        self._newest[edited] = max(known, this, key=order_key)
        if len(self._newest) > MOST_EDITED:
            del self._newest[next(iter(self._newest))]
        return None if known == this else min(known, this, key=order_key)
