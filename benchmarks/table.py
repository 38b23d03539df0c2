"""The lines of the table: what was measured, against what, and whether the aim is reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Line:
    """One comparison. `ratio` is ours against the other's, and reaches its aim while it is at most `limit`, or, where
    more is better, `at_least` that.
    """

    what: str
    ours: str
    other: str
    ratio: float
    limit: float
    unit: str = "×"
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether the aim is reached."""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit


def rendered(lines: Iterable[Line]) -> str:
    """The table as it stands in the README."""
    head = ["| what | ours | beside it | ratio | aim | |", "|---|---|---|---|---|---|"]
    return "\n".join(head + [_rendered(line) for line in lines])


def _rendered(line: Line) -> str:
    mark, sign = "✓" if line.reached else "✗", "≥" if line.at_least else "≤"
    ratio, aim = (
        f"{number:.2f}{line.unit}" if line.unit == "×" else f"{number:g}{line.unit}"
        for number in (line.ratio, line.limit)
    )
    return f"| {line.what} | {line.ours} | {line.other} | {ratio} | {sign} {aim} | {mark} |"


def middle(figures: Sequence[float]) -> float:
    """The median: one run that was held up by something else counts no more than any other."""
    return median(figures)


def high(figures: Sequence[float], percent: int = 99) -> float:
    """The figure below which `percent` of them lie."""
    return quantiles(figures, n=100, method="inclusive")[percent - 1]
