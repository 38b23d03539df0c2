"""Every name of a notification: the sentence, the kind, what it is about, and the page that a click opens."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from traynotify.api import Kind, Notification
from traynotify.sources.osu import frames, wire
from traynotify.sources.osu.frames import Channel, Message, Person
from traynotify.sources.osu.names import KNOWN_NAMES, category_of, names_only_of
from traynotify.sources.osu.translate import Viewpoint, chat_line, translate, translate_chat

BASE = "https://osu.example"
ME = 50
VIEW = Viewpoint(base_url=BASE, me=ME, my_avatar="https://a.osu.example/50?17.png")

SONG = {"title": "Bell Song", "title_unicode": "鐘の歌", "username": "Ana", "cover_url": "https://c.example/1.jpg"}
POST = {**SONG, "post_id": 3, "discussion_id": 4, "beatmap_id": None, "content": "the second bar is early"}


def told(name: str, view: Viewpoint = VIEW, **changes: Any) -> Notification:
    fields = {
        "id": 7,
        "name": name,
        "created_at": "2031-02-03T04:05:06+00:00",
        "object_type": "beatmapset",
        "object_id": 42,
        "source_user_id": 3,
        "is_read": False,
        "details": {},
    }
    return translate(wire.notification(json.dumps({**fields, **changes}).encode()), view)


CASES = [
    (
        "beatmap_owner_change",
        {"details": {**SONG, "beatmap_id": 8, "version": "Gentle"}},
        Kind.SYSTEM,
        "Ana made you the owner of the difficulty “Gentle” of “Bell Song”",
        "",
        "/beatmapsets/42/discussion/8",
    ),
    (
        "beatmapset_discussion_lock",
        {"details": SONG},
        Kind.MODERATION,
        "Ana locked the discussion of “Bell Song”",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "beatmapset_discussion_unlock",
        {"details": SONG},
        Kind.MODERATION,
        "Ana unlocked the discussion of “Bell Song”",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "beatmapset_discussion_post_new",
        {"details": POST},
        Kind.REPLY,
        "Ana wrote about “Bell Song”",
        "the second bar is early",
        "/beatmapsets/42/discussion/-/generalAll#/4/3",
    ),
    (
        "beatmapset_discussion_qualified_problem",
        {"details": {**POST, "beatmap_id": 9}},
        Kind.MODERATION,
        "Ana reported a problem with “Bell Song”",
        "the second bar is early",
        "/beatmapsets/42/discussion/9/timeline#/4/3",
    ),
    (
        "beatmapset_discussion_review_new",
        {"details": {**POST, "embeds": {"suggestions": 3, "problems": 1, "praises": 0}}},
        Kind.REPLY,
        "Ana reviewed “Bell Song”",
        "1 problem, 3 suggestions",
        "/beatmapsets/42/discussion/-/generalAll#/4/3",
    ),
    (
        "beatmapset_disqualify",
        {"details": SONG},
        Kind.MODERATION,
        "Ana disqualified “Bell Song”",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "beatmapset_love",
        {"details": SONG},
        Kind.SYSTEM,
        "Ana moved “Bell Song” to the loved beatmaps",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "beatmapset_nominate",
        {"details": SONG},
        Kind.SYSTEM,
        "Ana nominated “Bell Song”",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "beatmapset_qualify",
        {"details": SONG},
        Kind.SYSTEM,
        "Ana qualified “Bell Song”",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "beatmapset_rank",
        {"details": {"title": "Bell Song"}, "source_user_id": None},
        Kind.SYSTEM,
        "“Bell Song” is now ranked",
        "",
        "/beatmapsets/42",
    ),
    (
        "beatmapset_remove_from_loved",
        {"details": SONG},
        Kind.MODERATION,
        "Ana took “Bell Song” from the loved beatmaps",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "beatmapset_reset_nominations",
        {"details": SONG},
        Kind.MODERATION,
        "Ana reset the nominations of “Bell Song”",
        "",
        "/beatmapsets/42/discussion",
    ),
    (
        "channel_announcement",
        {"object_type": "channel", "details": {"title": "We open at eight", "name": "The match", "username": "Ana"}},
        Kind.MESSAGE,
        "Ana announced something in “The match”",
        "We open at eight",
        "/community/chat?channel_id=42",
    ),
    (
        "channel_mention",
        {"object_type": "channel", "details": {"title": "@me look", "name": "#bells", "username": "Ana"}},
        Kind.MENTION,
        "Ana mentioned you in #bells",
        "@me look",
        "/community/chat?channel_id=42",
    ),
    (
        "channel_message",
        {"object_type": "channel", "details": {"title": "are you there?", "type": "pm", "username": "Ana"}},
        Kind.MESSAGE,
        "Ana sent you a message",
        "are you there?",
        "/community/chat?channel_id=42",
    ),
    (
        "channel_team",
        {"object_type": "channel", "details": {"title": "at eight", "name": "#slow", "username": "Ana"}},
        Kind.MESSAGE,
        "Ana wrote in the chat of #slow",
        "at eight",
        "/community/chat?channel_id=42",
    ),
    (
        "comment_new",
        {
            "object_type": "build",
            "details": {"title": "2031.1", "comment_id": 5, "content": "thanks", "username": "Ana"},
        },
        Kind.POST,
        "Ana commented on “2031.1”",
        "thanks",
        "/comments/5",
    ),
    (
        "forum_topic_reply",
        {"object_type": "forum_topic", "details": {"title": "Tea & <keys>", "post_id": 6, "username": "Ana"}},
        Kind.REPLY,
        "Ana replied in “Tea & <keys>”",
        "",
        "/community/forums/posts/6",
    ),
    (
        "news_post_new",
        {"object_type": "news_post", "details": {"title": "Results", "slug": "2031/results ?", "news_post_id": 42}},
        Kind.POST,
        "News: “Results”",
        "",
        "/home/news/2031%2Fresults%20%3F",
    ),
    (
        "team_application_accept",
        {"object_type": "team", "details": {"title": "Slow Clickers", "username": "Ana"}},
        Kind.INVITE,
        "The team “Slow Clickers” accepted you as a member",
        "",
        "/teams/42",
    ),
    (
        "team_application_reject",
        {"object_type": "team", "details": {"title": "Slow Clickers", "username": "Ana"}},
        Kind.SYSTEM,
        "The team “Slow Clickers” turned your application down",
        "",
        "/teams/42",
    ),
    (
        "team_application_store",
        {"object_type": "team", "details": {"title": "Pip", "username": "Pip"}},
        Kind.REQUEST,
        "Pip asked to join your team",
        "",
        "/teams/42",
    ),
    (
        "user_achievement_unlock",
        {
            "object_type": "user",
            "object_id": ME,
            "details": {
                "title": "Night Shift",
                "description": "Play late.",
                "user_id": ME,
                "achievement_mode": "taiko",
                "username": "me",
            },
        },
        Kind.SYSTEM,
        "You unlocked the medal “Night Shift”",
        "Play late.",
        "/users/50/taiko#medals",
    ),
    (
        "user_beatmapset_new",
        {"object_type": "user", "object_id": 3, "details": {**SONG, "beatmapset_id": 99}},
        Kind.POST,
        "Ana uploaded “Bell Song”",
        "",
        "/beatmapsets/99",
    ),
    (
        "user_beatmapset_revive",
        {"object_type": "user", "object_id": 3, "details": {**SONG, "beatmapset_id": 99}},
        Kind.POST,
        "Ana revived “Bell Song”",
        "",
        "/beatmapsets/99",
    ),
]


def test_no_name_is_forgotten() -> None:
    assert {case[0] for case in CASES} == set(KNOWN_NAMES)


@pytest.mark.parametrize(("name", "fields", "kind", "title", "excerpt", "page"), CASES, ids=[c[0] for c in CASES])
def test_every_name(name: str, fields: dict[str, Any], kind: Kind, title: str, excerpt: str, page: str) -> None:
    item = told(name, **fields)
    assert (item.kind, item.raw_kind, item.title, item.excerpt) == (kind, name, title, excerpt)
    assert item.url == BASE + page
    assert item.subject in item.title
    assert item.title.startswith(tuple(actor.name for actor in item.actors) or item.title)
    assert item.created_at == datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert (item.id, item.order_key, item.server_read) == ("7", "00000000000000000007", False)
    about = str(fields.get("object_type", "beatmapset"))
    assert item.group_id == ("" if about == "user" else f"{about}-42-{category_of(name)}")


@pytest.mark.parametrize("name", [*KNOWN_NAMES, "constellation", "x" * 500, ""])
@pytest.mark.parametrize("object_type", ["beatmapset", "channel", "unheard_of", None])
@pytest.mark.parametrize("object_id", [42, None])
def test_whatever_is_missing_there_is_a_sentence(name: str, object_type: str | None, object_id: int | None) -> None:
    item = told(name, object_type=object_type, object_id=object_id, source_user_id=None, created_at=None)
    assert item.title
    assert "“”" not in item.title
    assert "  " not in item.title
    assert item.url.startswith(BASE)
    assert item.created_at.tzinfo is not None


@pytest.mark.parametrize("name", KNOWN_NAMES)
@pytest.mark.parametrize("value", [None, 5, [], {"a": 1}, "\u202eevil\n\nline", "<b>bold</b>" * 200])
def test_details_of_any_kind_make_a_plain_line(name: str, value: Any) -> None:
    keys = (
        "title",
        "title_unicode",
        "username",
        "name",
        "content",
        "version",
        "slug",
        "description",
        "embeds",
        "reply_to",
    )
    item = told(name, details=dict.fromkeys((*keys, "post_id", "comment_id", "user_id", "cover_url"), value))
    assert "\n" not in item.title
    assert "\u202e" not in item.title + item.excerpt
    assert item.url.startswith(BASE)


def test_an_answer_to_my_comment() -> None:
    details = {"title": "Bell Song", "comment_id": 5, "username": "Ana", "reply_to": {"user_id": ME}}
    item = told("comment_new", details=details)
    assert (item.kind, item.title) == (Kind.REPLY, "Ana replied to your comment on “Bell Song”")
    other = told("comment_new", details={**details, "reply_to": {"user_id": ME + 1}})
    assert other.title == "Ana commented on “Bell Song”"


def test_original_titles_are_shown_to_who_wants_them() -> None:
    view = Viewpoint(base_url=BASE, me=ME, original_titles=True)
    assert told("beatmapset_nominate", view, details=SONG).title == "Ana nominated “鐘の歌”"
    assert told("beatmapset_nominate", view, details={"title": "Bell Song", "username": "Ana"}).title.endswith("Song”")


def test_a_name_that_nobody_knows() -> None:
    item = told("constellation_seen", details={"title": "Bell Song", "username": "Ana"})
    assert (item.kind, item.title) == (Kind.OTHER, "Ana: constellation seen: “Bell Song”")
    assert item.url == f"{BASE}/beatmapsets/42/discussion"
    assert told("constellation_seen").title == "Something new: constellation seen"


def test_the_page_never_comes_from_the_server() -> None:
    details = {"title": "x", "slug": "https://evil.example/", "url": "https://evil.example/"}
    item = told("news_post_new", object_type="news_post", details=details)
    assert item.url == f"{BASE}/home/news/https%3A%2F%2Fevil.example%2F"


def test_who_did_it() -> None:
    (actor,) = told("beatmapset_nominate", details=SONG).actors
    assert (actor.name, actor.url, actor.avatar_url) == ("Ana", f"{BASE}/users/3", "https://a.osu.example/3")


@pytest.mark.parametrize("mine", ["", "https://a.osu.example/pictures/me.png", "https://a.osu.example/501", "50"])
def test_where_pictures_are_is_only_known_from_ones_own(mine: str) -> None:
    view = Viewpoint(base_url=BASE, me=ME, my_avatar=mine)
    assert told("beatmapset_nominate", view, details=SONG).actors[0].avatar_url == ""


def test_the_picture_of_who_wrote_a_message() -> None:
    details = {"title": "hi", "username": "Ana", "cover_url": "https://a.osu.example/3?1.png"}
    item = told("channel_message", object_type="channel", details=details)
    assert item.actors[0].avatar_url == "https://a.osu.example/3?1.png"
    item = told("channel_message", object_type="channel", details={**details, "cover_url": "javascript:alert(1)"})
    assert item.actors[0].avatar_url == "https://a.osu.example/3"


def test_names_that_say_what_type_they_are_about() -> None:
    of_types = [
        names_only_of(t) for t in ("beatmapset", "channel", "forum_topic", "news_post", "team", "user", "build")
    ]
    assert sorted(name for names in of_types for name in names) == sorted({*KNOWN_NAMES} - {"comment_new"})
    assert names_only_of("unheard_of") == ()


# Chat


def line(**changes: Any) -> Message:
    return Message(**{"id": 9, "channel_id": 5, "sender_id": 3, "content": "are you there?", **changes})


PERSON = Person(id=3, username="Ana", avatar_url="https://a.osu.example/3?1.png")


@pytest.mark.parametrize(
    ("channel", "title"),
    [
        (None, "Ana sent you a message"),
        (Channel(id=5, name="Ana, me", type="PM"), "Ana sent you a message"),
        (Channel(id=5, name="The match", type="ANNOUNCE"), "Ana announced something in “The match”"),
        (Channel(id=5, name="#slow", type="TEAM"), "Ana wrote in the chat of your team"),
        (Channel(id=5, name="#bells", type="PUBLIC"), "Ana wrote in #bells"),
    ],
)
def test_a_line_of_chat(channel: Channel | None, title: str) -> None:
    item = translate_chat(line(), PERSON, channel, VIEW)
    assert (item.kind, item.title, item.excerpt) == (Kind.MESSAGE, title, "are you there?")
    assert item.url == f"{BASE}/community/chat?channel_id=5"
    assert item.server_read is None
    assert chat_line(item.id) == (5, 9)


def test_an_action_and_a_stranger() -> None:
    assert translate_chat(line(is_action=True, content="waves"), PERSON, None, VIEW).excerpt == "* Ana waves"
    item = translate_chat(line(), None, None, VIEW)
    assert (item.title, item.actors) == ("Someone sent you a message", ())


@pytest.mark.parametrize("remote_id", ["7", "chat-", "chat-5", "chat-5-x", "chat-5-9-1", "", "chat--5-9"])
def test_what_is_no_line_of_chat(remote_id: str) -> None:
    assert chat_line(remote_id) is None


def test_a_frame_that_was_sent_becomes_a_sentence() -> None:
    details = {"title": "A topic", "cover_url": None, "post_id": 77, "username": "Ana"}
    data = {"id": 1, "name": "forum_topic_reply", "object_type": "forum_topic", "object_id": 42, "details": details}
    found = frames.frame(json.dumps({"event": "new", "data": data}))
    assert isinstance(found, frames.New)
    assert translate(found.notification, VIEW).title == "Ana replied in “A topic”"
