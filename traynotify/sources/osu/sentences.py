"""Every name of a notification as the sentence that a person expects, and as one of our own kinds."""

from __future__ import annotations

import msgspec

from traynotify.api import Kind, clean_line, clean_name, phrase, tr
from traynotify.sources.osu import wire
from traynotify.sources.osu.wire import Notification

SOMEONE = phrase("Someone")
_THING_LIMIT = 120
_SOMETHING = {
    "beatmapset": phrase("a beatmap"),
    "build": phrase("a new version"),
    "news_post": phrase("a news post"),
    "forum_topic": phrase("a topic"),
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
    "beatmapset_discussion_lock": (Kind.MODERATION, phrase("{name} locked the discussion of {thing}")),
    "beatmapset_discussion_unlock": (Kind.MODERATION, phrase("{name} unlocked the discussion of {thing}")),
    "beatmapset_discussion_post_new": (Kind.REPLY, phrase("{name} wrote about {thing}")),
    "beatmapset_discussion_qualified_problem": (Kind.MODERATION, phrase("{name} reported a problem with {thing}")),
    "beatmapset_discussion_review_new": (Kind.REPLY, phrase("{name} reviewed {thing}")),
    "beatmapset_disqualify": (Kind.MODERATION, phrase("{name} disqualified {thing}")),
    "beatmapset_love": (Kind.SYSTEM, phrase("{name} moved {thing} to the loved beatmaps")),
    "beatmapset_nominate": (Kind.SYSTEM, phrase("{name} nominated {thing}")),
    "beatmapset_qualify": (Kind.SYSTEM, phrase("{name} qualified {thing}")),
    "beatmapset_remove_from_loved": (Kind.MODERATION, phrase("{name} took {thing} from the loved beatmaps")),
    "beatmapset_reset_nominations": (Kind.MODERATION, phrase("{name} reset the nominations of {thing}")),
    "forum_topic_reply": (Kind.REPLY, phrase("{name} replied in {thing}")),
    "user_beatmapset_new": (Kind.POST, phrase("{name} uploaded {thing}")),
    "user_beatmapset_revive": (Kind.POST, phrase("{name} revived {thing}")),
}
_WITHOUT_A_PERSON: dict[str, tuple[Kind, str]] = {
    "beatmapset_rank": (Kind.SYSTEM, phrase("{thing} is now ranked")),
    "news_post_new": (Kind.POST, phrase("News: {thing}")),
    "team_application_accept": (Kind.INVITE, phrase("The team {thing} accepted you as a member")),
    "team_application_reject": (Kind.SYSTEM, phrase("The team {thing} turned your application down")),
    "user_achievement_unlock": (Kind.SYSTEM, phrase("You unlocked the medal {thing}")),
}
_BEATMAP = phrase("a beatmap")
_FALLBACKS = {
    "forum_topic_reply": phrase("a topic"),
    "news_post_new": phrase("something new on the website"),
    "team_application_accept": phrase("you applied to"),
    "team_application_reject": phrase("you applied to"),
    "user_achievement_unlock": phrase("of an achievement"),
    "beatmapset_rank": phrase("A beatmap"),
}


