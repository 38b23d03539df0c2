"""First start, settings, and a start that failed: each window in each of its states."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, popup_of, settle
from tests.ui.cast import everyone, lively
from tests.ui.world import ME, account, state
from traynotify.core.account import HealthState
from traynotify.core.ids import ServiceId
from traynotify.core.language import tr
from traynotify.ui.actions import ServerSeen, SignInEnd
from traynotify.ui.controls.buttons import Switch
from traynotify.ui.controls.fields import Choice, Column

Shots = Iterator[tuple[str, QWidget]]

_CONSENT = "https://example.social/oauth/authorize?client_id=traynotify"


def welcome(stage: Stage) -> Shots:
    """The first start, from the empty field to the account that is live."""
    world = stage.world(state([], []))
    window = world.welcome()
    form = window.form
    yield "welcome-empty", window
    form.address.setText("me@example.social")
    yield "welcome", window
    form.start()
    yield "welcome-looking", window
    form.show_status(tr("Waiting for your browser: please allow access there."))
    form.show_page(_CONSENT, opened=True)
    yield "welcome-browser", window
    form.show_page(_CONSENT, opened=False)
    yield "welcome-no-browser", window
    form.show_page(_CONSENT, opened=True)
    form.ask_line(
        tr("If your browser runs on another computer, paste the address that it ends at"), False, lambda _answer: None
    )
    yield "welcome-code", window
    form.more.click()
    yield "welcome-ways", window
    form.token.setText("a secret")
    yield "welcome-token", window
    for health in (HealthState.CONNECTING, HealthState.LIVE):
        window = stage.world(state(lively(), [account(ME, health=health)])).welcome()
        window.form.signed_in.emit(ME)
        yield f"welcome-done-{health.value}", window


def welcome_errors(stage: Stage) -> Shots:
    """What can go wrong with a first sign-in, and what can be done about it."""
    name = "example.social"
    names = tr("{names} and {name}", names="Mastodon", name="Discourse")
    ends = {
        "not-found": SignInEnd(
            error=tr("{host} was not found; check the address and the network connection", host=name)
        ),
        "no-service": SignInEnd(
            error=tr(
                "No service that traynotify knows answers at {address}. It knows {names}", address=name, names=names
            )
        ),
        "several": SignInEnd(
            error=tr("{names} answer at {address}; say which service it is", names=names, address=name),
            services=(ServiceId("mastodon"), ServiceId("discourse")),
        ),
        "denied": SignInEnd(error=tr("Access was denied in the browser")),
        "no-keyring": SignInEnd(error=tr("There is no keyring here to keep tokens in"), no_keyring=True),
    }
    for what, end in ends.items():
        world = stage.world(state([], []))
        window = world.welcome()
        window.form.address.setText(f"me@{name}")
        window.form.start()
        world.actions.sign_in_ends[0](end)
        yield f"welcome-{what}", window


def welcome_servers(stage: Stage) -> Shots:
    """What is said of the server while its address is typed."""
    unknown = tr("{host} was not found; check the address and the network connection", host="example.social")
    seen = {
        "secure": ServerSeen(service=ServiceId("mastodon"), software="Mastodon 4.5.2", url="https://example.social"),
        "insecure": ServerSeen(service=ServiceId("discourse"), software="Discourse 3.6", url="http://127.0.0.1:8080"),
        "unknown": ServerSeen(problem=unknown),
    }
    for what, answer in seen.items():
        world = stage.world(state([], []))
        window = world.welcome()
        window.form.address.setText(urlsplit(answer.url).netloc or "example.social")
        for timer in window.form.server.findChildren(QTimer):
            timer.setInterval(0)
        settle()
        if what == "secure":
            yield "welcome-server-asked", window
        world.actions.look_ends[0](answer)
        settle()
        yield f"welcome-server-{what}", window


def demo(stage: Stage) -> Shots:
    """The way to the demo, taken, and closed."""
    for problem, name in (("", "welcome-demo"), (tr("The demo could not be started"), "welcome-no-demo")):
        world = stage.world(state([], []))
        world.actions.demo_problem = problem
        window = world.welcome()
        window.try_demo.click()
        yield name, window


def settings(stage: Stage) -> Shots:
    """All settings, one that cannot be had, and what is searched for."""
    world = stage.world(state(lively(), everyone()))
    window = world.settings()
    yield "settings", window
    yield "menu-choice", popup_of(next(c for c in window.findChildren(Choice) if c.isVisible()).showPopup)
    column = window.findChild(Column)
    assert column is not None
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum())
    yield "settings-end", window
    bar.setValue(0)
    world.actions.autostart_problem = tr("That could not be changed: {reason}", reason="/etc/xdg/autostart: EROFS")
    switch = window.autostart.control
    assert isinstance(switch, Switch)
    switch.click()
    yield "settings-problem", window
    window.search.setText("carrier pigeon")
    yield "settings-nothing", window
    window.search.setText(tr("Theme"))
    yield "settings-found", window


def trouble(stage: Stage) -> Shots:
    """A start that failed, in few words and in many."""
    path = "/home/ana/.local/share/traynotify/archive.sqlite3"
    newer = tr(
        "{path} was written by a newer traynotify (version {version} of the file; this one knows {newest}). "
        "It was left as it is: update traynotify, or use another profile",
        path=path, version=9, newest=7,
    )  # fmt: skip
    world = stage.world(state([], []))
    for sentence, name in ((tr("The archive is closed"), "trouble"), (newer, "trouble-long")):
        yield name, world.trouble(sentence)


SCENES = (welcome, welcome_errors, welcome_servers, demo, settings, trouble)
