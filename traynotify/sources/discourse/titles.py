"""Titles and names as a forum sends them, made into plain text."""

from __future__ import annotations

import html

from traynotify.api import clean_line
from traynotify.sources.discourse.emoji import with_emojis

TITLE_LIMIT = 160
_MARKUP_LIMIT = 4000


def unescaped(fancy: str) -> str:
    """A title that the server has escaped for a web page; it holds entities and codes of emojis, and no tags."""
    return plain(html.unescape(fancy[:_MARKUP_LIMIT]))


def plain(title: str) -> str:
    """A title that the server has not escaped."""
    return clean_line(with_emojis(title[:_MARKUP_LIMIT]), TITLE_LIMIT)
