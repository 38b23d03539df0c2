"""Starting at login on macOS: a property list in the person's LaunchAgents folder."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path


class LaunchAgent:
    """The agent ``~/Library/LaunchAgents/APP_ID.plist``; the keys are those of launchd.plist(5)."""

    def __init__(self, app_id: str, command: Sequence[str]) -> None:
        self._app_id = app_id
        self._command = list(command)

    @property
    def _file(self) -> Path:
        return Path.home() / "Library" / "LaunchAgents" / f"{self._app_id}.plist"

    def is_enabled(self) -> bool:
        """Whether the agent is there and not disabled."""
        try:
            agent = plistlib.loads(self._file.read_bytes())
        except (OSError, plistlib.InvalidFileException, ValueError):
            return False
        return isinstance(agent, dict) and agent.get("RunAtLoad") is True and agent.get("Disabled") is not True

    def enable(self) -> None:
        """Write the agent; raises OSError."""
        agent = {
            "Label": self._app_id,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_bytes(plistlib.dumps(agent))

    def disable(self) -> None:
        """Remove the agent; raises OSError."""
        self._file.unlink(missing_ok=True)
