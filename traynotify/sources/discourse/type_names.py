"""The types of notification: the server's numbers and its own words for them."""

from __future__ import annotations

NAMES: dict[int, str] = {
    1: "mentioned",
    2: "replied",
    3: "quoted",
    4: "edited",
    5: "liked",
    6: "private_message",
    7: "invited_to_private_message",
    8: "invitee_accepted",
    9: "posted",
    10: "moved_post",
    11: "linked",
    12: "granted_badge",
    13: "invited_to_topic",
    14: "custom",
    15: "group_mentioned",
    16: "group_message_summary",
    17: "watching_first_post",
    18: "topic_reminder",
    19: "liked_consolidated",
    20: "post_approved",
    21: "code_review_commit_approved",
    22: "membership_request_accepted",
    23: "membership_request_consolidated",
    24: "bookmark_reminder",
    25: "reaction",
    26: "votes_released",
    27: "event_reminder",
    28: "event_invitation",
    29: "chat_mention",
    30: "chat_message",
    31: "chat_invitation",
    32: "chat_group_mention",
    33: "chat_quoted",
    34: "assigned",
    35: "question_answer_user_commented",
    36: "watching_category_or_tag",
    37: "new_features",
    38: "admin_problems",
    39: "linked_consolidated",
    40: "chat_watched_thread",
    41: "upcoming_change_available",
    42: "upcoming_change_automatically_promoted",
    43: "boost",
    44: "suggested_edit_created",
    45: "suggested_edit_accepted",
    800: "following",
    801: "following_created_topic",
    802: "following_replied",
    900: "circles_activity",
    1000: "voice_invitation",
}
"""Those of Discourse itself and of its known plugins. A plugin may add any number."""

COLLAPSED = frozenset({"replied", "private_message", "posted", "watching_category_or_tag"})
"""The server keeps a single notification of these for each topic, under a new id whenever something happens there."""


def name(number: int) -> str:
    """The server's own word for a type; for one that nobody told us of, its number."""
    return NAMES.get(number) or f"type_{number}"
