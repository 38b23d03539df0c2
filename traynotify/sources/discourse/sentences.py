"""Every type of notification as the sentence that a person expects, and as one of our own kinds."""

from __future__ import annotations

import msgspec

from traynotify.api import Kind, clean_line, clean_name, isolate
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.people import Doers, is_about_many_posts, is_for_group
from traynotify.sources.discourse.titles import plain, unescaped
from traynotify.sources.discourse.type_names import COLLAPSED, NAMES, name


class Sentence(msgspec.Struct, frozen=True):
    """What happened, in our kind and in words."""

    kind: Kind
    title: str


_SIMPLE: dict[str, tuple[Kind, str]] = {
    "mentioned": (Kind.MENTION, "{who} mentioned you{in_topic}"),
    "replied": (Kind.REPLY, "{who} replied to you{in_topic}"),
    "quoted": (Kind.QUOTE, "{who} quoted you{in_topic}"),
    "edited": (Kind.EDIT, "{who} edited your post{in_topic}"),
    "liked": (Kind.REACTION, "{who} liked your post{in_topic}"),
    "boost": (Kind.REACTION, "{who} boosted your post{in_topic}"),
    "private_message": (Kind.MESSAGE, "{who} sent you a message{named}"),
    "invited_to_private_message": (Kind.INVITE, "{who} invited you to a private conversation{named}"),
    "invitee_accepted": (Kind.INVITE, "{who} accepted your invitation"),
    "posted": (Kind.POST, "{who} posted{in_topic}"),
    "moved_post": (Kind.MODERATION, "{who} moved your post to {topic}"),
    "linked": (Kind.QUOTE, "{who} linked to your post{in_topic}"),
    "invited_to_topic": (Kind.INVITE, "{who} invited you to {topic}"),
    "watching_first_post": (Kind.POST, "{who} started {topic}"),
    "topic_reminder": (Kind.SYSTEM, "You wanted to be reminded of {topic}"),
    "post_approved": (Kind.MODERATION, "Your post{in_topic} was approved"),
    "membership_request_accepted": (Kind.SYSTEM, "You are now in the group {group}"),
    "votes_released": (Kind.POLL, "Your votes for {topic} are free again"),
    "event_invitation": (Kind.INVITE, "{who} invited you to the event {topic}"),
    "chat_quoted": (Kind.QUOTE, "{who} quoted your chat message{in_topic}"),
    "question_answer_user_commented": (Kind.REPLY, "{who} commented{in_topic}"),
    "watching_category_or_tag": (Kind.POST, "{who} posted{in_topic}"),
    "new_features": (Kind.SYSTEM, "Your forum has new features"),
    "admin_problems": (Kind.SYSTEM, "Your forum has problems that an administrator should look at"),
    "suggested_edit_created": (Kind.EDIT, "{who} suggested an edit to your post{in_topic}"),
    "suggested_edit_accepted": (Kind.EDIT, "{who} accepted the edit that you suggested{in_topic}"),
    "following": (Kind.FOLLOW, "{who} started following you"),
    "following_created_topic": (Kind.POST, "{who} started {topic}"),
    "following_replied": (Kind.POST, "{who} replied{in_topic}"),
}
_EVENTS = {
    "before_event_reminder": "{topic} begins soon",
    "ongoing_event_reminder": "{topic} has begun",
    "after_event_reminder": "{topic} is over",
}
_CUSTOM = {
    "solved.accepted_notification": (Kind.SYSTEM, "{who} chose your post as the solution{in_topic}"),
}
"""What other plugins call theirs: the key of a text that only the website has."""
_EVERYBODY_IN_CHAT = {"all": "@all", "here": "@here"}


def sentence(item: wire.Notification, by: Doers) -> Sentence:
    """The kind and the title of `item`, which `by` did."""
    kind = name(item.type)
    if kind == "private_message" and item.is_warning:
        return Sentence(Kind.MODERATION, _fill("{who} sent you an official warning{named}", item, by))
    if kind in _SIMPLE:
        ours, template = _SIMPLE[kind]
        return Sentence(ours, _fill(template, item, by) + _how_many(kind, by))
    if item.type in NAMES and kind in _SPECIAL:
        return _SPECIAL[kind](item, by)
    return _unknown(item, by)


