"""The project as files: where it lies, what pyproject.toml says, and its modules as syntax trees."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "traynotify"


def pyproject() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


class Module:
    """One Python file of the package."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.relative_to(PACKAGE).as_posix()
        self.text = path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of its text."""
        return ast.parse(self.text, filename=self.name)

    def calls(self) -> Iterator[tuple[str, int]]:
        """Yield the dotted name of every function that it calls, as written, with the line of the call."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node.lineno


def modules() -> list[Module]:
    """Return every module of the package, in order."""
    return [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]
