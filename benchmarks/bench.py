"""What every row of the table is measured with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.desk import Desk
from benchmarks.environments import Environments


@dataclass(frozen=True)
class Bench:
    """The desktop, the contestants' environments, and how much time to take."""

    desk: Desk
    environments: Environments
    folder: Path
    quick: bool

    @property
    def runs(self) -> int:
        """How often each contestant takes its turn."""
        return 3 if self.quick else 11

    def app(self, profile: Path, *arguments: str) -> list[str]:
        """The command line of the app on a profile."""
        return [str(self.environments.app), "-m", "traynotify", "--profile-dir", str(profile), *arguments]

    def floor(self, name: str, *arguments: str) -> list[str]:
        """The command line of one of the programs in `benchmarks.floor`."""
        return [str(self.environments.app), str(Path(__file__).parent / "floor" / f"{name}.py"), *arguments]

    def observed(self, profile: Path, place: Path) -> list[str]:
        """The app with somebody inside who counts, to be asked at the socket `place`."""
        script = Path(__file__).parent / "observed.py"
        return [str(self.environments.app), str(script), str(profile), str(place)]


Command = Sequence[str | Path]
