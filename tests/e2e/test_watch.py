"""``traynotify watch``: events in order, commands that speak to it, and every way in which it ends."""

import signal
import subprocess
from typing import Any

import pytest

from tests.e2e.processes import Processes
from tests.support.command_line import CommandLine
from tests.support.waiting import wait_until
from traynotify.demo.faults import Hang
from traynotify.demo.mastodon import ToyMastodon


def told(events: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What the events say, in a few words each."""
    words = {"health": ("state",), "unread": ("total",)}
    return [(e["event"], *(e[name] for name in words.get(e["event"], ("title", "read", "origin")))) for e in events]


def test_events_come_in_the_order_in_which_things_happen(
    app: Processes, traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    missed = toy.notify("mention", "ben", text="while you were away")

    watching = app.watch()
    toy.notify("follow", "cleo")
    watching.wait_for(event="added", origin="live")
    assert traynotify("read", f"{account}/{missed.id}").status == 0
    watching.wait_for(event="updated", read=True)
    assert traynotify("dismiss", f"{account}/{missed.id}").status == 0
    watching.wait_for(event="removed")
    watching.wait_for(event="unread", total=1)

    ended = watching.stop()
    assert (ended.status, ended.err) == (0, "")
    assert told(ended.lines) == [
        ("health", "connecting"),
        ("unread", 0),
        ("added", "Ben mentioned you", False, "catch_up"),
        ("unread", 1),
        ("health", "live"),
        ("added", "Cleo followed you", False, "live"),
        ("unread", 2),
        ("updated", "Ben mentioned you", True, "catch_up"),
        ("unread", 1),
        ("removed", "Ben mentioned you", True, "catch_up"),
    ]


def test_ids_out_of_order_are_each_told_once(app: Processes, toy: ToyMastodon, account: str) -> None:
    watching = app.watch()
    sent = [toy.notify("mention", "ben", text=f"number {number}", publish=False) for number in range(6)]
    toy.publish(*reversed(sent))
    toy.publish(*sent[:3])
    watching.wait_for(event="unread", total=6)
    toy.drop_connections()
    toy.notify("mention", "ben", text="after the fall")
    watching.wait_for(event="added", excerpt="@robin after the fall")

    added = [event["key"] for event in watching.events if event["event"] == "added"]
    assert len(added) == len(set(added)) == 7


def test_commands_speak_to_it_and_share_its_connection(
    app: Processes, traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    first, second, third = (toy.notify("mention", "ben", text=f"number {number}") for number in range(3))
    watching = app.watch()
    connections = toy.log.mark()

    assert [row["key"] for row in traynotify("list", "--json").json] == [
        f"{account}/{n.id}" for n in (third, second, first)
    ]
    assert traynotify("status", "--json").json["accounts"][0]["state"] == "live"
    assert traynotify("read", f"{account}/{first.id}").out == f"Read {account}/{first.id}\n"
    assert toy.marker() == first.id
    assert traynotify("unread", f"{account}/{first.id}").status == 0
    assert traynotify("dismiss", f"{account}/{second.id}").status == 0
    assert second not in toy.notifications()
    assert traynotify("read", "--all").out == "Marked 2 as read\n"
    assert toy.marker() == third.id
    assert traynotify("read", "nonsense").status == 2
    assert traynotify("read", f"{account}/999").status == 2
    assert [record["id"] for record in traynotify("accounts", "list", "--json").json] == [account]
    assert "mastodon" in [record["id"] for record in traynotify("accounts", "services", "--json").json]

    assert toy.log.matching("/api/v1/streaming", after=connections) == []
    watching.wait_for(event="unread", total=0)


def test_accounts_come_and_go_while_it_runs(app: Processes, traynotify: CommandLine) -> None:
    with ToyMastodon(users=("robin", "wren")) as toy:
        robin = traynotify.add(toy.base_url, toy.issue_token("robin"))
        watching = app.watch()

        wren = traynotify.add(toy.base_url, toy.issue_token("wren"))
        watching.wait_for(event="health", account=wren, state="live")
        toy.notify("mention", "ben", to="wren")
        watching.wait_for(event="added", account=wren, origin="live")
        assert traynotify("accounts", "remove", wren).status == 0
        watching.wait_for(event="unread", total=0, by_account={robin: 0})
        toy.notify("mention", "ben", to="robin")
        watching.wait_for(event="added", account=robin)


def test_a_second_one_hears_the_same_through_the_first(app: Processes, toy: ToyMastodon, account: str) -> None:
    first, second = app.watch(), app.watch()
    toy.notify("mention", "ben", text="to both")

    events = [watching.wait_for(event="added") for watching in (first, second)]
    assert events[0] == events[1]
    assert len(toy.streams) == 1

    assert second.stop(signal.SIGINT).status == 0
    toy.notify("follow", "cleo")
    first.wait_for(event="added", kind="follow")


def test_a_second_one_says_so_when_the_first_ends(app: Processes, toy: ToyMastodon, account: str) -> None:
    first, second = app.watch(), app.watch()
    assert first.stop().status == 0

    ended = second.ended()
    assert (ended.status, ended.err) == (1, "traynotify: The running traynotify broke off before it had answered\n")
    assert app.watch().stop().status == 0, "and the profile is free again"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_quietly(app: Processes, toy: ToyMastodon, account: str, number: signal.Signals) -> None:
    watching = app.watch()

    ended = watching.stop(number)

    assert (ended.status, ended.err) == (0, "")


@pytest.mark.parametrize("path", ["*", "/api/v1/notifications"])
def test_a_server_that_does_not_answer_does_not_hold_up_the_end(
    app: Processes, toy: ToyMastodon, account: str, path: str
) -> None:
    hanging = toy.faults.add(path, Hang(), times=None)
    watching = app.start("watch", "--json")
    wait_until(lambda: hanging.hits, "it asks the server")

    assert watching.stop().status == 0


@pytest.mark.parametrize("arguments", [["watch", "--once"], ["read", "--all"]])
def test_a_command_that_is_interrupted_says_so_by_its_status(
    app: Processes, toy: ToyMastodon, account: str, arguments: list[str]
) -> None:
    hanging = toy.faults.add("*", Hang(), times=None)
    running = app.start(*arguments)
    wait_until(lambda: hanging.hits, "it asks the server")

    ended = running.stop(signal.SIGINT)

    assert (ended.status, ended.err) == (130, "")


def test_a_closed_pipe_is_no_error(app: Processes, toy: ToyMastodon, account: str) -> None:
    for number in range(50):
        toy.notify("mention", "ben", text=f"number {number} " + "and so on " * 30)
    for arguments in ("watch --json", "list --json"):
        command = " ".join([*app.command(), arguments, "| head -n 1"])
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"],
            env=app.env,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


def test_without_an_account_it_says_what_to_do(app: Processes) -> None:
    once = app.run("watch", "--once")
    assert (once.status, "accounts add" in once.err) == (0, True)

    watching = app.start("watch")
    wait_until(lambda: "accounts add" in watching.err, "it says what to do")
    assert watching.stop().status == 0


def test_what_was_asked_before_a_power_cut_is_sent_after_it(
    app: Processes, traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    first, second = toy.notify("mention", "ben"), toy.notify("mention", "cleo")
    watching = app.watch()
    toy.refuse_connections()
    toy.drop_connections()
    watching.wait_for(event="health", state="offline")
    assert traynotify("read", f"{account}/{first.id}").status == 4
    assert traynotify("dismiss", f"{account}/{second.id}").status == 4
    watching.kill()
    toy.accept_connections()

    again = app.watch()

    wait_until(lambda: (toy.marker(), toy.notifications()) == (first.id, [first]), "the server hears of both")
    again.wait_for(event="unread", total=0)


def test_a_server_that_comes_back_is_noticed(app: Processes, toy: ToyMastodon, account: str) -> None:
    watching = app.watch()
    toy.refuse_connections()
    toy.drop_connections()
    watching.wait_for(event="health", state="offline")
    missed = toy.notify("mention", "ben", text="in between")
    toy.accept_connections()

    watching.wait_for(event="added", key=f"{account}/{missed.id}", origin="catch_up")
    wait_until(
        lambda: [e["state"] for e in watching.events if e["event"] == "health"][-1] == "live", "it is live again"
    )


def test_a_token_that_is_revoked_meanwhile_needs_a_person_and_others_go_on(
    app: Processes, traynotify: CommandLine
) -> None:
    with ToyMastodon(users=("robin", "wren")) as toy:
        token = toy.issue_token("robin")
        robin = traynotify.add(toy.base_url, token)
        wren = traynotify.add(toy.base_url, toy.issue_token("wren"))
        watching = app.watch()

        toy.revoke_token(token)
        toy.drop_connections()
        event = watching.wait_for(event="health", account=robin, state="needs_sign_in")
        assert len(event["detail"]) > 20
        toy.notify("mention", "ben", to="wren")
        watching.wait_for(event="added", account=wren)

        traynotify.add(toy.base_url, toy.issue_token("robin"))
        toy.notify("mention", "ben", to="robin")
        watching.wait_for(event="added", account=robin)
