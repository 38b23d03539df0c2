"""The toy servers that the demo runs: a service's folder may have a `house`, where somebody already has an account."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module, util

import traynotify.demo


@dataclass(frozen=True)
class House:
    """A running toy server with its story going on, and the way into an account on it."""

    service: str
    address: str
    token: str
    close: Callable[[], None]


def open_houses(interval: float) -> list[House]:
    """Start every toy server that has a house; something happens in each about every `interval` seconds."""
    names = (f"{module.name}.house" for module in pkgutil.iter_modules(traynotify.demo.__path__, "traynotify.demo."))
    return [import_module(name).open_house(interval) for name in names if _exists(name)]


def _exists(name: str) -> bool:
    try:
        return util.find_spec(name) is not None
    except ModuleNotFoundError:  # its parent is a module, not a folder
        return False
