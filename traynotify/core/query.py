"""What a person types to search: words, and ``from:``, ``in:``, ``is:`` and ``kind:``. Pure, and never an error.

A word is found where a word of the text begins with it, in any case and without accents. Scripts that put no spaces
between words are taken letter by letter, so that any part of a sentence in them is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from traynotify.core.ids import AccountId
from traynotify.core.notification import Kind, Notification
from traynotify.core.settings import ACCOUNT_LABEL, HIDDEN_KINDS
from traynotify.core.state import Row, State

MOST_LETTERS = 500
"""What is typed beyond that is not looked at."""
MOST_WORDS = 20
"""So many words say what one means; an index takes no more than a few hundred."""

_ASCII_WORDS = re.compile("[a-z0-9]+")
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PIECES = re.compile(r'(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))')
_MORE_NAMES = {
    "like": Kind.REACTION,
    "favourite": Kind.REACTION,
    "reblog": Kind.BOOST,
    "share": Kind.BOOST,
    "replies": Kind.REPLY,
}


class Is(StrEnum):
    """What can be so about a row."""

    UNREAD = "unread"
    READ = "read"
    PENDING = "pending"
    """Something was asked of the server that it has not settled."""
    FAILED = "failed"
    """The server refused what was asked last."""
    SNOOZED = "snoozed"
    """Put off by the person: with this alone, what is not in the inbox is found."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is searched for: rows that fit in every respect. An empty one fits everything."""

    words: tuple[str, ...] = ()
    """Folded, as all texts below; each has to begin a word (or, being several, words in a row) of the text."""
    people: tuple[str, ...] = ()
    """The same, in the names of who did it."""
    kinds: frozenset[Kind] = frozenset()
    """One of these; any, if there are none."""
    states: frozenset[Is] = frozenset()
    places: tuple[str, ...] = ()
    """What was typed for accounts, of which one is meant."""
    accounts: frozenset[AccountId] | None = None
    """The accounts that `places` mean, once `resolved`; None: any."""
    hidden: frozenset[tuple[AccountId, Kind]] = frozenset()
    """What the settings hide."""
    unknown: tuple[tuple[str, str], ...] = ()
    """``is:`` and ``kind:`` with values that they do not have, which are searched as words."""

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that are to be marked in what was found."""
        return (*self.words, *self.people)

    @property
    def is_about_snoozed(self) -> bool:
        """Whether it looks among what is put off, instead of in the inbox."""
        return Is.SNOOZED in self.states

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing in particular."""
        return not (self.words or self.people or self.kinds or self.states or self.places)


EVERYTHING: Final = Query()


def parse(text: str) -> Query:
    """What `text` asks for. What is not understood is searched as words; a field without a value waits for it."""
    words: list[str] = []
    people: list[str] = []
    places: list[str] = []
    kinds: set[Kind] = set()
    states: set[Is] = set()
    unknown: list[tuple[str, str]] = []
    for piece in _PIECES.finditer(text[:MOST_LETTERS]):
        value = folded(piece["quoted"] if piece["quoted"] is not None else piece["plain"])
        match field := (piece["field"] or "").lower():
            case "from" | "in" | "is" | "kind" if not value:
                continue
            case "from":
                people.append(value)
            case "in":
                places.append(value)
            case "is" if meant := [state for state in Is if state.startswith(value)]:
                states.update(meant)
            case "kind" if named := kinds_named(value):
                kinds.update(named)
            case _:
                if field in ("is", "kind"):
                    unknown.append((field, value))
                words += [word for word in (folded(piece["field"] or ""), value) if word]
    return Query(
        words=tuple(words[:MOST_WORDS]),
        people=tuple(people[:MOST_WORDS]),
        places=tuple(places),
        kinds=frozenset(kinds),
        states=frozenset(states),
        unknown=tuple(unknown),
    )


def kinds_named(name: str) -> set[Kind]:
    """The kinds whose name begins with what was typed, in the singular or the plural."""
    known = {kind.value: kind for kind in Kind} | _MORE_NAMES
    return {kind for word, kind in known.items() if f"{word}s".startswith(name)}


