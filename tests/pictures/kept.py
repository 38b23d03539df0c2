"""The pictures that are kept, to be compared with how windows look now; `python -m tests.pictures.kept` renews them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.project import PROJECT

KEPT = Path(__file__).with_name("kept")

PICTURES = {
    "inbox": ("inbox-light", "inbox-dark", "hover-group-light"),
    "focus": ("focus-row-light",),
    "scrolled": ("scrolled-light", "scrolled-dark"),
    "search": ("search-light",),
    "chosen": ("chosen-light",),
    "preview": ("preview-everybody-light",),
    "sheets": ("why-light",),
    "mirrored": ("mirrored-light", "mirrored-accounts-dark"),
    "high_contrast": ("contrast-chosen-light", "contrast-accounts-dark"),
    "rings": ("rings-accounts-light", "rings-inbox-dark"),
    "tray_menu": ("tray-menu-light",),
    "trouble": ("trouble-long-light",),
    "large_text": ("large-light",),
    "empty": ("caught-up-dark",),
    "gathered": ("gathered-open-light",),
    "answering": ("answerable-light", "reply-empty-light"),
    "offline": ("pending-light",),
    "undo": ("undo-several-light",),
    "welcome": ("welcome-code-light",),
    "accounts": ("accounts-light", "accounts-dark"),
    "settings": ("settings-light",),
    "tray_icons": ("tray-one-colour-dark", "tray-coloured-light"),
}
"""By scene: each of these looks unlike the others, and together they have every shape and colour of the interface."""


def names(scenes: Iterable[str] = PICTURES) -> list[str]:
    """The names of the pictures that are kept of these scenes."""
    return [name for scene in scenes for name in PICTURES[scene]]


def render(folder: Path, env: Mapping[str, str] | None = None, scenes: Iterable[str] = PICTURES) -> None:
    """Paint these scenes, text as blocks, one pixel for one; in a process that has seen no test before."""
    command = [sys.executable, "-m", "tests.ui.preview", str(folder), "--blocks", "--scale", "1", *scenes]
    done = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


def main() -> None:
    with TemporaryDirectory() as folder:
        render(Path(folder))
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir()
        for name in names():
            shutil.copy(Path(folder) / f"{name}.png", KEPT)
    sys.stdout.write(f"{len(names())} pictures in {KEPT}\n")


if __name__ == "__main__":
    main()
