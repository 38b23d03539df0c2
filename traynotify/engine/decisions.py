"""Notes in the log what was decided about each notification: its key and the rule, never what anybody wrote."""

from __future__ import annotations

import asyncio
import logging

from traynotify.core.reduce import Changes
from traynotify.core.state import AlertState

log = logging.getLogger(__name__)


def note_decisions_soon(changes: Changes) -> None:
    """One line for each row about whose alert was decided anew. The bubble, which takes no longer, goes before it."""
    asyncio.get_running_loop().call_soon(_note, changes)


def _note(changes: Changes) -> None:
    for row in changes.touched:
        known = changes.before.rows.get(row.key)
        is_new = known is None or (row.alert, row.alert_reason) != (known.alert, known.alert_reason)
        if is_new and row.alert is not AlertState.SHOWN:
            verdict = "alert due" if row.alert is AlertState.DUE else "no alert"
            log.info("%s: %s: %s", row.key, verdict, row.alert_reason)
