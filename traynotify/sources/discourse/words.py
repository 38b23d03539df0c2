"""What people wrote, as far as the message bus says it: the list itself has titles only.

A message with words does not name its notification; topic, post and type have to agree.
"""

from __future__ import annotations

from collections import OrderedDict

from traynotify.sources.discourse import wire
from traynotify.sources.discourse.bus import Words
from traynotify.sources.discourse.type_names import COLLAPSED, name

MOST_KEPT = 200


class Excerpts:
    """The newest of what was written, to be shown with the notifications of it."""

    def __init__(self) -> None:
        self._by_post: OrderedDict[tuple[int, int | None, int], str] = OrderedDict()
        self._by_topic: OrderedDict[int, tuple[str, str]] = OrderedDict()

    def note(self, words: Words) -> None:
        """Keep what was written."""
        if words.topic_id is None:
            return
        self._by_post[words.topic_id, words.post_number, words.type] = words.excerpt
        if name(words.type) in COLLAPSED:
            self._by_topic[words.topic_id] = (words.username.lower(), words.excerpt)
            self._by_topic.move_to_end(words.topic_id)
        for kept in (self._by_post, self._by_topic):
            while len(kept) > MOST_KEPT:
                kept.popitem(last=False)

    def of(self, item: wire.Notification) -> str:
        """What was written, for this notification; empty where it is not known.

        One that stands for several posts begins at the first unread one, and its author is that of the newest: the
        newest words are shown then, and never somebody's under the name of somebody else.
        """
        if item.topic_id is None:
            return ""
        if name(item.type) not in COLLAPSED:
            return self._by_post.get((item.topic_id, item.post_number, item.type), "")
        author, excerpt = self._by_topic.get(item.topic_id, ("", ""))
        return excerpt if author == item.details.text("original_username", "display_username").lower() else ""
