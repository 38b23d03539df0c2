"""``traynotify demo``: the real app on a throw-away profile, against toy servers on this computer."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from traynotify.app import logs
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.app.signals import hold_signals
from traynotify.app.terminal import complain
from traynotify.core.errors import SignInCancelled, TraynotifyError, UsageError
from traynotify.core.ids import ServiceId
from traynotify.core.language import phrase, tr
from traynotify.core.ports import SecretPlace
from traynotify.core.settings import ACCOUNT_LABEL, Values
from traynotify.storage.paths import Profile

if TYPE_CHECKING:
    from traynotify.demo.houses import House

INTERVAL_S = 12.0
"""About how often something happens on each toy server."""


def demo(log_level: str, *, has_display: bool) -> int:
    """Run the app in the demo's world until the person quits; without a display, in the terminal."""
    hold_signals()  # until the app runs, and ends in good order: nothing is left of a demo
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="traynotify-demo-", ignore_cleanup_errors=True))
        options = Options(
            profile=Profile.resolve(Path(folder)).create(),
            secrets=SecretPlace.SESSION,
            greeting=phrase("This is the demo: everybody in it is made up, and nothing of it stays when you quit it."),
        )
        logs.configure(options.profile, log_level, to_terminal=True)
        houses = _open_houses()
        for house in houses:
            stack.callback(house.close)

        async def prepare(app: App) -> None:
            for house in houses:
                try:
                    await _move_in(app, house)
                except TraynotifyError as error:  # the others are there all the same
                    complain(str(error))
            places = ", ".join(house.address for house in houses)
            complain(f"the toy servers are at {places}; you can add accounts of theirs as well")

        if has_display:
            from traynotify.app.tray_start import begin

            application = begin(options.profile)
            application.setApplicationDisplayName(tr("traynotify demo"))
            from traynotify.app.run import run

            complain("the demo is in your tray; “Quit” in its menu, or Ctrl+C here, ends it")
            return run(application, options, minimized=False, prepare=prepare)
        from traynotify.app.watch import watch

        complain("there is no display here, so this is the demo in the terminal; Ctrl+C ends it")
        return watch(options, as_json=False, notify=False, once=False, prepare=prepare)


def _open_houses() -> list[House]:
    try:
        from traynotify.demo.houses import open_houses

        return open_houses(INTERVAL_S)
    except ImportError as error:
        raise UsageError("The demo needs its toy servers: pip install “traynotify[demo]”") from error


async def _move_in(app: App, house: House) -> None:
    """Sign in to a toy server with the token of its hero."""
    service, grant = await app.engine.accounts.sign_in(
        house.address, service=ServiceId(house.service), token=house.token, prompt=_Nobody()
    )
    await app.add_account(service, grant, Values().replacing(ACCOUNT_LABEL, house.label), listen=False)
    if house.sign_out is not None:
        house.sign_out()


class _Nobody:
    """The person that a sign-in with a token does not need."""

    async def open_browser(self, url: str) -> bool:  # noqa: ARG002
        """There is no browser."""
        return False

    async def ask(self, question: str, *, secret: bool = False) -> str:  # noqa: ARG002
        """There is nobody to ask."""
        raise SignInCancelled("Nobody answers in the demo")

    def say(self, text: str) -> None:
        """There is nobody to tell."""
