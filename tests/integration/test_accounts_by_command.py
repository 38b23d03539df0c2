"""Accounts are added, listed and removed by what is typed, and every way in that does not work is said in words."""

import json
import stat
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from traynotify.demo.faults import Effect, Respond, failure, garbage, redirect
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.osu import ToyOsu


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_token_from_a_pipe_is_enough(traynotify: CommandLine, toy: ToyMastodon) -> None:
    added = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=f" {toy.issue_token()} \n")

    account = f"mastodon:robin@127.0.0.1:{toy.port}"
    assert (added.status, added.out) == (0, f"Added {account}\n")
    (record,) = traynotify("accounts", "list", "--json").json
    assert (record["id"], record["service"], record["server"]) == (account, "mastodon", toy.base_url)
    assert record["software"].startswith("Mastodon 4")
    assert record["can"]["dismiss"] is True
    assert account in traynotify("accounts", "list").out


def test_what_was_there_is_counted_and_what_comes_after_is_news(traynotify: CommandLine, toy: ToyMastodon) -> None:
    toy.notify("mention", "ben", text="before")
    traynotify.add(toy.base_url, toy.issue_token())
    toy.notify("mention", "ben", text="after")

    origins = [row["origin"] for row in traynotify("list", "--json").json]

    assert origins == ["catch_up", "seed"]


def test_the_token_is_in_one_private_file_and_nowhere_else(traynotify: CommandLine, toy: ToyMastodon) -> None:
    token = toy.issue_token()
    traynotify("--log-level", "debug", "accounts", "add", toy.base_url, "--token-stdin", stdin=token)
    traynotify("--log-level", "debug", "list")

    secrets = traynotify.profile / "secrets.json"
    assert token in secrets.read_text("utf-8")
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600
    secrets.unlink()
    assert token.encode() not in everything_below(traynotify.profile)


def test_label_and_settings_of_the_service_are_kept(traynotify: CommandLine, toy: ToyMastodon) -> None:
    options = ("--service", "mastodon", "--label", "The birds", "--set", "exclude_types=favourite,reblog")
    account = traynotify.add(toy.base_url, toy.issue_token(), *options)

    (record,) = traynotify("accounts", "list", "--json").json
    assert record["label"] == "The birds"
    settings = (traynotify.profile / "settings.toml").read_text("utf-8")
    assert account in settings
    assert "favourite" in settings
    toy.notify("favourite", "ben")
    toy.notify("mention", "ben")
    assert [row["raw_kind"] for row in traynotify("list", "--json").json] == ["mention"]


def test_the_same_account_again_is_the_same_account(traynotify: CommandLine, toy: ToyMastodon) -> None:
    toy.notify("mention", "ben")
    first = traynotify.add(toy.base_url, toy.issue_token())

    assert traynotify.add(toy.base_url, toy.issue_token()) == first
    assert len(traynotify("accounts", "list", "--json").json) == 1
    assert len(traynotify("list", "--json").json) == 1


def test_two_accounts_of_one_server_are_two(traynotify: CommandLine) -> None:
    with ToyMastodon(users=("robin", "wren")) as toy:
        toy.notify("mention", "ben", to="wren")
        robin = traynotify.add(toy.base_url, toy.issue_token("robin"))
        wren = traynotify.add(toy.base_url, toy.issue_token("wren"))

        assert traynotify("status", "--json").json["unread"] == {"total": 1, "by_account": {robin: 0, wren: 1}}
        assert [row["account"] for row in traynotify("list", "--account", wren, "--json").json] == [wren]
        assert traynotify("list", "--account", robin, "--json").json == []


@pytest.mark.parametrize("token", ["bad", "", "two words", "rot\x07ten"])
def test_a_token_that_is_none_is_answered_in_words(traynotify: CommandLine, toy: ToyMastodon, token: str) -> None:
    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=f"{token}\n")

    assert ended.status in (2, 3)
    assert "token" in ended.err.splitlines()[-1]
    assert traynotify("accounts", "list", "--json").json == []
    assert not (traynotify.profile / "secrets.json").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--service", "carrier-pigeon"), 2, "no service “carrier-pigeon”"),
        (("--set", "colour=blue"), 2, "no setting “colour”"),
    ],
)
def test_options_that_make_no_sense(
    traynotify: CommandLine, toy: ToyMastodon, arguments: tuple[str, ...], status: int, words: str
) -> None:
    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", *arguments, stdin=toy.issue_token())

    assert ended.status == status
    assert words in ended.err
    assert traynotify("accounts", "list", "--json").json == []


def test_a_server_that_is_not_there(traynotify: CommandLine, toy: ToyMastodon) -> None:
    toy.stop()

    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin="reed")

    assert ended.status == 3
    assert "could not be reached" in ended.err


