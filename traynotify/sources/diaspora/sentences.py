"""Every type of notification as the sentence that a person expects, and as one of our own kinds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from traynotify.api import Kind, clean_line, clean_name, listed, phrase, tr
from traynotify.sources.diaspora import wire

SOMEONE = phrase("Someone")
NAMED = 2
"""How many people a sentence names before it counts the others."""

_SPELLINGS = {"commented_on_post": "comment_on_post"}
"""Of the pod's own documentation, and what its program really says."""

_SENTENCES: dict[str, tuple[Kind, str]] = {
    "also_commented": (Kind.REPLY, phrase("{who} also commented on {post}")),
    "comment_on_post": (Kind.REPLY, phrase("{who} commented on your post")),
    "liked": (Kind.REACTION, phrase("{who} liked your post")),
    "liked_comment": (Kind.REACTION, phrase("{who} liked your comment")),
    "mentioned": (Kind.MENTION, phrase("{who} mentioned you in a post")),
    "mentioned_in_comment": (Kind.MENTION, phrase("{who} mentioned you in a comment")),
    "reshared": (Kind.BOOST, phrase("{who} reshared your post")),
    "started_sharing": (Kind.FOLLOW, phrase("{who} started sharing with you")),
    "contacts_birthday": (Kind.SYSTEM, phrase("{who} (has|have) a birthday")),
}
_ON_POST = {
    "{who} liked your comment": phrase("{who} liked your comment on {post}"),
    "{who} mentioned you in a comment": phrase("{who} mentioned you in a comment on {post}"),
}
"""The same where the post is known."""

KNOWN_TYPES = (*_SENTENCES, *_SPELLINGS)
"""Every type that has a sentence of its own here."""


class Sentence(msgspec.Struct, frozen=True):
    """What happened, in our kind and in words."""

    kind: Kind
    title: str


def spelling(raw_type: str) -> str:
    """The one spelling of a type that has two."""
    return _SPELLINGS.get(raw_type, raw_type)


def sentence(item: wire.Notification, *, me: str) -> Sentence:
    """The kind and the title of `item` for the person with the diaspora* ID `me`."""
    found = _SENTENCES.get(spelling(item.type))
    if found is None:
        return Sentence(Kind.OTHER, _unknown(item))
    kind, template = found
    post = _post(item, me)
    if post:
        template = _ON_POST.get(template, template)
    count, post = max(1, len(item.people)), post or tr("a post that you commented on")
    title = tr(template, "", count, who=everybody(item.people), post=post)
    return Sentence(kind, title)


def everybody(people: Sequence[wire.Person]) -> str:
    """“Bob”, “Bob and Carol”, “Bob, Carol and 3 others”, in the order in which the pod names them."""
    names = [display_name(person) or tr(SOMEONE) for person in people]
    if not names:
        return tr(SOMEONE)
    return listed(names) if len(names) <= NAMED else listed(names[:NAMED], len(names) - NAMED)


def display_name(person: wire.Person) -> str:
    """What somebody calls themselves; names are raw text, in which “<3” is no markup. Their ID where there is none."""
    return clean_name(person.name) or clean_name(person.diaspora_id)


def _post(item: wire.Notification, me: str) -> str:
    """The post with its author; empty where that is not told, as of a post that is gone."""
    author = item.target.author if item.target else None
    if author is None:
        return ""
    if author.diaspora_id.lower() == me:
        return tr("your post")
    if len(item.people) == 1 and author.guid and author.guid == item.people[0].guid:
        return tr("their own post")
    name = display_name(author)
    return tr("{name}’s post", name=name) if name else ""


def _unknown(item: wire.Notification) -> str:
    words = clean_line(item.type.replace("_", " "), 80) or tr("something new")
    return f"{everybody(item.people)}: {words}" if item.people else tr("Something new: {words}", words=words)
