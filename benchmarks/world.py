"""A toy server with people on it, and profiles of the app that know them and have a long history on disk."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from benchmarks.bench import Bench
from tests.support.waiting import eventually
from traynotify.core.ids import RemoteId
from traynotify.core.ports import Batch
from traynotify.core.state import Row
from traynotify.demo.mastodon import RateLimits, ToyMastodon
from traynotify.storage.archive import open_archive

PEOPLE = ("robin", "wren", "finch", "martin")
"""The four accounts."""

UNLIMITED = RateLimits(requests=1_000_000_000, paging=1_000_000_000)
"""For what would take days otherwise."""

_RECENT = 60
"""How many notifications of each account the server itself has at the beginning."""
_AT_ONCE = 5_000
_MANY = 1_000_000_000


@contextmanager
def town(
    people: tuple[str, ...] = PEOPLE, *, recent: int = _RECENT, limits: RateLimits | None = None
) -> Iterator[ToyMastodon]:
    """Run the server; everybody there has a few old notifications, all read."""
    with ToyMastodon(users=people, seed=1, limits=limits) as server:
        now = server.state.clock()
        for person in people:
            for number in range(recent):
                at = now - timedelta(minutes=5 * (recent - number))
                server.notify("mention", f"guest{number % 7}", to=person, text=f"no. {number}", at=at)
            server.read_elsewhere(server.notifications(person)[-1], person)
        yield server


async def move_in(
    bench: Bench, server: ToyMastodon, profile: Path, *, rows: int, people: Iterable[str] = PEOPLE
) -> None:
    """Make a profile that is signed in to people's accounts and has `rows` rows on disk, all read."""
    for person in people:
        adding = ("--secrets", "file", "accounts", "add", server.base_url, "--token-stdin")
        _run(bench, profile, *adding, stdin=server.issue_token(person))
    _run(bench, profile, "watch", "--once")
    archive = (await open_archive(profile / "archive.sqlite3")).archive
    try:
        known = (await archive.load(_RECENT)).rows
        assert known, "everybody has caught up"
        older = _older(known)
        missing = rows - len(known)
        while batch := tuple(islice(older, min(missing, _AT_ONCE))):
            await archive.commit(Batch(rows=batch))
            missing -= len(batch)
    finally:
        await archive.aclose()


def streams(server: ToyMastodon, people: Iterable[str]) -> list[str]:
    """The addresses at which a bare client hears of what happens to these people."""
    base = server.base_url.replace("http", "ws", 1)
    tokens = [server.issue_token(person) for person in people]
    return [f"{base}/api/v1/streaming?stream=user:notification&access_token={token}" for token in tokens]


async def all_listening(server: ToyMastodon, count: int) -> None:
    """Wait until so many streams are open."""
    await eventually(lambda: len(server.streams) >= count, f"{count} streams are open", 60)


def _run(bench: Bench, profile: Path, *arguments: str, stdin: str = "") -> None:
    command = bench.app(profile, *arguments)
    done = subprocess.run(command, input=f"{stdin}\n", env=bench.desk.env, text=True, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


def _older(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Earlier and earlier rows, made after the pattern of those that there are."""
    before = 0
    while True:
        before += 1
        for row in rows:
            item = row.notification
            at = item.created_at - timedelta(hours=5 * before)
            name = RemoteId(f"{item.id}-{before}")
            older = replace(item, id=name, order_key=f"0000{_MANY - before}{item.id}", created_at=at, updated_at=None)
            yield replace(row, notification=older, read=True)
