"""How a notification can be answered: what is kept of it for that, and the requests, which may be sent again."""

from __future__ import annotations

import re

import msgspec

from traynotify.api import (
    Command,
    Offer,
    Rejection,
    RemoteId,
    ServerConfused,
    Verb,
    WireError,
    clean_line,
    decode_json,
    tr,
)
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.client import MastodonClient

_WRITTEN = frozenset({"mention", "quote"})
"""These bring a post that somebody wrote to the person."""
_REQUEST = "follow_request"
_MOST_NAMED = 20
"""A post that names more people than that is answered to its author alone, and the first of them."""
_VISIBILITIES = frozenset({"public", "unlisted", "private", "direct"})


class Written(msgspec.Struct):
    """What an answer to a post needs."""

    status: str
    visibility: str
    names: list[str]
    """Whom it has to name, the author first: who is not named does not hear of it."""
    warning: str = ""


def offers(item: wire.Notification, *, me: str) -> tuple[Offer, ...]:
    """How `item` can be answered by the account with the id `me`."""
    if item.type in _WRITTEN and item.status is not None and item.status.id is not None:
        written = _written(item.status, me)
        return (Offer(Verb.REPLY, msgspec.json.encode(written).decode()),) if written.names else ()
    if item.account is None or item.account.id is None:
        return ()
    about = str(item.account.id)
    if item.type == "follow":
        return (Offer(Verb.FOLLOW, about),)
    return (Offer(Verb.ACCEPT, about), Offer(Verb.DECLINE, about)) if item.type == _REQUEST else ()


def _written(status: wire.Status, me: str) -> Written:
    author = (status.account.acct or status.account.username) if status.account is not None else None
    named = [mention.acct for mention in status.mentions or () if mention.acct and str(mention.id) != me]
    names = dict.fromkeys(clean_line(name, 255).replace(" ", "") for name in (author, *named[:_MOST_NAMED]) if name)
    visibility = status.visibility if status.visibility in _VISIBILITIES else "direct"
    warning = clean_line(status.spoiler_text or "", 200)
    return Written(status=str(status.id), visibility=visibility, names=list(names), warning=warning)


async def carry_out(client: MastodonClient, command: Command, remote_id: RemoteId) -> list[Rejection]:
    """Do what `command` asks about its one notification. Raises the SourceError tree."""
    match command.verb:
        case Verb.REPLY:
            if reason := await client.reply(_reply(command), nonce=command.nonce):
                return [Rejection(id=remote_id, reason=reason)]
        case Verb.FOLLOW:
            await client.follow(command.about)
        case verb:
            if reason := await client.decide(command.about, accept=verb is Verb.ACCEPT):
                return [Rejection(id=remote_id, reason=reason)]
    return []


def _reply(command: Command) -> dict[str, str]:
    try:
        written = decode_json(command.about.encode(), Written)
    except WireError as error:
        raise ServerConfused(tr("What is known of this post does not suffice to answer it")) from error
    missing = [f"@{name}" for name in written.names if not _is_named(name, command.text)]
    form = {
        "status": " ".join((*missing, command.text)),
        "in_reply_to_id": written.status,
        "visibility": written.visibility,
    }
    return form | ({"spoiler_text": written.warning} if written.warning else {})


def _is_named(name: str, text: str) -> bool:
    """Whether `text` names just this person, not one whose name only begins so, or who has it on another server."""
    return re.search(rf"(?<![\w/])@{re.escape(name)}(?![\w@]|[.-]\w)", text, re.IGNORECASE) is not None
