"""Who it was, with their picture; where it happened; and what of a stranger's text may be shown."""

from typing import Any

import pytest

from tests.sources.discourse.samples import FORUM, IN_A_FOLDER, ME, TOPIC, in_topic, read, row, translated
from traynotify.api import Actor
from traynotify.sources.discourse.people import Faces
from traynotify.sources.discourse.translate import order_key, translate


def test_somebody_has_a_name_a_handle_a_picture_and_a_page() -> None:
    shown = translated(
        in_topic(
            "replied", acting_user_name="Ben Bao", acting_user_avatar_template="/user_avatar/larks/ben/{size}/1.png"
        )
    )
    assert shown.actors == (
        Actor(
            name="Ben Bao",
            handle="ben@larks.example",
            avatar_url="https://larks.example/user_avatar/larks/ben/96/1.png",
            url="https://larks.example/u/ben",
        ),
    )
    assert (shown.subject, shown.group_id, shown.slot) == (TOPIC, "topic:55", "topic:55")
    assert shown.created_at.isoformat() == "2026-03-14T09:26:53+00:00"


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("/user_avatar/a/{size}.png", "https://larks.example/user_avatar/a/96.png"),
        ("/talk/user_avatar/a/{size}.png", "https://larks.example/talk/user_avatar/a/96.png"),
        ("//cdn.example/a/{size}.png", "https://cdn.example/a/96.png"),
        ("https://letters.example/a/{size}.png", "https://letters.example/a/96.png"),
        ("javascript:alert({size})", ""),
        ("file:///a/{size}.png", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_a_picture_is_found_from_its_template(template: str, url: str) -> None:
    """What begins with a slash is from the root of the host, and has the folder in it already."""
    for site in (FORUM, IN_A_FOLDER):
        shown = translated(in_topic("replied", acting_user_avatar_template=template), site)
        assert shown.actors[0].avatar_url == url


def test_what_lists_said_of_people_serves_where_nothing_is_said() -> None:
    faces = Faces()
    told = in_topic("liked", acting_user_name="Ben Bao", acting_user_avatar_template="/b/{size}.png")
    translate(read(told), site=FORUM, me=ME, faces=faces)
    for bare in (in_topic("replied"), in_topic("replied", data={"display_username": "3 replies"})):
        shown = translate(read(bare), site=FORUM, me=ME, faces=faces)
        assert (shown.actors[0].name, shown.actors[0].avatar_url) == ("Ben Bao", "https://larks.example/b/96.png")


def test_a_count_is_nobodys_name() -> None:
    shown = translated(in_topic("replied", data={"display_username": "3 replies"}, acting_user_name="Wrong"))
    assert [actor.name for actor in shown.actors] == ["ben"]
    assert shown.actor_count == 1
    nobody = translated(row("replied", {"display_username": "3 replies"}))
    assert (nobody.actors, nobody.title) == ((), "Someone replied to you (3 new replies)")


def test_what_is_about_oneself_names_nobody() -> None:
    for kind in ("bookmark_reminder", "topic_reminder", "granted_badge", "group_message_summary", "event_reminder"):
        assert translated(in_topic(kind, by="ana", data={"username": "ana"})).actors == ()


def test_everybody_who_liked_is_counted() -> None:
    shown = translated(in_topic("liked", data={"count": 5, "username2": "cleo", "name2": "Cleo C."}))
    assert [actor.name for actor in shown.actors] == ["ben", "Cleo C."]
    assert shown.actor_count == 5


@pytest.mark.parametrize("count", [-1, 0, 10**15, "x", None, True])
def test_a_count_that_cannot_be_is_not_believed(count: Any) -> None:
    assert 1 <= translated(in_topic("liked", data={"count": count})).actor_count <= 100_000


def test_only_one_family_shares_a_place() -> None:
    same = {
        translated(in_topic(kind)).slot for kind in ("replied", "posted", "private_message", "watching_category_or_tag")
    }
    assert same == {"topic:55"}
    for kind in ("mentioned", "quoted", "liked", "linked", "edited"):
        assert translated(in_topic(kind)).slot == ""
    assert translated(row("replied")).slot == ""


def test_markup_and_tricks_of_direction_do_not_get_through() -> None:
    shown = translated(
        in_topic(
            "replied",
            by="ben",
            fancy_title="&lt;img src=x onerror=alert(1)&gt; a\u202eb\x00c &amp;amp;",
            acting_user_name="Ben\u202e <b>",
        ),
        words="One\u202e & <i>two</i>\n\n\n\nthree",
    )
    assert shown.subject == "<img src=x onerror=alert(1)> abc &amp;"
    assert shown.actors[0].name == "Ben <b>"
    assert shown.excerpt == "One & <i>two</i>\n\nthree"


def test_a_right_to_left_title_cannot_turn_the_sentence() -> None:
    shown = translated(in_topic("replied", fancy_title="دفتر الخط"))
    assert shown.title == "ben replied to you in \u2068دفتر الخط\u2069"


def test_a_title_has_an_end() -> None:
    assert len(translated(in_topic("replied", fancy_title="x" * 100_000)).title) < 250


def test_the_title_of_a_message_without_a_topic_is_taken_from_the_details() -> None:
    item = in_topic("replied")
    del item["fancy_title"]
    assert translated(item).subject == TOPIC


def test_order_follows_the_second_and_then_the_id() -> None:
    early, late = read(row("liked", id=9)), read(row("liked", id=10))
    bus = read(row("liked", id=10, created_at="2026-03-14 09:26:53 UTC"))
    assert order_key(early.id, early.created_at) < order_key(late.id, late.created_at)
    assert order_key(bus.id, bus.created_at) == order_key(late.id, late.created_at)
    assert len(order_key(1, None)) == len(order_key(2**62, late.created_at))


def test_a_row_without_a_moment_is_of_long_ago() -> None:
    shown = translated(row("liked", created_at=None))
    assert shown.created_at.year == 1970


def test_the_list_and_the_bus_agree_on_when_it_happened() -> None:
    listed = translated(row("liked", created_at="2026-03-14T09:26:53.589Z"))
    pushed = translated(row("liked", created_at="2026-03-14 09:26:53 UTC"))
    assert listed.happened_at == pushed.happened_at
