"""Makes any text from a server safe to show: no control characters, no reordering tricks, no runaway length.

What is natural in some language stays: right-to-left letters, joiners, accents, emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

ELLIPSIS = "…"
NAME_LIMIT = 80
LINE_LIMIT = 240
BLOCK_LIMIT = 1000
MARK_LIMIT = 6
"""More accents than this on one letter are no language's, but climb over the neighbouring rows."""

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_ZERO_WIDTH_JOINER = "\u200d"
_SPACE = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
_LINE_BREAK = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\xad\u180e\u2060-\u2064\ufeff"  # invisible: soft hyphen, word joiner and their kin
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # orders to reorder what follows, and deprecated ones
    "\ufff9-\ufffb\U0001d173-\U0001d17a"  # marks of annotation and of musical layout
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # not characters at all
    "\U000e0000-\U000e001f"  # the language tag; the tags after it spell flags
    "]"
)
_BLANKS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Fillers of Hangul, inherent vowels of Khmer, and Braille without a dot."""
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """`text` as one plain line of at most `limit` characters."""
    return cut(" ".join(_safe(text, limit).split()), limit)


def clean_name(text: str) -> str:
    """Somebody's name as one short plain line, isolated so that its direction cannot turn the sentence around it.

    Empty where nothing of it can be seen, so that whoever asks can take another name.
    """
    line = clean_line(text, NAME_LIMIT)
    return isolate(line) if any(map(_is_visible, line)) else ""


def clean_block(text: str, limit: int = BLOCK_LIMIT) -> str:
    """`text` as plain lines: at most `limit` characters, spaces collapsed, never more than one empty line in a row."""
    lines = (_SPACE.sub(" ", line).strip() for line in _safe(text, limit).split("\n"))
    return cut(_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip(), limit)


def cut(text: str, limit: int) -> str:
    """`text`, or its beginning with an ellipsis, `limit` characters at most; no letter or emoji is cut in two."""
    if len(text) <= limit:
        return text
    kept = 0
    for end in _cluster_ends(text):
        if end > limit - 1:
            return text[:kept].rstrip() + ELLIPSIS
        kept = end
    return text


def isolate(text: str) -> str:
    """`text`, wrapped in direction isolates where it holds right-to-left letters and stands among other words."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text


def _safe(text: str, limit: int) -> str:
    # White space and accents may be taken out yet, hence the generous margin before looking at every character.
    text = text[: limit * 20]
    text = _UNSAFE.sub("", _LINE_BREAK.sub("\n", text))
    return "".join(_without_piled_marks(text)) if not text.isascii() else text


def _without_piled_marks(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MARK_LIMIT:
            yield character


def _cluster_ends(text: str) -> Iterator[int]:
    """Where what a reader sees as one character ends; close to Unicode's grapheme clusters, without its tables."""
    start = 0
    for index in range(1, len(text)):
        if not _continues(text, start, index):
            yield index
            start = index
    yield len(text)


def _continues(text: str, start: int, index: int) -> bool:
    character, before = text[index], text[index - 1]
    if _ZERO_WIDTH_JOINER in (character, before):
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Mc"):  # accents, vowel signs, variation selectors
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0020" <= character <= "\U000e007f":  # skin tones, flag tags
        return True
    return _is_regional(character) and _is_regional(before) and (index - start) == 1


def _is_visible(character: str) -> bool:
    """Whether it leaves a mark of its own; some letters and signs are blank by their definition."""
    return character not in _BLANKS and unicodedata.category(character) not in ("Cf", "Mn", "Me", "Zs")


def _is_regional(character: str) -> bool:
    """Half of a national flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"
