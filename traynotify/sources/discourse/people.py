"""Who did it: which of a notification's fields name somebody, and what only looks like a name."""

from __future__ import annotations

import re
from collections import OrderedDict

import msgspec

from traynotify.api import Actor, clean_line, clean_name, listed, phrase, tr
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.site import Site
from traynotify.sources.discourse.type_names import COLLAPSED, name

SOMEONE = phrase("Someone")

_USERNAME = re.compile(r"[\w.-]{1,60}")
_NUMBER = re.compile(r"\d{1,6}")
_FIELDS = {
    "chat_mention": ("mentioned_by_username", "username", "display_username"),
    "chat_group_mention": ("mentioned_by_username", "username", "display_username"),
    "chat_message": ("username", "display_username"),
    "chat_invitation": ("invited_by_username", "username", "display_username"),
    "chat_watched_thread": ("username", "display_username"),
    "liked_consolidated": ("username", "display_username"),
    "linked_consolidated": ("username", "display_username"),
}
_COUNTS_PEOPLE = frozenset({"liked", "reaction", "boost"})
_MOST_PEOPLE = 100_000
_MOST_FACES = 500
_OF_NOBODY = frozenset(
    {
        "granted_badge",
        "group_message_summary",
        "topic_reminder",
        "post_approved",
        "code_review_commit_approved",
        "membership_request_accepted",
        "membership_request_consolidated",
        "bookmark_reminder",
        "votes_released",
        "event_reminder",
        "new_features",
        "admin_problems",
        "upcoming_change_available",
        "upcoming_change_automatically_promoted",
    }
)
"""Where a name stands in these, it is the person's own, or that of a group."""


class Doers(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it, the one whom the sentence begins with first."""

    actors: tuple[Actor, ...] = ()
    count: int = 0
    """How many people there are, as far as the server says."""
    posts: int | None = None
    """How many posts the one notification stands for, where the server counts them; 0: several."""

    @property
    def words(self) -> str:
        """“bob”, “bob and carol”, “bob and 3 others”; “Someone” where nobody is named."""
        if not self.actors:
            return tr(SOMEONE)
        first, others = self.actors[0].name, self.count - 1
        if others <= 0:
            return first
        if others == 1 and len(self.actors) > 1:
            return listed([first, self.actors[1].name])
        return listed([first], others)


class Faces:
    """Names and pictures of people, as lists told them: the bus leaves them out, and so do rows of several posts."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[str, str]] = OrderedDict()

    def note(self, username: str, full_name: str | None, template: str | None) -> None:
        """Remember what somebody looks like."""
        if full_name or template:
            self._known[username.lower()] = (full_name or "", template or "")
            if len(self._known) > _MOST_FACES:
                self._known.popitem(last=False)

    def of(self, username: str) -> tuple[str, str]:
        """Their name and the template of their picture, each empty where it is not known."""
        return self._known.get(username.lower(), ("", ""))


def doers(item: wire.Notification, site: Site, faces: Faces) -> Doers:
    """Who did what `item` tells of; nobody where it does not say."""
    kind, details = name(item.type), item.details
    if kind in _OF_NOBODY or (kind == "assigned" and is_for_group(details)):
        return Doers()
    first = details.text(*_FIELDS.get(kind, ("display_username",)))
    original = details.text("original_username")
    posts = None
    if _is_counted(kind, first, original):
        found = _NUMBER.search(first)
        posts, first = int(found[0]) if found else 0, original
    if not is_username(first):
        first = original if is_username(original) else ""
    if not first:
        return Doers(posts=posts)
    if posts is None:
        faces.note(first, item.acting_name, item.avatar_template)
    actors = [_actor(first, details.text("display_name") if posts is None else "", site, faces)]
    second = details.text("username2")
    if is_username(second):
        actors.append(_actor(second, details.text("name2"), site, faces))
    told = details.number("count") if kind in _COUNTS_PEOPLE and not is_about_many_posts(item) else None
    return Doers(actors=tuple(actors), count=max(len(actors), min(told or 1, _MOST_PEOPLE)), posts=posts)


def is_about_many_posts(item: wire.Notification) -> bool:
    """Whether a reaction stands for what one person did to several posts; its count is that of the posts then."""
    return name(item.type) == "reaction" and (item.topic_id is None or item.details.is_set("consolidated"))


def is_for_group(details: wire.Details) -> bool:
    """Whether something was assigned to a group, which then stands where the name of somebody would."""
    return "group" in details.text("message")


def is_username(text: str) -> bool:
    """Whether `text` can be somebody's name on a forum; “3 replies” cannot."""
    return _USERNAME.fullmatch(text.strip()) is not None


def _is_counted(kind: str, shown: str, original: str) -> bool:
    """Whether a count in words (“3 replies”, in any language) stands where the name would."""
    if kind in COLLAPSED:
        return bool(shown) and (not is_username(shown) or (bool(original) and shown.lower() != original.lower()))
    return kind == "following_replied" and bool(shown) and not is_username(shown)


def _actor(username: str, told_name: str, site: Site, faces: Faces) -> Actor:
    handle = clean_line(username, 60)
    known_name, template = faces.of(username)
    return Actor(
        name=clean_name(known_name or told_name) or clean_name(username),
        handle=f"{handle}@{site.domain}",
        avatar_url=site.avatar(template),
        url=site.profile(handle),
    )
