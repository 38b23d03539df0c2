"""What reaches the log: every level that was asked for, no secret, and never more than a few files."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import logging_as_before
from tests.support.logs import ExpectedLogs
from traynotify.app import logs
from traynotify.app.logs import configure
from traynotify.storage.paths import Profile

log = logging.getLogger("traynotify.tests")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    with logging_as_before():
        yield


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.resolve(tmp_path / "profile").create()


def written(profile: Profile) -> str:
    return (profile.logs / "traynotify.log").read_text("utf-8")


def test_the_file_has_what_happened_and_the_terminal_what_needs_attention(
    profile: Profile, capsys: pytest.CaptureFixture[str], expected_logs: ExpectedLogs
) -> None:
    expected_logs("the disk is slow")
    configure(profile, "warning", to_terminal=True)

    log.debug("details")
    log.info("connected")
    log.warning("the disk is slow")

    assert "INFO traynotify.tests: connected\n" in written(profile)
    assert "details" not in written(profile)
    assert capsys.readouterr().err == "WARNING: the disk is slow\n"


def test_the_terminal_tells_more_when_asked(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    configure(profile, "debug", to_terminal=True)

    log.debug("details")
    logging.getLogger("httpx").info("GET https://larks.example")

    assert capsys.readouterr().err == "DEBUG: details\n"


def test_a_command_whose_answer_is_a_sentence_keeps_the_log_to_the_file(
    profile: Profile, capsys: pytest.CaptureFixture[str], expected_logs: ExpectedLogs
) -> None:
    expected_logs("the disk is slow")
    configure(profile, "warning", to_terminal=False)

    log.warning("the disk is slow")

    assert capsys.readouterr().err == ""
    assert "the disk is slow" in written(profile)


SECRET = "q8Zt-fK2wJ1mXv0RbN5c"


@pytest.mark.parametrize(
    "message",
    [
        f"header Authorization: Bearer {SECRET}",
        f"GET wss://larks.example/api/v1/streaming?access_token={SECRET}&stream=user",
        f'answered {{"access_token": "{SECRET}", "scope": "read"}}',
        f"the form was client_secret={SECRET}&code={SECRET}",
        f"User-Api-Key: {SECRET}",
        f"Cookie: session={SECRET}",
    ],
)
def test_no_secret_reaches_file_or_terminal(
    profile: Profile, capsys: pytest.CaptureFixture[str], expected_logs: ExpectedLogs, message: str
) -> None:
    expected_logs("said")
    configure(profile, "debug", to_terminal=True)

    log.warning("said: %s", message)
    try:
        raise ValueError(message)
    except ValueError:
        log.exception("said in an exception")

    everywhere = written(profile) + capsys.readouterr().err
    assert everywhere.count("\nValueError: ") == 2
    assert SECRET not in everywhere


def test_a_traceback_is_for_the_file(
    profile: Profile, capsys: pytest.CaptureFixture[str], expected_logs: ExpectedLogs
) -> None:
    expected_logs("it failed")
    configure(profile, "warning", to_terminal=True)

    try:
        raise ValueError("why")
    except ValueError:
        log.exception("it failed")

    assert "Traceback" in written(profile)
    assert capsys.readouterr().err == "ERROR: it failed\n"


def test_old_files_go(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "FILE_SIZE", 2000)
    configure(profile, "info", to_terminal=False)

    for number in range(200):
        log.info("the %d. heron of this morning came by, and left again", number)

    files = sorted(profile.logs.iterdir())
    assert [file.name for file in files] == ["traynotify.log", *(f"traynotify.log.{n}" for n in (1, 2, 3))]
    assert all(file.stat().st_size <= 2000 for file in files)
    assert "the 199. heron" in written(profile)


def test_a_disk_that_takes_no_line_costs_the_line_and_no_more(
    profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    (profile.logs / "traynotify.log").mkdir()
    configure(profile, "info", to_terminal=False)

    log.info("connected")

    assert capsys.readouterr().err == ""
