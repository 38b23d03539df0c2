"""Every name of a notification as the sentence that a person expects, and as one of our own kinds."""

from __future__ import annotations

import msgspec

from traynotify.api import Kind, clean_line, clean_name
from traynotify.sources.osu import wire
from traynotify.sources.osu.wire import Notification

SOMEONE = "Someone"
_THING_LIMIT = 120
_SOMETHING = {
    "beatmapset": "a beatmap",
    "build": "a new version",
    "news_post": "a news post",
    "forum_topic": "a topic",
}


class Sentence(msgspec.Struct, frozen=True):
    """What happened, in our kind and in words."""

    kind: Kind
    title: str
    subject: str = ""
    """The beatmap, topic or whatever it is about, as the title has it."""
    by_actor: bool = True
    """The title begins with the person's name; where it does not, nobody else is to be named beside it."""


_ABOUT_A_THING: dict[str, tuple[Kind, str]] = {
    "beatmapset_discussion_lock": (Kind.MODERATION, "{name} locked the discussion of {thing}"),
    "beatmapset_discussion_unlock": (Kind.MODERATION, "{name} unlocked the discussion of {thing}"),
    "beatmapset_discussion_post_new": (Kind.REPLY, "{name} wrote about {thing}"),
    "beatmapset_discussion_qualified_problem": (Kind.MODERATION, "{name} reported a problem with {thing}"),
    "beatmapset_discussion_review_new": (Kind.REPLY, "{name} reviewed {thing}"),
    "beatmapset_disqualify": (Kind.MODERATION, "{name} disqualified {thing}"),
    "beatmapset_love": (Kind.SYSTEM, "{name} moved {thing} to the loved beatmaps"),
    "beatmapset_nominate": (Kind.SYSTEM, "{name} nominated {thing}"),
    "beatmapset_qualify": (Kind.SYSTEM, "{name} qualified {thing}"),
    "beatmapset_remove_from_loved": (Kind.MODERATION, "{name} took {thing} from the loved beatmaps"),
    "beatmapset_reset_nominations": (Kind.MODERATION, "{name} reset the nominations of {thing}"),
    "forum_topic_reply": (Kind.REPLY, "{name} replied in {thing}"),
    "user_beatmapset_new": (Kind.POST, "{name} uploaded {thing}"),
    "user_beatmapset_revive": (Kind.POST, "{name} revived {thing}"),
}
_WITHOUT_A_PERSON: dict[str, tuple[Kind, str]] = {
    "beatmapset_rank": (Kind.SYSTEM, "{thing} is now ranked"),
    "news_post_new": (Kind.POST, "News: {thing}"),
    "team_application_accept": (Kind.INVITE, "The team {thing} accepted you as a member"),
    "team_application_reject": (Kind.SYSTEM, "The team {thing} turned your application down"),
    "user_achievement_unlock": (Kind.SYSTEM, "You unlocked the medal {thing}"),
}
_FALLBACKS = {
    "forum_topic_reply": "a topic",
    "news_post_new": "something new on the website",
    "team_application_accept": "you applied to",
    "team_application_reject": "you applied to",
    "user_achievement_unlock": "of an achievement",
    "beatmapset_rank": "A beatmap",
}
_EMBEDS = (
    ("problems", "problem", "problems"),
    ("suggestions", "suggestion", "suggestions"),
    ("praises", "praise", "praises"),
)


def sentence(item: Notification, *, me: int | None, original_titles: bool = False) -> Sentence:
    """The kind and the title of `item` for the person with the id `me` (None: unknown)."""
    who = actor_name(item) or SOMEONE
    subject = thing(item, original_titles=original_titles)
    named = f"“{subject}”" if subject else ""
    if item.name in _ABOUT_A_THING:
        kind, template = _ABOUT_A_THING[item.name]
        return Sentence(kind, template.format(name=who, thing=named or _FALLBACKS.get(item.name, "a beatmap")), subject)
    if item.name in _WITHOUT_A_PERSON:
        kind, template = _WITHOUT_A_PERSON[item.name]
        return Sentence(kind, template.format(thing=named or _FALLBACKS[item.name]), subject, by_actor=False)
    match item.name:
        case "beatmap_owner_change":
            level = clean_line(wire.text(item.details, "version"), 80)
            part = f"the difficulty “{level}” of" if level else "a difficulty of"
            return Sentence(Kind.SYSTEM, f"{who} made you the owner of {part} {named or 'a beatmap'}", subject)
        case "comment_new":
            of = named or _SOMETHING.get(item.object_type, "something")
            if _answers(item, me):
                return Sentence(Kind.REPLY, f"{who} replied to your comment on {of}", subject)
            return Sentence(Kind.POST, f"{who} commented on {of}", subject)
        case "team_application_store":
            applicant = clean_name(wire.text(item.details, "title")) or who
            return Sentence(Kind.REQUEST, f"{applicant} asked to join your team")
        case "channel_message" | "channel_announcement" | "channel_mention" | "channel_team":
            return _in_channel(item, who)
        case _:
            return _unknown(item, named, subject)


