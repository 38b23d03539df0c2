"""The kinds of forums that the toy can be: today's, an old one, and what their owners choose."""

from dataclasses import dataclass
from enum import Enum, auto


class BusManners(Enum):
    """How a forum's message bus treats whoever polls it."""

    OPEN = auto()
    """As it is meant to be."""
    SILENT = auto()
    """Nothing is said on it of somebody who has not been on the website for long."""
    STRANGE = auto()
    """Whoever polls is taken for a stranger, who may hear nothing of what is said, and is told nothing of that."""
    SHORT = auto()
    """No poll is held: each is answered at once."""
    ABSENT = auto()
    """There is none."""


@dataclass(frozen=True)
class RateLimits:
    """Requests a key may make; the owner of a forum may raise them."""

    per_minute: int = 20
    per_day: int = 2880


STOCK_LIMITS = RateLimits()
RAISED_LIMITS = RateLimits(per_minute=1000, per_day=100_000)


@dataclass(frozen=True)
class Forum:
    """What sort of forum it is; the defaults are those of a forum of today."""

    version: str = "2026.8.0"
    title: str = "The Lean-To"
    folder: str = ""
    """Where on the host it is installed: ``/forum``, or empty for the root."""
    login_required: bool = False
    device_sign_in: bool = False
    device_interval_s: float = 5.0
    """How long a program is to wait between two questions whether it was allowed."""
    loopback_redirects: bool = False
    """Whether http://127.0.0.1 may be redirected to; stock forums say no."""
    chooses_padding: bool = True
    """Whether the client may ask for OAEP; otherwise it is PKCS #1 v1.5."""
    narrows_by_type: bool = True
    """Whether the list and marking as read take names of types; without, such a request marks everything."""
    limits_history: bool = True
    """Whether the history takes a `limit`; otherwise it is always 60."""
    promotes_unread: bool = True
    """Whether the bell's menu puts all that is unread first, or only what is important."""
    shows_avatars: bool = True
    counts_by_type: bool = True
    """Whether messages of the bus say how many are unread of each type."""
    bus: BusManners = BusManners.OPEN
    hold_s: float = 25.0


FORUMS: dict[str, Forum] = {
    "today": Forum(),
    "old": Forum(
        version="2.9.0.beta1",
        chooses_padding=False,
        narrows_by_type=False,
        limits_history=False,
        promotes_unread=False,
        shows_avatars=False,
        counts_by_type=False,
    ),
    "devices": Forum(device_sign_in=True),
    "folder": Forum(folder="/talk"),
    "private": Forum(folder="/talk", login_required=True),
    "silent": Forum(bus=BusManners.SILENT),
    "strange": Forum(bus=BusManners.STRANGE),
    "short": Forum(bus=BusManners.SHORT),
    "no_bus": Forum(bus=BusManners.ABSENT),
}
"""Forums by name."""
