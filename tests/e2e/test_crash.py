"""Power cuts and a full disk at bad moments: nothing is lost, and nothing told twice that the desktop answered for."""

import re
from functools import partial
from random import Random

from tests.e2e.processes import Processes, Running, all_is_told
from tests.support.bus import PrivateBus
from tests.support.command_line import CommandLine
from tests.support.notification_server import NotificationServer
from tests.support.notification_server import notification_server as notification_server
from tests.support.waiting import eventually, wait_until
from traynotify.demo.mastodon import ToyMastodon


def told(server: NotificationServer) -> int:
    """How many notifications were told in all, in bubbles of their own and in digests."""
    digests = [re.match(r"(\d+) new notifications for", shown.title) for shown in server.notified]
    return sum(int(digest[1]) if digest else 1 for digest in digests)


def start(app: Processes, bus: PrivateBus) -> Running:
    return app.start("watch", "--json", "--notify", env={"DBUS_SESSION_BUS_ADDRESS": bus.address})


async def test_what_the_desktop_had_not_answered_for_is_shown_again(
    app: Processes, notification_server: NotificationServer, private_bus: PrivateBus, toy: ToyMastodon, account: str
) -> None:
    running = start(app, private_bus)
    await running.heard(event="health", state="live")
    notification_server.silent = True
    notification = toy.notify("mention", "ben")
    await notification_server.heard(calls=1)
    running.kill()
    notification_server.answer_now()

    again = start(app, private_bus)

    await again.heard(event="updated", key=f"{account}/{notification.id}", alerted=True)
    assert [shown.title for shown in notification_server.notified] == ["Ben mentioned you"] * 2


async def test_a_series_of_power_cuts_loses_nothing_and_doubles_little(
    app: Processes,
    traynotify: CommandLine,
    notification_server: NotificationServer,
    private_bus: PrivateBus,
    toy: ToyMastodon,
    account: str,
) -> None:
    random, sent, may_be_repeated = Random(20), 0, 0
    for moment in ("asked", "shown", "listening", "printed"):
        shown, requests = len(notification_server.notified), toy.log.mark()
        running = start(app, private_bus)
        for _ in range(random.randint(1, 3)):
            toy.notify("mention", "ben", text=f"number {sent}")
            sent += 1
        reached = {
            "printed": partial(getattr, running, "events"),
            "asked": partial(toy.log.matching, "/api/v1/notifications", after=requests),
            "listening": partial(toy.log.matching, "/api/v1/streaming", after=requests),
            "shown": partial(_more_than, shown, notification_server),
        }
        await eventually(reached[moment], f"the moment “{moment}”")
        running.kill()
        may_be_repeated += sent  # at worst, the desktop had just answered for all of it

    running = start(app, private_bus)
    await eventually(lambda: told(notification_server) >= sent, "everything is told")
    await running.heard(event="health", state="live")
    await all_is_told(traynotify)
    assert running.stop().status == 0
    once = told(notification_server)
    assert once <= sent + may_be_repeated, "at most what was under way is told again"

    again = start(app, private_bus)
    last = toy.notify("follow", "wren")
    await again.heard(event="updated", key=f"{account}/{last.id}", alerted=True)
    assert told(notification_server) == once + 1, "what was told stays told"
    assert [event["key"] for event in again.events if event["event"] == "added"] == [f"{account}/{last.id}"]


def _more_than(count: int, server: NotificationServer) -> bool:
    return len(server.notified) > count


def test_after_power_cuts_everything_is_in_the_inbox_once(
    app: Processes, traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    sent = [toy.notify("favourite", "ben", publish=False, text=f"number {number}") for number in range(120)]
    for cut in (1, 2):
        pages = toy.log.mark()
        running = app.start("watch", "--json")
        wait_until(lambda: len(toy.log.matching("/api/v1/notifications", after=pages)) >= cut, "it catches up")  # noqa: B023
        running.kill()

    rows = traynotify("list", "--limit", "500", "--json").json

    assert sorted(row["key"] for row in rows) == sorted(f"{account}/{notification.id}" for notification in sent)
    assert traynotify("status", "--json").json["unread"]["total"] == 120


def disk_with(free_kb: int, archive_kb: int = 0) -> list[str]:
    """What is typed in front of a command so that no file may grow beyond that."""
    return ["bash", "-c", f'ulimit -f {archive_kb + free_kb}; exec "$@"', "bash"]


def test_a_full_disk_is_said_and_costs_nothing_that_was_there(
    app: Processes, traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    for number in range(300):
        toy.notify("mention", "ben", publish=False, text=f"number {number} " + "and so on " * 60)
    archive_kb = (traynotify.profile / "archive.sqlite3").stat().st_size // 1024
    running = app.start_command([*disk_with(64, archive_kb), *app.command("watch", "--json")])

    event = running.wait_for(event="health", state="offline")
    assert re.search(r"disk|space|full", event["detail"])
    assert running.stop().status == 0

    assert len(traynotify("list", "--limit", "500", "--json").json) == 300
    assert traynotify("status", "--json").json["accounts"][0]["state"] == "live"


def test_a_mark_that_does_not_fit_on_the_disk_is_not_accepted(
    app: Processes, traynotify: CommandLine, toy: ToyMastodon, account: str
) -> None:
    notification = toy.notify("mention", "ben")
    traynotify("list")

    ended = app.run("read", f"{account}/{notification.id}", before=disk_with(0))

    assert ended.status == 6
    assert len(ended.err.splitlines()) == 1
    assert traynotify("status", "--json").json["unread"]["total"] == 1
    assert toy.marker() is None
