"""The words that several views share: what an account is called, how it is doing, what a kind is called."""

from __future__ import annotations

from collections.abc import Iterable

from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId
from traynotify.core.notification import Kind
from traynotify.core.settings import ACCOUNT_LABEL
from traynotify.core.state import AccountState, State

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

HEALTH_WORDS = {
    HealthState.LIVE: "live",
    HealthState.POLLING: "polling",
    HealthState.CONNECTING: "connecting",
    HealthState.LIMITED: "asked to wait",
    HealthState.OFFLINE: "offline",
    HealthState.PAUSED: "paused",
    HealthState.NEEDS_SIGN_IN: "needs sign-in",
}
"""In the order of listing: what works first, what a person must do last."""

KIND_LABELS = {
    Kind.MENTION: "Mentions",
    Kind.REPLY: "Replies",
    Kind.MESSAGE: "Private messages",
    Kind.REACTION: "Likes and reactions",
    Kind.BOOST: "Boosts",
    Kind.FOLLOW: "New followers",
    Kind.REQUEST: "Follow requests",
    Kind.QUOTE: "Quotes",
    Kind.INVITE: "Invitations",
    Kind.POST: "New posts",
    Kind.POLL: "Polls",
    Kind.EDIT: "Edits",
    Kind.MODERATION: "Moderation",
    Kind.SYSTEM: "From the server",
    Kind.OTHER: "Everything else",
}


def isolate(text: str) -> str:
    """`text` so that its direction of writing does not spill over into the sentence around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def plural(count: int, one: str, many: str) -> str:
    """``1 account``, ``5 accounts``."""
    return f"{count} {one if count == 1 else many}"


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
    parts: list[str] = []
    for state, count in health_counts(accounts):
        number = plural(count, "account", "accounts") if not parts else str(count)
        parts.append(f"{number} {_verb_form(state, count)}")
    return ", ".join(parts)


def _verb_form(state: HealthState, count: int) -> str:
    if state is HealthState.NEEDS_SIGN_IN and count > 1:
        return "need sign-in"
    return HEALTH_WORDS[state]


def health_phrase(state: HealthState, count: int) -> str:
    """``3 live``, ``1 needs sign-in``: one part of the inbox's foot."""
    return f"{count} {_verb_form(state, count)}"