def sentence(item: Notification, *, me: int | None, original_titles: bool = False) -> Sentence:
    """The kind and the title of `item` for the person with the id `me` (None: unknown)."""
    who = actor_name(item) or tr(SOMEONE)
    subject = thing(item, original_titles=original_titles)
    named = tr("“{text}”", text=subject) if subject else ""
    if item.name in _ABOUT_A_THING:
        kind, template = _ABOUT_A_THING[item.name]
        return Sentence(kind, tr(template, name=who, thing=named or tr(_FALLBACKS.get(item.name, _BEATMAP))), subject)
    if item.name in _WITHOUT_A_PERSON:
        kind, template = _WITHOUT_A_PERSON[item.name]
        return Sentence(kind, tr(template, thing=named or tr(_FALLBACKS[item.name])), subject, by_actor=False)
    match item.name:
        case "beatmap_owner_change":
            level = clean_line(wire.text(item.details, "version"), 80)
            what = named or tr(_BEATMAP)
            if level:
                title = tr(
                    "{who} made you the owner of the difficulty “{level}” of {thing}", who=who, level=level, thing=what
                )
            else:
                title = tr("{who} made you the owner of a difficulty of {thing}", who=who, thing=what)
            return Sentence(Kind.SYSTEM, title, subject)
        case "comment_new":
            of = named or tr(_SOMETHING.get(item.object_type, phrase("something")))
            if _answers(item, me):
                return Sentence(Kind.REPLY, tr("{who} replied to your comment on {of}", who=who, of=of), subject)
            return Sentence(Kind.POST, tr("{who} commented on {of}", who=who, of=of), subject)
        case "team_application_store":
            applicant = clean_name(wire.text(item.details, "title")) or who
            return Sentence(Kind.REQUEST, tr("{applicant} asked to join your team", applicant=applicant))
        case "channel_message" | "channel_announcement" | "channel_mention" | "channel_team":
            return _in_channel(item, who)
        case _:
            return _unknown(item, named, subject)


def chat_sentence(name: str, channel: str, channel_type: str) -> Sentence:
    """The sentence for a line of chat by `name`; what kind of channel it was is not always known."""
    who = clean_name(name) or tr(SOMEONE)
    called = clean_line(channel, 80)
    match channel_type:
        case "ANNOUNCE" if called:
            return Sentence(Kind.MESSAGE, tr("{who} announced something in “{called}”", who=who, called=called), called)
        case "TEAM":
            return Sentence(Kind.MESSAGE, tr("{who} wrote in the chat of your team", who=who))
        case "PM" | "ANNOUNCE" | "":
            return Sentence(Kind.MESSAGE, tr("{who} sent you a message", who=who))
        case _:
            return Sentence(
                Kind.MESSAGE, tr("{who} wrote in {place}", who=who, place=called or tr("a channel")), called
            )


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
        return _review(item.details.get("embeds"))
    return wire.text(item.details, "content")


def _review(embeds: object) -> str:
    """What a review holds: ``2 problems, 1 praise``."""
    counts = embeds if isinstance(embeds, dict) else {}
    problems, suggestions, praises = (wire.whole(counts.get(name)) for name in ("problems", "suggestions", "praises"))
    found = (
        tr("%n problem(s)", "", problems) if problems else "",
        tr("%n suggestion(s)", "", suggestions) if suggestions else "",
        tr("%n praise(s)", "", praises) if praises else "",
    )
    return ", ".join(part for part in found if part)


def _answers(item: Notification, me: int | None) -> bool:
    reply_to = item.details.get("reply_to")
    return me is not None and isinstance(reply_to, dict) and wire.whole(reply_to.get("user_id")) == me


def _in_channel(item: Notification, who: str) -> Sentence:
    channel = clean_line(wire.text(item.details, "name"), 80)
    match item.name:
        case "channel_announcement" if channel:
            title = tr("{who} announced something in “{channel}”", who=who, channel=channel)
        case "channel_announcement":
            title = tr("{who} sent you an announcement", who=who)
        case "channel_mention":
            place = channel or tr("a channel")
            return Sentence(Kind.MENTION, tr("{who} mentioned you in {place}", who=who, place=place), channel)
        case "channel_team" if channel:
            title = tr("{who} wrote in the chat of {team}", who=who, team=channel)
        case "channel_team":
            title = tr("{who} wrote in the chat of your team", who=who)
        case _:
            return Sentence(Kind.MESSAGE, tr("{who} sent you a message", who=who))
    return Sentence(Kind.MESSAGE, title, channel)


def _unknown(item: Notification, named: str, subject: str) -> Sentence:
    words = clean_line(item.name.replace("_", " ").replace(".", " "), 80) or tr("something new")
    title = f"{words}: {named}" if named else words
    who = actor_name(item)
    title = f"{who}: {title}" if who else tr("Something new: {title}", title=title)
    return Sentence(Kind.OTHER, title, subject, by_actor=bool(who))