def topic_title(item: wire.Notification) -> str:
    """The title of the topic, as plain text; empty where there is none."""
    title = unescaped(item.fancy_title or "") or plain(item.details.text("topic_title"))
    return isolate(title)


def _fill(template: str, item: wire.Notification, by: Doers) -> str:
    topic = topic_title(item)
    return template.format(
        who=by.words,
        topic=topic or "a topic",
        in_topic=f" in {topic}" if topic else "",
        named=f": {topic}" if topic else "",
        group=clean_name(item.details.text("group_name")) or "that you wanted to join",
    )


def _how_many(kind: str, by: Doers) -> str:
    """How many posts a notification stands for that replaced the ones before it."""
    if by.posts is None or by.posts == 1:
        return ""
    what = "messages" if kind == "private_message" else "replies" if kind in COLLAPSED else "posts"
    return f" ({by.posts or 'several'} new {what})"


def _counted(number: int | None, one: str, many: str) -> str:
    """“your post” for 1 or an unknown number, “5 of your posts” for more."""
    return one if number is None or number < 2 else many.format(number=number)


def _badge(item: wire.Notification, _by: Doers) -> Sentence:
    badge = plain(item.details.text("badge_name"))
    return Sentence(Kind.SYSTEM, f"You earned the badge “{badge}”" if badge else "You earned a badge")


def _custom(item: wire.Notification, by: Doers) -> Sentence:
    for ending, (kind, template) in _CUSTOM.items():
        if item.details.text("message").endswith(ending):
            return Sentence(kind, _fill(template, item, by))
    return _unknown(item, by)


def _group_mention(item: wire.Notification, by: Doers) -> Sentence:
    group = clean_name(item.details.text("group_name"))
    whom = f"@{group}" if group else "your group"
    return Sentence(Kind.MENTION, _fill(f"{{who}} mentioned {_literal(whom)}{{in_topic}}", item, by))


def _group_inbox(item: wire.Notification, _by: Doers) -> Sentence:
    count, group = item.details.number("inbox_count"), clean_name(item.details.text("group_name")) or "your group"
    what = "New messages" if count is None else "1 message" if count == 1 else f"{count} messages"
    return Sentence(Kind.MESSAGE, f"{what} in the inbox of {group}")


def _likes(item: wire.Notification, by: Doers) -> Sentence:
    what = _counted(item.details.number("count"), "one of your posts", "{number} of your posts")
    return Sentence(Kind.REACTION, f"{by.words} liked {what}")


def _links(item: wire.Notification, by: Doers) -> Sentence:
    what = _counted(item.details.number("count"), "one of your posts", "{number} of your posts")
    return Sentence(Kind.QUOTE, f"{by.words} linked to {what}")


def _reaction(item: wire.Notification, by: Doers) -> Sentence:
    details = item.details
    if is_about_many_posts(item):
        what = _counted(details.number("count"), "one of your posts", "{number} of your posts")
        return Sentence(Kind.REACTION, f"{by.words} reacted to {what}")
    icon = details.text("reaction_icon").strip(":")
    emoji = plain(f":{icon}:") if icon else ""
    how = f" with {emoji}" if emoji and by.count < 2 else ""
    return Sentence(Kind.REACTION, _fill(f"{{who}} reacted{_literal(how)} to your post{{in_topic}}", item, by))


def _commits(item: wire.Notification, by: Doers) -> Sentence:
    count = item.details.number("num_approved_commits")
    if count is not None and count > 1:
        return Sentence(Kind.OTHER, f"{count} of your commits were approved")
    return Sentence(Kind.OTHER, _fill("Your commit{in_topic} was approved", item, by))


def _membership_requests(item: wire.Notification, _by: Doers) -> Sentence:
    count, group = item.details.number("count"), clean_name(item.details.text("group_name")) or "your group"
    who = "Somebody wants" if count == 1 else f"{count or 'Several'} people want"
    return Sentence(Kind.REQUEST, f"{who} to join {group}")


def _bookmark(item: wire.Notification, _by: Doers) -> Sentence:
    about = topic_title(item) or isolate(plain(item.details.text("title")))
    note = clean_line(item.details.text("bookmark_name"), 120)
    return Sentence(Kind.SYSTEM, f"Your bookmark{f' “{note}”' if note else ''}{f' in {about}' if about else ''} is due")


