"""Asks the archive what a search finds, while somebody types: one question at a time, and the last one wins."""

from __future__ import annotations

from collections.abc import Callable

from traynotify.core.ports import Found
from traynotify.ui.actions import Actions
from traynotify.ui.popup.filters import Filter


class Finder:
    """`show` is called with every answer that is still wanted when it comes."""

    def __init__(self, actions: Actions, show: Callable[[Found], None]) -> None:
        self._actions, self._show = actions, show
        self._wanted: Filter | None = None
        self._under_way: Filter | None = None

    @property
    def is_looking(self) -> bool:
        """Whether an answer is being waited for."""
        return self._wanted is not None

    def look_for(self, wanted: Filter) -> None:
        """Ask for this, or, while another question is under way, as soon as that is answered."""
        self._wanted = wanted
        if self._under_way is None:
            self._ask(wanted)

    def forget(self) -> None:
        """Nothing is searched for any more; an answer that still comes is dropped."""
        self._wanted = None

    def _ask(self, wanted: Filter) -> None:
        self._under_way = wanted
        self._actions.search(wanted.asked, None, self._answered)

    def _answered(self, found: Found | None) -> None:
        asked, self._under_way = self._under_way, None
        if self._wanted is asked and asked is not None:
            self._wanted = None
            self._show(found or Found())
        elif self._wanted is not None:
            self._ask(self._wanted)
