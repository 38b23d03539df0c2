"""The command line: what can be typed, and which part of the app carries it out. `docs/cli.md` is its reference."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from traynotify import __version__
from traynotify.app.exit_status import ExitStatus, status_of
from traynotify.core.errors import TraynotifyError, UsageError

if TYPE_CHECKING:
    from traynotify.core.ports import SecretPlace

DESCRIPTION = "The notifications of all your communities in the tray."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was typed; returns the exit status, and never shows a traceback for what a person can mend."""
    chosen = parser().parse_args(arguments)
    from traynotify.app.terminal import complain, fall_silent, take_any_text

    take_any_text()
    try:
        return int(_dispatch(chosen))
    except TraynotifyError as error:
        complain(str(error))
        return status_of(error)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has enough
        fall_silent()
        return ExitStatus.DONE
    except OSError as error:
        complain(f"the output could not be written: {error.strerror or error}")
        return ExitStatus.FAILED
    except Exception:
        import logging

        logging.getLogger(__name__).exception("the command “%s” failed", chosen.command)
        complain("something went wrong that should not; the log in the profile has the details")
        return ExitStatus.FAILED
    finally:
        gc.freeze()  # what is left ends with the process: to look for garbage among it takes longer than the rest of it


def _dispatch(chosen: argparse.Namespace) -> int:
    from traynotify.app import logs
    from traynotify.app.display import has_display
    from traynotify.app.options import Options
    from traynotify.storage.paths import Profile

    command = chosen.command or "run"
    if command == "demo":
        from traynotify.app.demo import demo

        return demo(chosen.log_level or "warning", has_display=has_display())
    options = Options(profile=Profile.resolve(chosen.profile_dir).create(), secrets=_secret_place(chosen.secrets))
    is_long = command in ("run", "watch")  # the others say themselves, in one sentence, what went wrong
    logs.configure(options.profile, chosen.log_level or "warning", to_terminal=is_long or bool(chosen.log_level))
    if command == "run":
        if not has_display():
            raise UsageError("There is no display here; “traynotify watch” does the same in the terminal")
        from traynotify.app.tray_start import begin

        application = begin(options.profile)
        from traynotify.app.run import run

        return run(application, options, minimized=getattr(chosen, "minimized", False))
    if command == "watch":
        from traynotify.app.watch import watch

        return watch(options, as_json=chosen.json, notify=chosen.notify, once=chosen.once)
    from traynotify.app.one_off import carry_out

    return carry_out(options, chosen)


def _secret_place(name: str | None) -> SecretPlace | None:
    if name is None:
        return None
    from traynotify.core.ports import SecretPlace

    return SecretPlace(name)


class _Parser(argparse.ArgumentParser):
    """Says what was wrong in one sentence, and where the rest stands."""

    def error(self, message: str) -> NoReturn:
        """End with the status of a typing mistake."""
        self.exit(ExitStatus.USAGE, f"traynotify: {message}; see “{self.prog} --help”\n")


def parser() -> argparse.ArgumentParser:
    """Everything that can be typed."""
    top = _Parser(prog="traynotify", description=DESCRIPTION)
    top.add_argument("--version", action="version", version=f"traynotify {__version__}")
    top.add_argument(
        "--profile-dir", type=Path, metavar="DIR", help="keep everything under DIR (or TRAYNOTIFY_PROFILE_DIR)"
    )
    top.add_argument(
        "--secrets", choices=["keyring", "session", "file"], metavar="keyring|session|file", help="where tokens go"
    )
    top.add_argument(
        "--log-level", choices=["debug", "info", "warning", "error"], help="what the terminal shows (warning)"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    run = commands.add_parser("run", help="start the tray app (also without any command)")
    run.add_argument("--minimized", action="store_true", help="do not open a window, as at login")
    commands.add_parser("demo", help="the whole app against a toy server, on a throw-away profile")
    watch = commands.add_parser("watch", help="the same without a tray: events as lines")
    watch.add_argument("--json", action="store_true", help="one JSON object a line")
    watch.add_argument("--notify", action="store_true", help="raise the desktop's notifications too")
    watch.add_argument("--once", action="store_true", help="catch up every account, print, and exit")
    _add_accounts(commands.add_parser("accounts", help="add, list or remove accounts"))
    listing = commands.add_parser("list", help="the inbox, newest first")
    listing.add_argument("--unread", action="store_true", help="only what is unread")
    listing.add_argument("--account", metavar="ID", help="only this account")
    listing.add_argument("--search", default="", metavar="TEXT", help="words, from:, in:, is:, kind:, as in the inbox")
    listing.add_argument("--limit", type=_at_least_one, default=50, metavar="N", help="at most N (50)")
    listing.add_argument("--json", action="store_true", help="an array of JSON objects")
    status = commands.add_parser("status", help="unread numbers, and how the accounts are doing")
    status.add_argument("--json", action="store_true", help="one JSON object")
    read = commands.add_parser("read", help="mark as read")
    read.add_argument("keys", nargs="*", metavar="KEY", help="as “list” shows them")
    read.add_argument("--all", action="store_true", help="everything, instead of keys")
    read.add_argument("--account", metavar="ID", help="with --all: only this account")
    for name, text in (("unread", "mark as unread"), ("dismiss", "delete on the server")):
        commands.add_parser(name, help=text).add_argument("keys", nargs="+", metavar="KEY", help="as “list” shows them")
    commands.add_parser("open", help="open its page in the browser").add_argument("key", metavar="KEY")
    why = commands.add_parser("why", help="how it came here, and why it did or did not raise an alert")
    why.add_argument("key", metavar="KEY", help="as “list” shows it")
    why.add_argument("--json", action="store_true", help="one JSON object")
    return top


def _add_accounts(accounts: argparse.ArgumentParser) -> None:
    actions = accounts.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="sign in to an account")
    add.add_argument(
        "address", metavar="ADDRESS", help="a server, a handle or a page: example.social, @me@example.social"
    )
    add.add_argument("--service", metavar="ID", help="do not ask the server what it is")
    add.add_argument("--token-stdin", action="store_true", help="read a token from standard input, no browser")
    add.add_argument(
        "--set", action="append", default=[], type=_pair, metavar="NAME=VALUE", help="a setting of the service"
    )
    add.add_argument("--label", metavar="TEXT", help="what the account is called here")
    actions.add_parser("list", help="the accounts").add_argument("--json", action="store_true")
    actions.add_parser("remove", help="revoke its token, forget it").add_argument("account", metavar="ID")
    actions.add_parser("services", help="what accounts can be added of").add_argument("--json", action="store_true")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"“{text}” is not NAME=VALUE")
    return name, value


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of at least 1")
    return int(text)
