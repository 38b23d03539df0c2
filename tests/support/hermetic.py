"""A private environment: no test sees, or changes, the home, the buses, the display or the proxies of its user."""

import os
import shutil
import signal
import tempfile
import time
from itertools import count
from pathlib import Path

import pytest

_SCRATCH = Path(tempfile.gettempdir()) / f"traynotify-tests-{os.getpid()}"
"""Short, because the path of a socket has room for 107 bytes."""

SCREENSHOTS = Path(os.environ["TRAYNOTIFY_SCREENSHOTS"]).absolute() if "TRAYNOTIFY_SCREENSHOTS" in os.environ else None
"""Where the person who runs the tests wants the screenshots of the desktop tests to be copied, if anywhere."""

_FOREIGN_PREFIXES = ("DBUS_", "QT_", "QML", "TRAYNOTIFY_", "XDG_")
_FOREIGN = ("DISPLAY", "LANGUAGE", "PYTHONWARNINGS", "SESSION_MANAGER", "WAYLAND_DISPLAY", "XAUTHORITY")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy", "no_proxy")

_XDG_FOLDERS = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}

_numbers = count()


def pytest_configure() -> None:
    """Clear the process's environment of what belongs to a person's session, before any test module is imported."""
    for name in list(os.environ):
        if name.startswith(_FOREIGN_PREFIXES) or name in _FOREIGN or name.lower() in _PROXIES:
            del os.environ[name]
    shutil.rmtree(_SCRATCH, ignore_errors=True)  # of a run that was killed and had the same number
    runtime = _SCRATCH / "run"
    runtime.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ.update(
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        QT_QPA_PLATFORM="offscreen",
        TZ="UTC",
        XDG_RUNTIME_DIR=str(runtime),
        DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={runtime / 'no-system-bus'}",
        HOME=str(_SCRATCH),
    )
    if hasattr(time, "tzset"):
        time.tzset()
    for name in ("SIGINT", "SIGHUP"):
        if signal.getsignal(number := getattr(signal, name, signal.SIGTERM)) is signal.SIG_IGN:
            # As under nohup, or in the background of a shell; programs under test would inherit it.
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


def pytest_unconfigure() -> None:
    """Remove what this process made; one that only shares the tests out to others runs no fixture."""
    shutil.rmtree(_SCRATCH, ignore_errors=True)


def scratch_folder(prefix: str) -> Path:
    """Return a new folder with a path short enough for sockets; it lives as long as the test run."""
    return Path(tempfile.mkdtemp(prefix=f"{prefix}-", dir=_SCRATCH))


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty home of its own; the XDG folders lie below it and do not exist yet."""
    folder = _SCRATCH / f"home-{next(_numbers)}"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name, place in _XDG_FOLDERS.items():
        monkeypatch.setenv(name, str(folder / place))
    return folder
