"""The inbox by what is typed, with no instance running: what is asked reaches the server before the command ends."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.logs import ExpectedLogs
from traynotify.demo.faults import failure, garbage
from traynotify.demo.mastodon import FLAVOURS, ToyMastodon
from traynotify.demo.mastodon.model import Notification


def key(account: str, notification: Notification) -> str:
    return f"{account}/{notification.id}"


def markers(toy: ToyMastodon) -> list[str]:
    """The ids that the server's marker was moved to, by whoever."""
    return [request.body.decode() for request in toy.log.matching("/api/v1/markers", method="POST")]


def read_keys(traynotify: CommandLine) -> set[str]:
    return {row["key"] for row in traynotify("list", "--json").json if row["read"]}


def test_the_list_is_newest_first_and_as_long_as_wanted(
    traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    sent = [toy.notify("mention", "ben", text=f"number {number}") for number in range(5)]

    rows = traynotify("list", "--json").json
    assert [row["key"] for row in rows] == [key(account, notification) for notification in reversed(sent)]
    assert {row["event"] for row in rows} == {"added"}
    assert [row["key"] for row in traynotify("list", "--limit", "2", "--json").json] == [row["key"] for row in rows[:2]]
    assert traynotify("list", "--limit", "1").out.splitlines()[0].endswith("Ben mentioned you")


def test_a_history_longer_than_memory_is_listed_whole(traynotify: CommandLine, toy: ToyMastodon) -> None:
    for number in range(450):
        toy.notify("favourite", "ben", publish=False, text=f"number {number}")
    account = traynotify.add(toy.base_url, toy.issue_token())

    rows = traynotify("list", "--limit", "1000", "--json").json

    assert len({row["key"] for row in rows}) == 450
    assert traynotify("status", "--json").json["unread"] == {"total": 450, "by_account": {account: 450}}


def test_only_what_is_unread(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    first, second = toy.notify("mention", "ben"), toy.notify("mention", "cleo")
    toy.read_elsewhere(first)

    assert [row["key"] for row in traynotify("list", "--unread", "--json").json] == [key(account, second)]
    assert "1 unread" in traynotify("status").out


def test_what_is_searched_for_is_found_on_disk(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    heron, lamp = toy.notify("mention", "ben", text="The heron is back"), toy.notify("mention", "cleo", text="A lamp")
    toy.read_elsewhere(heron)

    def found(*options: str) -> list[str]:
        return [row["key"] for row in traynotify("list", "--json", "--search", *options).json]

    assert found("hero") == [key(account, heron)]
    assert found("from:cleo is:unread") == [key(account, lamp)]
    assert found("heron", "--unread") == []
    assert found("a", "--account", account, "--limit", "1") == [key(account, lamp)]
    assert traynotify("list", "--search", "zebra").out.strip() == "Nothing was found."


def test_a_row_says_how_it_came_and_what_became_of_it(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    name = key(account, toy.notify("mention", "ben", text="The heron is back"))
    (row,) = traynotify("list", "--json").json
    traynotify("read", name)
    asked = len(toy.log)

    story = traynotify("why", name, "--json").json
    in_words = traynotify("why", name).out

    texts = [reason["text"] for reason in story["why"]]
    assert (story["key"], story["title"]) == (name, row["title"])
    assert texts[:3] == [reason["text"] for reason in row["why"]][:3]
    assert texts[3:] == ["No alert: it was read before it was shown", "You marked it as read", "The server was told"]
    assert in_words.splitlines()[0] == row["title"]
    assert in_words.splitlines()[-1].endswith("The server was told")
    assert "heron" not in in_words
    assert len(toy.log) == asked, "what is known here is told without asking anybody"


def test_a_row_that_nobody_knows_has_no_story(traynotify: CommandLine, account: str) -> None:
    ended = traynotify("why", f"{account}/404")
    assert (ended.status, ended.err) == (2, f"traynotify: There is no notification “{account}/404” here\n")


def test_an_empty_inbox_says_so(traynotify: CommandLine, account: str) -> None:
    assert traynotify("list").out == "The inbox is empty.\n"
    assert traynotify("list", "--json").json == []
    assert traynotify("read", "--all").out == "Nothing was unread\n"


def test_without_an_account_every_command_says_what_to_do(traynotify: CommandLine) -> None:
    assert "accounts add" in traynotify("status").out
    assert "accounts add" in traynotify("accounts", "list").out
    assert traynotify("status", "--json").json == {
        "unread": {"total": 0, "by_account": {}},
        "accounts": [],
        "latest": [],
        "pictures": {"last_hour": 0, "by_host": {}},
    }


def test_reading_moves_the_servers_marker_before_the_command_ends(
    traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    notifications = [toy.notify("mention", "ben") for _ in range(3)]

    read = traynotify("read", key(account, notifications[0]), key(account, notifications[1]))

    assert read.status == 0
    assert read.out.splitlines() == [f"Read {key(account, n)}" for n in notifications[:2]]
    assert toy.marker() == notifications[1].id
    assert read_keys(traynotify) == {key(account, n) for n in notifications[:2]}


def test_the_marker_never_passes_what_is_unread(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    first, second, third = (toy.notify("mention", "ben") for _ in range(3))

    assert traynotify("read", key(account, third)).status == 0
    assert toy.marker() is None
    assert read_keys(traynotify) == {key(account, third)}
    traynotify("read", key(account, first))
    assert toy.marker() == first.id
    traynotify("read", key(account, second))
    assert toy.marker() == third.id


def test_unread_stays_here_where_the_server_has_only_a_marker(
    traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    notification = toy.notify("mention", "ben")
    traynotify("read", "--all")
    before = len(markers(toy))

    assert traynotify("unread", key(account, notification)).out == f"Unread {key(account, notification)}\n"
    assert traynotify("status", "--json").json["unread"]["total"] == 1
    assert len(markers(toy)) == before


def test_everything_at_once(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    notifications = [toy.notify("mention", "ben") for _ in range(4)]

    assert traynotify("read", "--all", "--account", account).out == "Marked 4 as read\n"
    assert toy.marker() == notifications[-1].id
    assert "0 unread" in traynotify("status").out


@pytest.mark.parametrize("flavour", ["mastodon", "mastodon_old", "pleroma"])
def test_what_is_dismissed_is_gone_from_the_server(traynotify: CommandLine, flavour: str) -> None:
    with ToyMastodon(FLAVOURS[flavour]) as toy:
        account = traynotify.add(toy.base_url, toy.issue_token())
        stays, goes = toy.notify("mention", "ben"), toy.notify("mention", "cleo")

        assert traynotify("dismiss", key(account, goes)).out == f"Dismissed {key(account, goes)}\n"
        assert toy.notifications() == [stays]
        assert [row["key"] for row in traynotify("list", "--json").json] == [key(account, stays)]


def test_a_server_that_keeps_everything_says_so(traynotify: CommandLine) -> None:
    with ToyMastodon(FLAVOURS["gotosocial"]) as toy:
        account = traynotify.add(toy.base_url, toy.issue_token())
        notification = toy.notify("mention", "ben")

        ended = traynotify("dismiss", key(account, notification))

        assert ended.status == 7
        assert "mark it as read instead" in ended.err
        assert toy.notifications() == [notification]


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which a stand-in for a browser writes down what it is to open."""
    opened, script = tmp_path / "opened", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>"{opened}"\n', "utf-8")
    script.chmod(0o755)
    opened.touch()
    monkeypatch.setenv("BROWSER", str(script))
    return opened


def test_opening_starts_the_browser_and_marks_read(
    traynotify: CommandLine, toy: ToyMastodon, account: str, browser: Path
) -> None:
    notification = toy.notify("mention", "ben", text="look")

    assert traynotify("open", key(account, notification)).status == 0

    assert notification.status is not None
    assert browser.read_text("utf-8").strip().endswith(f"/@ben@tidepool.example/{notification.status.id}")
    assert toy.marker() == notification.id


def test_opening_leaves_unread_what_the_person_wants_so(
    traynotify: CommandLine, toy: ToyMastodon, account: str, browser: Path
) -> None:
    (traynotify.profile / "settings.toml").write_text("[general]\nopen_marks_read = false\n", "utf-8")
    notification = toy.notify("mention", "ben")

    assert traynotify("open", key(account, notification)).status == 0
    assert browser.read_text("utf-8") != ""
    assert read_keys(traynotify) == set()


def test_without_a_browser_it_stays_unread(
    traynotify: CommandLine, toy: ToyMastodon, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "/bin/false")
    monkeypatch.setenv("PATH", "/nowhere")
    notification = toy.notify("mention", "ben")

    ended = traynotify("open", key(account, notification))

    assert (ended.status, "No browser could be started" in ended.err) == (1, True)
    assert read_keys(traynotify) == set()


@pytest.mark.parametrize("command", [["read"], ["unread"], ["dismiss"], ["open"]])
@pytest.mark.parametrize("what", ["nonsense", "mastodon:robin@127.0.0.1:1/5", "{account}/987654"])
def test_what_is_not_there_cannot_be_touched(
    traynotify: CommandLine, toy: ToyMastodon, account: str, command: Sequence[str], what: str
) -> None:
    ended = traynotify(*command, what.format(account=account))

    assert ended.status == 2
    assert ended.err.count("\n") == 1
    assert what.format(account=account) in ended.err


@pytest.mark.parametrize("command", [["list"], ["read", "--all"]])
def test_an_account_that_is_not_there(traynotify: CommandLine, account: str, command: Sequence[str]) -> None:
    ended = traynotify(*command, "--account", "mastodon:nobody@127.0.0.1")

    assert (ended.status, "accounts list" in ended.err) == (2, True)


def test_what_the_server_cannot_hear_now_it_hears_later(
    traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    first, second = toy.notify("mention", "ben"), toy.notify("mention", "cleo")
    traynotify("list")
    toy.refuse_connections()

    assert [traynotify("read", key(account, first)).status, traynotify("dismiss", key(account, second)).status] == [
        4,
        4,
    ]
    assert [row["key"] for row in traynotify("list", "--json").json] == [key(account, first)], "it is so here already"
    assert read_keys(traynotify) == {key(account, first)}
    toy.accept_connections()

    assert traynotify("watch", "--once").status == 0
    assert toy.notifications() == [first]
    assert toy.marker() == first.id


def test_what_was_taken_back_in_time_is_never_sent(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    notification = toy.notify("mention", "ben")
    traynotify("list")
    toy.refuse_connections()
    assert traynotify("read", key(account, notification)).status == 4
    assert traynotify("unread", key(account, notification)).status == 0
    toy.accept_connections()

    assert "1 unread" in traynotify("status").out
    assert markers(toy) == []


def test_a_server_that_has_trouble_with_it_gets_it_again(
    traynotify: CommandLine, toy: ToyMastodon, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("traynotify.app.answers.SETTLE_DEADLINE_S", 0.3)
    notification = toy.notify("mention", "ben")
    fault = toy.faults.add("/api/v1/markers", failure(503), method="POST", times=None)

    ended = traynotify("read", key(account, notification))
    assert (ended.status, "sent again" in ended.err) == (4, True)

    toy.faults.remove(fault)
    traynotify("status")
    assert toy.marker() == notification.id


def test_a_server_that_is_away_is_no_reason_to_show_nothing(
    traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    notification = toy.notify("mention", "ben")
    traynotify("list")
    toy.stop()

    assert [row["key"] for row in traynotify("list", "--json").json] == [key(account, notification)]
    (status,) = traynotify("status", "--json").json["accounts"]
    assert (status["state"], "could not be reached" in status["detail"]) == ("offline", True)
    assert (status["now"]["doing"], status["now"]["next"]) == ("waiting", "next try")
    assert status["requests"]["by_purpose"] == {"server": status["requests"]["last_hour"]}


def test_a_revoked_token_needs_a_person_and_the_other_account_goes_on(traynotify: CommandLine) -> None:
    with ToyMastodon(users=("robin", "wren")) as toy:
        token = toy.issue_token("robin")
        robin = traynotify.add(toy.base_url, token)
        wren = traynotify.add(toy.base_url, toy.issue_token("wren"))
        toy.revoke_token(token)
        toy.notify("mention", "ben", to="wren")

        states = {account["id"]: account["state"] for account in traynotify("status", "--json").json["accounts"]}

        assert states[robin] == "needs_sign_in"
        assert states[wren] in ("live", "polling")
        assert traynotify("status", "--json").json["unread"]["by_account"][wren] == 1
        once = traynotify("watch", "--once")
        assert (once.status, robin in once.err) == (3, True)


def test_once_prints_what_came_and_then_how_it_is(traynotify: CommandLine, toy: ToyMastodon, account: str) -> None:
    toy.notify("mention", "ben", text="good morning")
    toy.notify("follow", "cleo")

    events = traynotify("watch", "--once", "--json").lines

    assert [event["title"] for event in events if event["event"] == "added"] == [
        "Ben mentioned you",
        "Cleo followed you",
    ]
    health = [event["state"] for event in events if event["event"] == "health"]
    assert (health[0], health[-1]) == ("connecting", "live")
    assert [event for event in events if event["event"] == "unread"][-1]["total"] == 2
    assert [event["event"] for event in traynotify("watch", "--once", "--json").lines].count("added") == 0


def test_an_answer_that_makes_no_sense_costs_nothing_that_is_here(
    traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    notification = toy.notify("mention", "ben")
    traynotify("list")
    for path in ("/api/v1/notifications", "/api/v2/notifications"):
        toy.faults.add(path, garbage(), times=None)

    (status,) = traynotify("status", "--json").json["accounts"]

    assert status["state"] == "offline"
    assert len(status["detail"]) > 20
    assert [row["key"] for row in traynotify("list", "--json").json] == [key(account, notification)]


def test_the_words_of_the_settings_file_hold(
    traynotify: CommandLine, toy: ToyMastodon, account: str, expected_logs: ExpectedLogs
) -> None:
    (traynotify.profile / "settings.toml").write_text(
        f'[accounts."{account}"]\nlabel = "The birds"\nhidden_kinds = ["boost"]\n', "utf-8"
    )
    toy.notify("reblog", "ben")
    toy.notify("mention", "ben")

    assert [row["kind"] for row in traynotify("list", "--json").json] == ["mention"]
    assert traynotify("status", "--json").json["accounts"][0]["label"] == "The birds"
