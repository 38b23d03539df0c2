"""From what a pod sends to our notifications: all text plain, all links safe, the pod's order as a sortable key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from traynotify.api import Actor, Kind, Notification, RemoteId, WireError, clean_block, clean_line, tr, web_link
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.sentences import SOMEONE, display_name, everybody, sentence

EXCERPT_LIMIT = 500
SUBJECT_LIMIT = 160
MOST_ACTORS = 20
"""A post may be liked by hundreds: they are all counted, and so many are kept."""
CONVERSATION = "conversation:"
"""What the id of a conversation begins with here; the guids that a pod gives to its notifications have no colon."""
EVERYTHING = "n"
"""The order key below every notification, and above every conversation: those are not in the list."""
_CONVERSATIONS = "c"
_MILLISECOND = timedelta(milliseconds=1)
_LONG_AGO = datetime.fromtimestamp(0, UTC)


def stamp(moment: datetime) -> str:
    """`moment` as pods write it: UTC, milliseconds, Z; of one width, so that it sorts."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def above(moment: datetime) -> str:
    """The order key above everything of the same millisecond as `moment`, and below what is newer."""
    return EVERYTHING + stamp(_within_reach(moment) + _MILLISECOND)


def translate(item: wire.Notification, *, base_url: str, me: str, updated_at: datetime | None) -> Notification:
    """`item`, a row of the list, for the person with the diaspora* ID `me`; it last gained people at `updated_at`."""
    said = sentence(item, me=me)
    created_at = item.created_at or _LONG_AGO
    target = _guid(item.target.guid if item.target else "")
    return Notification(
        id=RemoteId(item.guid),
        kind=said.kind,
        raw_kind=clean_line(item.type, 60) or "unknown",
        title=said.title,
        actors=_actors(item.people, base_url),
        actor_count=len(item.people),
        url=_page(item, target, base_url),
        created_at=created_at,
        updated_at=updated_at,
        server_read=item.read,
        group_id=f"post:{target}" if target else "",
        order_key=f"{EVERYTHING}{stamp(created_at)}{item.guid}",
    )


def translate_conversation(
    conversation: wire.Conversation, newest: wire.Message | None, *, base_url: str, me: str
) -> Notification:
    """`conversation` with its `newest` message, if that could be read, for the person with the diaspora* ID `me`.

    The list does not say who wrote last: without the message, it is everybody else in the conversation.
    """
    others = tuple(person for person in conversation.participants if person.diaspora_id.lower() != me)
    people = (newest.author,) if newest is not None and newest.author is not None else others
    created_at = conversation.created_at or (newest.created_at if newest else None) or _LONG_AGO
    written_at = newest.created_at if newest else None
    return Notification(
        id=RemoteId(CONVERSATION + conversation.guid),
        kind=Kind.MESSAGE,
        raw_kind="conversation",
        title=tr("{who} sent you a message", "", max(1, len(people)), who=everybody(people)),
        excerpt=clean_block(newest.body, EXCERPT_LIMIT) if newest else "",
        subject=clean_line(conversation.subject, SUBJECT_LIMIT),
        actors=_actors(people, base_url),
        actor_count=len(people),
        url=web_link(f"{base_url}/conversations"),  # a single one has a number there that the API does not tell
        created_at=created_at,
        updated_at=written_at if written_at is not None and written_at > created_at else None,
        server_read=conversation.read,
        group_id=f"{CONVERSATION}{conversation.guid}",
        order_key=f"{_CONVERSATIONS}{stamp(created_at)}{conversation.guid}",
    )


def picture(address: str, base_url: str) -> str:
    """An absolute link to a picture, which pods may give as a path."""
    return web_link(base_url + address if address.startswith("/") and not address.startswith("//") else address)


def _actors(people: Sequence[wire.Person], base_url: str) -> tuple[Actor, ...]:
    return tuple(_actor(person, base_url) for person in people[:MOST_ACTORS])


def _actor(person: wire.Person, base_url: str) -> Actor:
    guid = _guid(person.guid)
    return Actor(
        name=display_name(person) or tr(SOMEONE),
        handle=clean_line(person.diaspora_id, 255).replace(" ", ""),
        avatar_url=picture(person.avatar, base_url),
        url=web_link(f"{base_url}/people/{guid}") if guid else "",
    )


def _page(item: wire.Notification, target: str, base_url: str) -> str:
    """The page on the person's own pod, where they can answer; posts and people of other pods have one there too."""
    if target:
        return web_link(f"{base_url}/posts/{target}")
    person = _guid(item.people[0].guid) if item.people else ""
    return web_link(f"{base_url}/people/{person}" if person else f"{base_url}/notifications")


def _guid(text: str) -> str:
    try:
        return quote(wire.identifier(text), safe="")
    except WireError:
        return ""


def _within_reach(moment: datetime) -> datetime:
    return min(moment, datetime.max.replace(tzinfo=UTC) - _MILLISECOND)
