"""What people type to name their server or themselves: its address, a handle, or the address of a profile. Pure."""

from __future__ import annotations

import re

from traynotify.api import Place, parse_place

_PROFILE = re.compile(r"^/(?:web/)?(?:@|users/|u/)([\w.-]+)")


def parse(text: str) -> Place:
    """The place that `text` names: ``example.social``, ``@me@example.social``, ``https://example.social/@me``, ...

    Its path is that of a profile, from which the user is known then. Raises NotAnAddress.
    """
    place = parse_place(text, example="example.social")
    profile = _PROFILE.match(place.path)
    return Place(place.url, profile[1], profile[0]) if profile else Place(place.url, place.user)
