"""The API's generations: what the documentation of 2019 says, what the server of 2019 did, what today's does."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Generation:
    """How a server answers."""

    name: str
    stacks: bool
    """The list comes in stacks, read ones included, with cursors; without, only what is unread, with `has_more`."""
    identities: bool
    """Marking as read takes identities; without, only ``ids[]``, and refuses when there is nothing to mark."""
    ready: bool
    """The websocket says when it is ready."""
    read_event: Literal["identities", "ids in data", "ids"]
    """What a `read` event holds."""
    lonely_object: bool = False
    """A single notification stands in the list's place, as in the documentation's example."""


GENERATIONS = {
    "today": Generation("today", stacks=True, identities=True, ready=True, read_event="identities"),
    "2019": Generation("2019", stacks=False, identities=False, ready=False, read_event="ids in data"),
    "documented": Generation(
        "documented", stacks=False, identities=False, ready=False, read_event="ids", lonely_object=True
    ),
}
