"""``settings.toml``: read, watched for changes by others, and changed without losing what a person wrote in it."""

from __future__ import annotations

from pathlib import Path

from traynotify.core.errors import SettingsBroken, StorageFailed
from traynotify.core.language import tr
from traynotify.core.settings import Settings
from traynotify.storage.files import write_private
from traynotify.storage.settings_editing import changes, edited
from traynotify.storage.settings_reading import ServiceSettings, Understood, understood

_Signature = tuple[int, int, int] | None
"""Time of change, size and number of a file: what differs when its content does. None for no file."""


class SettingsFile:
    """The file with the person's choices. Its calls block for as long as a small file takes."""

    def __init__(self, path: Path, service_settings: ServiceSettings) -> None:
        self.path = path
        self.warnings: tuple[str, ...] = ()
        """Sentences about what stood in the file when it was last read, and means nothing."""
        self._service_settings = service_settings
        self._settings = Settings()
        self._signature: _Signature = None

    def load(self) -> Settings:
        """The settings that the file holds, defaults where it is silent; raises SettingsBroken."""
        self._signature = self._present_signature()
        return self._remember(self._understood(self._text()))

    def save(self, settings: Settings) -> Settings:
        """Write what differs from the settings last loaded or saved; returns what the file now says.

        What an editor changed in the meantime stays, and so do comments, order and unknown entries. A file that is not
        understood is left alone, and SettingsBroken raised; StorageFailed when it cannot be written.
        """
        text = self._text()
        present = self._understood(text)
        wanted = changes(self._settings, settings, self._service_settings)
        if not wanted:
            return self._remember(present)
        try:
            text = edited(text, wanted)
            write_private(self.path, text.encode())
        except OSError as error:
            raise StorageFailed(
                tr("{path} cannot be written: {strerror}", path=self.path, strerror=error.strerror)
            ) from error
        except ValueError as error:
            raise StorageFailed(
                tr("{path} cannot be changed ({error}): please change it in an editor", path=self.path, error=error)
            ) from error
        self._signature = self._present_signature()
        return self._remember(self._understood(text))

    def changed_outside(self) -> bool:
        """Whether somebody else wrote the file since it was last loaded or saved, or took it away."""
        return self._present_signature() != self._signature

    def _remember(self, present: Understood) -> Settings:
        self._settings, self.warnings = present
        return present.settings

    def _understood(self, text: str) -> Understood:
        return understood(text, self.path, self._service_settings)

    def _text(self) -> str:
        content = b""
        try:
            content = self.path.read_bytes()
            return content.decode("utf-8-sig")  # Some editors begin a file with a byte order mark.
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise SettingsBroken(
                str(self.path), None, tr("it cannot be read ({strerror})", strerror=error.strerror)
            ) from error
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise SettingsBroken(str(self.path), line, tr("it is not UTF-8")) from error

    def _present_signature(self) -> _Signature:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
