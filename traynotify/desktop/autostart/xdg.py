"""Starting at login on Linux and the BSDs: a desktop entry in the autostart folder (XDG Autostart 0.5)."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

_RESERVED = re.compile(r"""[\s"'\\><~|&;$*?#()`]""")
"""What the Desktop Entry Specification wants quoted in Exec."""


class XdgAutostart:
    """The entry ``autostart/APP_ID.desktop`` in the person's configuration folder."""

    def __init__(self, app_id: str, app_name: str, command: Sequence[str]) -> None:
        self._app_id = app_id
        self._app_name = app_name
        self._command = list(command)

    @property
    def _file(self) -> Path:
        folder = os.environ.get("XDG_CONFIG_HOME", "")
        base = Path(folder) if Path(folder).is_absolute() else Path.home() / ".config"
        return base / "autostart" / f"{self._app_id}.desktop"

    def is_enabled(self) -> bool:
        """Whether the entry is there and neither hidden nor switched off, as desktops do it in their settings."""
        try:
            entry = self._file.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        values = dict(re.findall(r"^([\w-]+)[ \t]*=[ \t]*(.*?)[ \t]*$", entry, re.MULTILINE))
        return values.get("Hidden") != "true" and values.get("X-GNOME-Autostart-enabled") != "false"

    def enable(self) -> None:
        """Write the entry, anew if there is one; raises OSError."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._file.parent, delete=False) as part:
            part.write(self._entry())
        Path(part.name).chmod(0o644)
        Path(part.name).replace(self._file)

    def disable(self) -> None:
        """Remove the entry; raises OSError."""
        self._file.unlink(missing_ok=True)

    def _entry(self) -> str:
        lines = {
            "Type": "Application",
            "Name": self._app_name,
            "Exec": " ".join(quoted(word) for word in self._command),
            "Icon": self._app_id,
            "Terminal": "false",
            "StartupNotify": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


def quoted(word: str) -> str:
    """One argument as it stands in the key Exec; raises ValueError for what no entry can hold.

    Three layers, by the Desktop Entry Specification: field codes, the quotes of Exec, and the backslash of every value.
    """
    if any(ord(character) < 0x20 for character in word):
        raise ValueError("a control character cannot be part of a command")
    word = word.replace("%", "%%")
    if word and not _RESERVED.search(word):
        return word
    inner = re.sub(r'(["`$\\])', r"\\\1", word)
    return f'"{inner}"'.replace("\\", "\\\\")
