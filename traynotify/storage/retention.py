"""Which rows an archive must keep at hand and which it may forget: the same decisions for every archive."""

from __future__ import annotations

from datetime import timedelta

from traynotify.core.state import AlertState, Row

KEEP_GONE = timedelta(days=30)
"""How long a dismissed or deleted row is remembered, so that a late answer of a server does not bring it back."""
KEEP_READ = timedelta(days=365)
"""Older settled rows are forgotten, except for the newest `KEEP_ALWAYS` of each account."""
KEEP_ALWAYS = 1_000
"""A quiet account keeps its history however old that is, and nothing that is shown in memory is forgotten."""
KEEP_AT_MOST = 20_000
"""Settled rows of one account beyond this many are forgotten, the oldest first."""


def is_active(row: Row) -> bool:
    """Whether something about the row is still open: it is unread, or put off, a command or an alert is pending, or one
    failed; of what is gone, only a refused answer is still to be retried.

    Such rows are always in memory and are never forgotten.
    """
    unread = row.is_listed and not row.is_read
    failed = bool(row.failure) and (row.is_remnant or not row.gone)
    return unread or failed or row.is_snoozed or row.overlay is not None or row.alert is AlertState.DUE
