"""Every type is the sentence that a person expects, and a type of tomorrow is shown all the same."""

from typing import Any

import pytest

from tests.sources.discourse.samples import TOPIC, in_topic, row, translated
from traynotify.api import Kind
from traynotify.sources.discourse.type_names import NAMES

CHANNEL = {"chat_channel_id": 3, "chat_channel_title": "Weir watch", "chat_channel_slug": "weir-watch"}
TEAM = {"group_id": 4, "group_name": "menders"}


def chat(**details: Any) -> dict[str, Any]:
    return {"mentioned_by_username": "ben", **CHANNEL, **details}


SENTENCES: list[tuple[dict[str, Any], Kind, str]] = [
    (in_topic("mentioned"), Kind.MENTION, f"ben mentioned you in {TOPIC}"),
    (row("mentioned", {"display_username": "ben", "reviewable_id": 9}), Kind.MENTION, "ben mentioned you"),
    (in_topic("replied"), Kind.REPLY, f"ben replied to you in {TOPIC}"),
    (
        in_topic("replied", data={"display_username": "3 replies"}),
        Kind.REPLY,
        f"ben replied to you in {TOPIC} (3 new replies)",
    ),
    (
        in_topic("replied", data={"display_username": "mehrere Antworten"}),
        Kind.REPLY,
        f"ben replied to you in {TOPIC} (several new replies)",
    ),
    (in_topic("quoted"), Kind.QUOTE, f"ben quoted you in {TOPIC}"),
    (in_topic("edited", data={"revision_number": 2}), Kind.EDIT, f"ben edited your post in {TOPIC}"),
    (in_topic("liked"), Kind.REACTION, f"ben liked your post in {TOPIC}"),
    (
        in_topic("liked", data={"count": 2, "username2": "cleo"}),
        Kind.REACTION,
        f"ben and cleo liked your post in {TOPIC}",
    ),
    (
        in_topic("liked", data={"count": 5, "username2": "cleo", "display_name": "Ben Bao"}),
        Kind.REACTION,
        f"Ben Bao and 4 others liked your post in {TOPIC}",
    ),
    (in_topic("private_message"), Kind.MESSAGE, f"ben sent you a message: {TOPIC}"),
    (
        in_topic("private_message", data={"display_username": "2 new messages"}),
        Kind.MESSAGE,
        f"ben sent you a message: {TOPIC} (2 new messages)",
    ),
    (
        in_topic("private_message", is_warning=True),
        Kind.MODERATION,
        f"ben sent you an official warning: {TOPIC}",
    ),
    (in_topic("invited_to_private_message"), Kind.INVITE, f"ben invited you to a private conversation: {TOPIC}"),
    (row("invitee_accepted", {"display_username": "ben"}), Kind.INVITE, "ben accepted your invitation"),
    (in_topic("posted"), Kind.POST, f"ben posted in {TOPIC}"),
    (in_topic("moved_post"), Kind.MODERATION, f"ben moved your post to {TOPIC}"),
    (in_topic("linked"), Kind.QUOTE, f"ben linked to your post in {TOPIC}"),
    (row("granted_badge", {"badge_name": "First :tada:"}), Kind.SYSTEM, "You earned the badge “First 🎉”"),
    (row("granted_badge"), Kind.SYSTEM, "You earned a badge"),
    (in_topic("invited_to_topic"), Kind.INVITE, f"ben invited you to {TOPIC}"),
    (in_topic("custom", data={"message": "some_plugin.did_it"}), Kind.OTHER, f"ben: something new in {TOPIC}"),
    (
        in_topic("custom", data={"message": "solved.accepted_notification"}),
        Kind.SYSTEM,
        f"ben chose your post as the solution in {TOPIC}",
    ),
    (in_topic("group_mentioned", data=TEAM), Kind.MENTION, f"ben mentioned @menders in {TOPIC}"),
    (
        row("group_message_summary", {**TEAM, "inbox_count": 5, "username": "ana"}),
        Kind.MESSAGE,
        "5 messages in the inbox of menders",
    ),
    (row("group_message_summary", {**TEAM, "inbox_count": 1}), Kind.MESSAGE, "1 message in the inbox of menders"),
    (row("group_message_summary", TEAM), Kind.MESSAGE, "New messages in the inbox of menders"),
    (in_topic("watching_first_post"), Kind.POST, f"ben started {TOPIC}"),
    (in_topic("topic_reminder", by="ana"), Kind.SYSTEM, f"You wanted to be reminded of {TOPIC}"),
    (
        row("liked_consolidated", {"username": "ben", "display_username": "ben", "count": 6}),
        Kind.REACTION,
        "ben liked 6 of your posts",
    ),
    (in_topic("post_approved", by=""), Kind.MODERATION, f"Your post in {TOPIC} was approved"),
    (row("code_review_commit_approved", {"num_approved_commits": 3}), Kind.OTHER, "3 of your commits were approved"),
    (in_topic("code_review_commit_approved"), Kind.OTHER, f"Your commit in {TOPIC} was approved"),
    (row("membership_request_accepted", TEAM), Kind.SYSTEM, "You are now in the group menders"),
    (
        row("membership_request_consolidated", {"group_name": "menders", "count": 3}),
        Kind.REQUEST,
        "3 people want to join menders",
    ),
    (
        row("membership_request_consolidated", {"group_name": "menders", "count": 1}),
        Kind.REQUEST,
        "Somebody wants to join menders",
    ),
    (
        in_topic("bookmark_reminder", by="ana", data={"bookmark_name": "answer this"}),
        Kind.SYSTEM,
        f"Your bookmark “answer this” in {TOPIC} is due",
    ),
    (row("bookmark_reminder", {"title": "Old kites"}), Kind.SYSTEM, "Your bookmark in Old kites is due"),
    (
        in_topic("reaction", data={"reaction_icon": "tada"}),
        Kind.REACTION,
        f"ben reacted with 🎉 to your post in {TOPIC}",
    ),
    (
        in_topic("reaction", data={"count": 2, "username2": "cleo", "reaction_icon": "tada"}),
        Kind.REACTION,
        f"ben and cleo reacted to your post in {TOPIC}",
    ),
    (
        row("reaction", {"username": "ben", "display_username": "ben", "count": 4, "consolidated": True}),
        Kind.REACTION,
        "ben reacted to 4 of your posts",
    ),
    (in_topic("votes_released"), Kind.POLL, f"Your votes for {TOPIC} are free again"),
    (
        in_topic("event_reminder", data={"message": "discourse_post_event.notifications.before_event_reminder"}),
        Kind.SYSTEM,
        f"{TOPIC} begins soon",
    ),
    (in_topic("event_reminder"), Kind.SYSTEM, f"Reminder of the event {TOPIC}"),
    (in_topic("event_invitation"), Kind.INVITE, f"ben invited you to the event {TOPIC}"),
    (row("chat_mention", chat()), Kind.MENTION, "ben mentioned you in the chat Weir watch"),
    (row("chat_mention", chat(identifier="here")), Kind.MENTION, "ben mentioned @here in the chat Weir watch"),
    (
        row("chat_mention", chat(identifier="menders", is_group_mention=True)),
        Kind.MENTION,
        "ben mentioned @menders in the chat Weir watch",
    ),
    (
        row("chat_mention", chat(is_direct_message_channel=True)),
        Kind.MENTION,
        "ben mentioned you in a personal chat",
    ),
    (row("chat_message", {"username": "ben", **CHANNEL}), Kind.MESSAGE, "ben wrote in the chat Weir watch"),
    (
        row("chat_invitation", {"invited_by_username": "ben", **CHANNEL}),
        Kind.INVITE,
        "ben invited you to the chat Weir watch",
    ),
    (
        row("chat_group_mention", chat(identifier="menders")),
        Kind.MENTION,
        "ben mentioned @menders in the chat Weir watch",
    ),
    (in_topic("chat_quoted"), Kind.QUOTE, f"ben quoted your chat message in {TOPIC}"),
    (
        in_topic("assigned", data={"message": "discourse_assign.assign_notification"}),
        Kind.REQUEST,
        f"ben assigned {TOPIC} to you",
    ),
    (
        in_topic("assigned", by="menders", data={"message": "discourse_assign.assign_group_notification"}),
        Kind.REQUEST,
        f"{TOPIC} was assigned to menders",
    ),
    (in_topic("question_answer_user_commented"), Kind.REPLY, f"ben commented in {TOPIC}"),
    (in_topic("watching_category_or_tag"), Kind.POST, f"ben posted in {TOPIC}"),
    (row("new_features"), Kind.SYSTEM, "Your forum has new features"),
    (row("admin_problems"), Kind.SYSTEM, "Your forum has problems that an administrator should look at"),
    (
        row("linked_consolidated", {"username": "ben", "display_username": "ben", "count": 2}),
        Kind.QUOTE,
        "ben linked to 2 of your posts",
    ),
    (
        row("chat_watched_thread", {"username": "ben", "description": "Lost kites", "chat_channel_id": 3}),
        Kind.REPLY,
        "ben replied in the chat thread Lost kites",
    ),
    (
        row("upcoming_change_available", {"upcoming_change_humanized_names": ["Wider pages"]}),
        Kind.SYSTEM,
        "A change of your forum can be tried out: Wider pages",
    ),
    (
        row(
            "upcoming_change_automatically_promoted", {"upcoming_change_humanized_names": ["Wider pages", "Less grey"]}
        ),
        Kind.SYSTEM,
        "2 changes of your forum came into force by themselves: Wider pages, Less grey",
    ),
    (in_topic("boost", data={"boost_raw": "so good"}), Kind.REACTION, f"ben boosted your post in {TOPIC}"),
    (in_topic("suggested_edit_created"), Kind.EDIT, f"ben suggested an edit to your post in {TOPIC}"),
    (in_topic("suggested_edit_accepted"), Kind.EDIT, f"ben accepted the edit that you suggested in {TOPIC}"),
    (row("following", {"display_username": "ben"}), Kind.FOLLOW, "ben started following you"),
    (in_topic("following_created_topic"), Kind.POST, f"ben started {TOPIC}"),
    (in_topic("following_replied"), Kind.POST, f"ben replied in {TOPIC}"),
    (
        in_topic("following_replied", data={"display_username": "4 replies"}),
        Kind.POST,
        f"ben replied in {TOPIC} (4 new posts)",
    ),
    (row("circles_activity"), Kind.OTHER, "Something new"),
    (
        row("voice_invitation", {"display_username": "ben", "room_name": "The loft", "room_slug": "loft"}),
        Kind.INVITE,
        "ben invited you to the voice room The loft",
    ),
    (in_topic(4711), Kind.OTHER, f"ben: something new in {TOPIC}"),
    (row(4711, {"topic_title": "Kites"}), Kind.OTHER, "Something new in Kites"),
    (row(4711), Kind.OTHER, "Something new"),
]


