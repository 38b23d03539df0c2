"""What the tray icon is to show, as a plain value: it is worked out and compared without Qt, and painted elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

HIGHEST_NUMBER = 99
"""The tray has room for two digits: whatever is above is shown as this number and a plus."""


class TrayState(StrEnum):
    """How the connections are, taken together."""

    IDLE = "idle"
    """All is well; the unread number, if there is one, is the whole message."""
    CONNECTING = "connecting"
    """Nothing is known yet, or the network is being looked for."""
    TROUBLE = "trouble"
    """At least one account needs a person."""
    PAUSED = "paused"
    """The person asked for quiet."""


class Panel(StrEnum):
    """How light the panel is that the icon stands on."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class TrayFace:
    """Everything that the picture depends on; two equal faces give the same pixels."""

    state: TrayState = TrayState.IDLE
    unread: int | None = None
    """How many are unread; None where the number is not to be shown."""
    capped: bool = False
    """There are more than `unread`, but the service does not say how many."""
    colored: bool = False
    """Petrol and amber tiles instead of the panel's one colour."""
    panel: Panel = Panel.DARK

    @property
    def label(self) -> str:
        """What is written on the tile: one or two digits, with a plus if there are more, or nothing.

        Pausing hides the number: that is what a person pauses for.
        """
        if not self.unread or self.unread < 0 or self.state is TrayState.PAUSED:
            return ""
        shown = min(self.unread, HIGHEST_NUMBER)
        return f"{shown}+" if self.capped or self.unread > HIGHEST_NUMBER else str(shown)
