"""The toy servers of the demo: a service's folder may have a `house`, with an account of the demo's hero in it."""

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
    label: str
    """What the demo calls the account."""
    close: Callable[[], None]
    sign_out: Callable[[], None] | None = None
    """Takes the token back, for the account of the demo that is to need signing in again."""


def open_houses(interval: float) -> list[House]:
    """Start the toy servers of every service; something happens on each about every `interval` seconds.

    A `house` module has a function of this name for its own service.
    """
    names = (f"{module.name}.house" for module in pkgutil.iter_modules(traynotify.demo.__path__, "traynotify.demo."))
    return [house for name in names if _exists(name) for house in import_module(name).open_houses(interval)]


def _exists(name: str) -> bool:
    try:
        return util.find_spec(name) is not None
    except ModuleNotFoundError:  # its parent is a module, not a folder
        return False
