"""How far down the inbox holds every row, and the way to the older ones, page by page from the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from traynotify.core.state import Row
from traynotify.ui.actions import Actions
from traynotify.ui.popup.filters import Filter
from traynotify.ui.popup.order import moment_of


class Older:
    """One page is asked for at a time; an answer to what was asked before `begin` is dropped."""

    def __init__(self, actions: Actions) -> None:
        self._actions = actions
        self._boundary: Row | None = None
        """The oldest row down to which none is missing; None where the archive was not asked, or has no older one."""
        self._ended = False
        self._asked: object | None = None

    @property
    def loading(self) -> bool:
        """Whether a page is on its way."""
        return self._asked is not None

    @property
    def may_ask(self) -> bool:
        """Whether there may be older rows, and none are on their way."""
        return not self._ended and self._asked is None

    def begin(self, boundary: Row | None, *, ended: bool = False) -> None:
        """Down to `boundary` no row is missing from now on; `ended`: there are none below it."""
        self._boundary, self._ended, self._asked = boundary, ended, None

    def reaches(self, row: Row) -> bool:
        """Whether everything that is newer than `row` is in the list: memory holds old rows too, with gaps."""
        return self._ended or self._boundary is None or moment_of(row) >= moment_of(self._boundary)

    def ask(self, wanted: Filter, take: Callable[[Sequence[Row]], None]) -> None:
        """Ask for the next page; `take` gets it, empty at the end or when the archive cannot be read."""
        ticket = self._asked = object()

        def answered(page: Sequence[Row] | None) -> None:
            if self._asked is ticket:
                self._asked = None
                if page:
                    self._boundary = page[-1]
                self._ended = not page
                take(page or ())

        if wanted.searches:
            self._actions.search(wanted.asked, self._boundary, lambda found: answered(found.rows if found else None))
        else:
            self._actions.history(self._boundary, wanted.account, wanted.unread_only, answered)
