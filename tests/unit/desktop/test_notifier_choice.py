"""The choice among notifiers: the first that fits, the next while it does not, and never silence about why."""

import sys
from collections.abc import Callable, Collection, Sequence

import pytest

from tests.support.bus import PrivateBus
from tests.support.fake_desktop_notifier import DesktopNotifier
from tests.support.fake_desktop_notifier import fake_desktop_notifier as fake_desktop_notifier
from tests.support.notification_server import NotificationServer
from tests.support.waiting import eventually
from traynotify.core.alert import Alert, AlertAction, AlertReply, Bubble, CloseHandler, ReplyHandler
from traynotify.core.errors import NotifierFailed
from traynotify.desktop.notifier import FallbackNotifier, InAppNotifier, Standing, choose
from traynotify.desktop.notifier.chooser import Candidate


class Scripted:
    """A notifier that fails when it is told to."""

    def __init__(self, name: str, failure: Exception | None = None) -> None:
        self.description = f"{name} 1.0"
        self.fails_to_start: Exception | None = failure
        self.fails_to_show: Exception | None = None
        self.starts = 0
        self.shown: list[str] = []
        self.closed = 0
        self.on_reply: ReplyHandler | None = None

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:
        self.starts += 1
        if self.fails_to_start is not None:
            raise self.fails_to_start
        self.on_reply = on_reply

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:
        return [bubble.alert.id for bubble in bubbles if bubble.place == self.description]

    async def show(self, alert: Alert) -> str:
        if self.fails_to_show is not None:
            raise self.fails_to_show
        self.shown.append(alert.id)
        return self.description

    async def withdraw(self, alert_id: str) -> None:
        if alert_id in self.shown:
            self.shown.remove(alert_id)

    async def aclose(self) -> None:
        self.closed += 1


def alert(alert_id: str = "a") -> Alert:
    return Alert(id=alert_id, title="Bob mentioned you", body="Lunch?", keys=())


def chosen(*notifiers: Scripted, rest_s: float = 60, heard: Callable[..., None] | None = None) -> FallbackNotifier:
    candidates = [
        Candidate(notifier.description.split()[0], lambda notifier=notifier: notifier)  # type: ignore[misc]
        for notifier in notifiers
    ]
    return FallbackNotifier(candidates, on_change=heard, rest_s=rest_s)


def ignore(reply: AlertReply) -> None: ...


async def test_the_first_that_fits_is_used_and_the_others_are_left_alone() -> None:
    best, last = Scripted("best"), Scripted("last")
    notifier = chosen(best, last)

    await notifier.start(ignore)
    await notifier.show(alert())

    assert (best.shown, last.shown, last.starts) == (["a"], [], 0)


async def test_the_best_takes_up_what_earlier_processes_were_shown() -> None:
    best, last = Scripted("best"), Scripted("last")
    notifier = chosen(best, last)
    await notifier.start(ignore)
    bubbles = [Bubble.of(alert("a"), await notifier.show(alert("a"))), Bubble.of(alert("b"), "last 1.0")]

    assert list(await notifier.adopt(bubbles)) == ["a"]


async def test_while_the_best_cannot_be_asked_nothing_is_said_of_them() -> None:
    best, last = Scripted("best", NotifierFailed("nobody is there")), Scripted("last")
    notifier = chosen(best, last, rest_s=0)
    await notifier.start(ignore)

    with pytest.raises(NotifierFailed, match="nobody is there"):
        await notifier.adopt([Bubble.of(alert("a"), "best 1.0")])
    best.fails_to_start = None
    assert list(await notifier.adopt([Bubble.of(alert("a"), "best 1.0")])) == ["a"]


async def test_the_standings_say_which_is_in_use_and_why_others_are_not() -> None:
    heard: list[tuple[Standing, ...]] = []
    notifier = chosen(Scripted("best", NotifierFailed("nobody is there")), Scripted("last"), heard=heard.append)

    await notifier.start(ignore)

    assert notifier.describe() == (
        Standing(name="best", description="best 1.0", failure="nobody is there"),
        Standing(name="last", description="last 1.0", in_use=True),
    )
    assert heard == [notifier.describe()]


async def test_when_none_fits_the_failure_names_every_reason() -> None:
    notifier = chosen(Scripted("one", NotifierFailed("no bus")), Scripted("two", OSError("no library")))

    with pytest.raises(NotifierFailed, match=r"one: no bus; two: OSError: no library"):
        await notifier.start(ignore)
    with pytest.raises(NotifierFailed, match="no bus"):
        await notifier.show(alert())


