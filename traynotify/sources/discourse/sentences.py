"""Every type of notification as the sentence that a person expects, and as one of our own kinds."""

from __future__ import annotations

import msgspec

from traynotify.api import Kind, clean_line, clean_name, isolate, phrase, tr
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.people import Doers, is_about_many_posts, is_for_group
from traynotify.sources.discourse.titles import plain, unescaped
from traynotify.sources.discourse.type_names import COLLAPSED, NAMES, name


class Sentence(msgspec.Struct, frozen=True):
    """What happened, in our kind and in words."""

    kind: Kind
    title: str


_SIMPLE: dict[str, tuple[Kind, str]] = {
    "mentioned": (Kind.MENTION, phrase("{who} mentioned you{in_topic}")),
    "replied": (Kind.REPLY, phrase("{who} replied to you{in_topic}")),
    "quoted": (Kind.QUOTE, phrase("{who} quoted you{in_topic}")),
    "edited": (Kind.EDIT, phrase("{who} edited your post{in_topic}")),
    "liked": (Kind.REACTION, phrase("{who} liked your post{in_topic}")),
    "boost": (Kind.REACTION, phrase("{who} boosted your post{in_topic}")),
    "private_message": (Kind.MESSAGE, phrase("{who} sent you a message{named}")),
    "invited_to_private_message": (Kind.INVITE, phrase("{who} invited you to a private conversation{named}")),
    "invitee_accepted": (Kind.INVITE, phrase("{who} accepted your invitation")),
    "posted": (Kind.POST, phrase("{who} posted{in_topic}")),
    "moved_post": (Kind.MODERATION, phrase("{who} moved your post to {topic}")),
    "linked": (Kind.QUOTE, phrase("{who} linked to your post{in_topic}")),
    "invited_to_topic": (Kind.INVITE, phrase("{who} invited you to {topic}")),
    "watching_first_post": (Kind.POST, phrase("{who} started {topic}")),
    "topic_reminder": (Kind.SYSTEM, phrase("You wanted to be reminded of {topic}")),
    "post_approved": (Kind.MODERATION, phrase("Your post{in_topic} was approved")),
    "votes_released": (Kind.POLL, phrase("Your votes for {topic} are free again")),
    "event_invitation": (Kind.INVITE, phrase("{who} invited you to the event {topic}")),
    "chat_quoted": (Kind.QUOTE, phrase("{who} quoted your chat message{in_topic}")),
    "question_answer_user_commented": (Kind.REPLY, phrase("{who} commented{in_topic}")),
    "watching_category_or_tag": (Kind.POST, phrase("{who} posted{in_topic}")),
    "new_features": (Kind.SYSTEM, phrase("Your forum has new features")),
    "admin_problems": (Kind.SYSTEM, phrase("Your forum has problems that an administrator should look at")),
    "suggested_edit_created": (Kind.EDIT, phrase("{who} suggested an edit to your post{in_topic}")),
    "suggested_edit_accepted": (Kind.EDIT, phrase("{who} accepted the edit that you suggested{in_topic}")),
    "following": (Kind.FOLLOW, phrase("{who} started following you")),
    "following_created_topic": (Kind.POST, phrase("{who} started {topic}")),
    "following_replied": (Kind.POST, phrase("{who} replied{in_topic}")),
}
_EVENTS = {
    "before_event_reminder": phrase("{topic} begins soon"),
    "ongoing_event_reminder": phrase("{topic} has begun"),
    "after_event_reminder": phrase("{topic} is over"),
}
_CUSTOM = {
    "solved.accepted_notification": (Kind.SYSTEM, phrase("{who} chose your post as the solution{in_topic}")),
}
"""What other plugins call theirs: the key of a text that only the website has."""
_EVERYBODY_IN_CHAT = {"all": "@all", "here": "@here"}


def sentence(item: wire.Notification, by: Doers) -> Sentence:
    """The kind and the title of `item`, which `by` did."""
    kind = name(item.type)
    if kind == "private_message" and item.is_warning:
        return Sentence(Kind.MODERATION, _fill(phrase("{who} sent you an official warning{named}"), item, by))
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


def _fill(template: str, item: wire.Notification, by: Doers, **values: object) -> str:
    topic = topic_title(item)
    return tr(
        template,
        "",
        max(1, by.count),
        who=by.words,
        topic=topic or tr("a topic"),
        in_topic=tr(" in {topic}", "within a sentence, as in “Bob replied in Gardens”", topic=topic) if topic else "",
        named=f": {topic}" if topic else "",
        **values,
    )


