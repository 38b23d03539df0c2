"""Every type of every server is the sentence that a person expects, and a type of tomorrow is shown all the same."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.mastodon.samples import ME, account, notification, status, translated
from traynotify.api import Kind
from traynotify.sources.mastodon.sentences import KNOWN_TYPES

MINE = status(account=account("ana", id=ME))
COLLECTION = {"collection": {"id": "3", "name": "Bakers", "url": "https://social.example/collections/3"}}


def warning(action: Any) -> dict[str, Any]:
    return {"account": account("ana", id=ME), "moderation_warning": {"id": "4", "action": action, "text": "Be kind."}}


def severed(**event: Any) -> dict[str, Any]:
    return {"account": account("ana", id=ME), "event": {"id": "5", **event}}


def report(**fields: Any) -> dict[str, Any]:
    return {"report": {"id": "6", "category": "spam", "comment": "Adverts", **fields}}


MODERATORS = "The moderators of social.example"
SENTENCES: list[tuple[str, dict[str, Any], Kind, str]] = [
    ("mention", {"status": status()}, Kind.MENTION, "Ben mentioned you"),
    ("mention", {"status": status(in_reply_to_account_id=ME)}, Kind.REPLY, "Ben replied to you"),
    ("mention", {"status": status(in_reply_to_account_id=int(ME))}, Kind.REPLY, "Ben replied to you"),
    ("mention", {"status": status(in_reply_to_account_id="999")}, Kind.MENTION, "Ben mentioned you"),
    ("mention", {"status": status(visibility="direct")}, Kind.MESSAGE, "Ben sent you a message"),
    ("mention", {"status": None}, Kind.MENTION, "Ben mentioned you"),
    ("status", {"status": status()}, Kind.POST, "Ben posted"),
    ("reblog", {"status": MINE}, Kind.BOOST, "Ben boosted your post"),
    ("favourite", {"status": MINE}, Kind.REACTION, "Ben favourited your post"),
    ("favourite", {"status": None}, Kind.REACTION, "Ben favourited your post"),
    ("follow", {}, Kind.FOLLOW, "Ben followed you"),
    ("follow_request", {}, Kind.REQUEST, "Ben asked to follow you"),
    ("poll", {"status": status()}, Kind.POLL, "A poll you voted in has ended"),
    ("poll", {"account": account("ana", id=ME), "status": MINE}, Kind.POLL, "Your poll has ended"),
    ("poll", {"account": None, "status": MINE}, Kind.POLL, "Your poll has ended"),
    ("poll", {"account": None, "status": None}, Kind.POLL, "A poll has ended"),
    ("update", {"status": status()}, Kind.EDIT, "Ben edited a post you boosted"),
    ("quote", {"status": status()}, Kind.QUOTE, "Ben quoted your post"),
    ("quoted_update", {"status": MINE}, Kind.EDIT, "Ben edited a post you quoted"),
    ("admin.sign_up", {}, Kind.MODERATION, "Ben signed up"),
    ("admin.report", report(target_account=account("carla")), Kind.MODERATION, "Ben reported Carla"),
    (
        "admin.report",
        {"account": account("pod.example", acct="pod.example@pod.example"), **report(target_account=account("carla"))},
        Kind.MODERATION,
        "Someone on pod.example reported Carla",
    ),
    ("admin.report", {"report": None}, Kind.MODERATION, "Ben sent a report"),
    (
        "severed_relationships",
        severed(type="domain_block", target_name="bad.example", followers_count=2, following_count=1),
        Kind.SYSTEM,
        "An administrator blocked bad.example: you lost 2 followers and 1 person that you follow",
    ),
    (
        "severed_relationships",
        severed(type="user_domain_block", target_name="bad.example", followers_count=1, following_count=0),
        Kind.SYSTEM,
        "You blocked bad.example: you lost 1 follower",
    ),
    (
        "severed_relationships",
        severed(type="account_suspension", target_name="troll@bad.example", followers_count=0, following_count=3),
        Kind.SYSTEM,
        "An administrator suspended troll@bad.example: you lost 3 people that you follow",
    ),
    (
        "severed_relationships",
        severed(type="something_new", target_name="bad.example"),
        Kind.SYSTEM,
        "The connection to bad.example was cut",
    ),
    ("severed_relationships", {"event": None}, Kind.SYSTEM, "Some of your follow relationships were cut"),
    ("moderation_warning", warning("none"), Kind.MODERATION, f"{MODERATORS} sent you a warning"),
    (
        "moderation_warning",
        warning("disable"),
        Kind.MODERATION,
        f"{MODERATORS} disabled your account",
    ),
    (
        "moderation_warning",
        warning("mark_statuses_as_sensitive"),
        Kind.MODERATION,
        f"{MODERATORS} marked some of your posts as sensitive",
    ),
    (
        "moderation_warning",
        warning("delete_statuses"),
        Kind.MODERATION,
        f"{MODERATORS} removed some of your posts",
    ),
    (
        "moderation_warning",
        warning("sensitive"),
        Kind.MODERATION,
        f"{MODERATORS} will mark all your posts as sensitive from now on",
    ),
    (
        "moderation_warning",
        warning("silence"),
        Kind.MODERATION,
        f"{MODERATORS} limited your account",
    ),
    (
        "moderation_warning",
        warning("suspend"),
        Kind.MODERATION,
        f"{MODERATORS} suspended your account",
    ),
    ("moderation_warning", warning("new"), Kind.MODERATION, f"{MODERATORS} sent you a warning"),
    (
        "moderation_warning",
        {"moderation_warning": None},
        Kind.MODERATION,
        f"{MODERATORS} sent you a warning",
    ),
    (
        "annual_report",
        {"account": account("ana", id=ME)},
        Kind.SYSTEM,
        "Your year on social.example is ready to look at",
    ),
    ("added_to_collection", COLLECTION, Kind.OTHER, "Ben added you to the collection “Bakers”"),
    ("added_to_collection", {"collection": None}, Kind.OTHER, "Ben added you to a collection"),
    ("collection_update", COLLECTION, Kind.EDIT, "Ben changed the collection “Bakers” that you are in"),
    ("collection_update", {"collection": None}, Kind.EDIT, "Ben changed a collection that you are in"),
    ("pending.favourite", {"status": MINE}, Kind.REQUEST, "Ben asks to favourite your post"),
    ("pending.reply", {"status": status()}, Kind.REQUEST, "Ben asks to reply to your post"),
    ("pending.reblog", {"status": MINE}, Kind.REQUEST, "Ben asks to boost your post"),
    ("pending.quote", {"status": MINE}, Kind.REQUEST, "Ben asks to quote your post"),
    ("pleroma:emoji_reaction", {"status": MINE, "emoji": "🎉"}, Kind.REACTION, "Ben reacted with 🎉"),
    ("pleroma:emoji_reaction", {"status": MINE, "emoji": ":blobcat:"}, Kind.REACTION, "Ben reacted with :blobcat:"),
    ("reaction", {"status": MINE}, Kind.REACTION, "Ben reacted to your post"),
    ("emoji_reaction", {"status": MINE, "emoji": ""}, Kind.REACTION, "Ben reacted to your post"),
    ("pleroma:chat_mention", {}, Kind.MESSAGE, "Ben sent you a chat message"),
    ("pleroma:report", {}, Kind.MODERATION, "Ben sent a report"),
    ("move", {"target": account("ben", acct="ben@new.example")}, Kind.SYSTEM, "Ben moved to ben@new.example"),
    ("move", {}, Kind.SYSTEM, "Ben moved to another account"),
    ("garden_party", {}, Kind.OTHER, "Ben: garden party"),
    ("admin.garden:party", {}, Kind.OTHER, "Ben: admin garden party"),
    ("garden_party", {"account": None}, Kind.OTHER, "Something new: garden party"),
    ("", {}, Kind.OTHER, "Ben: something new"),
    (
        "garden_party",
        {"fallback": {"title": "<b>Ben</b> invites you to a garden party", "summary": None}},
        Kind.OTHER,
        "Ben invites you to a garden party",
    ),
]


@pytest.mark.parametrize(("type_", "fields", "kind", "title"), SENTENCES)
def test_a_notification_is_the_sentence_that_a_person_expects(
    type_: str, fields: dict[str, Any], kind: Kind, title: str
) -> None:
    seen = translated(notification(type_, **{"account": account("ben"), **fields}))
    assert (seen.kind, seen.title) == (kind, title)


def test_every_known_type_has_an_example_here() -> None:
    assert set(KNOWN_TYPES) == {type_ for type_, *_ in SENTENCES} - {"garden_party", "admin.garden:party", ""}


def test_without_knowing_who_we_are_a_poll_is_nobodys() -> None:
    item = notification("poll", account=account("ana", id=ME), status=MINE)
    assert translated(item, me="").title == "A poll has ended"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"display_name": ""}, "ben"),
        ({"display_name": None}, "ben"),
        ({"display_name": "   "}, "ben"),
        ({"display_name": ":fox:", "emojis": [{"shortcode": "fox"}]}, "ben"),
        ({"display_name": "Ben :fox: the :fox:", "emojis": [{"shortcode": "fox"}]}, "Ben the"),
        ({"display_name": "Ben :not_one: 10:30"}, "Ben :not_one: 10:30"),
        ({"display_name": "Ben\n\u202egnp.exe"}, "Ben gnp.exe"),
        ({"display_name": "<b>Ben</b> & co"}, "<b>Ben</b> & co"),
        ({"display_name": "נועה"}, "\u2068נועה\u2069"),
        ({"display_name": "x" * 500}, "x" * 79 + "…"),
        ({"display_name": "", "username": None, "acct": "ben@pod.example"}, "ben@pod.example"),
        ({"display_name": "", "username": "", "acct": ""}, "Someone"),
    ],
)
def test_a_name_is_shown_as_people_would_say_it(fields: dict[str, Any], name: str) -> None:
    assert translated(notification("follow", account=account("ben", **fields))).title == f"{name} followed you"


def test_a_missing_account_is_someone() -> None:
    assert translated(notification("follow", account=None)).title == "Someone followed you"


@given(st.sampled_from(KNOWN_TYPES) | st.text(max_size=30), st.text(max_size=100), st.none() | st.text(max_size=50))
def test_whatever_people_call_themselves_it_is_one_line(type_: str, name: str, emoji: str | None) -> None:
    seen = translated(notification(type_, account=account("ben", display_name=name), emoji=emoji, status=status()))
    assert seen.title
    assert seen.title == " ".join(seen.title.split())
    assert len(seen.title) < 400
