"""The demo: the app with something going on in it, on a profile that is thrown away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.processes import Processes, Running
from tests.e2e.tray import Panel
from tests.support.waiting import eventually, wait_until


@pytest.fixture
def throw_away(app: Processes, tmp_path: Path) -> Path:
    """Where the demo makes its profile."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    app.env["TMPDIR"] = str(folder)
    return folder


def demo(app: Processes, env: dict[str, str]) -> Running:
    return app.start_command([sys.executable, "-m", "traynotify", "demo"], env)


def left_of(throw_away: Path, home: Path) -> list[Path]:
    """The demo's profile, and what it put into the person's own."""
    return [*throw_away.glob("traynotify*"), *(path for path in home.rglob("*traynotify*") if path.is_file())]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_without_a_display_it_tells_in_the_terminal(
    app: Processes, throw_away: Path, home: Path, number: signal.Signals
) -> None:
    running = demo(app, {"QT_QPA_PLATFORM": ""})
    wait_until(lambda: ": live\n" in running.program.output(), f"it is live; it said: {running.err}")

    ended = running.stop(number)

    assert ended.status == 0
    assert "there is no display here" in ended.err
    assert " unread\n" in ended.out
    assert left_of(throw_away, home) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_ends_it_while_it_starts_leaves_nothing_either(
    app: Processes, throw_away: Path, home: Path, number: signal.Signals
) -> None:
    running = demo(app, {"QT_QPA_PLATFORM": ""})
    wait_until(lambda: list(throw_away.glob("traynotify*")), "its profile is there")

    assert running.stop(number).status == 0
    assert left_of(throw_away, home) == []


async def test_on_a_desktop_it_is_the_app_itself(
    on_desktop: Processes, throw_away: Path, home: Path, panel: Panel, tmp_path: Path
) -> None:
    running = demo(on_desktop, {})
    item = await panel.item()
    await item.says("1 needs sign-in")
    menu = await item.menu()
    assert any(line.startswith("@robin:") for line in menu)
    await eventually(lambda: panel.desktop.windows("^Inbox"), "its inbox comes by itself: who would look for an icon?")
    panel.desktop.screenshot(tmp_path / "demo.png")

    await item.choose("Quit")

    ended = await running.has_ended()
    assert (ended.status, ended.out) == (0, "")
    await eventually(lambda: left_of(throw_away, home) == [], "nothing is left")


def test_a_part_that_is_missing_is_named(app: Processes, tmp_path: Path) -> None:
    without = tmp_path / "without"
    without.mkdir()
    (without / "uvicorn.py").write_text("raise ImportError('not installed')\n", "utf-8")
    env = app.env | {"PYTHONPATH": f"{without}{os.pathsep}{app.env['PYTHONPATH']}"}

    done = subprocess.run(
        [sys.executable, "-m", "traynotify", "demo"], env=env, capture_output=True, text=True, timeout=300, check=False
    )

    assert (done.returncode, "pip install" in done.stderr, done.stderr.count("\n")) == (2, True, 1)
