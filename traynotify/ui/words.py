"""The words that several views share: what an account is called, how it is doing, what a kind is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QLocale

from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Kind
from traynotify.core.settings import ACCOUNT_LABEL
from traynotify.core.state import AccountState, State

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

HEALTH_WORDS = {
    HealthState.LIVE: phrase("live"),
    HealthState.POLLING: phrase("polling"),
    HealthState.CONNECTING: phrase("connecting"),
    HealthState.LIMITED: phrase("asked to wait"),
    HealthState.OFFLINE: phrase("offline"),
    HealthState.PAUSED: phrase("paused"),
    HealthState.NEEDS_SIGN_IN: phrase("needs sign-in"),
}
"""In the order of listing: what works first, what a person must do last."""

KIND_LABELS = {
    Kind.MENTION: phrase("Mentions"),
    Kind.REPLY: phrase("Replies"),
    Kind.MESSAGE: phrase("Private messages"),
    Kind.REACTION: phrase("Likes and reactions"),
    Kind.BOOST: phrase("Boosts"),
    Kind.FOLLOW: phrase("New followers"),
    Kind.REQUEST: phrase("Follow requests"),
    Kind.QUOTE: phrase("Quotes"),
    Kind.INVITE: phrase("Invitations"),
    Kind.POST: phrase("New posts"),
    Kind.POLL: phrase("Polls"),
    Kind.EDIT: phrase("Edits"),
    Kind.MODERATION: phrase("Moderation"),
    Kind.SYSTEM: phrase("From the server"),
    Kind.OTHER: phrase("Everything else"),
}

KIND_WORDS = {
    Kind.MENTION: phrase("mentions"),
    Kind.REPLY: phrase("replies"),
    Kind.MESSAGE: phrase("private messages"),
    Kind.REACTION: phrase("likes and reactions"),
    Kind.BOOST: phrase("boosts"),
    Kind.FOLLOW: phrase("new followers"),
    Kind.REQUEST: phrase("follow requests"),
    Kind.QUOTE: phrase("quotes"),
    Kind.INVITE: phrase("invitations"),
    Kind.POST: phrase("new posts"),
    Kind.POLL: phrase("polls"),
    Kind.EDIT: phrase("edits"),
    Kind.MODERATION: phrase("moderation"),
    Kind.SYSTEM: phrase("from the server"),
    Kind.OTHER: phrase("everything else"),
}
"""The same within a line."""


_SENTENCE_ENDS = re.compile(r"[.!?…]\s+\S|[。！？]\S")


def isolate(text: str) -> str:
    """`text` so that its direction of writing does not spill over into the sentence around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def in_full(text: str) -> str:
    """`text` of several sentences, each with its full stop; a single one goes without."""
    return f"{text}." if _SENTENCE_ENDS.search(text) and text[-1:] not in ".!?…。！？" else text


def number(count: int) -> str:
    """`count` as the region writes it: ``1,234``."""
    return QLocale().toString(count)


def capitalised(text: str) -> str:
    """`text` as it begins a line."""
    return f"{text[:1].upper()}{text[1:]}"


def short_handle(handle: str) -> str:
    """``@me`` of ``me@example.social``; a handle that is a host only stays as it is."""
    name, at, _host = handle.lstrip("@").partition("@")
    return f"@{name}" if at else handle


def full_handle(handle: str) -> str:
    """``@me@example.social``; a handle that is a host only stays as it is."""
    return f"@{handle.lstrip('@')}" if "@" in handle else handle


def chip_label(state: State, account: AccountId) -> str:
    """What the account is called where there is little room: ``@me``, or ``forum`` of ``forum.example.org``."""
    label = account_label(state, account)
    handle = state.accounts[account].account.identity.handle
    if label != handle:
        return label
    first = handle.partition(".")[0]
    hosts = [s.account.identity.handle for s in state.accounts.values()]
    return first if sum(host.partition(".")[0] == first for host in hosts) == 1 else label


def account_label(state: State, account: AccountId) -> str:
    """What the account is called in the inbox: the chosen name, or as much of its handle as tells it from others."""
    if chosen := state.settings.of(account)[ACCOUNT_LABEL].strip():
        return chosen
    if account not in state.accounts:
        return account.partition(":")[2]
    handle = state.accounts[account].account.identity.handle
    short = short_handle(handle)
    alike = [s for s in state.accounts.values() if short_handle(s.account.identity.handle) == short]
    return short if len(alike) == 1 else full_handle(handle)


def account_name(state: State, account: AccountId) -> str:
    """What the account is called where there is room: the chosen name, or its whole handle."""
    chosen = state.settings.of(account)[ACCOUNT_LABEL].strip()
    return chosen or full_handle(state.accounts[account].account.identity.handle)


def health_counts(accounts: Iterable[AccountState]) -> list[tuple[HealthState, int]]:
    """How many accounts are in each state, in the order of `HEALTH_WORDS`, the states of none left out."""
    states = [s.health.state for s in accounts]
    return [(state, states.count(state)) for state in HEALTH_WORDS if state in states]


def health_summary(accounts: Iterable[AccountState]) -> str:
    """``2 accounts live, 1 needs sign-in``; empty without accounts."""
    counts = health_counts(accounts)
    return ", ".join(
        [_accounts_phrase(*first) for first in counts[:1]] + [health_phrase(*further) for further in counts[1:]]
    )


def _accounts_phrase(state: HealthState, count: int) -> str:
    match state:
        case HealthState.LIVE:
            return tr("%n account(s) live", "", count)
        case HealthState.POLLING:
            return tr("%n account(s) polling", "", count)
        case HealthState.CONNECTING:
            return tr("%n account(s) connecting", "", count)
        case HealthState.LIMITED:
            return tr("%n account(s) asked to wait", "", count)
        case HealthState.OFFLINE:
            return tr("%n account(s) offline", "", count)
        case HealthState.PAUSED:
            return tr("%n account(s) paused", "", count)
        case HealthState.NEEDS_SIGN_IN:
            return tr("%n account(s) (needs|need) sign-in", "", count)


def health_phrase(state: HealthState, count: int) -> str:
    """``3 live``, ``1 needs sign-in``: one part of the inbox's foot."""
    match state:
        case HealthState.LIVE:
            return tr("%n live", "", count)
        case HealthState.POLLING:
            return tr("%n polling", "", count)
        case HealthState.CONNECTING:
            return tr("%n connecting", "", count)
        case HealthState.LIMITED:
            return tr("%n asked to wait", "", count)
        case HealthState.OFFLINE:
            return tr("%n offline", "", count)
        case HealthState.PAUSED:
            return tr("%n paused", "", count)
        case HealthState.NEEDS_SIGN_IN:
            return tr("%n (needs|need) sign-in", "", count)
