"""What can be typed, what it asks for, and with which status it ends when it goes wrong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.logs import ExpectedLogs
from tests.support.project import PROJECT
from traynotify import __version__
from traynotify.app import cli, requests
from traynotify.app.cli import main, parser
from traynotify.app.exit_status import ExitStatus, status_of
from traynotify.app.one_off import request_of
from traynotify.app.requests import Request
from traynotify.core import errors
from traynotify.core.commands import Verb
from traynotify.core.ports import SecretPlace


def typed(line: str) -> Request:
    return request_of(parser().parse_args(line.split()))


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("list", requests.ListRows()),
        (
            "list --unread --account a:b@c --limit 7 --json",
            requests.ListRows(account="a:b@c", unread_only=True, limit=7),
        ),
        ("status", requests.Status()),
        ("read a:b@c/1 a:b@c/2", requests.Mark(verb=Verb.READ, keys=("a:b@c/1", "a:b@c/2"))),
        ("unread a:b@c/1", requests.Mark(verb=Verb.UNREAD, keys=("a:b@c/1",))),
        ("dismiss a:b@c/1", requests.Mark(verb=Verb.DISMISS, keys=("a:b@c/1",))),
        ("read --all", requests.MarkAllRead()),
        ("read --all --account a:b@c", requests.MarkAllRead(account="a:b@c")),
        ("open a:b@c/1", requests.OpenPage(key="a:b@c/1")),
        ("accounts list", requests.ListAccounts()),
        ("accounts services", requests.ListServices()),
        ("accounts remove a:b@c", requests.RemoveAccount(account="a:b@c")),
        (
            "accounts add b@c --service a --label Work --set x=1 --set y=a=b",
            requests.AddAccount(address="b@c", service="a", label="Work", settings={"x": "1", "y": "a=b"}),
        ),
    ],
)
def test_what_is_typed_becomes_a_request(line: str, request_: Request) -> None:
    assert typed(line) == request_


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("read", "Say which: either keys, or --all"),
        ("read --all a:b@c/1", "Say which: either keys, or --all"),
        ("read a:b@c/1 --account a:b@c", "--account goes with --all"),
    ],
)
def test_what_contradicts_itself_is_said_in_words(line: str, sentence: str) -> None:
    with pytest.raises(errors.UsageError, match=sentence):
        typed(line)


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "accounts",
        "accounts add",
        "accounts rename x",
        "open",
        "dismiss",
        "list --limit 0",
        "list --limit -1",
        "list --limit many",
        "accounts add b@c --set novalue",
        "accounts add b@c --set =value",
        "--secrets nowhere list",
        "--log-level loud list",
        "list --profile-dir x",
    ],
)
def test_what_cannot_be_typed_ends_with_status_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(line.split())

    assert ended.value.code == ExitStatus.USAGE
    assert "traynotify" in capsys.readouterr().err


def test_global_options_stand_before_the_command() -> None:
    chosen = parser().parse_args(
        ["--profile-dir", "p", "--secrets", "file", "--log-level", "debug", "status", "--json"]
    )

    assert (chosen.profile_dir, chosen.secrets, chosen.log_level) == (Path("p"), SecretPlace.FILE, "debug")


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"traynotify {__version__}\n"


def test_every_command_and_option_is_in_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    reference = (PROJECT / "docs/cli.md").read_text("utf-8")
    lines = ["", "run", "watch", "list", "status", "read", "accounts add", "accounts list"]
    options = {option for line in lines for option in re.findall("--[a-z-]+", _help(line, capsys))}

    assert {"--profile-dir", "--minimized", "--once", "--unread", "--all", "--set"} <= options
    assert sorted(option for option in options - {"--help"} if option not in reference) == []


def _help(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main([*line.split(), "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.UsageError("x"), 2),
        (errors.SignInFailed("x"), 3),
        (errors.SignInCancelled("x"), 3),
        (errors.AuthRejected("x"), 3),
        (errors.Unreachable("x"), 3),
        (errors.RateLimited("x"), 3),
        (errors.SecretsUnavailable("x"), 5),
        (errors.SecretsLocked("x"), 5),
        (errors.StorageFailed("x"), 6),
        (errors.SettingsBroken("f", 3, "x"), 6),
        (errors.NotifierFailed("x"), 1),
        (errors.TraynotifyError("x"), 1),
    ],
)
def test_every_error_has_its_exit_status(error: errors.TraynotifyError, status: int) -> None:
    assert status_of(error) == status


def test_the_exit_statuses_are_in_the_reference() -> None:
    reference = (PROJECT / "docs/cli.md").read_text("utf-8")

    for status in ExitStatus:
        assert f"\n| {status.value} | " in reference


class TestEnding:
    """`main`, with the part that does the work replaced by one that ends as a test wants it."""

    @pytest.fixture
    def ends_with(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
        monkeypatch.setattr("gc.freeze", lambda: None)  # this process goes on

        def ends_with(error: BaseException) -> None:
            def dispatch(chosen: object) -> int:
                raise error

            monkeypatch.setattr(cli, "_dispatch", dispatch)

        return ends_with

    def test_an_error_of_ours_is_one_sentence(
        self, ends_with: Callable[[BaseException], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        ends_with(errors.StorageFailed("The disk is full"))

        assert main(["status"]) == ExitStatus.STORAGE
        assert capsys.readouterr() == ("", "traynotify: The disk is full\n")

    def test_ctrl_c_is_silent(
        self, ends_with: Callable[[BaseException], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        ends_with(KeyboardInterrupt())

        assert main(["status"]) == ExitStatus.INTERRUPTED
        assert capsys.readouterr() == ("", "")

    def test_a_fault_of_ours_is_a_sentence_and_a_traceback_in_the_log(
        self,
        ends_with: Callable[[BaseException], None],
        capsys: pytest.CaptureFixture[str],
        expected_logs: ExpectedLogs,
    ) -> None:
        expected_logs("the command “status” failed.*a fault")
        ends_with(RuntimeError("a fault"))

        assert main(["status"]) == ExitStatus.FAILED
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert "the log in the profile" in err


@pytest.mark.parametrize("place", SecretPlace)
def test_tokens_may_go_to_every_place_that_there_is(place: SecretPlace) -> None:
    assert parser().parse_args(["--secrets", place.value]).secrets == place
