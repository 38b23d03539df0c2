"""Plants a fault of our own: a module is imported with one line of its source changed.

Nothing of the app is imported here, so that it can be done before anything is.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

from tests.simulation.only import Only


@dataclass(frozen=True)
class Mutation:
    """One line that is another."""

    name: str
    module: str
    text: str
    """Stands in the source exactly once."""
    instead: str
    seeds: int
    """It is found within so many histories."""
    blame: str
    """What it breaks: a pattern of the sentence that has to be said of it; another one does not count."""
    only: Only = field(default_factory=Only)
    """What histories are narrowed down to, where what it takes would be rare otherwise."""


class _Loader(SourceFileLoader):
    """Loads the source with the one line changed; never from, or into, a cache."""

    def __init__(self, name: str, path: str, mutation: Mutation) -> None:
        super().__init__(name, path)
        self._mutation = mutation

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_source(fullname)
        assert source is not None
        return compile(mutated(source, self._mutation), self.get_filename(fullname), "exec")


class _Finder(MetaPathFinder):
    """Finds the module of one mutation before anybody else does."""

    def __init__(self, mutation: Mutation) -> None:
        self._mutation = mutation

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._mutation.module:
            return None
        spec = PathFinder.find_spec(fullname, path)
        assert spec is not None
        assert spec.origin is not None
        spec.loader = _Loader(fullname, spec.origin, self._mutation)
        return spec


def mutated(source: str, mutation: Mutation) -> str:
    """The source with the line changed; AssertionError when it does not stand there any more, or twice."""
    assert source.count(mutation.text) == 1, f"{mutation.module} has not once, to be changed: {mutation.text}"
    return source.replace(mutation.text, mutation.instead)


def plant(mutation: Mutation) -> None:
    """Let this process import the module as it is changed; it must not have been imported yet."""
    assert mutation.module not in sys.modules, f"{mutation.module} was imported already"
    sys.meta_path.insert(0, _Finder(mutation))
