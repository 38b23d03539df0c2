"""What is hostile, damaged or full, by what is typed: it costs a sentence, and nothing that was there."""

import sqlite3
import stat
import unicodedata
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.logs import ExpectedLogs
from traynotify.demo.faults import Disconnect, Effect, Flood, Truncate, failure, garbage
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.mastodon.attacks import ATTACKS

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF"}


@pytest.fixture
def archive(traynotify: CommandLine, account: str) -> Path:
    """The database of a profile with an account."""
    return traynotify.profile / "archive.sqlite3"


def test_nothing_hostile_costs_a_notification_or_reaches_the_terminal(
    traynotify: CommandLine, toy: ToyMastodon, account: str, expected_logs: ExpectedLogs
) -> None:
    expected_logs("items of a page made no sense")
    before = toy.notify("mention", "ben", text="before")
    for attack in ATTACKS:
        toy.attack(attack)
    after = toy.notify("mention", "ben", text="after")

    rows = traynotify("list", "--limit", "100", "--json").json

    keys = {row["key"] for row in rows}
    assert {f"{account}/{before.id}", f"{account}/{after.id}"} <= keys
    assert len(rows) >= len(ATTACKS) - 3, "but for those without an id or a type, all are shown"
    for row in rows:
        for field in ("title", "excerpt", "warning", "actor"):
            text = row[field].replace("\n", "")
            assert len(text) < 5000
            assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs")], (field, text)
            assert not [c for c in text if unicodedata.bidirectional(c) in BIDI], (field, text)
        assert row["title"]
        assert row["url"] == "" or row["url"].startswith(("http://", "https://"))
        assert "@evil" not in row["url"]
    assert "steal()" not in str(rows)
    assert "\x1b" not in traynotify("list", "--limit", "100").out
    assert traynotify("status", "--json").json["accounts"][0]["state"] == "live"


