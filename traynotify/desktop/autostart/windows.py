"""Starting at login on Windows: a value under the Run key of the person's registry."""

from __future__ import annotations

import importlib
import subprocess
from collections.abc import Sequence
from typing import Any

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager notes what the person switched off there: the first byte of the value is then odd."""


class RunKey:
    """The value APP_ID under HKEY_CURRENT_USER."""

    def __init__(self, app_id: str, command: Sequence[str]) -> None:
        self._app_id = app_id
        self._command = subprocess.list2cmdline(command)
        self._registry: Any = importlib.import_module("winreg")

    def is_enabled(self) -> bool:
        """Whether the value is there, and not switched off in the Task Manager."""
        approved = self._read(_APPROVED)
        is_switched_off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return self._read(_RUN) is not None and not is_switched_off

    def enable(self) -> None:
        """Write the value; raises OSError."""
        with self._registry.CreateKey(self._registry.HKEY_CURRENT_USER, _RUN) as key:
            self._registry.SetValueEx(key, self._app_id, 0, self._registry.REG_SZ, self._command)
        self._delete(_APPROVED)

    def disable(self) -> None:
        """Remove the value; raises OSError."""
        self._delete(_RUN)

    def _read(self, path: str) -> object:
        try:
            with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, path) as key:
                value, _ = self._registry.QueryValueEx(key, self._app_id)
        except FileNotFoundError:
            return None
        return value

    def _delete(self, path: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, self._app_id)
        except FileNotFoundError:
            pass  # it was not there
