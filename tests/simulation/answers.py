"""The promise about answers: each reaches its server, no reply twice; or the row says why not. None that was undone."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

from tests.simulation.houses.house import House, Told
from tests.simulation.writes import Said, Writes, said
from traynotify.core.ids import NotificationKey
from traynotify.core.reduce import Changes
from traynotify.core.state import Operation, Row
from traynotify.core.verbs import DECISIONS, DEEDS, Verb


@dataclass
class Answer:
    """What the person wanted to answer."""

    operation: Operation
    told: Told
    at_s: float
    is_taken_back: bool = False
    """Undone, or another decision took its place, before the server could hear of it."""

    @property
    def key(self) -> NotificationKey:
        """The row."""
        (key,) = self.operation.keys
        return key


class Answers:
    """All of one server."""

    def __init__(self, house: House, writes: Writes) -> None:
        self._house, self._writes = house, writes
        self._answers: dict[int, Answer] = {}
        self._uncertain: set[NotificationKey] = set()
        """Rows that were to be answered when the app died: nobody knows whether it took that."""

    def lose_sight_of(self, keys: Iterable[NotificationKey]) -> None:
        """The app died while these were to be answered, or while that was to be undone."""
        self._uncertain.update(key for key in keys if key.account == self._house.account)

    def taken(self, operation: Operation, row: Row, now_s: float) -> None:
        """The app has taken up an answer to a row."""
        offer = row.notification.offer(operation.verb)
        assert offer is not None
        about = operation.text if operation.verb is Verb.REPLY else offer.about
        self._answers[operation.id] = Answer(operation, Told(operation.verb, about), now_s)

    def undone(self, operation: Operation) -> None:
        """The person took it back in time."""
        if (answer := self._answers.get(operation.id)) is not None:  # or else the app was just taking it up
            answer.is_taken_back = True

    def observe(self, changes: Changes) -> None:
        """The app shows a new state: a decision may have taken the place of another."""
        before, after = changes.before.operations, changes.after.operations
        for number in before.keys() - after.keys():
            if (answer := self._answers.get(number)) is not None and answer.operation.verb in DECISIONS:
                fresh = (o for i, o in after.items() if i not in before)
                answer.is_taken_back |= any(o.verb in DECISIONS and o.keys == answer.operation.keys for o in fresh)

    def was_refused(self, row: Row) -> bool:
        """Whether the server has refused what the row says that it refused."""
        known = [a for a in self._answers.values() if a.key == row.key and a.operation.verb is row.failed]
        if not known or row.key in self._uncertain:
            return True
        return self._is_refused(known[-1])

    def check(
        self,
        rows: Mapping[NotificationKey, Row],
        listed: Container[NotificationKey],
        dismissed_at_s: Callable[[NotificationKey], float],
    ) -> list[str]:
        """Once quiet has returned: what is not as promised, `rows` being those of all answers, and `listed` the keys of
        those that the person can see.

        Who dismisses a row that says of a refusal gives the answer up: `dismissed_at_s` says when that was last.
        """
        told = (a for a in self._answers.values() if not self._is_refused(a, dismissed_at_s(a.key)))
        wrong = [self._missing(answer, rows.get(answer.key), listed) for answer in told]
        wrong += [self._sent_in_vain(answer) for answer in self._answers.values() if answer.is_taken_back]
        wrong += [self._repeated(answer) for answer in self._answers.values() if answer.told.verb is Verb.REPLY]
        return [sentence for sentence in wrong if sentence]

    @property
    def keys(self) -> list[NotificationKey]:
        """The rows that were to be answered."""
        return [answer.key for answer in self._answers.values()]

    def _is_refused(self, answer: Answer, until_s: float = math.inf) -> bool:
        heard = (each for each in self._writes.telling(answer.told, answer.at_s) if each.at_s < until_s)
        return any(said(each.request) is Said.REFUSED for each in heard)

    def _missing(self, answer: Answer, row: Row | None, listed: Container[NotificationKey]) -> str:
        """What is wrong if it did not reach the server, or the row does not say what became of it."""
        later = (other for other in self._answers.values() if other.key == answer.key and other.at_s > answer.at_s)
        if row is None or answer.is_taken_back or answer.key in self._uncertain or any(later):
            return ""
        if row.failed is answer.told.verb and row.failure:
            return "" if row.key in listed else f"{answer.told} was refused, and no row says so: {answer.key}"
        if not self._house.has_been(answer.told):
            return f"{answer.told} has not reached {self._house.service}, and its row does not say so: {answer.key}"
        return "" if row.answered is answer.told.verb else f"the row does not say that it was answered: {answer.key}"

    def _sent_in_vain(self, answer: Answer) -> str:
        others = (each for each in self._answers.values() if each.told == answer.told and not each.is_taken_back)
        if any(others) or answer.key in self._uncertain or not any(self._writes.telling(answer.told, 0.0)):
            return ""
        return f"{answer.told} was taken back in time, and {self._house.service} heard of it"

    def _repeated(self, answer: Answer) -> str:
        asked = sum(each.told == answer.told for each in self._answers.values())
        times = self._house.has_been(answer.told)
        if times <= asked or answer.key in self._uncertain:
            return ""
        return f"{answer.told} was published {times} times on {self._house.service}, and asked for {asked} times"


def is_answer(operation: Operation) -> bool:
    """Whether this answers a notification, rather than marking it."""
    return operation.verb in DEEDS
