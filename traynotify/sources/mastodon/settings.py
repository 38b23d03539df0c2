"""What a person can choose for an account of this service, and how a choice narrows the list and the stream."""

from __future__ import annotations

import msgspec

from traynotify.api import AnySetting, Setting, Values, phrase
from traynotify.sources.mastodon import wire

ONLY_TYPES: Setting[tuple[str, ...]] = Setting(
    name="only_types",
    default=(),
    label=phrase("Only these types"),
    help=phrase("Types in the server’s own words (mention, reblog, follow, …); empty: all."),
    empty=phrase("All types"),
    group="service",
)
EXCLUDE_TYPES: Setting[tuple[str, ...]] = Setting(
    name="exclude_types",
    default=(),
    label=phrase("Without these types"),
    help=phrase("Types in the server’s own words that are not fetched at all."),
    empty=phrase("None"),
    group="service",
)
ONLY_ACCOUNT_ID = Setting(
    name="only_account_id",
    default="",
    label=phrase("Only from one account"),
    help=phrase("The server’s id of somebody: only what comes from them is fetched."),
    empty=phrase("Anybody"),
    group="service",
)
ALL: tuple[AnySetting, ...] = (ONLY_TYPES, EXCLUDE_TYPES, ONLY_ACCOUNT_ID)


class Selection(msgspec.Struct, frozen=True):
    """Which notifications are wanted. Asked of the server, and checked here: the stream knows no filter."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    account_id: str = ""

    @classmethod
    def of(cls, values: Values) -> Selection:
        """What the person chose."""
        return cls(values[ONLY_TYPES], values[EXCLUDE_TYPES], values[ONLY_ACCOUNT_ID].strip())

    @property
    def is_everything(self) -> bool:
        """Nothing is left out, so that a list of the server is the whole truth."""
        return self == Selection()

    def parameters(self) -> list[tuple[str, str]]:
        """The query that asks for it; arrays only work with brackets."""
        return [
            *(("types[]", name) for name in self.only),
            *(("exclude_types[]", name) for name in self.without),
            *([("account_id", self.account_id)] if self.account_id else []),
        ]

    def wants(self, item: wire.Notification) -> bool:
        """Whether `item` is wanted."""
        if self.only and item.type not in self.only:
            return False
        if item.type in self.without:
            return False
        return not self.account_id or (item.account is not None and str(item.account.id) == self.account_id)
