"""Which rows stand in one line of the inbox: those that say the same about the same post, or speak in one thread.

What belongs to one thread is the source's fact (`Notification.group_id`); that it stands in one line is our view of it,
and nothing else counts or decides by it. A line never reaches over the day that it stands under.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.notification import Actor, Kind, Notification
from traynotify.core.state import Row
from traynotify.ui.popup.order import Moment, Place, moment_of

NAMED = frozenset({Kind.REACTION, Kind.BOOST, Kind.FOLLOW})
"""Who did it is all that these say: the line names the people."""
SPOKEN = frozenset({Kind.MESSAGE, Kind.REPLY, Kind.POST})
"""These have words of their own: the line shows the newest, and how many more there are."""

SHARING = NAMED | SPOKEN

_NO_SERVERS = "\x1f"
"""Begins the name of a line that gathers; no source lets a control character into an id."""


def line_of(row: Row) -> NotificationKey:
    """The line that `row` stands in: its own, or one that it shares with those like it."""
    item = row.notification
    if item.kind in SPOKEN and item.group_id:
        what = ""
    elif item.kind in NAMED and (item.group_id or item.kind is Kind.FOLLOW) and is_by_one(item):
        what = what_was_done(item)
    else:
        return row.key
    day = row.stands_at.astimezone().date()
    name = _NO_SERVERS.join(("", item.kind, item.group_id, what, str(day)))
    return NotificationKey(row.account, RemoteId(name))


def is_by_one(item: Notification) -> bool:
    """Whether the title begins with the one person who did it; what a server has gathered itself stays as it is."""
    return item.people == 1 and bool(item.actors) and item.title.startswith(item.actors[0].name)


def what_was_done(item: Notification) -> str:
    """The title of what one person did, without their name."""
    return item.title.removeprefix(item.actors[0].name)


class Gathered:
    """The rows of one line. What a line shows of them is at hand, however many they are."""

    def __init__(self, key: NotificationKey) -> None:
        self.key = key
        self.rows: dict[NotificationKey, Row] = {}
        self.unread: dict[NotificationKey, None] = {}
        self.asked: dict[NotificationKey, None] = {}
        """Of which the server has not settled something yet."""
        self.failed: dict[NotificationKey, None] = {}
        self._moments: list[Moment] = []
        self._is_sorted = True
        """Rows come by the thousand, and not in order: they are sorted when somebody asks for the newest."""
        self._people: Counter[str] = Counter()
        self._pages: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self.rows)

    def put(self, row: Row) -> None:
        """Take in a row, or what became of it."""
        moment = moment_of(row)
        *_, key = moment
        known = self.rows.get(key)
        stays = known is not None and moment_of(known) == moment
        self._forget(key, keeping_moment=stays)
        self.rows[key] = row
        if not stays:
            self._is_sorted = self._is_sorted and (not self._moments or self._moments[-1] < moment)
            self._moments.append(moment)
        for is_so, noted in ((not row.is_read, self.unread), (row.overlay, self.asked), (row.failure, self.failed)):
            if is_so:
                noted[key] = None
        for actor in row.notification.actors:
            self._people[_identity(actor)] += 1
        self._pages[row.notification.url] += 1

    def take(self, key: NotificationKey) -> None:
        """Let go of a row, if it is here."""
        self._forget(key, keeping_moment=False)

    def _forget(self, key: NotificationKey, *, keeping_moment: bool) -> None:
        if (row := self.rows.pop(key, None)) is None:
            return
        if not keeping_moment:
            moments = self._in_order()
            del moments[bisect_left(moments, moment_of(row))]
        for noted in (self.unread, self.asked, self.failed):
            noted.pop(key, None)
        for counted, names in (
            (self._people, map(_identity, row.notification.actors)),
            (self._pages, (row.notification.url,)),
        ):
            for name in names:
                counted[name] -= 1
                if not counted[name]:
                    del counted[name]

    def _in_order(self) -> list[Moment]:
        if not self._is_sorted:
            self._moments.sort()
            self._is_sorted = True
        return self._moments

    @property
    def newest(self) -> Row:
        """The row that the line stands for."""
        return self.rows[self._in_order()[-1][2]]

    def newest_first(self) -> Iterator[Row]:
        """All rows."""
        return (self.rows[key] for *_, key in reversed(self._in_order()))

    def people(self, most: int) -> list[Actor]:
        """The newest people, each once."""
        found: dict[str, Actor] = {}
        for row in self.newest_first():
            for actor in row.notification.actors:
                if len(found) == most:
                    return list(found.values())
                found.setdefault(_identity(actor), actor)
        return list(found.values())

    @property
    def people_count(self) -> int:
        """How many there are in all."""
        return len(self._people)

    @property
    def leads_to_one_page(self) -> bool:
        """Whether it does not matter which of the rows is opened."""
        return len(self._pages) == 1


def _about(row: Row) -> tuple[AccountId, Kind, str]:
    return (row.account, row.notification.kind, row.notification.group_id)


def _identity(actor: Actor) -> str:
    return actor.handle or actor.name


class Lines:
    """The rows that the inbox holds, and the lines that they stand in. A line goes by a key that no change of its rows
    touches, so that whoever is at it stays there.
    """

    def __init__(self, rows: Iterable[Row] = (), *, gathers: bool = True) -> None:
        self._gathers = gathers
        self._rows: dict[NotificationKey, Row] = {}
        self._gathered: dict[NotificationKey, Gathered] = {}
        self._line_of: dict[NotificationKey, NotificationKey] = {}
        """Of the rows that share a line, or would."""
        self._opened: set[NotificationKey] = set()
        for row in rows:
            self.put(row)

    def __len__(self) -> int:
        return len(self._gathered) + len(self._rows) - len(self._line_of)

    def __contains__(self, line: NotificationKey) -> bool:
        return line in self._gathered or (line in self._rows and line not in self._line_of)

    def __iter__(self) -> Iterator[NotificationKey]:
        yield from self._gathered
        yield from (key for key in self._rows if key not in self._line_of)

    def __getitem__(self, key: NotificationKey) -> Row:
        """The row of this key, or the newest one of the line of this key."""
        return self._gathered[key].newest if key in self._gathered else self._rows[key]

    def row(self, key: NotificationKey) -> Row | None:
        """The same, if it is here."""
        return self[key] if key in self._gathered or key in self._rows else None

    def rows(self) -> Iterable[Row]:
        """All rows."""
        return self._rows.values()

    def gather(self, rows: Iterable[Row], fits: Callable[[Row], bool]) -> set[NotificationKey]:
        """Take in those of `rows` that are not here, belong to a line that is, and fit; returns the lines."""
        about = {_about(gathered.newest) for gathered in self._gathered.values()}
        touched = set()
        for row in rows:
            if row.notification.kind in SHARING and _about(row) in about and (key := row.key) not in self._rows:
                line = line_of(row)
                if line in self._gathered and line != key and fits(row):
                    self._place(row, key, line)
                    touched.add(line)
        return touched

    def share(self, row: Row) -> bool:
        """Whether `row` stands, or would stand, in a line that others make."""
        return self._gathers and (line := line_of(row)) != row.key and line in self._gathered

    def gathered(self, line: NotificationKey) -> Gathered | None:
        """What the line gathers, where that is more than one row."""
        found = self._gathered.get(line)
        return found if found is not None and len(found) > 1 else None

    def rows_of(self, key: NotificationKey) -> tuple[NotificationKey, ...]:
        """The rows that are meant by the key of a line, or by their own."""
        if key in self._gathered:
            return tuple(row.key for row in self._gathered[key].newest_first())
        return (key,) if key in self._rows else ()

    def line_of(self, row: Row) -> NotificationKey:
        """Where the row stands, or would."""
        return line_of(row) if self._gathers else row.key

    def line_of_key(self, key: NotificationKey) -> NotificationKey:
        """The line of a row that is here; what is no row stands for itself."""
        return self._line_of.get(key, key)

    def put(self, row: Row) -> set[NotificationKey]:
        """Take in a row, or what became of it; returns the lines that this changes."""
        line, key = self.line_of(row), row.key
        touched = {line} if line == self._line_of.get(key, key) else {line, *self.take(key)}
        self._place(row, key, line)
        return touched

    def _place(self, row: Row, key: NotificationKey, line: NotificationKey) -> None:
        self._rows[key] = row
        if line != key:
            self._line_of[key] = line
            if (gathered := self._gathered.get(line)) is None:
                gathered = self._gathered[line] = Gathered(line)
            gathered.put(row)

    def take(self, key: NotificationKey) -> set[NotificationKey]:
        """Let go of a row; returns the line that this changes, nothing if the row is not here."""
        if self._rows.pop(key, None) is None:
            return set()
        line = self._line_of.pop(key, key)
        if (gathered := self._gathered.get(line)) is not None:
            gathered.take(key)
            if not gathered:
                del self._gathered[line]
                self._opened.discard(line)
        return {line}

    def is_opened(self, line: NotificationKey) -> bool:
        """Whether the rows of the line stand below it."""
        return line in self._opened and self.gathered(line) is not None

    def turn(self, line: NotificationKey) -> None:
        """Let the rows of the line stand below it, or no more."""
        self._opened ^= {line}

    def places(self, line: NotificationKey) -> list[Place]:
        """Where the line has to stand, and the rows below it where it is opened; nothing for what is gone."""
        if line not in self:
            return []
        at, order_key, _ = moment_of(self[line])
        own = (at, order_key, line)
        below = self._gathered[line].newest_first() if self.is_opened(line) else ()
        return [(own, True, own), *((own, False, moment_of(row)) for row in below)]
