"""Where the files of one profile are: in the platform's own folders, or all in one directory that the person names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from traynotify.core.errors import StorageFailed
from traynotify.core.language import tr

APP = "traynotify"
PROFILE_VARIABLE = "TRAYNOTIFY_PROFILE_DIR"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The folders of one profile, and the name under which its secrets are kept. Two profiles share nothing."""

    config: Path
    data: Path
    cache: Path
    logs: Path
    secrets_namespace: str
    """What a keyring files this profile's entries under."""

    @classmethod
    def resolve(cls, directory: Path | None = None, environ: Mapping[str, str] = os.environ) -> Profile:
        """The profile in `directory`, else in the one that ``TRAYNOTIFY_PROFILE_DIR`` names, else the person's own."""
        if directory is None and environ.get(PROFILE_VARIABLE):
            directory = Path(environ[PROFILE_VARIABLE])
        return cls._platform() if directory is None else cls._within(directory.expanduser().resolve())

    @classmethod
    def _within(cls, directory: Path) -> Profile:
        return cls(
            config=directory,
            data=directory,
            cache=directory / "cache",
            logs=directory / "logs",
            secrets_namespace=f"{APP} in {directory}",
        )

    @classmethod
    def _platform(cls) -> Profile:
        from platformdirs import PlatformDirs  # Not needed, and so not loaded, when a directory is given.

        folders = PlatformDirs(APP, appauthor=False)
        return cls(
            config=folders.user_config_path,
            data=folders.user_data_path,
            cache=folders.user_cache_path,
            logs=folders.user_log_path,
            secrets_namespace=APP,
        )

    def create(self) -> Profile:
        """Make the folders that are missing, for this person alone (0700); raises StorageFailed."""
        for folder in (self.config, self.data, self.cache, self.logs):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise StorageFailed(
                    tr("The folder {folder} cannot be made: {strerror}", folder=folder, strerror=error.strerror)
                ) from error
        return self

    @property
    def settings_file(self) -> Path:
        """The settings, which a person may edit."""
        return self.config / "settings.toml"

    @property
    def archive_file(self) -> Path:
        """The database of accounts, rows and the outbox."""
        return self.data / "archive.sqlite3"

    @property
    def secrets_file(self) -> Path:
        """Tokens, only where the person chose a file instead of a keyring."""
        return self.data / "secrets.json"

    @property
    def lock_file(self) -> Path:
        """Held by the one process that may write.

        It stands beside the archive and not in the session's runtime folder: two sessions of one person have different
        ones of those, but the same archive.
        """
        return self.data / "instance.lock"

    @property
    def instance_file(self) -> Path:
        """How to reach the running process; means something only while the lock is held."""
        return self.data / "instance.json"
