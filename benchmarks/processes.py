"""What the kernel tells about a running process and what it started: memory, turns of the processor, open files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Memory:
    """In MB. Pages that several processes share count whole in `rss`, are split in `pss`, and left out of `private`."""

    rss: float
    pss: float
    private: float


@dataclass(frozen=True)
class Turns:
    """What a process has taken of the processor since its start."""

    wakeups: int
    """How often one of its threads had been waiting, and went on."""
    seconds: float

    def __sub__(self, before: Turns) -> Turns:
        return Turns(self.wakeups - before.wakeups, self.seconds - before.seconds)


def family(pid: int) -> Iterator[int]:
    """The process and everything that it started."""
    yield pid
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in _threads(pid):
            for child in (thread / "children").read_text().split():
                yield from family(int(child))


def memory(pid: int) -> Memory:
    """What the process and its children hold."""
    rss = pss = private = 0
    for member in family(pid):
        with suppress(FileNotFoundError, ProcessLookupError):
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
            sizes = {
                name: int(rest.split()[0]) for name, _, rest in (li.partition(":") for li in rollup.splitlines()[1:])
            }
            rss += sizes["Rss"]
            pss += sizes["Pss"]
            private += sizes["Private_Clean"] + sizes["Private_Dirty"]
    return Memory(rss / 1024, pss / 1024, private / 1024)


def turns(pid: int) -> Turns:
    """What all threads of the process have taken so far."""
    wakeups = sum(_number(thread / "status", "voluntary_ctxt_switches:") for thread in _threads(pid))
    return Turns(wakeups, sum(_processor_s(thread) for thread in _threads(pid)))


def open_files(pid: int) -> dict[str, int]:
    """How many files of each kind the process holds open: ``socket``, ``anon_inode`` or ``file``."""
    counts: dict[str, int] = {}
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            kind, colon, _ = str(link.readlink()).partition(":")
            name = kind if colon else "file"
            counts[name] = counts.get(name, 0) + 1
    return counts


def _threads(pid: int) -> Iterator[Path]:
    return Path(f"/proc/{pid}/task").iterdir()


def _processor_s(thread: Path) -> float:
    with suppress(FileNotFoundError, ProcessLookupError):
        return int((thread / "schedstat").read_text().split()[0]) / 1e9
    return 0.0


def _number(file: Path, name: str) -> int:
    with suppress(FileNotFoundError, ProcessLookupError):
        for line in file.read_text().splitlines():
            if line.startswith(name):
                return int(line.removeprefix(name))
    return 0
