"""The same on the real process: killed at random moments, against toy servers over real sockets and a real bus.

    python -m tests.simulation.real --minutes 3

Things happen on four servers, and somebody marks and dismisses by the command line while the app runs, dies or is off.
In the end, the inbox agrees with the servers, every click that was taken has reached its server, and every bubble was
shown for rows that no other was shown for, but where the process died between the desktop's answer and its own note.
The desktop keeps what is on the screen when a process ends: in the end, all of that tells of something unread.
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
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.e2e.processes import Processes, Running
from tests.support import hermetic
from tests.support.bus import PrivateBus
from tests.support.notification_server import NotificationServer, Shown
from tests.support.waiting import eventually
from traynotify.demo.discourse import ToyDiscourse
from traynotify.demo.discourse.forums import RAISED_LIMITS
from traynotify.demo.mastodon import RateLimits, ToyMastodon
from traynotify.demo.osu import ToyOsu
from traynotify.demo.server import ToyServer

GUEST = re.compile(r"guest(\d+)", re.IGNORECASE)
DIGEST = re.compile(r"(\d+) new notifications? for")
PATIENCE_S = 60.0


@dataclass
class Place:
    """A server with an account: how something happens on it, and what it holds by now."""

    name: str
    toy: ToyServer
    token: str
    happen: Callable[[str], str]
    """Somebody of this name does something; returns the id."""
    held: Callable[[], dict[str, bool]]
    """The ids of all that is there, and whether each is read."""
    keeps_flags: bool = True
    takes_dismissals: bool = False
    account: str = ""


def places(seed: int) -> list[Place]:
    """A server of each kind that tells at once what happens; one of them has a marker."""
    often = RateLimits(requests=100_000, paging=100_000)  # twenty starts a minute are more than a server has to bear
    marker, pleroma = ToyMastodon(seed=seed, limits=often), ToyMastodon("pleroma", seed=seed, limits=often)
    osu, forum = ToyOsu(seed=seed), ToyDiscourse(seed=seed, limits=RAISED_LIMITS)

    def marked() -> dict[str, bool]:
        last = marker.marker()
        return {row.id: last is not None and not marker.state.is_newer(row.id, last) for row in marker.notifications()}

    def mention(toy: ToyMastodon) -> Callable[[str], str]:
        return lambda who: toy.notify("mention", who, text="Hello").id

    return [
        Place("marker", marker, marker.issue_token(), mention(marker), marked, False, True),
        Place(
            "pleroma",
            pleroma,
            pleroma.issue_token(),
            mention(pleroma),
            lambda: {row.id: row.seen for row in pleroma.notifications()},
            takes_dismissals=True,
        ),
        Place(
            "osu",
            osu,
            osu.issue_token(),
            lambda who: str(osu.notify("comment_new", who, title=f"By {who}", text="Hello").id),
            lambda: {str(row.id): row.is_read for row in osu.notifications()},
        ),
        Place(
            "forum",
            forum,
            forum.issue_key(),
            lambda who: str(forum.notify("mentioned", who, topic=f"Of {who}", text="Hello").id),
            lambda: {str(row.id): row.read for row in forum.notifications()},
        ),
    ]


@dataclass
class Life:
    """One process, from its start to its end."""

    running: Running
    was_killed: bool = False
    bubbles: list[Shown] = field(default_factory=list)


class Trial:
    """One profile with an account on each server, a bus, and a process that lives for a moment at a time."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._random = Random(seed)
        self._app = Processes(folder / "profile", folder)
        self._desktop = NotificationServer()
        self._places = places(seed)
        self._happened: dict[str, tuple[Place, str]] = {}
        """By the name of who did it: where, and under which id."""
        self._clicks: dict[str, str] = {}
        """What was taken of the person, by key: the verb."""
        self._lives: list[Life] = []

    async def run(self, seconds: float) -> str:
        """Live, die and start again for so long; returns what it comes to. AssertionError when a promise is broken."""
        with ExitStack() as stack:
            bus = PrivateBus()
            stack.callback(bus.stop)
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._app.env["DBUS_SESSION_BUS_ADDRESS"] = bus.address
            stack.callback(self._app.end)
            await self._desktop.start()
            for place in self._places:
                stack.enter_context(place.toy)
                self._add(place)
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                await self._live_for_a_moment()
            await self._check()
            await self._desktop.stop()
        kills, bubbles = sum(life.was_killed for life in self._lives), len(self._desktop.notified)
        return (
            f"{kills} kills, {len(self._happened)} notifications, {len(self._clicks)} clicks, {bubbles} bubbles: "
            "all agree"
        )

    def _add(self, place: Place) -> None:
        arguments = ("accounts", "add", place.toy.base_url, "--token-stdin")
        added = self._app.run(*arguments, stdin=f"{place.token}\n")
        assert added.status == 0, added.err
        place.account = added.out.removeprefix("Added ").strip()
        self._app.run("list")  # the first contact

    # What happens

    async def _live_for_a_moment(self) -> None:
        """A start, things that happen, and an end at whatever moment."""
        life = self._start()
        if self._random.random() < 0.7:
            await eventually(lambda: life.running.find(event="health", state="live"), "it is up", PATIENCE_S)
        for _ in range(self._random.randint(1, 4)):
            await self._something_happens()
            await asyncio.sleep(self._random.uniform(0, 0.7))
        if self._random.random() < 0.85:
            life.running.kill()
            life.was_killed = True
        else:
            await self._ended_well(life.running)

    def _start(self) -> Life:
        self._note_bubbles()
        life = Life(self._app.start("watch", "--json", "--notify"))
        self._lives.append(life)
        return life

    def _note_bubbles(self) -> None:
        """What was shown since the last start belongs to the life that it began."""
        told = sum(len(life.bubbles) for life in self._lives)
        if self._lives:
            self._lives[-1].bubbles = self._desktop.notified[told:]

    async def _something_happens(self) -> None:
        place = self._random.choice(self._places)
        match self._random.random():
            case chance if chance < 0.8:
                who = f"guest{len(self._happened)}"
                self._happened[who] = (place, place.happen(who))
            case _:
                await self._click(place)

    async def _click(self, place: Place) -> None:
        """Ask by the command line, of the running process or, when that died, without one."""
        held = place.held()
        keys = [f"{place.account}/{remote}" for remote in held]
        free = [key for key in keys if key not in self._clicks]
        if free:
            key = self._random.choice(free)
            verb = self._random.choice(["read", "dismiss"]) if place.takes_dismissals else "read"
            ended = await asyncio.to_thread(self._app.run, verb, key)  # the desktop has to answer meanwhile
            if ended.status == 0:
                self._clicks[key] = verb

    @staticmethod
    async def _ended_well(running: Running) -> None:
        running.tell(signal.SIGTERM)
        ended = await running.has_ended(PATIENCE_S)
        assert ended.status in (0, -signal.SIGTERM), ended.err  # the latter before it is up

    # What has to be so in the end

    async def _check(self) -> None:
        """Let one process catch up in peace, then compare inbox, servers and bubbles."""
        life = self._start()
        for place in self._places:
            states = ("live", "polling")
            await eventually(
                lambda: any(life.running.find(event="health", account=place.account, state=s) for s in states),  # noqa: B023
                place.account,
                PATIENCE_S,
            )
        await self._until_nothing_waits()
        await self._ended_well(life.running)
        self._note_bubbles()
        rows = {row["key"]: row for row in self._listed()}
        for place in self._places:
            self._compare(place, {key: row for key, row in rows.items() if row["account"] == place.account})
        self._check_bubbles(rows)
        self._check_screen(rows)

    def _compare(self, place: Place, rows: dict[str, dict[str, Any]]) -> None:
        """The inbox with the server, and what was clicked with both."""
        held = {f"{place.account}/{remote}": read for remote, read in place.held().items()}
        assert rows.keys() == held.keys(), f"{place.name}: {rows.keys() ^ held.keys()} are not in both"
        for key, verb in self._clicks.items():
            if key.startswith(f"{place.account}/"):
                assert (key not in held) is (verb == "dismiss"), f"{verb} of {key} has not reached the server"
        listed = {key: row["read"] for key, row in rows.items()}
        if place.keeps_flags:
            assert listed == held, (
                f"{place.name}: inbox and server disagree about {dict(listed.items() ^ held.items())}"
            )
            return
        for key in sorted(held, key=lambda key: int(key.rpartition("/")[2])):
            assert not held[key] or listed[key], f"{key} is unread here, and the marker says otherwise"
            if not listed[key]:
                return
            assert held[key], f"the marker stays below {key}, though all up to it is read"

    def _check_bubbles(self, rows: dict[str, dict[str, Any]]) -> None:
        """Each row had one bubble, or one place in a digest; a second one only after a death that came in between."""
        told: dict[str, tuple[Life, Shown]] = {}
        unnamed = 0
        for life in self._lives:
            here: dict[int, set[str]] = {}
            for shown in life.bubbles:
                names = set(GUEST.findall(f"{shown.title}\n{shown.body}"))
                digest = DIGEST.match(shown.title)
                for name in names - here.get(shown.replaces, set()):
                    before, last = told.get(name, (life, shown))
                    may_repeat = before.was_killed and before is not life and before.bubbles[-1] is last
                    assert name not in told or may_repeat, f"the alert of guest{name} came twice: {last} and {shown}"
                    told[name] = (life, shown)
                unnamed += max(0, int(digest[1]) - len(names)) if digest is not None else 0
                here[shown.number] = names | here.get(shown.replaces, set())
        missed = [
            who
            for who, (place, remote) in self._happened.items()
            if (row := rows.get(f"{place.account}/{remote}")) is not None
            and not row["read"]
            and who.removeprefix("guest") not in told
        ]
        assert len(missed) <= unnamed, f"these are unread, and had no alert: {missed}"

    def _check_screen(self, rows: dict[str, dict[str, Any]]) -> None:
        """Each bubble tells of something unread; but one that a process may not have lived to know of."""
        unread = {
            who.removeprefix("guest")
            for who, (place, remote) in self._happened.items()
            if (row := rows.get(f"{place.account}/{remote}")) is not None and not row["read"]
        }
        unknown = [life.bubbles[-1].number for life in self._lives if life.was_killed and life.bubbles]
        for shown in self._desktop.on_screen.values():
            names = set(GUEST.findall(f"{shown.title}\n{shown.body}"))
            names_all = (digest := DIGEST.match(shown.title)) is None or int(digest[1]) == len(names)
            is_left_over = names_all and not names & unread
            assert not is_left_over or shown.number in unknown, f"this is on the screen for nothing unread: {shown}"

    async def _until_nothing_waits(self) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while waiting := await asyncio.to_thread(self._waiting):  # the desktop has to answer meanwhile
            assert time.monotonic() < deadline, f"this waits for ever: {waiting}"
            await asyncio.sleep(0.5)

    def _waiting(self) -> list[str]:
        """Rows whose alert is due, and accounts with clicks that the server has not settled."""
        status = self._app.run("status", "--json").json
        unsent = [each["id"] for each in status["accounts"] if each["now"]["unsent"]]
        due = (row for row in self._listed() if not row["read"] and not row["alerted"] and row["origin"] != "seed")
        return [*unsent, *(row["key"] for row in due)]

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
