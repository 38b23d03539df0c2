"""The demo is started as a process of its own, or a sentence says what it lacks."""

import pytest
from PySide6.QtCore import QProcess

from traynotify.app import demo_start


def test_it_is_this_very_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        started.append((program, arguments))
        return len(started) == 1, 7

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(demo_start, "start_command", lambda *words: ["/opt/traynotify", *words])
    assert demo_start.start_demo() == ""
    assert started == [("/opt/traynotify", ["demo"])]
    assert demo_start.start_demo() == "The demo could not be started"


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_start, "find_spec", lambda _name: None)
    assert "pip install" in demo_start.start_demo()