def _how_many(kind: str, by: Doers) -> str:
    """How many posts a notification stands for that replaced the ones before it."""
    if by.posts is None or by.posts == 1:
        return ""
    if kind == "private_message":
        said = tr("%n new messages", "", by.posts) if by.posts else tr("several new messages")
    elif kind in COLLAPSED:
        said = tr("%n new replies", "", by.posts) if by.posts else tr("several new replies")
    else:
        said = tr("%n new posts", "", by.posts) if by.posts else tr("several new posts")
    return f" ({said})"


def _own_group(details: wire.Details, *fields: str) -> str:
    return clean_name(details.text(*(fields or ("group_name",)))) or tr("your group")


def _badge(item: wire.Notification, _by: Doers) -> Sentence:
    badge = plain(item.details.text("badge_name"))
    title = tr("You earned the badge “{badge}”", badge=badge) if badge else tr("You earned a badge")
    return Sentence(Kind.SYSTEM, title)


def _custom(item: wire.Notification, by: Doers) -> Sentence:
    for ending, (kind, template) in _CUSTOM.items():
        if item.details.text("message").endswith(ending):
            return Sentence(kind, _fill(template, item, by))
    return _unknown(item, by)


def _membership(item: wire.Notification, _by: Doers) -> Sentence:
    group = clean_name(item.details.text("group_name"))
    named = tr("You are now in the group {group}", group=group)
    return Sentence(Kind.SYSTEM, named if group else tr("You are now in the group that you wanted to join"))


def _group_mention(item: wire.Notification, by: Doers) -> Sentence:
    group = clean_name(item.details.text("group_name"))
    whom = f"@{group}" if group else tr("your group")
    return Sentence(Kind.MENTION, _fill(phrase("{who} mentioned {whom}{in_topic}"), item, by, whom=whom))


def _group_inbox(item: wire.Notification, _by: Doers) -> Sentence:
    count, group = item.details.number("inbox_count"), _own_group(item.details)
    if count is None:
        return Sentence(Kind.MESSAGE, tr("New messages in the inbox of {group}", group=group))
    return Sentence(Kind.MESSAGE, tr("%n message(s) in the inbox of {group}", "", count, group=group))


def _likes(item: wire.Notification, by: Doers) -> Sentence:
    if (count := _several(item)) is None:
        return Sentence(Kind.REACTION, tr("{who} liked one of your posts", who=by.words))
    return Sentence(Kind.REACTION, tr("{who} liked %n of your posts", "", count, who=by.words))


def _links(item: wire.Notification, by: Doers) -> Sentence:
    if (count := _several(item)) is None:
        return Sentence(Kind.QUOTE, tr("{who} linked to one of your posts", who=by.words))
    return Sentence(Kind.QUOTE, tr("{who} linked to %n of your posts", "", count, who=by.words))


def _reaction(item: wire.Notification, by: Doers) -> Sentence:
    details = item.details
    if is_about_many_posts(item):
        if (count := _several(item)) is None:
            return Sentence(Kind.REACTION, tr("{who} reacted to one of your posts", who=by.words))
        return Sentence(Kind.REACTION, tr("{who} reacted to %n of your posts", "", count, who=by.words))
    icon = details.text("reaction_icon").strip(":")
    emoji = plain(f":{icon}:") if icon else ""
    if emoji and by.count < 2:
        title = _fill(phrase("{who} reacted with {emoji} to your post{in_topic}"), item, by, emoji=emoji)
    else:
        title = _fill(phrase("{who} reacted to your post{in_topic}"), item, by)
    return Sentence(Kind.REACTION, title)


def _several(item: wire.Notification) -> int | None:
    """How many posts it is about; None for one, and where that is not known."""
    count = item.details.number("count")
    return None if count is None or count < 2 else count


def _commits(item: wire.Notification, by: Doers) -> Sentence:
    count = item.details.number("num_approved_commits")
    if count is not None and count > 1:
        return Sentence(Kind.OTHER, tr("%n of your commits were approved", "", count))
    return Sentence(Kind.OTHER, _fill(phrase("Your commit{in_topic} was approved"), item, by))


def _membership_requests(item: wire.Notification, _by: Doers) -> Sentence:
    count, group = item.details.number("count"), _own_group(item.details)
    if count == 1:
        title = tr("Somebody wants to join {group}", group=group)
    elif count:
        title = tr("%n people want to join {group}", "", count, group=group)
    else:
        title = tr("Several people want to join {group}", group=group)
    return Sentence(Kind.REQUEST, title)


