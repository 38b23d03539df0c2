"""What people type to name an osu! server, made into the addresses where its API may be. Pure."""

from __future__ import annotations

from traynotify.api import parse_place

_API = "/api/v2"


def places(text: str) -> list[str]:
    """Base addresses that `text` may mean, the likeliest first: ``osu.example``, a page there, the address of its API.

    Raises NotAnAddress.
    """
    place = parse_place(text, example="osu.ppy.sh")
    whole = place.url + place.path
    if _API in place.path:
        return [whole.partition(_API)[0]]
    return list(dict.fromkeys((place.url, whole)))
