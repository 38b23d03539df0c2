"""What a person can choose for an account on a pod, and how a choice narrows the list."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec

from traynotify.api import AnySetting, Refused, Setting, Values, phrase, tr
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.sentences import spelling

ONLY_TYPES: Setting[tuple[str, ...]] = Setting(
    name="only_types",
    default=(),
    label=phrase("Only these types"),
    help=phrase("Types in the pod’s own words (liked, reshared, mentioned, …); empty: all."),
    empty=phrase("All types"),
    group="service",
)
ONLY_AFTER = Setting(
    name="only_after",
    default="",
    label=phrase("Nothing older than"),
    help=phrase("A day, such as 2026-01-31: what happened before it is not fetched; empty: everything."),
    empty=phrase("Everything"),
    group="service",
)
MESSAGES = Setting(
    name="messages",
    default=True,
    label=phrase("Private messages"),
    help=phrase("Show unread conversations. Off: the permission for them is not asked for when you sign in."),
    group="service",
)
ALL: tuple[AnySetting, ...] = (ONLY_TYPES, ONLY_AFTER, MESSAGES)


class Selection(msgspec.Struct, frozen=True):
    """Which notifications are wanted. Asked of the pod, and checked here: pods ignore the type that is asked for."""

    types: tuple[str, ...] = ()
    since: date | None = None

    @classmethod
    def of(cls, values: Values) -> Selection:
        """What the person chose; raises Refused when the day is none."""
        typed = values[ONLY_AFTER].strip()
        try:
            since = date.fromisoformat(typed) if typed else None
        except ValueError as error:
            raise Refused(
                tr(
                    "“{text}” is not a day that “{label}” can mean; a day looks like 2026-01-31",
                    text=typed[:40],
                    label=tr(ONLY_AFTER.label),
                )
            ) from error
        return cls(tuple(spelling(name) for name in values[ONLY_TYPES]), since)

    @property
    def is_everything(self) -> bool:
        """Nothing is left out, so that a list of the pod is the whole truth."""
        return self == Selection()

    def parameters(self) -> list[tuple[str, str]]:
        """The query that asks for it; a pod takes one type at most."""
        return [
            *([("type", self.types[0])] if len(self.types) == 1 else []),
            *([("only_after", self.since.isoformat())] if self.since else []),
        ]

    def wants(self, item: wire.Notification) -> bool:
        """Whether `item` is wanted."""
        if self.types and spelling(item.type) not in self.types:
            return False
        if self.since is None or item.created_at is None:
            return True
        return item.created_at >= datetime.combine(self.since, time(), UTC)