def test_where_several_services_answer_the_option_that_chooses_is_named(
    traynotify: CommandLine, toy: ToyMastodon
) -> None:
    osu = Respond(401, b'{"authentication":"basic"}', "application/json")
    toy.faults.add("/api/v2/notifications", osu, times=None)

    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin="reed")

    assert ended.status == 3
    assert f"Mastodon and osu! answer at {toy.base_url}" in ended.err
    assert ended.err.endswith("say which service it is, with --service mastodon or --service osu\n")


def test_a_token_that_carries_nothing_is_said_to_and_replaces_none_that_carries_more(traynotify: CommandLine) -> None:
    with ToyOsu() as toy:
        nothing = toy.issue_token(scopes=["public", "identify"])
        added = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=nothing)
        assert (added.status, added.out) == (3, f"Added osu:robin@127.0.0.1:{toy.port}\n")
        assert "carries neither notifications nor chat" in added.err

        good = toy.issue_token()
        assert traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=good).status == 0
        refused = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=nothing)
        assert (refused.status, refused.out) == (3, "")
        assert "carries more, works, and was kept" in refused.err
        assert traynotify("status", "--json").json["accounts"][0]["state"] == "live"


@pytest.mark.parametrize("address", ["", "two words", "javascript:alert(1)", "file:///etc/passwd", "robin"])
def test_what_is_no_address(traynotify: CommandLine, address: str) -> None:
    ended = traynotify("accounts", "add", address, "--token-stdin", stdin="reed")

    assert ended.status in (2, 3)
    assert len(ended.err.splitlines()[-1]) > 20


@pytest.mark.parametrize("effect", [garbage(), failure(404, html=True), failure(500)], ids=["garbage", "404", "500"])
def test_a_server_that_is_something_else(traynotify: CommandLine, toy: ToyMastodon, effect: Effect) -> None:
    toy.faults.add("*", effect, times=None)

    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin="reed")

    assert ended.status == 3
    assert ended.err.count("\n") == 1
    assert "127.0.0.1" in ended.err


class _Listener(BaseHTTPRequestHandler):
    requests: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.requests.append((self.path, self.headers.get("Authorization")))
        self.send_response(404)
        self.end_headers()

    do_POST = do_GET  # noqa: N815 - the names that the base class looks for

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[HTTPServer]:
    """Another host, that writes down who comes."""
    _Listener.requests = []
    server = HTTPServer(("127.0.0.1", 0), _Listener)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/api/v1/accounts/verify_credentials", "/api/v*/notifications*", "*"])
def test_no_redirect_takes_the_token_to_another_host(
    traynotify: CommandLine, toy: ToyMastodon, elsewhere: HTTPServer, path: str
) -> None:
    token = toy.issue_token()
    toy.faults.add(path, redirect(f"http://127.0.0.1:{elsewhere.server_port}/steal"), times=None)

    traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=token)
    traynotify("status")

    assert token not in json.dumps(_Listener.requests)
    assert [authorization for _, authorization in _Listener.requests if authorization] == []


def test_an_account_goes_with_everything_that_was_kept(traynotify: CommandLine, toy: ToyMastodon) -> None:
    toy.notify("mention", "ben", text="the heron is back")
    account = traynotify.add(toy.base_url, toy.issue_token(), "--label", "The birds")

    removed = traynotify("accounts", "remove", account)

    assert (removed.status, removed.out) == (0, f"Removed {account}\n")
    assert traynotify("accounts", "list", "--json").json == []
    assert traynotify("list", "--json").json == []
    (traynotify.profile / "logs/traynotify.log").unlink()
    left = everything_below(traynotify.profile)
    assert account.encode() not in left
    assert b"heron" not in left


def test_an_account_goes_even_when_its_server_is_away(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    toy.stop()

    assert traynotify("accounts", "remove", account).out == f"Removed {account}\n"
    assert traynotify("accounts", "list", "--json").json == []


def test_an_unknown_account_cannot_be_removed(traynotify: CommandLine, account: str) -> None:
    ended = traynotify("accounts", "remove", "mastodon:nobody@127.0.0.1")

    assert (ended.status, "no account" in ended.err) == (2, True)


def test_tokens_for_this_session_only_cannot_outlive_a_command(traynotify: CommandLine, toy: ToyMastodon) -> None:
    traynotify.secrets = "session"

    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=toy.issue_token())

    assert ended.status == 2
    assert "start “traynotify --secrets session”" in ended.err
    assert toy.log.matching("/api/v1/accounts/verify_credentials") == []


def test_without_a_keyring_the_choice_is_named_and_nothing_is_kept(traynotify: CommandLine, toy: ToyMastodon) -> None:
    traynotify.secrets = None

    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", stdin=toy.issue_token())

    assert ended.status == 5
    assert "--secrets session" in ended.err
    assert "--secrets file" in ended.err
    assert traynotify("accounts", "list", "--json").json == []
    assert not (traynotify.profile / "secrets.json").exists()


def test_who_chose_a_file_once_need_not_say_so_again(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    toy.notify("mention", "ben")
    traynotify.secrets = None

    assert len(traynotify("list", "--json").json) == 1
