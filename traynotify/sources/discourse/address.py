"""What people type to name a forum, made into places where it may be: a host, a folder, or a page of it. Pure."""

from __future__ import annotations

import re

from traynotify.api import parse_place, phrase

_OWN_PAGES = re.compile(
    "t|u|c|g|n|s|p|top|latest|new|unread|hot|categories|tags|tag|badges|about|faq|tos|privacy|search|login|signup|session|"
    "user-api-key|notifications|my|chat|review|admin|groups|posts|users|guidelines|filter",
    re.IGNORECASE,
)
"""With what the paths of a forum's own pages begin: from there on, it is not the folder that it is installed in."""


def places(text: str) -> list[str]:
    """Where the forum may be that `text` names, the likeliest first: ``https://host[:port][/folder]``.

    Raises NotAnAddress.
    """
    place = parse_place(text, of=phrase("forum"), example="forum.example.org")
    folders = _folders([part for part in place.path.split("/") if part])
    return list(dict.fromkeys([f"{place.url}{''.join(f'/{part}' for part in folder)}" for folder in (*folders, [])]))


def _folders(parts: list[str]) -> list[list[str]]:
    """The folders that a path may begin with: as far as it is none of the forum's own pages, and its first part."""
    own = next((index for index, part in enumerate(parts) if _OWN_PAGES.fullmatch(part)), len(parts))
    folder = parts[:own]
    return [folder, folder[:1]] if folder else []