@pytest.mark.parametrize("name", ["a javascript link", "a file link", "a link of some program"])
def test_no_address_but_of_a_page_is_opened(
    traynotify: CommandLine,
    toy: ToyMastodon,
    account: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    opened, script = tmp_path / "opened", tmp_path / "browser"
    opened.touch()
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>"{opened}"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    notification = toy.attack(next(attack for attack in ATTACKS if attack.name == name))

    ended = traynotify("open", f"{account}/{notification.id}")

    assert ended.status in (0, 1)
    assert [line for line in opened.read_text("utf-8").split() if not line.startswith("http://127.0.0.1")] == []


@pytest.mark.parametrize(
    "effect",
    [
        Truncate(),
        Truncate(honest=True),
        Flood(200_000_000),
        garbage(),
        failure(500),
        failure(502, html=True),
        Disconnect(),
    ],
    ids=["truncated", "cut off", "endless", "garbage", "500", "502", "hung up"],
)
def test_an_answer_that_cannot_be_used_is_asked_for_again(
    traynotify: CommandLine, toy: ToyMastodon, account: str, effect: Effect
) -> None:
    kept = toy.notify("mention", "ben", text="kept")
    traynotify("list")
    fault = toy.faults.add("/api/v*/notifications", effect, times=None)
    news = toy.notify("mention", "ben", text="news")

    (status,) = traynotify("status", "--json").json["accounts"]
    assert status["state"] == "offline"
    assert "127.0.0.1" in status["detail"]
    assert [row["key"] for row in traynotify("list", "--json").json][-1] == f"{account}/{kept.id}"

    toy.faults.remove(fault)
    assert traynotify("list", "--json").json[0]["key"] == f"{account}/{news.id}"


def test_a_damaged_archive_is_kept_aside_and_the_accounts_carried_over(
    traynotify: CommandLine, toy: ToyMastodon, account: str, archive: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("The archive was damaged")
    toy.notify("mention", "ben", text="the heron is back")
    traynotify("list")
    content = bytearray(archive.read_bytes())
    with sqlite3.connect(archive) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index' LIMIT 1").fetchone()
    connection.close()
    size = int.from_bytes(content[16:18], "big")
    content[(page - 1) * size : page * size] = b"\xa5" * size
    archive.write_bytes(content)

    ended = traynotify("list", "--json")

    assert ended.status == 0
    assert "damaged" in ended.err
    kept = [path for path in archive.parent.iterdir() if path.name != archive.name and path.name in ended.err]
    assert kept[0].read_bytes()[: len(content)] == bytes(content)
    assert [row["origin"] for row in ended.json] == ["seed"], "what is there is filled in again, and is no news"
    assert traynotify("list", "--json").err == "", "it is said once"


def test_an_archive_that_is_none_any_more_begins_anew(
    traynotify: CommandLine, toy: ToyMastodon, account: str, archive: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("The archive was damaged")
    archive.write_bytes(b"\xa5" * archive.stat().st_size)

    ended = traynotify("status")

    assert ended.status == 0
    assert "your accounts were carried over" in ended.err
    assert [known["id"] for known in traynotify("accounts", "list", "--json").json] == [account]
    assert traynotify("accounts", "remove", account).status == 0, "its token is known still, and taken back"
    assert traynotify.add(toy.base_url, toy.issue_token()) == account


def test_the_archive_of_a_newer_version_is_left_alone(traynotify: CommandLine, account: str, archive: Path) -> None:
    connection = sqlite3.connect(archive)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = archive.read_bytes()

    ended = traynotify("list")

    assert ended.status == 6
    assert ended.err.count("\n") == 1
    assert archive.read_bytes() == before


def test_settings_that_cannot_be_read_are_named_with_their_line_and_left_alone(
    traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    file = traynotify.profile / "settings.toml"
    file.write_text('[general]\ntheme = "dark"\n[alerts\nsound = false\n', "utf-8")
    before = file.read_bytes()
    toy.notify("mention", "ben")

    ended = traynotify("list", "--json")

    assert (ended.status, len(ended.json)) == (0, 1), "the defaults hold"
    assert f"{file}, line 3" in ended.err
    added = traynotify("accounts", "add", toy.base_url, "--token-stdin", "--label", "x", stdin=toy.issue_token())
    assert added.status == 6
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[general]\nthem = "dark"\n', "them"),
        ('[general]\ntheme = "blue"\n', "theme cannot be “blue”"),
        ("[alerts]\ndigest_above = 0\n", "line 2"),
        ("[alerts]\nsound = 3\n", "sound must be true or false"),
        ("\x00\xff", "settings.toml"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(traynotify: CommandLine, account: str, text: str, said: str) -> None:
    (traynotify.profile / "settings.toml").write_text(text, "latin-1")

    ended = traynotify("status")

    assert ended.status == 0
    assert said in ended.err


def test_a_profile_that_cannot_be(traynotify: CommandLine, tmp_path: Path) -> None:
    traynotify.profile = tmp_path / "file" / "profile"
    (tmp_path / "file").write_text("in the way", "utf-8")

    ended = traynotify("list")

    assert (ended.status, ended.err.count("\n")) == (6, 1)
    assert str(tmp_path / "file") in ended.err


def test_a_profile_is_private(traynotify: CommandLine, account: str) -> None:
    for path in [traynotify.profile, *traynotify.profile.rglob("*")]:
        if path.is_dir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o700, path
    for name in ("archive.sqlite3", "secrets.json"):
        assert stat.S_IMODE((traynotify.profile / name).stat().st_mode) == 0o600, name


def test_tokens_that_cannot_be_read_are_a_matter_for_the_person(
    traynotify: CommandLine, account: str, expected_logs: ExpectedLogs
) -> None:
    (traynotify.profile / "secrets.json").write_text("{", "utf-8")

    (status,) = traynotify("status", "--json").json["accounts"]

    assert status["state"] == "needs_sign_in"
    assert "secrets.json" in status["detail"]
