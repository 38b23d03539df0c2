"""An environment for each contestant, with what a person who installs it gets, and nothing that the tests need.

Each has files of its own, so that no other program on this computer shares its pages and makes it look lighter.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RIVAL = "gotify-tray==0.5.3"
"""The nearest rival in the same language."""


@dataclass(frozen=True)
class Environments:
    """The Pythons to start the contestants with."""

    app: Path
    rival: Path | None
    """None where it cannot be installed; `why` has the reason."""
    why: str = ""


def environments() -> Environments:
    """Make or bring up to date what is in the cache; the first time, this takes a few minutes."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "traynotify-benchmarks"
    app = _environment(cache / "app")
    complete, wanted = cache / "app" / "complete", (ROOT / "pyproject.toml").read_text("utf-8")
    if not complete.exists() or complete.read_text("utf-8") != wanted:
        _pip(app, "install", str(ROOT))
        complete.write_text(wanted, "utf-8")
    _pip(app, "install", "--no-deps", "--force-reinstall", str(ROOT))
    rival = _environment(cache / "rival")
    try:
        if not (cache / "rival" / "complete").exists():
            _pip(rival, "install", RIVAL)
            (cache / "rival" / "complete").touch()
    except subprocess.CalledProcessError as error:
        return Environments(app, None, (error.stderr.strip().splitlines() or ["pip failed"])[-1])
    return Environments(app, rival)


def _environment(folder: Path) -> Path:
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return python


def _pip(python: Path, *arguments: str) -> None:
    command = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, capture_output=True, text=True)
