"""The promise about clicks: none is undone, each reaches its server in the order of asking, or its row says why not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tests.simulation.answers import Answers, is_answer
from tests.simulation.houses.house import Fate, House
from tests.simulation.writes import Writes
from traynotify.core.commands import Verb
from traynotify.core.errors import Unsupported, UsageError
from traynotify.core.ids import AccountId, NotificationKey, RemoteId
from traynotify.core.reduce import Changes
from traynotify.core.state import Operation, Row, State
from traynotify.core.verbs import DEEDS

ON_ITS_WAY_S = 60.0
"""What was done elsewhere so long before a click may arrive after it."""


@dataclass(frozen=True)
class Click:
    """What the person wants of one row since then; `accepted` names the operation, with those of the other `accounts`
    that were asked in the same breath: two people may click in the same instant.
    """

    verb: Verb
    accepted: object
    accounts: frozenset[AccountId]
    at_s: float
    undone: bool = False

    def __str__(self) -> str:
        return f"{'undone ' if self.undone else ''}{self.verb}"


class Clicks:
    """All of one history."""

    def __init__(
        self,
        houses: Sequence[House],
        writes: Mapping[str, Writes],
        answers: Mapping[str, Answers],
        now_s: Callable[[], float],
        blame: Callable[[str], None],
        was_put_off_since: Callable[[NotificationKey, float], bool],
    ) -> None:
        """`writes` and `answers` are those of each service; the last says whether a row was put off, or came back."""
        self._houses, self._writes, self._answers = houses, writes, answers
        self._now_s, self._blame = now_s, blame
        self._was_put_off_since = was_put_off_since
        self._state = State()
        self._clicks: dict[NotificationKey, list[Click]] = {}
        """Of each row, in the order of asking."""
        self._minds_changing = 0
        self.unread_here = set[NotificationKey]()
        """Rows that the person has marked as unread, which no server may be able to hear of; or may have marked so."""
        self.unanswered = set[NotificationKey]()
        """Rows of clicks that may have been taken, or taken back, or not."""
        self._ever_unanswered = set[NotificationKey]()

    def last(self, key: NotificationKey) -> Click | None:
        """What the person wants of a row; None of one that was never clicked."""
        return clicks[-1] if (clicks := self._clicks.get(key)) else None

    def may_be_clicked(self, key: NotificationKey) -> bool:
        """Whether a row was ever clicked, or may have been when the app died."""
        return key in self._clicks or key in self._ever_unanswered

    def dismissed_at_s(self, key: NotificationKey) -> float:
        """When a row was dismissed last, and that not undone; less than zero if it never was."""
        clicks = self._clicks.get(key, ())
        return max((click.at_s for click in clicks if click.verb is Verb.DISMISS and not click.undone), default=-1.0)

    def house_of(self, account: AccountId) -> House:
        """The server of an account."""
        return next(house for house in self._houses if house.account == account)

    def fate_of(self, key: NotificationKey) -> Fate | None:
        """What became of a row on its server."""
        return self.house_of(key.account).fates.get(key.remote)

    def is_gone(self, key: NotificationKey) -> bool:
        """Whether its server does not hold the row any more."""
        return key.remote not in self.house_of(key.account).held()

    def begin(self, state: State) -> None:
        """The app has read what was on the disk."""
        self._state = state

    def observe(self, changes: Changes) -> None:
        """The app shows a new state."""
        self._state = changes.after
        for row in changes.touched:
            before = changes.before.rows.get(row.key)
            if row.failed is not None and (before is None or before.failed is None):
                self._check_refusal(row)
            self.check_kept(row)

    def _check_refusal(self, row: Row) -> None:
        """A row says that the server refused: it did, and the row says why."""
        clicks, house = self._clicks.get(row.key), self.house_of(row.account)
        if row.failed in DEEDS:
            if not self._answers[house.service].was_refused(row):
                self._blame(f"an answer was given up that no server refused: {row.failed} to {row.key}, {row.failure}")
            return
        can = self._state.accounts[row.account].account.identity.capabilities
        if row.failed is Verb.DISMISS and not can.dismiss:
            return  # it turned out to be a server that cannot
        since_s = clicks[-1].at_s if clicks and row.key not in self._ever_unanswered else 0.0
        if not self._writes[house.service].was_refused(row.key.remote, since_s):
            self._blame(f"a click was given up that no server refused: {row.failed} on {row.key}, {row.failure}")
        if not row.failure:
            self._blame(f"a row does not say why it was refused: {row.key}")

    def check_kept(self, row: Row) -> None:
        """The row is as it was clicked, or says that the server refused, or somebody else had a say in it."""
        clicks = self._clicks.get(row.key)
        if not clicks or self._minds_changing or row.failed is not None or self.is_contended(row.key, clicks[-1]):
            return
        if not _is_as_clicked(row, clicks[-1]):
            self._blame(
                f"at {self._now_s():.3f} s a click was undone: {clicks[-1]} on {row.key}, which is now "
                f"{'read' if row.is_read else 'unread'}{'' if row.is_listed else ' and gone'}"
            )

    def is_contended(self, key: NotificationKey, click: Click) -> bool:
        """Whether the server's side had a say in the row as well, so that either may be last."""
        house, fate = self.house_of(key.account), self.fate_of(key)
        if fate is None or key in self.unanswered or fate.doubtful or fate.told_again > 0:
            return True
        if self._was_put_off_since(key, click.at_s) or self._cancelled_another(key, click):
            return True
        if self._writes[house.service].is_said_gone(key.remote, click.verb):
            return True
        is_to_stay_away = click.verb is Verb.DISMISS and not click.undone
        if not is_to_stay_away and (fate.deleted or key.remote not in house.held()):
            return True
        if fate.elsewhere_at_s is None:
            return False
        is_here_only = click.verb is Verb.UNREAD and not house.can_unread
        is_as_before = click.undone or self._took_back_another(key, click)
        return is_here_only or is_as_before or fate.elsewhere_at_s > click.at_s - ON_ITS_WAY_S

    def _took_back_another(self, key: NotificationKey, click: Click) -> bool:
        """Whether it came to no more than taking back the opposite one, as no server had heard of that."""
        place = self._clicks[key].index(click)
        earlier = self._clicks[key][place - 1] if place else click
        named = self._writes[self.house_of(key.account).service].naming(key.remote)
        return earlier.verb is not click.verb and all(write.at_s < earlier.at_s for write in named)

    def _cancelled_another(self, key: NotificationKey, click: Click) -> bool:
        """Whether the click was taken back after it had taken back the opposite one, which no server had heard of."""
        return click.undone and any(
            other.verb is not click.verb and other.at_s > click.at_s - ON_ITS_WAY_S for other in self._clicks[key]
        )

    def is_kept_unread(self, row: Row) -> bool:
        """Whether the row is unread because it was put off, of which no server hears.

        A click that was refused since leaves it so.
        """
        fate, clicks = self.fate_of(row.key), self._clicks.get(row.key, [])
        read_at_s = (fate.elsewhere_at_s if fate is not None else None) or 0.0
        if clicks and row.failed is clicks[-1].verb:
            clicks = clicks[:-1]
        clicked_at_s = (click.at_s for click in clicks if not click.undone)
        return not row.is_read and self._was_put_off_since(row.key, max((read_at_s, *clicked_at_s)))

    def may_be_read_since(self, key: NotificationKey, at_s: float) -> bool:
        """Whether somebody may have read the row since then, here or elsewhere.

        What our server heard before may be told only now.
        """
        house, fate = self.house_of(key.account), self.fate_of(key)
        if self._minds_changing or fate is None or fate.elsewhere_at_s is not None or fate.doubtful or fate.told_again:
            return True
        if key.remote not in house.held() or self._writes[house.service].has_heard(key.remote, Verb.READ, at_s):
            return True
        clicks = [click for click in self._clicks.get(key, ()) if click.at_s >= at_s]
        return key in self._ever_unanswered or any(click.verb is Verb.READ for click in clicks)

    async def asked(self, keys: Iterable[NotificationKey], asking: Awaitable[Iterable[Operation]]) -> None:
        """The person asks for something about `keys`; once the app has taken it, it holds.

        When the app dies over it, nobody knows whether it was taken.
        """
        fresh = set(keys) - self.unanswered
        self.unanswered |= fresh
        with self._changing_its_mind():
            try:
                operations = await asking
            except (UsageError, Unsupported):
                operations = ()
                self._lose_sight_of(keys)  # some may have been asked for before
            except BaseException:
                self._ever_unanswered |= fresh
                self.unread_here |= fresh
                self._lose_sight_of(keys)
                raise
            accounts = frozenset(operation.account for operation in operations)
            for operation in operations:
                if is_answer(operation):
                    self._answered(operation)
                    continue
                for key in operation.keys:
                    click = Click(operation.verb, (operation.verb, operation.accepted_at), accounts, self._now_s())
                    self._clicks.setdefault(key, []).append(click)
                if operation.verb is Verb.UNREAD:
                    self.unread_here |= operation.keys
                self.unanswered -= operation.keys
        self.unanswered -= fresh

    def _answered(self, operation: Operation) -> None:
        answers, (key,) = self._answers[self.house_of(operation.account).service], operation.keys
        answers.taken(operation, self._state.rows[key], self._now_s())

    def _lose_sight_of(self, keys: Iterable[NotificationKey]) -> None:
        for answers in self._answers.values():
            answers.lose_sight_of(keys)

    async def undone(self, operation: Operation, undoing: Awaitable[bool]) -> None:
        """The person takes something back; if the app says that this was in time, it never holds."""
        with self._changing_its_mind():
            try:
                is_undone = await undoing
            except BaseException:
                fresh = {key for key, clicks in self._clicks.items() if _is_of(clicks[-1], operation)}
                self.unanswered |= fresh
                self._ever_unanswered |= fresh
                self._lose_sight_of(operation.keys)
                raise
            if is_undone and is_answer(operation):
                self._answers[self.house_of(operation.account).service].undone(operation)
                self._mark_beside_undone(operation)
            elif is_undone:
                for clicks in self._clicks.values():
                    if _is_of(clicks[-1], operation):
                        clicks[-1] = replace(clicks[-1], undone=True)

    def _mark_beside_undone(self, answer: Operation) -> None:
        """With an answer, the mark that was asked for beside it is taken back, unless it was on its way already."""
        (key,) = answer.keys
        clicks = self._clicks.get(key)
        if clicks and _is_of(clicks[-1], answer) and not self._state.rows[key].is_read:
            clicks[-1] = replace(clicks[-1], undone=True)

    @contextmanager
    def _changing_its_mind(self) -> Iterator[None]:
        """While the app answers a click, it may show it already, and we do not know of it yet."""
        self._minds_changing += 1
        try:
            yield
        finally:
            self._minds_changing -= 1

    def check(self, house: House, rows: Mapping[RemoteId, Row]) -> None:
        """The server heard of each row what was asked, in that order; what it refused, the row tells."""
        held, writes = house.held(), self._writes[house.service]
        for key, clicks in self._clicks.items():
            if key.account != house.account or key in self._ever_unanswered:
                continue
            self._check_order(house, key, clicks)
            row, last = rows.get(key.remote), clicks[-1]
            is_so = held.get(key.remote)
            if row is not None and row.read is is_so and row.failed is (Verb.READ if is_so else Verb.UNREAD):
                self._blame(f"{house.service}: what is so is said to be refused: {row.failed}, {key.remote}")
            if row is None or last.undone or key.remote not in held or row.failed in (last.verb, *DEEDS):
                continue
            if self._was_put_off_since(key, last.at_s):
                continue  # which took the click back, or came after it had been refused
            is_done = last.verb is not Verb.DISMISS and held[key.remote] is (last.verb is Verb.READ)
            if is_done or writes.is_said_gone(key.remote, last.verb):
                continue
            if writes.last_refused(key.remote, last.verb):
                self._blame(f"{house.service}: {last} was refused, and the row does not say so: {key.remote}")

    def _check_order(self, house: House, key: NotificationKey, clicks: list[Click]) -> None:
        asked = [click.verb for click in clicks if not click.undone]
        heard = [write.wish.verb for write in self._writes[house.service].naming(key.remote)]
        place = -1
        for verb in heard:
            if place >= 0 and asked[place] is verb:
                continue  # at least once
            try:
                place = asked.index(verb, place + 1)
            except ValueError:
                said = ", ".join(heard)
                self._blame(f"{house.service} heard of {key.remote}: {said}; what was asked: {', '.join(asked)}")
                return


def _is_of(click: Click, operation: Operation) -> bool:
    """Whether it was asked for with this operation: as one of its kind, or as the mark beside an answer."""
    verb = Verb.READ if is_answer(operation) else operation.verb
    return click.accepted == (verb, operation.accepted_at) and operation.account in click.accounts


def _is_as_clicked(row: Row, click: Click) -> bool:
    wanted = click.verb
    if wanted is Verb.DISMISS:
        return row.is_listed is click.undone
    return not row.is_listed or row.is_read is ((wanted is Verb.READ) is not click.undone)