def chat_sentence(name: str, channel: str, channel_type: str) -> Sentence:
    """The sentence for a line of chat by `name`; what kind of channel it was is not always known."""
    who = clean_name(name) or SOMEONE
    called = clean_line(channel, 80)
    match channel_type:
        case "ANNOUNCE" if called:
            return Sentence(Kind.MESSAGE, f"{who} announced something in “{called}”", called)
        case "TEAM":
            return Sentence(Kind.MESSAGE, f"{who} wrote in the chat of your team")
        case "PM" | "ANNOUNCE" | "":
            return Sentence(Kind.MESSAGE, f"{who} sent you a message")
        case _:
            return Sentence(Kind.MESSAGE, f"{who} wrote in {called or 'a channel'}", called)


def actor_name(item: Notification) -> str:
    """Who did it; empty where the server names nobody."""
    if item.name == "team_application_store":
        return clean_name(wire.text(item.details, "title")) or clean_name(wire.text(item.details, "username"))
    return clean_name(wire.text(item.details, "username"))


def thing(item: Notification, *, original_titles: bool) -> str:
    """The title of what it is about. In a chat, and for applications, that field holds something else."""
    if item.object_type == "channel" or item.name == "team_application_store":
        return ""
    original = wire.text(item.details, "title_unicode") if original_titles else ""
    return clean_line(original, _THING_LIMIT) or clean_line(wire.text(item.details, "title"), _THING_LIMIT)


def excerpt(item: Notification) -> str:
    """What somebody wrote, or what else there is to say, as far as the server passes it on (36 characters, mostly)."""
    if item.object_type == "channel":
        return wire.text(item.details, "title")
    if item.name == "user_achievement_unlock":
        return wire.text(item.details, "description")
    if item.name == "beatmapset_discussion_review_new":
        embeds = item.details.get("embeds")
        counts = {name: wire.whole(embeds.get(name)) for name, _, _ in _EMBEDS} if isinstance(embeds, dict) else {}
        return ", ".join(
            f"{count} {one if count == 1 else many}" for name, one, many in _EMBEDS if (count := counts.get(name))
        )
    return wire.text(item.details, "content")


def _answers(item: Notification, me: int | None) -> bool:
    reply_to = item.details.get("reply_to")
    return me is not None and isinstance(reply_to, dict) and wire.whole(reply_to.get("user_id")) == me


def _in_channel(item: Notification, who: str) -> Sentence:
    channel = clean_line(wire.text(item.details, "name"), 80)
    match item.name:
        case "channel_announcement":
            where = f"announced something in “{channel}”" if channel else "sent you an announcement"
            return Sentence(Kind.MESSAGE, f"{who} {where}", channel)
        case "channel_mention":
            return Sentence(Kind.MENTION, f"{who} mentioned you in {channel or 'a channel'}", channel)
        case "channel_team":
            return Sentence(Kind.MESSAGE, f"{who} wrote in the chat of {channel or 'your team'}", channel)
        case _:
            return Sentence(Kind.MESSAGE, f"{who} sent you a message")


def _unknown(item: Notification, named: str, subject: str) -> Sentence:
    words = clean_line(item.name.replace("_", " ").replace(".", " "), 80) or "something new"
    title = f"{words}: {named}" if named else words
    who = actor_name(item)
    title = f"{who}: {title}" if who else f"Something new: {title}"
    return Sentence(Kind.OTHER, title, subject, by_actor=bool(who))
