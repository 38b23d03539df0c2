"""What the inbox says instead of rows, or above them, when something is so that a person should know. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Kind
from traynotify.core.ports import Found
from traynotify.core.query import Is
from traynotify.core.state import AccountState, State
from traynotify.ui import times, words
from traynotify.ui.glyphs import Glyph
from traynotify.ui.popup.filters import PART_LABELS, Filter, Part


class Remedy(StrEnum):
    """What a person can do about it."""

    ADD_ACCOUNT = "add_account"
    SIGN_IN = "sign_in"
    SHOW_ALL = "show_all"
    TRY_NOW = "try_now"
    RESUME = "resume"
    STOP_SEARCHING = "stop_searching"
    SEARCH_EVERYTHING = "search_everything"


REMEDY_LABELS = {
    Remedy.ADD_ACCOUNT: phrase("Add an account"),
    Remedy.SIGN_IN: phrase("Sign in again"),
    Remedy.SHOW_ALL: phrase("See what was read"),
    Remedy.TRY_NOW: phrase("Try now"),
    Remedy.RESUME: phrase("Resume"),
    Remedy.STOP_SEARCHING: phrase("Clear the search"),
    Remedy.SEARCH_EVERYTHING: phrase("Search everything"),
}

_LOOKING = phrase("Everything that is kept on this computer is looked through.")
_STATE_WORDS = {
    Is.UNREAD: phrase("unread"),
    Is.READ: phrase("read"),
    Is.PENDING: phrase("pending"),
    Is.FAILED: phrase("failed"),
    Is.SNOOZED: phrase("snoozed"),
}


@dataclass(frozen=True, slots=True)
class Situation:
    """A sign, a line that says what is so, a text that says what it means, and what to do."""

    glyph: Glyph
    headline: str
    text: str
    remedy: Remedy | None = None
    account: AccountId | None = None
    is_warning: bool = False
    """Amber: a person must do something."""


def empty_page(
    state: State, narrowed: Filter, now: datetime, *, loading: bool, zone: tzinfo | None = None
) -> Situation:
    """What stands where rows would be."""
    if not state.accounts:
        return Situation(
            Glyph.PERSON_PLUS,
            tr("No account yet"),
            tr("Add one, and what its server has for you appears here."),
            Remedy.ADD_ACCOUNT,
        )
    if narrowed.searches:
        return _nothing_found(narrowed, state, loading=loading)
    if trouble := banner(state, narrowed, now, zone=zone):
        return trouble
    if _is_first_contact(state, narrowed):
        return Situation(Glyph.CLOCK, tr("Fetching your notifications"), tr("This is done once for a new account."))
    if loading:
        return Situation(Glyph.CLOCK, tr("Looking further back"), tr(_LOOKING))
    if narrowed.part is Part.UNREAD:
        return _caught_up(state, narrowed, Remedy.SHOW_ALL)
    if narrowed.part is Part.SNOOZED:
        text = tr("What you put off waits here until its time (H).")
        return Situation(Glyph.CLOCK, tr("Nothing is put off"), text, Remedy.SHOW_ALL)
    if narrowed.part is Part.MENTIONS:
        return Situation(Glyph.AT, tr("No mentions"), tr("When somebody mentions you or answers you, it appears here."))
    if narrowed.part is Part.MESSAGES:
        return Situation(Glyph.ENVELOPE, tr("No messages"), tr("Private messages appear here."))
    return _caught_up(state, narrowed, None)


def found_words(found: Found | None, narrowed: Filter, state: State) -> str:
    """What was understood of a search, and how many it found: ``from “ana” · unread · 12 found``."""
    if found is None:
        return ""
    count = tr("more than %n found", "", found.count) if found.capped else tr("%n found", "", found.count)
    return " · ".join((*understood(narrowed, state), count))


def understood(narrowed: Filter, state: State) -> list[str]:
    """The parts of a search that are no mere words, in words of ours."""
    query = narrowed.query
    parts = [tr("from {name}", name=words.isolate(tr("“{text}”", text=name))) for name in query.people]
    if query.places and query.accounts:
        named = ", ".join(words.isolate(words.account_label(state, a)) for a in sorted(query.accounts))
        parts.append(tr("in {accounts}", accounts=named))
    parts += [tr(_STATE_WORDS[meant]) for meant in sorted(query.states)]
    return [*parts, *(tr(words.KIND_WORDS[kind]) for kind in sorted(query.kinds))]


def _nothing_found(narrowed: Filter, state: State, *, loading: bool) -> Situation:
    if loading:
        return Situation(Glyph.SEARCH, tr("Searching"), tr(_LOOKING))
    remedy = Remedy.STOP_SEARCHING
    if unknown := narrowed.query.unknown:
        text = _unknown_words(unknown[0])
    elif narrowed.query.places and not narrowed.query.accounts:
        text = tr("No account here has a name that begins like that.")
    elif narrowed.part is not Part.ALL or narrowed.account is not None:
        text, remedy = _where_words(narrowed, state), Remedy.SEARCH_EVERYTHING
    else:
        text = tr("Words are found by how they begin. Everything that is kept on this computer was looked through.")
    if parts := understood(narrowed, state):
        text = tr("Looked for: {parts}. {text}", parts=", ".join(parts), text=text)
    return Situation(Glyph.SEARCH, tr("Nothing found"), text, remedy)


def _unknown_words(unknown: tuple[str, str]) -> str:
    """That a field has no such value, and which it has."""
    field, value = unknown
    values = ", ".join(Kind) if field == "kind" else ", ".join(Is)
    typed = words.isolate(tr("“{text}”", text=f"{field}:{value}"))
    return tr("There is no {typed}. What can stand there: {values}.", typed=typed, values=values)


def _where_words(narrowed: Filter, state: State) -> str:
    """What a search was narrowed to, beside its words."""
    part = tr(PART_LABELS[narrowed.part])
    if narrowed.account is None:
        return tr("Only “{part}” was looked through.", part=part)
    name = words.isolate(words.account_name(state, narrowed.account))
    if narrowed.part is Part.ALL:
        return tr("Only {account} was looked through.", account=name)
    return tr("Only “{part}” of {account} was looked through.", part=part, account=name)


def banner(state: State, narrowed: Filter, now: datetime, *, zone: tzinfo | None = None) -> Situation | None:
    """What stands above the rows: the chosen account is in trouble, or nothing is reachable at all."""
    shown = _shown(state, narrowed)
    if not shown:
        return None
    states = {known.health.state for known in shown}
    first = min(shown, key=lambda known: known.health.since)
    since = times.since(first.health.since, now, zone)
    name = words.account_name(state, first.account.id) if len(shown) == 1 else ""
    if states == {HealthState.NEEDS_SIGN_IN}:
        headline = (
            tr("{account} needs you to sign in", account=words.isolate(name))
            if name
            else tr("Every account needs you to sign in")
        )
        detail = _sentence(first.health.detail) or tr(
            "The server has not accepted the permission since {since}.", since=since
        )
        text = tr("{detail} Its history and settings stay.", detail=detail)
        return Situation(Glyph.KEY, headline, text, Remedy.SIGN_IN, first.account.id, is_warning=True)
    if states == {HealthState.OFFLINE}:
        text = tr("Everything here is from this computer. What you do now is sent when the network returns.")
        if len(shown) == 1 and first.health.detail:
            text = f"{_sentence(first.health.detail)} {text}"
        return Situation(Glyph.CLOUD_OFF, tr("Offline since {since}", since=since), text, Remedy.TRY_NOW)
    if states == {HealthState.PAUSED}:
        text = tr("Nothing is fetched and nothing is sent until you resume.")
        account = first.account.id if len(shown) == 1 and len(state.accounts) > 1 else None
        return Situation(Glyph.PAUSE, tr("Paused since {since}", since=since), text, Remedy.RESUME, account)
    if states == {HealthState.LIMITED}:
        text = _sentence(first.health.detail) or tr("The server asked us to wait. It goes on by itself.")
        return Situation(Glyph.CLOCK, tr("Waiting since {since}", since=since), text)
    return None


def _caught_up(state: State, narrowed: Filter, remedy: Remedy | None) -> Situation:
    if any(known.health.state is HealthState.CONNECTING for known in _shown(state, narrowed)):
        text = tr("What waits for you appears here as soon as your servers have told of it.")
        return Situation(Glyph.CLOCK, tr("Connecting"), text, remedy)
    return Situation(
        Glyph.CHECK, tr("All caught up"), tr("Nothing waits for you. What arrives next appears here by itself."), remedy
    )


def _shown(state: State, narrowed: Filter) -> list[AccountState]:
    if narrowed.account is None:
        return list(state.accounts.values())
    known = state.accounts.get(narrowed.account)
    return [known] if known else []


def _is_first_contact(state: State, narrowed: Filter) -> bool:
    shown = _shown(state, narrowed)
    return bool(shown) and all(
        not known.account.seeded and known.health.state is HealthState.CONNECTING for known in shown
    )


def _sentence(text: str) -> str:
    """`text` ending like a sentence."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."
