"""A canary for the installed Qt: a PySide6 that loses references to None kills the app after some thousand calls.

PySide6 6.12.0 does so below Python 3.12, from where on None is immortal.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.support.project import PROJECT, pyproject

_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("x")
"""


def test_the_installed_qt_survives_calls_that_return_nothing() -> None:
    result = subprocess.run([sys.executable, "-c", _CALLS], capture_output=True, text=True, timeout=300, check=False)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(("python", "allowed"), [("3.11", False), ("3.12", True), ("3.13", True)])
def test_the_release_that_loses_references_is_excluded_where_that_kills(python: str, allowed: bool) -> None:
    (qt,) = _qt_for(python, pyproject()["project"]["dependencies"])

    assert qt.specifier.contains("6.12.0") is allowed
    assert qt.specifier.contains("6.12.1")


@pytest.mark.parametrize("lock", sorted((PROJECT / "packaging/locks").glob("*.txt")), ids=lambda lock: lock.name)
def test_no_lock_pins_it_where_that_kills(lock: Path) -> None:
    pins = [line.rstrip(" \\") for line in lock.read_text("utf-8").splitlines() if "==" in line]

    (qt,) = _qt_for("3.11", pins)

    assert not qt.specifier.contains("6.12.0")


def _qt_for(python: str, requirements: Iterable[str]) -> list[Requirement]:
    """Return which of the requirements bring Qt to this version of Python."""
    environment = {"python_version": python, "python_full_version": f"{python}.9"}
    return [
        requirement
        for requirement in map(Requirement, requirements)
        if requirement.name.lower() == "pyside6-essentials"
        and (requirement.marker is None or requirement.marker.evaluate(environment))
    ]