def _bookmark(item: wire.Notification, _by: Doers) -> Sentence:
    about = topic_title(item) or isolate(plain(item.details.text("title")))
    note = clean_line(item.details.text("bookmark_name"), 120)
    if note and about:
        title = tr("Your bookmark “{note}” in {topic} is due", note=note, topic=about)
    elif note:
        title = tr("Your bookmark “{note}” is due", note=note)
    elif about:
        title = tr("Your bookmark in {topic} is due", topic=about)
    else:
        title = tr("Your bookmark is due")
    return Sentence(Kind.SYSTEM, title)


def _event(item: wire.Notification, by: Doers) -> Sentence:
    message = item.details.text("message").rpartition(".")[2]
    return Sentence(Kind.SYSTEM, _fill(_EVENTS.get(message, phrase("Reminder of the event {topic}")), item, by))


def _chat_place(details: wire.Details) -> str:
    channel = clean_name(plain(details.text("chat_channel_title")))
    if details.is_set("is_direct_message_channel") or not channel:
        return tr("a personal chat") if details.is_set("is_direct_message_channel") else tr("the chat")
    return tr("the chat {channel}", channel=channel)


def _chat_mention(item: wire.Notification, by: Doers) -> Sentence:
    identifier, place = clean_name(item.details.text("identifier")), _chat_place(item.details)
    is_of_group = item.details.is_set("is_group_mention") or name(item.type) == "chat_group_mention"
    whom = _EVERYBODY_IN_CHAT.get(identifier) or (f"@{identifier}" if is_of_group and identifier else "")
    if whom:
        return Sentence(Kind.MENTION, tr("{who} mentioned {whom} in {place}", who=by.words, whom=whom, place=place))
    return Sentence(Kind.MENTION, tr("{who} mentioned you in {place}", who=by.words, place=place))


def _chat_message(item: wire.Notification, by: Doers) -> Sentence:
    return Sentence(Kind.MESSAGE, tr("{who} wrote in {place}", who=by.words, place=_chat_place(item.details)))


def _chat_invitation(item: wire.Notification, by: Doers) -> Sentence:
    return Sentence(Kind.INVITE, tr("{who} invited you to {place}", who=by.words, place=_chat_place(item.details)))


def _chat_thread(item: wire.Notification, by: Doers) -> Sentence:
    thread = isolate(plain(item.details.text("description", "chat_thread_title")))
    if thread:
        title = tr("{who} replied in the chat thread {thread}", who=by.words, thread=thread)
    else:
        title = tr("{who} replied in a chat thread", who=by.words)
    return Sentence(Kind.REPLY, title)


def _assigned(item: wire.Notification, by: Doers) -> Sentence:
    if is_for_group(item.details):
        group = _own_group(item.details, "display_username", "group_name")
        return Sentence(Kind.REQUEST, _fill(phrase("{topic} was assigned to {group}"), item, by, group=group))
    return Sentence(Kind.REQUEST, _fill(phrase("{who} assigned {topic} to you"), item, by))


def _upcoming(item: wire.Notification, _by: Doers) -> Sentence:
    details = item.details
    names = details.texts("upcoming_change_humanized_names") or [details.text("upcoming_change_humanized_name")]
    said = clean_line(", ".join(plain(each) for each in names if each))
    if name(item.type) == "upcoming_change_available":
        title = tr("%n changes of your forum can be tried out", "", len(names))
        title = title if len(names) > 1 else tr("A change of your forum can be tried out")
    else:
        title = tr("%n changes of your forum came into force by themselves", "", len(names))
        title = title if len(names) > 1 else tr("A change of your forum came into force by itself")
    return Sentence(Kind.SYSTEM, f"{title}: {said}" if said else title)


def _voice(item: wire.Notification, by: Doers) -> Sentence:
    room = clean_name(plain(item.details.text("room_name", "room_slug")))
    if room:
        return Sentence(Kind.INVITE, tr("{who} invited you to the voice room {room}", who=by.words, room=room))
    return Sentence(Kind.INVITE, tr("{who} is calling you", who=by.words))


def _unknown(item: wire.Notification, by: Doers) -> Sentence:
    known, unknown = phrase("{who}: something new{in_topic}"), phrase("Something new{in_topic}")
    return Sentence(Kind.OTHER, _fill(known if by.actors else unknown, item, by))


_SPECIAL = {
    "granted_badge": _badge,
    "custom": _custom,
    "membership_request_accepted": _membership,
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
