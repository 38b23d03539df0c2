"""The same on the real process: killed at random moments, against toy servers over real sockets and a real bus.

    python -m tests.simulation.real --minutes 3

In the end, the inbox agrees with the servers, and every alert that the ledger holds as shown had its bubble.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from tests.e2e.processes import Processes, Running
from tests.support import hermetic
from tests.support.bus import PrivateBus
from tests.support.notification_server import NotificationServer
from tests.support.waiting import eventually
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.osu import ToyOsu

DIGEST = re.compile(r"(\d+) new notifications for")
PATIENCE_S = 60.0


class Trial:
    """One profile with an account on each of two servers, a bus, and a process that lives for a moment at a time."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._random = Random(seed)
        self._app = Processes(folder / "profile", folder)
        self._desktop = NotificationServer()
        self._mastodon, self._osu = ToyMastodon("pleroma", seed=seed), ToyOsu(seed=seed)
        self._accounts: list[str] = []
        self._words: list[str] = []
        """What tells the notifications apart that came after the accounts were added."""
        self.kills = 0

    async def run(self, seconds: float) -> str:
        """Live, die and start again for so long; returns what it comes to. AssertionError when a promise is broken."""
        with ExitStack() as stack:
            bus = PrivateBus()
            stack.callback(bus.stop)
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._app.env["DBUS_SESSION_BUS_ADDRESS"] = bus.address
            stack.enter_context(self._mastodon)
            stack.enter_context(self._osu)
            stack.callback(self._app.end)
            await self._desktop.start()
            self._add(self._mastodon.base_url, self._mastodon.issue_token())
            self._add(self._osu.base_url, self._osu.issue_token())
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                await self._live_for_a_moment()
            await self._check()
            await self._desktop.stop()
        told = len(self._desktop.notified)
        return f"{self.kills} kills, {len(self._words)} notifications, {told} bubbles: all agree"

    def _add(self, address: str, token: str) -> None:
        added = self._app.run("accounts", "add", address, "--token-stdin", stdin=f"{token}\n")
        assert added.status == 0, added.err
        self._accounts.append(added.out.removeprefix("Added ").strip())
        self._app.run("list")  # the first contact

    async def _live_for_a_moment(self) -> None:
        """A start, things that happen, and an end at whatever moment."""
        running = self._app.start("watch", "--json", "--notify")
        if self._random.random() < 0.6:
            await eventually(lambda: running.find(event="health", state="live"), "it is up", PATIENCE_S)
        for _ in range(self._random.randint(1, 4)):
            self._something_happens()
            await asyncio.sleep(self._random.uniform(0, 0.7))
        if self._random.random() < 0.85:
            running.kill()
            self.kills += 1
        else:
            await self._ended_well(running)

    def _something_happens(self) -> None:
        words = f"number {len(self._words)} in all"
        self._words.append(words)
        if self._random.random() < 0.5:
            self._mastodon.notify("mention", "ben", text=words)
        else:
            self._osu.notify("comment_new", "ben", text=words, title=words)
        if self._random.random() < 0.2:
            unread = [row for row in self._osu.notifications() if not row.is_read]
            self._osu.read_elsewhere(*unread[:2])

    @staticmethod
    async def _ended_well(running: Running) -> None:
        running.tell(signal.SIGTERM)
        ended = await running.has_ended(PATIENCE_S)
        assert ended.status in (0, -signal.SIGTERM), ended.err  # the latter before it is up

    async def _check(self) -> None:
        """Let one process catch up in peace, then compare inbox, servers and bubbles."""
        running = self._app.start("watch", "--json", "--notify")
        for account in self._accounts:
            await eventually(lambda: running.find(event="health", account=account, state="live"), account, PATIENCE_S)  # noqa: B023
        await self._until_nothing_is_due()
        await self._ended_well(running)
        listed = {row["key"]: row["read"] for row in self._listed()}
        mastodon, osu = self._accounts
        held = {f"{mastodon}/{row.id}": row.seen for row in self._mastodon.notifications()}
        held |= {f"{osu}/{row.id}": row.is_read for row in self._osu.notifications()}
        assert listed == held, f"inbox and servers disagree about {dict(listed.items() ^ held.items())}"
        told = sum(int(found[1]) if (found := DIGEST.match(b.title)) else 1 for b in self._desktop.notified)
        shown = sum(row["alerted"] for row in self._listed())
        assert told >= shown, f"{shown} alerts are noted as shown, and the desktop saw {told}"
        assert shown >= sum(not read for read in held.values()), "something unread had no alert"

    async def _until_nothing_is_due(self) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while due := self._due(await asyncio.to_thread(self._listed)):  # the desktop has to answer meanwhile
            assert time.monotonic() < deadline, f"alerts are due for ever: {due}"
            await asyncio.sleep(0.5)

    @staticmethod
    def _due(rows: list[dict[str, Any]]) -> list[str]:
        return [row["key"] for row in rows if not row["read"] and not row["alerted"] and row["origin"] != "seed"]

    def _listed(self) -> list[dict[str, Any]]:
        ended = self._app.run("list", "--limit", "100000", "--json")
        assert ended.status == 0, ended.err
        rows: list[dict[str, Any]] = ended.json
        return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Run for as long as is asked; fails with what does not agree."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.real", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0, help="how long (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (default: %(default)s)")
    options = parser.parse_args(arguments)
    hermetic.pytest_configure()  # an environment of its own, as every test has
    home = Path(os.environ["HOME"])
    try:
        said = asyncio.run(Trial(options.seed, hermetic.scratch_folder("real")).run(options.minutes * 60))
    finally:
        shutil.rmtree(home, ignore_errors=True)
    sys.stdout.write(f"{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
