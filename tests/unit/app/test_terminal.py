"""The person at this process's own terminal: what is printed where, and what is asked."""

import io
import json
import os
import pty
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support.project import PROJECT
from traynotify.app.terminal import Terminal, as_json, complain, take_any_text
from traynotify.core.errors import SignInCancelled

PAGE = "https://larks.example/allow?state=1"


@dataclass
class FakeLauncher:
    works: bool = True
    opened: list[str] = field(default_factory=list)

    async def open(self, url: str, activation_token: str | None = None) -> bool:
        self.opened.append(url)
        return self.works


async def test_events_go_to_standard_output_and_the_rest_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(FakeLauncher())

    await terminal.event({"event": "unread", "total": 3, "by_account": {}})
    await terminal.event({"event": "updated"})
    terminal.say("Looking at larks.example …")
    complain("It said no")

    assert capsys.readouterr() == ("3 unread\n", "Looking at larks.example …\ntraynotify: It said no\n")


async def test_as_json_every_event_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(FakeLauncher(), as_json=True)
    records: list[dict[str, Any]] = [
        {"event": "updated", "excerpt": "one\ntwo\u2028three"},
        {"event": "unread", "total": 3},
    ]

    for record in records:
        await terminal.event(record)

    assert [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]] == records


async def test_the_address_of_a_page_is_shown_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    launcher = FakeLauncher()

    assert await Terminal(launcher).open_browser(PAGE)
    assert launcher.opened == [PAGE]
    assert PAGE in capsys.readouterr().err


async def test_a_page_that_could_not_be_opened_is_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert not await Terminal(FakeLauncher(works=False)).open_browser(PAGE)
    assert capsys.readouterr().err == ""


async def test_where_nobody_can_type_nobody_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("not a terminal\n"))

    with pytest.raises(SignInCancelled, match="--token-stdin"):
        await Terminal(FakeLauncher()).ask("Code")


ASKING = """
import asyncio
from traynotify.app.terminal import Terminal

async def main():
    terminal = Terminal(None)
    try:
        print(repr(await terminal.ask("Code")), repr(await terminal.ask("Password", secret=True)))
    except Exception as error:
        print(type(error).__name__, error)

asyncio.run(main())
"""


def at_a_terminal(*typed: bytes) -> str:
    """What comes of it when a person types this; with no echo, that which was typed does not come back."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", ASKING], cwd=PROJECT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        shown, answers = b"", list(typed)
        while True:
            try:
                shown += os.read(ours, 1000)
            except OSError:  # the other end is closed
                break
            if answers and shown.count(b": ") > len(typed) - len(answers):
                os.write(ours, answers.pop(0))
        os.close(ours)
    assert process.returncode == 0
    return shown.decode()


def test_a_person_is_asked_and_a_secret_does_not_show() -> None:
    shown = at_a_terminal(b" reed \n", b"heron\n")

    assert "'reed' 'heron'" in shown
    assert shown.count("heron") == 1, "only what the program printed itself"


def test_the_end_of_input_is_a_no() -> None:
    assert "SignInCancelled" in at_a_terminal(b"\x04")


@pytest.mark.parametrize(("encoding", "text"), [("utf-8", '"räka 🦐"'), ("latin-1", '"r\\u00e4ka \\ud83e\\udd90"')])
def test_json_is_the_same_in_every_terminal(encoding: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))

    assert as_json("räka 🦐") == text


async def test_a_character_that_the_terminal_does_not_have_hurts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    printed, complained = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(printed, encoding="ascii"))
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(complained, encoding="ascii"))
    take_any_text()

    await Terminal(FakeLauncher()).event({"event": "health", "account": "räka", "state": "live", "detail": ""})
    complain("räka")

    assert (printed.getvalue(), complained.getvalue()) == (b"r?ka: live\n", b"traynotify: r?ka\n")
