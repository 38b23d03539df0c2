"""The launcher: only web pages, no shell, the person's own browser, and nobody waits for it to be closed."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.support.logs import ExpectedLogs
from tests.support.waiting import wait_until
from traynotify.desktop.launcher import BrowserLauncher, page_address

PAGE = "https://example.social/@bob/1?a=1&b=2#c"

HOSTILE = [
    "",
    "example.social",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "mailto:bob@example.social",
    "ftp://example.social/",
    "steam://run/1",
    "--version",
    "-e http://example.social",
    "https:example.social",
    "https:///example.social",
    "https://",
    "//example.social/",
    " https://example.social/",
    "https://example.social/ --new-window",
    "https://example.social/\n--version",
    "java\nscript:alert(1)",
    "https://example.social/\x00",
    "https://example.social/\x1b[31m",
    "https://example.social/\u202ecod.exe",
    "https://example.social/\u2028",
    "https://bank.example@evil.example/",
    "https://bank.example:443@evil.example/",
    "https://bank.example\\@evil.example/",
    "https://bank.example\\.evil.example/",
    "https://[::1",
    "https://example.social:99999/",
    "https://example.social:port/",
    "https://`reboot`/",
    "https://$(reboot)/",
    "https://ex'ample.social/",
    "https://example.social/" + "a" * 5000,
]


@pytest.mark.parametrize("url", HOSTILE)
def test_what_is_no_web_page_is_refused(url: str) -> None:
    assert page_address(url) is None


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "http://127.0.0.1:8080/",
        "http://[::1]:8080/a",
        "HTTPS://Example.Social",
        "https://bücher.example/straße",
        "https://example.social/@bob@other.example/1",
    ],
)
def test_web_pages_are_left_as_they_are(url: str) -> None:
    assert page_address(url) == url


def test_what_a_careless_script_might_run_is_encoded() -> None:
    assert page_address("https://example.social/a'b\"c`d`<e>|{f}^") == (
        "https://example.social/a%27b%22c%60d%60%3Ce%3E%7C%7Bf%7D%5E"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that programs are found in."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER", raising=False)
    return tmp_path


def program(folder: Path, name: str, *, then: str = "") -> Path:
    """A program that writes down how it was called, and then does as told; returns where it writes."""
    log = folder / f"{name}.json"
    script = folder / name
    script.write_text(
        f"#!{sys.executable}\n"
        "import json, os, pathlib, sys, time\n"
        f"log = pathlib.Path({str(log)!r})\n"
        "names = ('XDG_ACTIVATION_TOKEN', 'DESKTOP_STARTUP_ID', 'LD_LIBRARY_PATH')\n"
        "env = {name: os.environ[name] for name in names if name in os.environ}\n"
        "call = {'arguments': sys.argv[1:], 'pid': os.getpid(), 'session': os.getsid(0), 'env': env}\n"
        "log.with_suffix('.part').write_text(json.dumps(call))\n"
        "log.with_suffix('.part').rename(log)\n"
        f"{then}\n",
        "utf-8",
    )
    script.chmod(0o755)
    return log


def call(log: Path) -> dict[str, object]:
    called: dict[str, object] = json.loads(log.read_text())
    return called


@pytest.mark.parametrize("url", HOSTILE)
async def test_nothing_is_started_for_what_is_no_web_page(url: str, folder: Path, expected_logs: ExpectedLogs) -> None:
    expected_logs("not a web page")
    log = program(folder, "xdg-open")

    assert not await BrowserLauncher().open(url)
    assert not log.exists()


async def test_the_desktop_opens_the_page_with_the_token_in_its_environment(folder: Path) -> None:
    log = program(folder, "xdg-open")

    assert await BrowserLauncher().open(PAGE, "token-1")

    assert call(log)["arguments"] == [PAGE]
    assert call(log)["env"] == {"XDG_ACTIVATION_TOKEN": "token-1", "DESKTOP_STARTUP_ID": "token-1"}
    assert call(log)["session"] == call(log)["pid"], "it outlives us and our terminal"


async def test_a_token_that_was_spent_before_is_not_passed_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = program(folder, "xdg-open")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "spent")
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "spent")

    assert await BrowserLauncher().open(PAGE)

    assert call(log)["env"] == {}


async def test_the_next_way_is_tried_when_one_fails(folder: Path) -> None:
    program(folder, "xdg-open", then="sys.exit(3)")
    log = program(folder, "gio")

    assert await BrowserLauncher().open(PAGE)
    assert call(log)["arguments"] == ["open", PAGE]


async def test_when_every_way_fails_it_says_so(folder: Path) -> None:
    assert not await BrowserLauncher().open(PAGE)

    program(folder, "xdg-open", then="sys.exit(3)")
    assert not await BrowserLauncher().open(PAGE)


async def test_the_persons_own_browser_comes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = program(folder, "xdg-open")
    log = program(folder, "my browser")
    monkeypatch.setenv("BROWSER", os.pathsep.join(["not-installed", f"'{folder}/my browser' --private %s", "xdg-open"]))

    assert await BrowserLauncher().open(PAGE)

    assert call(log)["arguments"] == ["--private", PAGE]
    assert not desktop.exists()


async def test_a_browser_without_a_place_for_the_address_gets_it_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = program(folder, "browser")
    monkeypatch.setenv("BROWSER", f"'unbalanced{os.pathsep}browser --new-window")

    assert await BrowserLauncher().open(PAGE)
    assert call(log)["arguments"] == ["--new-window", PAGE]


async def test_a_browser_that_stays_is_not_waited_for(folder: Path) -> None:
    log = program(folder, "xdg-open", then="time.sleep(600)")

    assert await BrowserLauncher(settled_s=0).open(PAGE)

    wait_until(log.exists, "it was started")
    pid = call(log)["pid"]
    assert isinstance(pid, int)
    os.kill(pid, signal.SIGKILL)


async def test_a_bundle_does_not_lend_its_libraries_to_the_browser(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = program(folder, "xdg-open")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(folder / "bundle"))

    assert await BrowserLauncher().open(PAGE)
    assert call(log)["env"] == {}

    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
    assert await BrowserLauncher().open(PAGE)
    assert call(log)["env"] == {"LD_LIBRARY_PATH": "/opt/lib"}


async def test_macos_opens_pages_its_own_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    log = program(folder, "open")

    assert await BrowserLauncher().open(PAGE)
    assert call(log)["arguments"] == [PAGE]


async def test_windows_opens_pages_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)

    assert await BrowserLauncher().open(PAGE)
    assert opened == [PAGE]

    def refuse(address: str) -> None:
        raise OSError("no application is associated")

    monkeypatch.setattr(os, "startfile", refuse)
    assert not await BrowserLauncher().open(PAGE)
