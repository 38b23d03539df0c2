"""Commands that ask one thing: of the running instance if there is one, else of an engine opened for the one answer."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterable
from typing import Any

from traynotify.app import requests
from traynotify.app.answers import Answers, parse_keys
from traynotify.app.bootstrap import App
from traynotify.app.exclusive import hold_or_find
from traynotify.app.options import Options
from traynotify.app.remote import ask_instance
from traynotify.app.requests import Reply, Request
from traynotify.app.terminal import (
    Terminal,
    activity_in_words,
    as_json,
    complain,
    health_in_words,
    row_in_words,
    show,
    story_in_words,
)
from traynotify.core.commands import Verb
from traynotify.core.errors import UsageError
from traynotify.core.ids import AccountId
from traynotify.core.ports import SecretPlace
from traynotify.desktop.launcher import BrowserLauncher
from traynotify.storage.lock import Instance


def carry_out(options: Options, chosen: argparse.Namespace) -> int:
    """Do what was typed, print the answer, and return the exit status."""
    request = request_of(chosen)
    reply = asyncio.run(_ask(options, request))
    if reply.error:
        complain(reply.error)
    if reply.value is not None:
        text = as_json(reply.value) if _wants_json(chosen) else in_words(request, reply.value)
        if text:
            show(text)
    return reply.status


def request_of(chosen: argparse.Namespace) -> Request:
    """What was typed, as a request; raises UsageError."""
    match chosen.command, getattr(chosen, "action", None):
        case "list", _:
            return requests.ListRows(
                account=chosen.account, unread_only=chosen.unread, search=chosen.search, limit=chosen.limit
            )
        case "status", _:
            return requests.Status()
        case "read", _:
            return _read(chosen)
        case ("unread" | "dismiss") as verb, _:
            return requests.Mark(verb=Verb(verb), keys=tuple(chosen.keys))
        case "open", _:
            return requests.OpenPage(key=chosen.key)
        case "why", _:
            return requests.Why(key=chosen.key)
        case _, "list":
            return requests.ListAccounts()
        case _, "services":
            return requests.ListServices()
        case _, "remove":
            return requests.RemoveAccount(account=chosen.account)
    return requests.AddAccount(
        address=chosen.address,
        service=chosen.service,
        token=_token_from_stdin() if chosen.token_stdin else None,
        label=chosen.label,
        settings=dict(chosen.set),
    )


def _read(chosen: argparse.Namespace) -> Request:
    if chosen.all == bool(chosen.keys):
        raise UsageError("Say which: either keys, or --all")
    if chosen.account and not chosen.all:
        raise UsageError("--account goes with --all; a key names its account itself")
    if chosen.all:
        return requests.MarkAllRead(account=chosen.account)
    return requests.Mark(verb=Verb.READ, keys=tuple(chosen.keys))


def _token_from_stdin() -> str:
    """The token: typed without an echo, or the first line of a pipe."""
    if sys.stdin.isatty():
        import getpass

        token = getpass.getpass("Token: ")
    else:
        token = sys.stdin.readline()
    if not token.strip() or not token.strip().isprintable():
        raise UsageError("There was no token on standard input; pipe it in as one line")
    return token.strip()


async def _ask(options: Options, request: Request) -> Reply:
    peer = Terminal(BrowserLauncher())
    async with hold_or_find(options.profile) as found:
        if isinstance(found, Instance):
            return await ask_instance(found, request, peer)
        if isinstance(request, requests.AddAccount) and options.secret_place is SecretPlace.SESSION:
            raise UsageError(
                "With --secrets session a token lives as long as the app that holds it: "
                "start “traynotify --secrets session” and add the account while it runs"
            )
        app = await App.open(options)
        try:
            for notice in app.notices:
                peer.say(notice)
            answers = Answers(app)
            known = app.engine.store.state.accounts
            wanted = [a for a in _accounts_of(request, known) if a in known and not known[a].account.paused]
            for account in wanted:
                app.engine.supervisor.start(account)
            await answers.caught_up(wanted)
            return await answers.answer(request, peer)
        finally:
            await app.aclose()


def _accounts_of(request: Request, known: Iterable[AccountId]) -> list[AccountId]:
    match request:
        case requests.Mark(keys=keys):
            return list(dict.fromkeys(key.account for key in parse_keys(keys)))
        case requests.OpenPage(key=key):
            return [parse_keys([key])[0].account]
        case requests.ListRows(account=str(account)) | requests.MarkAllRead(account=str(account)):
            return [AccountId(account)]
        case requests.ListRows() | requests.MarkAllRead() | requests.Status():
            return list(known)
    return []


def _wants_json(chosen: argparse.Namespace) -> bool:
    return bool(getattr(chosen, "json", False))


def in_words(request: Request, value: Any) -> str:
    """An answer as a person reads it."""
    match request:
        case requests.ListRows(search=text):
            nothing = "Nothing was found." if text else "The inbox is empty."
            return "\n".join(row_in_words(record) for record in value) or nothing
        case requests.Status():
            lines = [f"{value['unread']['total']} unread"]
            for account in value["accounts"]:
                unread = value["unread"]["by_account"][account["id"]]
                lines.append(f"{account['id']}: {health_in_words(account)}, {unread} unread")
                lines += [f"  {line}" for line in activity_in_words(account)]
            if not value["accounts"]:
                lines.append("No account yet; add one with “traynotify accounts add ADDRESS”")
            return "\n".join(lines)
        case requests.Why():
            return story_in_words(value)
        case requests.ListAccounts():
            lines = [f"{a['id']}  {a['label']}  {a['software']}{'  (paused)' if a['paused'] else ''}" for a in value]
            return "\n".join(lines) or "No account yet; add one with “traynotify accounts add ADDRESS”"
        case requests.ListServices():
            return "\n".join(
                f"{s['id']}  {s['name']}  {s['status']}{': ' + s['reason'] if s['reason'] else ''}" for s in value
            )
        case requests.AddAccount():
            return f"Added {value}"
        case requests.RemoveAccount():
            return f"Removed {value}"
        case requests.Mark(verb=verb):
            done = {Verb.READ: "Read", Verb.UNREAD: "Unread", Verb.DISMISS: "Dismissed"}[verb]
            return "\n".join(f"{done} {key}" for key in value) or "It was so already"
        case requests.MarkAllRead():
            return f"Marked {len(value)} as read" if value else "Nothing was unread"
    return ""
