"""Every text that a person reads passes here on its way out, so that it can be said in their language.

The texts in the code are English and stand for themselves; the interface installs a translator for another language.
The tools of Qt Linguist find what is written as `tr("…")` or `phrase("…")`, so both take plain literals only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Translator = Callable[[str, str, int], str]
"""Gives the text for (source text, comment, count or -1); with a count, `%n` in it is already the number."""

_CHOICE = re.compile(r"\((?:([^()|]*)\|)?([^()|]*)\)")
"""`(one|many)`, or what only the plural has: `(s)`."""


def phrase(text: str) -> str:
    """`text`, marked for translation: it is given to `tr` when it is shown. For tables and constants."""
    return text


def tr(text: str, comment: str = "", n: int = -1, /, **values: object) -> str:
    """`text` in the person's language, with `values` put in for their names in braces.

    A text that counts has `%n` for the count `n`, and in English says what changes with it in parentheses:
    ``tr("%n account(s)", "", 3)``, ``tr("%n (person|people) (is|are) here", "", 1)``. `comment` tells two equal English
    texts apart ("Open" the verb and "Open" the state), and is read by whoever translates.
    """
    said = _speaker.translator(text, comment, n)
    return said.format(**values) if values else said


def listed(names: Sequence[str], others: int = 0) -> str:
    """``Ana``, ``Ana and Bob``, ``Ana, Bob and Carol``, ``Ana, Bob and 3 others``; empty without any name."""
    if not others and len(names) > 1:
        return tr("{names} and {name}", names=listed_all(names[:-1]), name=names[-1])
    return tr("{names} and %n other(s)", "", others, names=listed_all(names)) if others else "".join(names)


def listed_all(names: Sequence[str]) -> str:
    """``Ana, Bob, Carol``, without an “and”."""
    said = "".join(names[:1])
    for name in names[1:]:
        said = tr("{names}, {name}", names=said, name=name)
    return said


def speak_english(text: str, _comment: str = "", n: int = -1) -> str:
    """The translator that there is before another is installed."""
    return in_english(text, n, str(n))


def in_english(text: str, n: int, number: str) -> str:
    """`text` for the count `n`, which is written as `number`; -1 counts nothing."""
    if n < 0:
        return text
    return _CHOICE.sub(lambda found: (found[1] or "") if n == 1 else found[2], text).replace("%n", number)


class _Speaker:
    """Who speaks. One person, one language in a process: a parameter would run through every function."""

    def __init__(self) -> None:
        self.translator: Translator = speak_english


_speaker = _Speaker()


def install(translator: Translator) -> None:
    """Let `translator` speak from now on."""
    _speaker.translator = translator