def resolved(query: Query, state: State, account: AccountId | None = None) -> Query:
    """`query` with the accounts that it means by name, handle or address, and without what the settings hide.

    With `account`, it looks into that account alone.
    """
    hidden = frozenset(
        (account, Kind(kind)) for account in state.accounts for kind in state.settings.of(account)[HIDDEN_KINDS]
    )
    accounts = None
    if query.places:
        called = {account: names_of(state, account) for account in state.accounts}
        accounts = frozenset(a for a, names in called.items() if any(_begins(place, names) for place in query.places))
    if account is not None:
        accounts = frozenset((account,)) if accounts is None else accounts & {account}
    return msgspec.structs.replace(query, accounts=accounts, hidden=hidden)


def names_of(state: State, account: AccountId) -> str:
    """What an account is called, folded: the chosen name, the handle, the service."""
    label = state.settings.of(account)[ACCOUNT_LABEL]
    return folded(f"{label} {state.accounts[account].account.identity.handle} {account}")


def matches(query: Query, row: Row) -> bool:
    """Whether a row is one that is searched for; `query` is resolved."""
    item = row.notification
    return (
        (row.is_snoozed if query.is_about_snoozed else row.is_in_inbox)
        and (query.accounts is None or row.account in query.accounts)
        and (row.account, item.kind) not in query.hidden
        and (not query.kinds or item.kind in query.kinds)
        and all(_is_so(state, row) for state in query.states)
        and _all_begin(query.people, who(item))
        and (not query.words or _all_begin(query.words, f"{who(item)} {said(item)}"))
    )


def _is_so(state: Is, row: Row) -> bool:
    match state:
        case Is.UNREAD:
            return row.is_in_inbox and not row.is_read
        case Is.READ:
            return row.is_snoozed or row.is_read
        case Is.SNOOZED:
            return row.is_snoozed
        case Is.PENDING:
            return row.overlay is not None
        case Is.FAILED:
            return bool(row.failure)


def who(item: Notification) -> str:
    """The people of a notification, folded, as they are searched."""
    return folded("\n".join(f"{actor.name} {actor.handle}" for actor in item.actors))


def said(item: Notification) -> str:
    """The words of a notification, folded, as they are searched; what a warning hides is found too."""
    return folded("\n".join((item.title, item.warning, item.subject, item.excerpt)))


def folded(text: str) -> str:
    """The words of `text`, lower case and without accents, with one space between them."""
    if text.isascii():
        return " ".join(_ASCII_WORDS.findall(text.lower()))
    return " ".join(word for word, _, _ in words_of(text))


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of `text`, folded, with where it begins and ends there."""
    begin: int | None = None
    for at, letter in enumerate(text):
        category = unicodedata.category(letter)
        stands_alone = _WITHOUT_SPACES.match(letter) is not None
        belongs = category[0] in "LN" or (category[0] == "M" and begin is not None)
        if begin is not None and (stands_alone or not belongs):
            yield from _folded_word(text, begin, at)
            begin = None
        if stands_alone and belongs:
            yield from _folded_word(text, at, at + 1)
        elif belongs and begin is None:
            begin = at
    if begin is not None:
        yield from _folded_word(text, begin, len(text))


def _folded_word(text: str, begin: int, end: int) -> Iterator[tuple[str, int, int]]:
    plain = unicodedata.normalize("NFKD", text[begin:end].casefold())
    word = "".join(letter for letter in plain if letter.isalnum())
    if word:
        yield word, begin, end


def found_in(text: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words that are searched for stand in `text`, from the first to the last, none over another."""
    words = list(words_of(text))
    searched = [word.split(" ") for word in wanted]
    found: list[tuple[int, int]] = []
    for first, (_, begin, _) in enumerate(words):
        for parts in searched:
            run = words[first : first + len(parts)]
            fits = len(run) == len(parts) and all(w == p for (w, _, _), p in zip(run[:-1], parts[:-1], strict=True))
            if fits and run[-1][0].startswith(parts[-1]) and (not found or begin >= found[-1][1]):
                found.append((begin, run[-1][2]))
    return found


def _all_begin(wanted: Iterable[str], text: str) -> bool:
    return all(_begins(word, text) for word in wanted)


def _begins(word: str, text: str) -> bool:
    """Whether `word` begins a word of `text`; both are folded."""
    return f" {word}" in f" {text}"
