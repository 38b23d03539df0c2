"""To what a history can be narrowed down, so that something rare happens often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Only:
    """Names of faults, deeds and services; where there are none, there may be all."""

    faults: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


def chosen(among: Mapping[str, T], names: tuple[str, ...]) -> Mapping[str, T]:
    """Those with these names, or all; KeyError for a name that is none."""
    return {name: among[name] for name in names} if names else among
