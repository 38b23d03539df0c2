"""Linux: whether a way leads out of this computer, as the kernel's tables of routes have it, and word of each change.

Qt tells the same, and NetworkManager where that runs; but Qt needs three megabytes of libraries for it.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

_TABLES = Path("/proc/net")

_ROUTES_CHANGED = 0x40 | 0x400
"""RTMGRP_IPV4_ROUTE and RTMGRP_IPV6_ROUTE of rtnetlink(7)."""
_REJECTS = 0x200
"""RTF_REJECT: a route that says there is no way."""
_MESSAGE_SIZE = 65_536


class RouteWatch:
    """Calls `on_way_out` whenever there is a way out of this computer again, after there was none."""

    def __init__(self, on_way_out: Callable[[], None], *, tables: Path = _TABLES) -> None:
        """`tables` is where the kernel shows them. Raises OSError where it tells of no changes (some sandboxes)."""
        self._on_way_out, self._tables = on_way_out, tables
        self._news = _listening()
        self._had_one = has_way_out(tables)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._news.fileno(), self._look)

    def close(self) -> None:
        """Look no more; safe to call twice."""
        if self._news.fileno() != -1:
            self._loop.remove_reader(self._news.fileno())
            self._news.close()

    def _look(self) -> None:
        """Something changed: what that was says the table itself, also where there was too much of it to keep."""
        with suppress(OSError):
            while self._news.recv(_MESSAGE_SIZE):
                pass
        has_one = has_way_out(self._tables)
        is_new, self._had_one = has_one and not self._had_one, has_one
        if is_new:
            self._on_way_out()


def has_way_out(tables: Path = _TABLES) -> bool:
    """Whether there is a default route, of either kind of address."""
    return any(map(_leads_out, _lines(tables / "route"))) or any(map(_leads_out_6, _lines(tables / "ipv6_route")))


def _listening() -> socket.socket:
    news = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_NONBLOCK, socket.NETLINK_ROUTE)
    try:
        news.bind((0, _ROUTES_CHANGED))
    except OSError:
        news.close()
        raise
    return news


def _lines(table: Path) -> Iterable[list[str]]:
    """The rows of a table by their columns; none where the kernel was built without that kind of address."""
    try:
        return [line.split() for line in table.read_text("ascii").splitlines()]
    except OSError:
        return ()


def _leads_out(row: list[str]) -> bool:
    """Interface, destination, gateway, flags, three counts, mask, … ; the first row has their names."""
    return len(row) > 7 and row[1] == row[7] == "0" * 8 and not int(row[3], 16) & _REJECTS


def _leads_out_6(row: list[str]) -> bool:
    """Destination and its length, source and its length, gateway, three counts, flags, interface."""
    return len(row) > 9 and row[0] == "0" * 32 and row[1] == "00" and not int(row[8], 16) & _REJECTS
