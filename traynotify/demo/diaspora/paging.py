"""Which rows a list request gets, and the links to its neighbours, exactly as pods work them out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from traynotify.demo.diaspora.entities import timestamp
from traynotify.demo.diaspora.pods import Pod

USUAL_PER_PAGE = 15
DOCUMENTED_PER_PAGE = 20
_FALSE = frozenset({"", "false", "f", "FALSE", "F", "0", "off", "OFF"})
_MILLISECOND = timedelta(milliseconds=1)

T = TypeVar("T")


class BadParameter(ValueError):
    """A parameter that makes no sense: 422."""


@dataclass(frozen=True)
class TimePage:
    """One page by time: descending, unless only `after` was given."""

    per_page: int
    before: datetime | None = None
    after: datetime | None = None

    @classmethod
    def of(cls, query: Mapping[str, str], pod: Pod) -> "TimePage":
        """What a request asks for; `before` wins over `after`. Raises BadParameter for a time that is none."""
        before, after = query.get("before"), query.get("after")
        if before is not None:
            return cls(per_page(query, pod), before=moment(before))
        return cls(per_page(query, pod), after=None if after is None else moment(after))

    def select(self, rows: Sequence[T], made_at: Callable[[T], datetime]) -> list[T]:
        """The rows of the page. The comparison is strict, and there is no second key for rows of one moment."""
        ordered = sorted(rows, key=made_at, reverse=self.after is None)
        if self.before is not None:
            ordered = [row for row in ordered if made_at(row) < self.before]
        if self.after is not None:
            ordered = [row for row in ordered if made_at(row) > self.after]
        return ordered[: self.per_page]

    def links(self, page: Sequence[T], made_at: Callable[[T], datetime]) -> dict[str, str]:
        """``next`` and ``previous`` of a page with rows, however little there is beyond it; nothing of an empty one."""
        if not page:
            return {}
        times = [made_at(row) for row in page]
        down = f"before={timestamp(min(times))}"
        up = f"after={timestamp(max(times) + _MILLISECOND)}"
        return {"next": down, "previous": up} if self.after is None else {"next": up, "previous": down}


def per_page(query: Mapping[str, str], pod: Pod) -> int:
    """How many rows: at least one, a hundred at most, however it is spelt."""
    usual = DOCUMENTED_PER_PAGE if pod.as_documented else USUAL_PER_PAGE
    text = query.get("per_page")
    if text is None:
        return usual
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    return max(1, min(number, pod.most_per_page))


def moment(text: str) -> datetime:
    """An ISO 8601 time; raises BadParameter."""
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadParameter(text) from error
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def first_moment(text: str, pod: Pod) -> datetime:
    """Where `only_after` begins: a day, whatever time of it was given; documented is the time itself."""
    if pod.as_documented:
        return moment(text)
    try:
        day = date.fromisoformat(text[:10])
    except ValueError as error:
        raise BadParameter(text) from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def truth(text: str) -> bool:
    """A yes or no as Rails reads it: everything is yes but for a few words."""
    return text not in _FALSE
