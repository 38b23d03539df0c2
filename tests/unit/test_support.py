"""The nets that every test hangs in: each is shown to catch what it is there to catch."""

import os
import socket
import threading
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support import hermetic
from tests.support.bus import PrivateBus
from tests.support.desktop import NOTIFICATIONS
from tests.support.waiting import PATIENCE_S

pytest_plugins = ["pytester"]

_BAD_TESTS = """
import asyncio, logging, socket, threading

async def test_leaves_a_task():
    test_leaves_a_task.task = asyncio.create_task(asyncio.sleep(60), name="forgotten")

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True).start()

def test_logs_a_warning():
    logging.getLogger("a").warning("a surprise")

def test_logs_no_warning_though_it_expects_one(expected_logs):
    expected_logs("never said")

def test_connects_elsewhere_and_hides_it():
    with socket.socket() as sock:
        try:
            sock.connect(("192.0.2.1", 80))
        except OSError:
            pass

async def test_resolves_elsewhere_and_hides_it():
    try:
        await asyncio.get_running_loop().getaddrinfo("example.org", 443)
    except OSError:
        pass

def test_leaves_a_window(qapp):
    from PySide6.QtWidgets import QWidget
    test_leaves_a_window.widget = QWidget()
    test_leaves_a_window.widget.show()

def test_makes_qt_complain(qapp):
    from PySide6.QtCore import qWarning
    qWarning("odd")

def test_leaves_a_socket():
    socket.socket()

async def test_does_all_of_it_well(expected_logs):
    expected_logs("^a surprise$")
    logging.getLogger("a").warning("a surprise")
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1")
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
    await asyncio.to_thread(str)
"""


def test_bad_tests_fail(
    pytester: pytest.Pytester, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    project = request.config.rootpath
    for name in ("pyproject.toml", "tests/conftest.py"):
        copy = pytester.path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((project / name).read_bytes())
    (pytester.path / "tests/support").symlink_to(project / "tests/support")
    (pytester.path / "tests/test_bad.py").write_text(_BAD_TESTS, "utf-8")

    result = pytester.runpytest_subprocess("-q")

    result.stdout.fnmatch_lines_random(
        [
            "ERROR *::test_leaves_a_task - Failed: tasks outlive the test: *sleep*",
            "ERROR *::test_leaves_a_thread - Failed: the thread 'forgotten' outlives the test",
            "ERROR *::test_logs_a_warning - Failed: unexpected WARNING of a: a surprise",
            "ERROR *::test_logs_no_warning_though_it_expects_one - Failed: expected, but not logged: never said",
            "ERROR *::test_connects_elsewhere_and_hides_it - Failed: *192.0.2.1 port 80",
            "ERROR *::test_resolves_elsewhere_and_hides_it - Failed: *'example.org'",
            "ERROR *::test_leaves_a_window - Failed: windows outlive the test: QWidget*",
            "FAILED *::test_makes_qt_complain*",
            "* *::test_leaves_a_socket*",
        ]
    )
    outcomes = result.parseoutcomes()
    assert outcomes.get("errors", 0) + outcomes["failed"] == 9
    assert "test_does_all_of_it_well" not in result.stdout.str()


def test_the_environment_is_private(home: Path) -> None:
    assert Path.home() == home
    assert list(home.iterdir()) == []
    assert "DISPLAY" not in os.environ
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_what_a_killed_run_of_the_same_number_left_is_in_nobodys_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (left := tmp_path / "scratch" / "home-0").mkdir(parents=True)
    monkeypatch.setattr(hermetic, "_SCRATCH", left.parent)
    with patch.dict(os.environ):
        hermetic.pytest_configure()
    assert not left.exists()


def test_numeric_addresses_may_be_looked_up() -> None:
    assert socket.getaddrinfo("192.0.2.1", 80)


def test_a_thread_that_ends_in_time_is_no_leftover() -> None:
    ended = threading.Event()
    threading.Thread(target=ended.set).start()
    assert ended.wait(PATIENCE_S)


def test_nothing_starts_by_itself_on_a_private_bus(private_bus: PrivateBus) -> None:
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == private_bus.address
    with pytest.raises(RuntimeError, match=r"ServiceUnknown|not provided by any"):
        private_bus.call(NOTIFICATIONS, "/org/freedesktop/Notifications", f"{NOTIFICATIONS}.GetCapabilities")
