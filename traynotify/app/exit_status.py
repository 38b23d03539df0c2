"""How a command ends, and which error ends it how."""

from __future__ import annotations

from enum import IntEnum

from traynotify.core.errors import (
    NotAnAddress,
    Refused,
    SecretsUnavailable,
    SettingsBroken,
    SignInFailed,
    SourceError,
    StorageFailed,
    Unsupported,
    UsageError,
)


class ExitStatus(IntEnum):
    """How a command ends; `docs/cli.md` is their reference."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    SERVER = 3
    NOT_SENT_YET = 4
    SECRETS = 5
    STORAGE = 6
    REFUSED = 7
    INTERRUPTED = 130


def status_of(error: Exception) -> ExitStatus:
    """The exit status that belongs to an error."""
    match error:
        case UsageError() | NotAnAddress():
            return ExitStatus.USAGE
        case Unsupported() | Refused():
            return ExitStatus.REFUSED
        case SourceError() | SignInFailed():
            return ExitStatus.SERVER
        case SecretsUnavailable():
            return ExitStatus.SECRETS
        case StorageFailed() | SettingsBroken():
            return ExitStatus.STORAGE
    return ExitStatus.FAILED