def _event(item: wire.Notification, by: Doers) -> Sentence:
    message = item.details.text("message").rpartition(".")[2]
    return Sentence(Kind.SYSTEM, _fill(_EVENTS.get(message, "Reminder of the event {topic}"), item, by))


def _chat_place(details: wire.Details) -> str:
    channel = clean_name(plain(details.text("chat_channel_title")))
    if details.is_set("is_direct_message_channel") or not channel:
        return "a personal chat" if details.is_set("is_direct_message_channel") else "the chat"
    return f"the chat {channel}"


def _chat_mention(item: wire.Notification, by: Doers) -> Sentence:
    identifier = clean_name(item.details.text("identifier"))
    is_of_group = item.details.is_set("is_group_mention") or name(item.type) == "chat_group_mention"
    whom = _EVERYBODY_IN_CHAT.get(identifier) or (f"@{identifier}" if is_of_group and identifier else "you")
    return Sentence(Kind.MENTION, f"{by.words} mentioned {whom} in {_chat_place(item.details)}")


def _chat_message(item: wire.Notification, by: Doers) -> Sentence:
    return Sentence(Kind.MESSAGE, f"{by.words} wrote in {_chat_place(item.details)}")


def _chat_invitation(item: wire.Notification, by: Doers) -> Sentence:
    return Sentence(Kind.INVITE, f"{by.words} invited you to {_chat_place(item.details)}")


def _chat_thread(item: wire.Notification, by: Doers) -> Sentence:
    thread = isolate(plain(item.details.text("description", "chat_thread_title")))
    return Sentence(
        Kind.REPLY,
        f"{by.words} replied in the chat thread {thread}" if thread else f"{by.words} replied in a chat thread",
    )


def _assigned(item: wire.Notification, by: Doers) -> Sentence:
    if is_for_group(item.details):
        group = clean_name(item.details.text("display_username", "group_name")) or "your group"
        return Sentence(Kind.REQUEST, _fill(f"{{topic}} was assigned to {_literal(group)}", item, by))
    return Sentence(Kind.REQUEST, _fill("{who} assigned {topic} to you", item, by))


def _upcoming(item: wire.Notification, _by: Doers) -> Sentence:
    details = item.details
    names = details.texts("upcoming_change_humanized_names") or [details.text("upcoming_change_humanized_name")]
    said = clean_line(", ".join(plain(each) for each in names if each))
    what = f"{len(names)} changes" if len(names) > 1 else "A change"
    verb = "can be tried out" if name(item.type) == "upcoming_change_available" else "came into force by itself"
    verb = verb.replace("itself", "themselves") if len(names) > 1 else verb
    return Sentence(Kind.SYSTEM, f"{what} of your forum {verb}{f': {said}' if said else ''}")


def _voice(item: wire.Notification, by: Doers) -> Sentence:
    room = clean_name(plain(item.details.text("room_name", "room_slug")))
    return Sentence(
        Kind.INVITE, f"{by.words} invited you to the voice room {room}" if room else f"{by.words} is calling you"
    )


def _unknown(item: wire.Notification, by: Doers) -> Sentence:
    return Sentence(
        Kind.OTHER, _fill("{who}: something new{in_topic}" if by.actors else "Something new{in_topic}", item, by)
    )


def _literal(text: str) -> str:
    """`text` as a piece of a template that holds no fields."""
    return text.replace("{", "{{").replace("}", "}}")


_SPECIAL = {
    "granted_badge": _badge,
    "custom": _custom,
    "group_mentioned": _group_mention,
    "group_message_summary": _group_inbox,
    "liked_consolidated": _likes,
    "code_review_commit_approved": _commits,
    "membership_request_consolidated": _membership_requests,
    "bookmark_reminder": _bookmark,
    "reaction": _reaction,
    "event_reminder": _event,
    "chat_mention": _chat_mention,
    "chat_message": _chat_message,
    "chat_invitation": _chat_invitation,
    "chat_group_mention": _chat_mention,
    "assigned": _assigned,
    "linked_consolidated": _links,
    "chat_watched_thread": _chat_thread,
    "upcoming_change_available": _upcoming,
    "upcoming_change_automatically_promoted": _upcoming,
    "voice_invitation": _voice,
}
