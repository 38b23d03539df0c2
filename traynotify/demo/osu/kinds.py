"""The names of notifications: what each is about, how it is stacked, and the details that come along with it."""

from dataclasses import dataclass

from traynotify.demo.osu.model import Json


@dataclass(frozen=True)
class Kind:
    """One name of a notification, as the server knows it."""

    object_type: str
    category: str
    has_source: bool = True
    """Somebody did it; the server itself does the others."""


_STATE = Kind("beatmapset", "beatmapset_state")
_DISCUSSION = Kind("beatmapset", "beatmapset_discussion")

KINDS = {
    "beatmap_owner_change": Kind("beatmapset", "beatmap_owner_change"),
    "beatmapset_discussion_lock": _DISCUSSION,
    "beatmapset_discussion_unlock": _DISCUSSION,
    "beatmapset_discussion_post_new": _DISCUSSION,
    "beatmapset_discussion_qualified_problem": Kind("beatmapset", "beatmapset_problem"),
    "beatmapset_discussion_review_new": _DISCUSSION,
    "beatmapset_disqualify": _STATE,
    "beatmapset_love": _STATE,
    "beatmapset_nominate": _STATE,
    "beatmapset_qualify": _STATE,
    "beatmapset_rank": Kind("beatmapset", "beatmapset_state", has_source=False),
    "beatmapset_remove_from_loved": _STATE,
    "beatmapset_reset_nominations": _STATE,
    "channel_announcement": Kind("channel", "announcement"),
    "channel_mention": Kind("channel", "channel_mention"),
    "channel_message": Kind("channel", "channel"),
    "channel_team": Kind("channel", "channel_team"),
    "comment_new": Kind("beatmapset", "comment"),
    "forum_topic_reply": Kind("forum_topic", "forum_topic_reply"),
    "news_post_new": Kind("news_post", "news_post", has_source=False),
    "team_application_accept": Kind("team", "team_application"),
    "team_application_reject": Kind("team", "team_application"),
    "team_application_store": Kind("team", "team_application"),
    "user_achievement_unlock": Kind("user", "user_achievement_unlock"),
    "user_beatmapset_new": Kind("user", "user_beatmapset_new"),
    "user_beatmapset_revive": Kind("user", "user_beatmapset_new"),
}

OBJECT_TYPES = ("beatmapset", "build", "channel", "team", "forum_topic", "news_post", "user")

_CHANNEL_TYPES = {
    "channel_announcement": "announce",
    "channel_mention": "public",
    "channel_message": "pm",
    "channel_team": "team",
}
_MESSAGE_LENGTH, _MENTION_LENGTH = 36, 200


def kind_of(name: str) -> Kind:
    """What a name means; one that is not known is about a beatmap, in a category of its own."""
    return KINDS.get(name, Kind("beatmapset", name))


def details_of(name: str, *, number: int, title: str, text: str, channel: str) -> dict[str, Json]:
    """The details of a notification, but for who did it. `number` stands for whatever else has an id."""
    if name in _CHANNEL_TYPES:
        limit = _MENTION_LENGTH if name == "channel_mention" else _MESSAGE_LENGTH
        details: dict[str, Json] = {"title": truncated(text, limit), "type": _CHANNEL_TYPES[name]}
        if name != "channel_message":
            details["name"] = channel or "#meadow"
        return details
    details = {"title": title}
    if name.startswith(("beatmap", "user_beatmapset")):
        details["title_unicode"] = title
    match name:
        case "beatmap_owner_change":
            details |= {"beatmap_id": number + 7, "version": text or "Gentle"}
        case "beatmapset_discussion_post_new" | "beatmapset_discussion_qualified_problem":
            place = {"post_id": number + 1, "discussion_id": number + 2, "beatmap_id": None}
            details |= {"content": truncated(text, _MESSAGE_LENGTH), **place}
        case "beatmapset_discussion_review_new":
            details |= {"post_id": number + 1, "discussion_id": number + 2, "beatmap_id": None}
            details["embeds"] = {"suggestions": 3, "problems": 1, "praises": 2}
        case "comment_new":
            details |= {"comment_id": number + 3, "content": truncated(text, _MESSAGE_LENGTH)}
        case "forum_topic_reply":
            details["post_id"] = number + 4
        case "news_post_new":
            slug = "-".join(title.lower().split())
            details |= {"news_post_id": number, "series": "toybox", "slug": slug}
        case "user_achievement_unlock":
            details |= {"achievement_id": number, "achievement_mode": "osu", "slug": "medal", "description": text}
        case "user_beatmapset_new" | "user_beatmapset_revive":
            details["beatmapset_id"] = number + 5
    return details


def truncated(text: str, length: int) -> str:
    """The beginning of `text`; the dots at the end of what was cut count."""
    return text if len(text) <= length else text[: length - 3] + "..."