@pytest.mark.parametrize(("item", "kind", "title"), SENTENCES, ids=lambda value: str(value)[:60])
def test_a_type_is_its_sentence(item: dict[str, Any], kind: Kind, title: str) -> None:
    shown = translated(item)
    assert (shown.kind, shown.title) == (kind, title)


def test_every_type_has_its_sentence_here() -> None:
    assert {item["notification_type"] for item, _, _ in SENTENCES} >= set(NAMES)


@pytest.mark.parametrize("kind", NAMES.values())
def test_a_type_without_anything_said_is_a_sentence_all_the_same(kind: str) -> None:
    title = translated(row(kind)).title
    assert title
    assert "None" not in title
    assert "{" not in title
    assert "  " not in title


def test_what_somebody_wrote_is_never_a_template() -> None:
    item = in_topic("group_mentioned", data={"group_name": "{who}{0}"}, fancy_title="{topic} {in_topic}")
    assert translated(item).title == "ben mentioned @{who}{0} in {topic} {in_topic}"
    assert translated(in_topic("reaction", data={"reaction_icon": "{x}"})).title.startswith("ben reacted with :{x}: to")


def test_the_sentence_begins_with_who_did_it() -> None:
    for item, _, title in SENTENCES:
        shown = translated(item)
        if shown.actors:
            assert title.startswith(shown.actors[0].name)


def test_the_topic_stands_in_the_sentence_word_for_word() -> None:
    shown = translated(in_topic("replied", fancy_title="مشبك &lt;b&gt; :duck:"))
    assert shown.subject
    assert shown.subject in shown.title
