"""What answers at an address is said while it is typed, and nobody is asked about half of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import state
from traynotify.core.ids import ServiceId
from traynotify.core.settings import PROXY, Values
from traynotify.core.state import State
from traynotify.ui.accounts import server_look
from traynotify.ui.accounts.server_look import may_be_whole
from traynotify.ui.accounts.welcome import WelcomeWindow
from traynotify.ui.actions import ServerSeen, SignInEnd

MakeDesk = Callable[[State], Desk]
FORUM_SEEN = ServerSeen(service=ServiceId("discourse"), software="Discourse 3.4", url="https://forum.example.org")
HINT = "A server, your handle there, or one of its pages"


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(state([], []))


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_look, "REST_MS", 0)
    monkeypatch.setattr(server_look, "PATIENCE_MS", 0)


@pytest.fixture
def welcome(desk: Desk, qtbot: QtBot) -> WelcomeWindow:
    window = desk.welcome()
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize(
    "address",
    [
        "example.social",
        "@me@example.social",
        "me@example.social",
        "https://forum.example.org/t/keyboards/12",
        "127.0.0.1:3000",
        "localhost",
        "[::1]:8080",
        "bücher.example",
        "xn--bcher-kva.xn--p1ai",
        " example.social ",
    ],
)
def test_what_may_be_whole(address: str) -> None:
    assert may_be_whole(address)


@pytest.mark.parametrize(
    "address",
    ["", "exam", "example.", "example.s", "me@", "me@example", "127.0.0.1", "my forum.example", "ftp://a.org"],
)
def test_what_is_half_an_address_or_none(address: str) -> None:
    assert not may_be_whole(address)


def test_what_answers_is_said_with_its_service_and_whether_anybody_can_listen(
    welcome: WelcomeWindow, desk: Desk, qtbot: QtBot
) -> None:
    line = welcome.form.server
    assert line.said.text() == HINT
    QTest.keyClicks(welcome.form.address, "forum.example.org")
    qtbot.waitUntil(lambda: bool(desk.actions.looks))
    assert desk.actions.looks[-1] == ("forum.example.org", None, Values())
    assert line.said.text() == "Looking at forum.example.org …"
    desk.actions.look_ends[-1](FORUM_SEEN)
    assert line.said.text() == "\u2068Discourse 3.4\u2069 answers at \u2068forum.example.org\u2069"
    assert line.said.accessibleName().endswith("The connection is encrypted")
    assert line._sign.isVisible()


def test_this_very_computer_is_spoken_to_openly(welcome: WelcomeWindow, desk: Desk, qtbot: QtBot) -> None:
    welcome.form.address.setText("127.0.0.1:3000")
    qtbot.waitUntil(lambda: bool(desk.actions.looks))
    seen = ServerSeen(service=ServiceId("osu"), software="osu!web", url="http://127.0.0.1:3000")
    desk.actions.look_ends[-1](seen)
    assert welcome.form.server.toolTip() == "Not encrypted, and on this computer only"


def test_signing_in_does_not_ask_again_whose_server_it_is(welcome: WelcomeWindow, desk: Desk, qtbot: QtBot) -> None:
    welcome.form.address.setText("forum.example.org")
    qtbot.waitUntil(lambda: bool(desk.actions.looks))
    desk.actions.look_ends[-1](FORUM_SEEN)
    welcome.form.start()
    assert desk.actions.calls == [("start_sign_in", "forum.example.org", "discourse", None)]
    assert not welcome.form.server.isVisible()


def test_what_was_seen_by_another_way_is_not_taken_for_true(welcome: WelcomeWindow, desk: Desk, qtbot: QtBot) -> None:
    welcome.form.address.setText("forum.example.org")
    qtbot.waitUntil(lambda: bool(desk.actions.looks))
    desk.actions.look_ends[-1](FORUM_SEEN)
    welcome.form._choose(PROXY, "socks5://127.0.0.1:9050")
    qtbot.waitUntil(lambda: len(desk.actions.looks) == 2)
    assert desk.actions.looks[-1][2][PROXY] == "socks5://127.0.0.1:9050"
    welcome.form.start()
    assert desk.actions.calls[-1] == ("start_sign_in", "forum.example.org", None, None)


def test_one_server_at_a_time_and_none_for_half_an_address(welcome: WelcomeWindow, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClicks(welcome.form.address, "example.so")
    qtbot.waitUntil(lambda: bool(desk.actions.looks))
    QTest.keyClicks(welcome.form.address, "cial")
    assert desk.actions.names() == ["cancel"], "who types on meant something else"
    qtbot.waitUntil(lambda: len(desk.actions.looks) == 2)
    welcome.form.address.setText("exam")
    assert not welcome.form.server._rest.isActive()
    assert len(desk.actions.looks) == 2
    assert welcome.form.server.said.text() == HINT


def test_nobody_is_asked_while_somebody_types(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_look, "REST_MS", 3_600_000)
    window = desk.welcome()
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClicks(window.form.address, "example.social")
    assert desk.actions.looks == []
    assert window.form.server._rest.isActive()
    window.close()
    assert not window.form.server._rest.isActive()


def test_a_problem_is_told_quietly(welcome: WelcomeWindow, desk: Desk, qtbot: QtBot) -> None:
    welcome.form.address.setText("exmaple.social")
    qtbot.waitUntil(lambda: bool(desk.actions.looks))
    desk.actions.look_ends[-1](ServerSeen(problem="No service answers. It knows two"))
    qtbot.waitUntil(lambda: welcome.form.server.said.text() == "No service answers. It knows two.")
    assert not welcome.form.problem.isVisible()
    assert not welcome.form.server._sign.isVisible()
    welcome.form.start()
    assert desk.actions.calls[-1] == ("start_sign_in", "exmaple.social", None, None)


def test_what_was_wrong_goes_with_the_address_that_it_was_about(welcome: WelcomeWindow, desk: Desk) -> None:
    welcome.form.address.setText("exmaple.social")
    welcome.form.start()
    desk.actions.sign_in_ends[0](SignInEnd(error="There is no server at exmaple.social"))
    assert welcome.form.problem.isVisible()
    assert not welcome.form.server.isVisible()
    welcome.form.address.setText("example.social")
    assert not welcome.form.problem.isVisible()
    assert welcome.form.server.isVisible()