@pytest.mark.parametrize("failure", [NotifierFailed("gone"), RuntimeError("a broken library")])
async def test_an_alert_that_one_does_not_take_goes_to_the_next(failure: Exception) -> None:
    best, last = Scripted("best"), Scripted("last")
    notifier = chosen(best, last)
    await notifier.start(ignore)
    best.fails_to_show = failure

    await notifier.show(alert())

    assert last.shown == ["a"]
    assert [standing.in_use for standing in notifier.describe()] == [False, True]


async def test_one_that_failed_rests_before_it_is_tried_again() -> None:
    best, last = Scripted("best"), Scripted("last")
    notifier = chosen(best, last)
    await notifier.start(ignore)
    best.fails_to_show = NotifierFailed("gone")
    await notifier.show(alert("a"))
    best.fails_to_show = None

    await notifier.show(alert("b"))

    assert (best.shown, best.starts, last.shown) == ([], 1, ["a", "b"])


async def test_one_that_is_there_again_after_its_rest_takes_over() -> None:
    best, last = Scripted("best", NotifierFailed("not yet")), Scripted("last")
    notifier = chosen(best, last, rest_s=0)
    await notifier.start(ignore)
    await notifier.show(alert("a"))
    best.fails_to_start = None

    await notifier.show(alert("a"))

    assert (best.shown, last.shown) == (["a"], []), "what the other one still showed is withdrawn"
    assert notifier.describe()[0] == Standing(name="best", description="best 1.0", in_use=True)


async def test_an_alert_is_withdrawn_wherever_it_was_shown() -> None:
    best, last = Scripted("best"), Scripted("last")
    notifier = chosen(best, last)
    await notifier.start(ignore)
    await notifier.show(alert("a"))
    best.fails_to_show = NotifierFailed("gone")
    await notifier.show(alert("b"))

    await notifier.withdraw("a")
    await notifier.withdraw("b")

    assert (best.shown, last.shown) == ([], [])


async def test_closing_closes_what_was_started() -> None:
    best, last = Scripted("best"), Scripted("last")
    notifier = chosen(best, last)
    await notifier.start(ignore)

    await notifier.aclose()

    assert (best.closed, last.closed) == (1, 0)
    with pytest.raises(NotifierFailed):
        await notifier.show(alert())


async def test_a_candidate_whose_library_is_missing_is_a_reason_and_no_crash() -> None:
    def missing() -> Scripted:
        raise ModuleNotFoundError("No module named 'winrt'")

    last = Scripted("last")
    notifier = FallbackNotifier([Candidate("native", missing), Candidate("last", lambda: last)])

    await notifier.start(ignore)

    assert notifier.describe()[0] == Standing(
        name="native", description="native", failure="ModuleNotFoundError: No module named 'winrt'"
    )


async def test_on_linux_the_app_itself_shows_alerts_until_a_server_comes(private_bus: PrivateBus) -> None:
    toasts: list[str] = []
    replies: list[AlertReply] = []
    in_app = InAppNotifier(lambda shown: toasts.append(shown.id), toasts.remove)
    notifier = choose("Traynotify", desktop_entry="org.traynotify.Traynotify", in_app=in_app)
    await notifier.start(replies.append)
    await notifier.show(alert())
    in_app.answer("a", AlertAction.MARK_READ)

    assert toasts == ["a"]
    assert [reply.action for reply in replies] == [AlertAction.MARK_READ]
    freedesktop, last = notifier.describe()
    assert (freedesktop.in_use, last.in_use) == (False, True)
    assert "no notification service" in freedesktop.failure

    await notifier.aclose()


async def test_on_linux_without_a_place_of_its_own_the_app_says_that_nothing_fits(private_bus: PrivateBus) -> None:
    notifier = choose("Traynotify", desktop_entry="org.traynotify.Traynotify")

    with pytest.raises(NotifierFailed, match="freedesktop: no notification service is running on this desktop"):
        await notifier.start(ignore)
    await notifier.aclose()


async def test_on_linux_the_server_is_named(private_bus: PrivateBus) -> None:
    server = NotificationServer(name="dunst", version="1.9.0")
    await server.start()
    notifier = choose("Traynotify", desktop_entry="org.traynotify.Traynotify")
    await notifier.start(ignore)

    assert [standing.description for standing in notifier.describe()] == ["dunst 1.9.0"]

    await notifier.aclose()
    await server.stop()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
async def test_elsewhere_the_notification_centre_is_chosen(
    platform: str, monkeypatch: pytest.MonkeyPatch, fake_desktop_notifier: type[DesktopNotifier]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    notifier = choose("Traynotify", desktop_entry="org.traynotify.Traynotify")
    await notifier.start(ignore)

    await notifier.show(alert())

    await eventually(lambda: fake_desktop_notifier.made[0].on_screen, "it is shown")
    await notifier.aclose()
