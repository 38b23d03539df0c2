"""What people type to name their pod or themselves: its address, a diaspora* ID, or that of any page. Pure."""

from __future__ import annotations

import re

from traynotify.api import Place, parse_place, phrase

_PROFILE = re.compile(r"^/u/([\w.-]+)")


def parse(text: str) -> Place:
    """The place that `text` names: ``pod.example``, ``me@pod.example``, ``https://pod.example/u/me``, any page of it.

    Raises NotAnAddress.
    """
    place = parse_place(text, of=phrase("pod"), example="pod.example")
    profile = _PROFILE.match(place.path)
    return Place(place.url, place.user or (profile[1] if profile else ""))
