"""From osu!'s notifications and chat to ours: all text plain, all links safe, the server's order as a sortable key."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import msgspec

from traynotify.api import Actor, Notification, RemoteId, clean_block, clean_line, clean_name, web_link
from traynotify.sources.osu import links, wire
from traynotify.sources.osu.frames import Channel, Message, Person
from traynotify.sources.osu.names import is_about_one_thing
from traynotify.sources.osu.sentences import actor_name, chat_sentence, excerpt, sentence

EXCERPT_LIMIT = 500
_LONG_AGO = datetime.fromtimestamp(0, UTC)
_CHAT_ID = re.compile(r"chat-(\d{1,20})-(\d{1,20})")


class Viewpoint(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks, and at which server."""

    base_url: str
    me: int | None
    """The person's own id; None where the token may not ask for it."""
    my_avatar: str = ""
    original_titles: bool = False

    def avatar(self, user_id: int | None) -> str:
        """Where somebody's picture should be, given where one's own is: osu! names it after the id and nothing else."""
        place, _, name = self.my_avatar.partition("?")[0].rpartition("/")
        if self.me is None or user_id is None or name != str(self.me):
            return ""
        return web_link(f"{place}/{user_id}")


def order_key(number: int) -> str:
    """A text that sorts as the server orders: ids grow, and have 20 digits at most."""
    return f"{number:020d}"


def translate(item: wire.Notification, view: Viewpoint) -> Notification:
    """`item` as the person is to see it."""
    said = sentence(item, me=view.me, original_titles=view.original_titles)
    actors = _actors(item, view) if said.by_actor else ()
    return Notification(
        id=RemoteId(str(item.id)),
        kind=said.kind,
        raw_kind=clean_line(item.name, 60) or "unknown",
        title=clean_line(said.title),
        excerpt=clean_block(excerpt(item), EXCERPT_LIMIT),
        subject=said.subject,
        actors=actors,
        actor_count=len(actors),
        url=links.page(item, view.base_url),
        created_at=item.created_at or _LONG_AGO,
        server_read=item.is_read,
        group_id=item.identity.stack if item.identity.has_stack and is_about_one_thing(item.object_type) else "",
        order_key=order_key(item.id),
    )


def translate_chat(line: Message, person: Person | None, channel: Channel | None, view: Viewpoint) -> Notification:
    """A line of chat, for a sign-in that carries nothing else. The server has no read flag for it."""
    name, kind = (channel.name, channel.type) if channel is not None else ("", "")
    said = chat_sentence(person.username if person else "", name, kind)
    who = clean_name(person.username) if person else ""
    text = f"* {who} {line.content}" if line.is_action else line.content
    avatar = web_link(person.avatar_url) if person else ""
    somebody = Actor(name=who, avatar_url=avatar, url=links.person(line.sender_id, view.base_url))
    actors = (somebody,) if who else ()
    return Notification(
        id=RemoteId(f"chat-{line.channel_id}-{line.id}"),
        kind=said.kind,
        raw_kind="chat.message.new",
        title=clean_line(said.title),
        excerpt=clean_block(text, EXCERPT_LIMIT),
        subject=said.subject,
        actors=actors,
        actor_count=len(actors),
        url=links.chat_page(line.channel_id, view.base_url),
        created_at=line.sent_at or _LONG_AGO,
        group_id=chat_group(line.channel_id),
        order_key=order_key(line.id),
    )


def chat_group(channel_id: int) -> str:
    """What the lines of one channel have in common."""
    return f"channel-{channel_id}-chat"


def chat_line(remote_id: str) -> tuple[int, int] | None:
    """Channel and message of a line of chat that was told under this id; None for anything else."""
    found = _CHAT_ID.fullmatch(remote_id)
    return (int(found[1]), int(found[2])) if found else None


def _actors(item: wire.Notification, view: Viewpoint) -> tuple[Actor, ...]:
    name = actor_name(item)
    if not name:
        return ()
    picture = wire.text(item.details, "cover_url") if item.name == "channel_message" else ""
    return (
        Actor(
            name=name,
            avatar_url=web_link(picture) or view.avatar(item.source_user_id),
            url=links.person(item.source_user_id, view.base_url),
        ),
    )
