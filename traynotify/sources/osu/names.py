"""What osu! calls things: every name of a notification, the category it is stacked under, and the type it is about.

A stack is what the website shows as one entry: the same type, object and category. Facts of osu-web, August 2026.
"""

from __future__ import annotations

_NAMES_BY_CATEGORY: dict[str, tuple[str, ...]] = {
    "announcement": ("channel_announcement",),
    "beatmap_owner_change": ("beatmap_owner_change",),
    "beatmapset_discussion": (
        "beatmapset_discussion_lock",
        "beatmapset_discussion_post_new",
        "beatmapset_discussion_review_new",
        "beatmapset_discussion_unlock",
    ),
    "beatmapset_problem": ("beatmapset_discussion_qualified_problem",),
    "beatmapset_state": (
        "beatmapset_disqualify",
        "beatmapset_love",
        "beatmapset_nominate",
        "beatmapset_qualify",
        "beatmapset_rank",
        "beatmapset_remove_from_loved",
        "beatmapset_reset_nominations",
    ),
    "channel": ("channel_message",),
    "channel_mention": ("channel_mention",),
    "channel_team": ("channel_team",),
    "comment": ("comment_new",),
    "forum_topic_reply": ("forum_topic_reply",),
    "news_post": ("news_post_new",),
    "team_application": ("team_application_accept", "team_application_reject", "team_application_store"),
    "user_achievement_unlock": ("user_achievement_unlock",),
    "user_beatmapset_new": ("user_beatmapset_new", "user_beatmapset_revive"),
}
_CATEGORIES = {name: category for category, names in _NAMES_BY_CATEGORY.items() for name in names}

_CATEGORIES_OF_ONE_TYPE: dict[str, tuple[str, ...]] = {
    "beatmapset": ("beatmap_owner_change", "beatmapset_discussion", "beatmapset_problem", "beatmapset_state"),
    "channel": ("announcement", "channel", "channel_mention", "channel_team"),
    "forum_topic": ("forum_topic_reply",),
    "news_post": ("news_post",),
    "team": ("team_application",),
    "user": ("user_achievement_unlock", "user_beatmapset_new"),
}
"""Comments are about beatmaps, builds and news alike, so that their name says nothing about the type."""

_NAMES_OF_ONE_TYPE = {
    kind: tuple(name for category in categories for name in _NAMES_BY_CATEGORY[category])
    for kind, categories in _CATEGORIES_OF_ONE_TYPE.items()
}

KNOWN_NAMES = tuple(sorted(_CATEGORIES))
"""Every name that has a sentence of its own here."""


def category_of(name: str) -> str:
    """The category that notifications of this name are stacked under; an unknown name is one of its own."""
    return _CATEGORIES.get(name, name)


def is_about_one_thing(object_type: str) -> bool:
    """Whether the stacks of this type are each about one thing. Those of a person are about many: medals, beatmaps."""
    return object_type != "user"


def names_only_of(object_type: str) -> tuple[str, ...]:
    """The known names that occur with things of this type and with no others."""
    return _NAMES_OF_ONE_TYPE.get(object_type, ())
