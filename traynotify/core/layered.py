"""An immutable mapping of which a changed copy costs as much as what changed, not as much as the whole.

A burst of thousands is as many states, one after the other; each would otherwise copy every row that is in memory.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from math import isqrt
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Layered(Mapping[K, V]):
    """What changed last lies over a base that it shares with the mapping that it was made from.

    It is ordered as a dictionary is. To go through all of it joins the layers, which cannot be seen from outside.
    """

    __slots__ = ("_base", "_length", "_recent")

    def __init__(self, entries: Mapping[K, V] | None = None) -> None:
        self._base = dict(entries or {})
        self._recent: dict[K, V] = {}
        self._length = len(self._base)

    def replacing(self, changed: Mapping[K, V]) -> Layered[K, V]:
        """A copy with these entries put in."""
        copy: Layered[K, V] = Layered()
        copy._take(self, changed)
        return copy

    def _take(self, before: Layered[K, V], changed: Mapping[K, V]) -> None:
        """Become `before` with these entries put in."""
        self._base, self._recent = before._base, {**before._recent, **changed}
        self._length = len(before) + sum(key not in before for key in changed)
        if len(self._recent) > isqrt(self._length):
            self._joined()

    def __getitem__(self, key: K) -> V:
        return self._recent[key] if key in self._recent else self._base[key]

    def __contains__(self, key: object) -> bool:
        return key in self._recent or key in self._base

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[K]:
        return iter(self._joined())

    def keys(self) -> KeysView[K]:
        """As of a dictionary."""
        return self._joined().keys()

    def values(self) -> ValuesView[V]:
        """As of a dictionary."""
        return self._joined().values()

    def items(self) -> ItemsView[K, V]:
        """As of a dictionary."""
        return self._joined().items()

    def _joined(self) -> dict[K, V]:
        if self._recent:
            self._base, self._recent = {**self._base, **self._recent}, {}
        return self._base
