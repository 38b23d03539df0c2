"""The global options of the command line, decided once and handed to whatever the command starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from traynotify.core.ports import SecretPlace
    from traynotify.storage.paths import Profile


@dataclass(frozen=True, kw_only=True)
class Options:
    """What stands before the command."""

    profile: Profile
    secrets: SecretPlace | None = None
    """Where tokens go; None: a file where the person chose one earlier, else the keyring."""
    greeting: str = ""
    """What the person is told in the inbox at the start, marked for translation."""

    @property
    def secret_place(self) -> SecretPlace:
        """Where tokens go in the end."""
        from traynotify.core.ports import SecretPlace  # which takes much along that the tray icon does not wait for

        if self.secrets is not None:
            return self.secrets
        return SecretPlace.FILE if self.profile.secrets_file.exists() else SecretPlace.KEYRING
