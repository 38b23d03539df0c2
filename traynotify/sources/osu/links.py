"""The page that a click opens, built from ids alone: an address in a notification itself is never followed."""

from __future__ import annotations

from urllib.parse import quote

from traynotify.api import web_link
from traynotify.sources.osu import wire
from traynotify.sources.osu.wire import Notification

_LIST = "/notifications"
_MODES = frozenset({"osu", "taiko", "fruits", "mania"})
_DISCUSSED = frozenset(
    {
        "beatmapset_discussion_post_new",
        "beatmapset_discussion_qualified_problem",
        "beatmapset_discussion_review_new",
    }
)


def page(item: Notification, base_url: str) -> str:
    """The absolute address to open for `item`."""
    exact = _by_name(item)
    return (web_link(base_url + exact) if exact else "") or web_link(base_url + _by_type(item))


def chat_page(channel_id: int, base_url: str) -> str:
    """The page of a channel."""
    return web_link(f"{base_url}/community/chat?channel_id={channel_id}")


def person(user_id: int | None, base_url: str) -> str:
    """Somebody's page."""
    return web_link(f"{base_url}/users/{user_id}") if user_id is not None else ""


def _by_name(item: Notification) -> str:
    """The most exact page, where all the ids that it takes are there."""
    number = item.object_id
    match item.name:
        case "beatmap_owner_change" if number is not None and (level := _id(item, "beatmap_id")) is not None:
            return f"/beatmapsets/{number}/discussion/{level}"
        case name if name in _DISCUSSED and number is not None:
            return _discussion(item, number)
        case "beatmapset_rank" if number is not None:
            return f"/beatmapsets/{number}"
        case "comment_new" if (comment := _id(item, "comment_id")) is not None:
            return f"/comments/{comment}"
        case "forum_topic_reply" if (post := _id(item, "post_id")) is not None:
            return f"/community/forums/posts/{post}"
        case "news_post_new" if slug := wire.text(item.details, "slug"):
            return f"/home/news/{quote(slug, safe='')}"
        case "user_achievement_unlock" if (user := _id(item, "user_id")) is not None:
            mode = wire.text(item.details, "achievement_mode")
            return f"/users/{user}/{mode}#medals" if mode in _MODES else f"/users/{user}#medals"
        case "user_beatmapset_new" | "user_beatmapset_revive" if (beatmap := _id(item, "beatmapset_id")) is not None:
            return f"/beatmapsets/{beatmap}"
    return ""


def _by_type(item: Notification) -> str:
    """The page of the thing that it is about; the list of notifications for a type that is not known."""
    number = item.object_id
    if number is None:
        return _LIST
    match item.object_type:
        case "beatmapset":
            return f"/beatmapsets/{number}" if item.name == "comment_new" else f"/beatmapsets/{number}/discussion"
        case "build":
            return f"/home/changelog/{number}?key=id"
        case "channel":
            return f"/community/chat?channel_id={number}"
        case "forum_topic":
            return f"/community/forums/topics/{number}?start=unread"
        case "news_post":
            return f"/home/news/{number}?key=id"
        case "team":
            return f"/teams/{number}"
        case "user":
            return f"/users/{number}"
        case _:
            return _LIST


def _discussion(item: Notification, beatmapset: int) -> str:
    """A place in the discussion of a beatmap: of one difficulty, or of all of them."""
    level = _id(item, "beatmap_id")
    place = f"{level}/timeline" if level is not None else "-/generalAll"
    parts = [str(n) for name in ("discussion_id", "post_id") if (n := _id(item, name)) is not None]
    fragment = f"#/{'/'.join(parts)}" if parts else ""
    return f"/beatmapsets/{beatmapset}/discussion/{place}{fragment}"


def _id(item: Notification, name: str) -> int | None:
    return wire.whole(item.details.get(name))
