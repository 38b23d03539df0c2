"""Signing in as a person does: in a browser that comes back, by a code that is pasted, or not at all."""

import os
import pty
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.e2e.processes import END_S, Processes, Running
from tests.support.command_line import CommandLine
from tests.support.waiting import PATIENCE_S, wait_until
from traynotify.demo.mastodon import FLAVOURS, ToyMastodon


class Browser:
    """What the app takes for a browser: it writes the address down, for the test to click."""

    def __init__(self, folder: Path) -> None:
        self._opened, script = folder / "opened", folder / "browser"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >>"{self._opened}"\n', "utf-8")
        script.chmod(0o755)
        self.env = {"BROWSER": str(script)}

    def page(self) -> str:
        """The address of the page that the person sees."""
        wait_until(
            lambda: self._opened.exists() and self._opened.read_text("utf-8").endswith("\n"), "the browser opens"
        )
        return self._opened.read_text("utf-8").splitlines()[-1]

    def click(self, toy: ToyMastodon, *, allow: bool = True) -> httpx.Response:
        """Do as the person does on the consent page; returns what the browser shows then."""
        return self.go(toy.authorise(self.page(), allow=allow))

    @staticmethod
    def go(address: str) -> httpx.Response:
        """Open an address."""
        return httpx.get(address, verify=False, timeout=PATIENCE_S)


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


@pytest.fixture
def signing_in(app: Processes, toy: ToyMastodon, browser: Browser) -> Running:
    return app.start("accounts", "add", toy.base_url, env=browser.env)


def test_the_browser_brings_the_token_and_removing_takes_it_back(
    app: Processes, traynotify: CommandLine, toy: ToyMastodon, browser: Browser, signing_in: Running
) -> None:
    page = browser.page()
    shown = browser.click(toy)

    account = f"mastodon:robin@127.0.0.1:{toy.port}"
    ended = signing_in.ended(PATIENCE_S)
    assert (ended.status, ended.out) == (0, f"Added {account}\n")
    assert page in ended.err, "for the case that no browser comes up"
    assert "It does none of that by itself" in ended.err, "what is asked for is said in words"
    assert shown.status_code == 200
    assert "close" in shown.text
    (token,) = toy.tokens()
    assert set(token.scopes) == {
        "profile",
        "read:notifications",
        "read:statuses",
        "read:follows",
        "write:statuses",
        "write:notifications",
        "write:follows",
    }
    assert token.value not in ended.err
    assert token.value not in (traynotify.profile / "logs/traynotify.log").read_text("utf-8")
    assert "0 unread" in traynotify("status").out

    assert traynotify("accounts", "remove", account).status == 0
    assert [token.revoked for token in toy.tokens()] == [True]
    assert token.value not in (traynotify.profile / "secrets.json").read_text("utf-8")


def test_a_no_in_the_browser_is_a_no(toy: ToyMastodon, browser: Browser, signing_in: Running) -> None:
    browser.click(toy, allow=False)

    ended = signing_in.ended(PATIENCE_S)
    assert (ended.status, "Access was denied" in ended.err) == (3, True)
    assert toy.tokens() == []


def test_the_answer_of_somebody_elses_sign_in_is_not_taken(
    toy: ToyMastodon, browser: Browser, signing_in: Running
) -> None:
    answer = toy.authorise(browser.page())
    forged = httpx.URL(answer).copy_set_param("state", "somebody-elses")

    assert browser.go(str(forged)).status_code >= 400
    assert signing_in.program.is_running()
    assert toy.tokens() == []
    browser.go(answer)
    assert signing_in.ended(PATIENCE_S).status == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_changes_their_mind_is_let_go_at_once(
    traynotify: CommandLine, browser: Browser, signing_in: Running, number: signal.Signals
) -> None:
    browser.page()

    ended = signing_in.stop(number)

    assert ended.status == {signal.SIGINT: 130, signal.SIGTERM: -signal.SIGTERM}[number]
    assert traynotify("accounts", "list", "--json").json == []


def test_through_a_running_instance_the_browser_is_that_of_the_terminal(
    app: Processes, toy: ToyMastodon, account: str, browser: Browser
) -> None:
    with ToyMastodon(users=("wren",)) as other:
        watching = app.watch(env={"BROWSER": "/bin/false"})
        signing_in = app.start("accounts", "add", other.base_url, env=browser.env)
        browser.click(other)

        added = signing_in.ended(PATIENCE_S).out.removeprefix("Added ").strip()
        assert added == f"mastodon:wren@127.0.0.1:{other.port}"
        watching.wait_for(event="health", account=added, state="live")


def test_where_nobody_can_type_and_no_browser_is_there_it_says_so(app: Processes, toy: ToyMastodon) -> None:
    ended = app.run("accounts", "add", toy.base_url, env={"BROWSER": "/bin/false", "PATH": "/nowhere"})

    assert ended.status == 3
    assert "--token-stdin" in ended.err


class AtTerminal:
    """A command at a terminal, with a person who reads and types."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        os.set_blocking(self._ours, False)
        self.process = subprocess.Popen(
            command, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self._shown = b""

    def shown(self) -> str:
        """Everything that was printed so far."""
        try:
            while data := os.read(self._ours, 65536):
                self._shown += data
        except OSError:  # nothing more for now, or for ever
            pass
        return self._shown.decode("utf-8", "replace")

    def type(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def at_terminal(app: Processes, toy: ToyMastodon) -> Iterator[AtTerminal]:
    """Somebody signs in at a terminal of a machine that has no browser."""
    env = {**app.env, "BROWSER": "/bin/false", "PATH": "/nowhere"}
    terminal = AtTerminal(app.command("accounts", "add", toy.base_url), env)
    yield terminal
    terminal.close()


def test_a_code_can_be_pasted_where_no_browser_comes_back(toy: ToyMastodon, at_terminal: AtTerminal) -> None:
    wait_until(lambda: "Paste the code" in at_terminal.shown(), "the code is asked for")
    page = next(word for word in at_terminal.shown().split() if "/oauth/authorize?" in word)
    code = httpx.URL(toy.authorise(page)).params["code"]

    at_terminal.type("not the code?state=x")
    wait_until(lambda: at_terminal.shown().count("Paste the code") == 2, "it is asked for again")
    at_terminal.type(code)

    assert at_terminal.process.wait(PATIENCE_S) == 0
    assert f"Added mastodon:robin@127.0.0.1:{toy.port}" in at_terminal.shown()


def test_ctrl_c_at_the_question_ends_it(at_terminal: AtTerminal) -> None:
    wait_until(lambda: "Paste the code" in at_terminal.shown(), "the code is asked for")

    at_terminal.process.send_signal(signal.SIGINT)

    assert at_terminal.process.wait(END_S) == 130
    assert "Traceback" not in at_terminal.shown()


def test_a_handle_is_enough_and_other_servers_let_us_in_too(
    app: Processes, traynotify: CommandLine, browser: Browser
) -> None:
    with ToyMastodon(FLAVOURS["gotosocial"]) as toy:
        signing_in = app.start("accounts", "add", f"@robin@127.0.0.1:{toy.port}", env=browser.env)
        browser.click(toy)

        assert signing_in.ended(PATIENCE_S).status == 0, signing_in.err
        assert traynotify("status", "--json").json["accounts"][0]["state"] in ("live", "polling")
