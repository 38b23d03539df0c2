"""Whether a way leads out of the computer, as the kernel's tables have it, and word of each change."""

import select
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.waiting import eventually
from traynotify.desktop import routes
from traynotify.desktop.routes import RouteWatch, has_way_out

HEAD = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
NEARBY = "wlan0\t0001A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0\n"
DEFAULT = "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n"
FORBIDDEN = "*\t00000000\t00000000\t0200\t0\t0\t0\t00000000\t0\t0\t0\n"

NOBODY = "0" * 32
NEARBY_6 = f"fe80{'0' * 28} 40 {NOBODY} 00 {NOBODY} 00000100 00000001 00000000 00000001    wlan0\n"
DEFAULT_6 = f"{NOBODY} 00 {NOBODY} 00 fe80{'0' * 27}1 00000400 00000001 00000000 00000003    wlan0\n"
FORBIDDEN_6 = f"{NOBODY} 00 {NOBODY} 00 {NOBODY} ffffffff 00000001 00000000 00200200       lo\n"


@pytest.mark.parametrize(
    ("table", "table_6", "leads_out"),
    [
        pytest.param("", "", False, id="nothing"),
        pytest.param(NEARBY, NEARBY_6 + FORBIDDEN_6, False, id="the network nearby alone"),
        pytest.param(FORBIDDEN, FORBIDDEN_6, False, id="what is forbidden"),
        pytest.param(NEARBY + DEFAULT, FORBIDDEN_6, True, id="a default route"),
        pytest.param(NEARBY, DEFAULT_6 + FORBIDDEN_6, True, id="one of the newer kind"),
        pytest.param("wlan0\n", "nonsense\n", False, id="a table of another shape"),
    ],
)
def test_a_default_route_leads_out(tmp_path: Path, table: str, table_6: str, leads_out: bool) -> None:
    (tmp_path / "route").write_text(HEAD + table, "ascii")
    (tmp_path / "ipv6_route").write_text(table_6, "ascii")

    assert has_way_out(tmp_path) is leads_out


def test_a_kernel_without_the_newer_kind_has_a_way_out_as_well(tmp_path: Path) -> None:
    (tmp_path / "route").write_text(HEAD + DEFAULT, "ascii")

    assert has_way_out(tmp_path)


class Kernel:
    """Says that its routes changed, to whoever listens, and what they are."""

    def __init__(self, tables: Path) -> None:
        self.tables = tables
        self._here, self.there = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.there.setblocking(False)

    async def tells(self, table: str) -> None:
        """It has changed several things at once, and whoever listens has heard of it."""
        (self.tables / "route").write_text(HEAD + table, "ascii")
        self._here.send(b"changed")
        self._here.send(b"and changed again")
        await eventually(lambda: not select.select([self.there], [], [], 0)[0], "somebody has read it")

    def close(self) -> None:
        self._here.close()
        self.there.close()


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Kernel]:
    kernel = Kernel(tmp_path)
    monkeypatch.setattr(routes, "_listening", lambda: kernel.there)
    yield kernel
    kernel.close()


async def test_a_way_out_is_told_when_there_was_none_and_at_no_other_change(kernel: Kernel) -> None:
    told: list[None] = []
    (kernel.tables / "route").write_text(HEAD + NEARBY, "ascii")
    watch = RouteWatch(lambda: told.append(None), tables=kernel.tables)
    counts = []
    for table in (DEFAULT, DEFAULT + NEARBY, NEARBY, "", DEFAULT):
        await kernel.tells(table)
        counts.append(len(told))
    watch.close()

    assert counts == [1, 1, 1, 1, 2]


async def test_a_way_out_that_is_there_from_the_beginning_is_no_news(kernel: Kernel) -> None:
    told: list[None] = []
    (kernel.tables / "route").write_text(HEAD + DEFAULT, "ascii")
    watch = RouteWatch(lambda: told.append(None), tables=kernel.tables)
    await kernel.tells(DEFAULT + NEARBY)
    watch.close()
    watch.close()

    assert told == []


@pytest.mark.skipif(sys.platform != "linux", reason="other kernels have another way to say it")
async def test_the_kernel_lets_us_listen() -> None:
    RouteWatch(lambda: None).close()
