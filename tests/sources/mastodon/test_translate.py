"""Of a post, a person sees plain text, folded where its author or their own filter asks for it, and safe links."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.mastodon.samples import BASE, ME, account, notification, server, status, translated
from traynotify.api import Actor
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.translate import EXCERPT_LIMIT, order_key, translate

MENTION = notification("mention", account=account("ben"), status=status())


def about(**fields: Any) -> dict[str, Any]:
    """A mention by Ben in a post with these fields."""
    return notification("mention", account=account("ben"), status=status(**fields))


def test_a_notification_has_all_that_the_inbox_shows() -> None:
    seen = translated(MENTION)
    assert seen.id == "41"
    assert seen.raw_kind == "mention"
    assert seen.excerpt == "Good morning"
    assert seen.actors == (
        Actor(name="Ben", handle="ben@social.example", avatar_url=f"{BASE}/avatars/ben.png", url=f"{BASE}/@ben"),
    )
    assert seen.actor_count == 1
    assert seen.created_at == datetime(2026, 3, 14, 9, 26, 53, 589000, UTC)
    assert seen.server_read is None
    assert seen.group_id == "status:7"
    assert seen.order_key == "000241"


def test_people_of_other_servers_keep_their_address() -> None:
    seen = translated(notification("follow", account=account("ben", acct="ben@pod.example")))
    assert seen.actors[0].handle == "ben@pod.example"


@pytest.mark.parametrize(
    ("fields", "excerpt"),
    [
        ({"content": "<p>One<br>two</p><p>three &amp; four</p>"}, "One\ntwo\n\nthree & four"),
        ({"content": "<script>steal()</script><img src=x onerror=steal()>Hi"}, "Hi"),
        ({"content": "&lt;b&gt;not bold&lt;/b&gt;"}, "<b>not bold</b>"),
        ({"content": None}, ""),
        ({"content": "", "media_attachments": [{"type": "image"}]}, "a picture"),
        ({"content": "", "media_attachments": [{"type": "gifv"}]}, "an animation"),
        ({"content": "", "media_attachments": [{"type": "image"}, {"type": "image"}]}, "2 pictures"),
        ({"content": "", "media_attachments": [{"type": "image"}, {"type": "audio"}]}, "2 files"),
        ({"content": "", "media_attachments": [{"type": "hologram"}]}, "a file"),
        (
            {"content": "<p>@<span>robin</span> @ben@x.example</p>", "media_attachments": [{"type": "image"}]},
            "a picture",
        ),
        ({"content": "<p>@robin</p>", "poll": {"options": [{"title": "Yes"}, {"title": "No"}]}}, "Yes · No"),
        ({"content": "<p>@robin</p>"}, "@robin"),
        (
            {"content": "", "media_attachments": [{"type": "image", "description": "A loaf of bread"}]},
            "A loaf of bread",
        ),
        ({"content": "", "poll": {"options": [{"title": "Rye"}, {"title": "Oat"}]}}, "Rye · Oat"),
        ({"content": "Words", "media_attachments": [{"type": "image"}]}, "Words"),
    ],
)
def test_the_excerpt_is_what_the_post_says(fields: dict[str, Any], excerpt: str) -> None:
    assert translated(about(**fields)).excerpt == excerpt


def test_a_long_post_is_cut() -> None:
    assert len(translated(about(content="word " * 1000)).excerpt) <= EXCERPT_LIMIT


def test_a_content_warning_folds_the_text() -> None:
    seen = translated(about(spoiler_text=" The film's\nend "))
    assert seen.warning == "The film's end"
    assert seen.excerpt == "Good morning"


def rule(action: str, *contexts: str, title: str = "Sport") -> dict[str, Any]:
    return {"filtered": [{"filter": {"title": title, "context": list(contexts), "filter_action": action}}]}


def test_the_persons_own_filter_folds_or_hides() -> None:
    assert translated(about(**rule("warn", "notifications"))).warning == "Filtered: Sport"
    assert translated(about(**rule("warn", "home"))).warning == ""
    assert translated(about(**rule("hide", "home"))).warning == ""
    hidden = wire.notification(json.dumps(about(**rule("hide", "home", "notifications"))))
    assert translate(hidden, server=server(), me=ME) is None


def test_only_what_others_write_is_hidden_by_a_filter() -> None:
    item = notification("favourite", account=account("ben"), status=status(**rule("hide", "notifications")))
    assert translated(item).title == "Ben favourited your post"


@pytest.mark.parametrize(
    ("item", "excerpt"),
    [
        (notification("follow", account=account("ben", note="<p>I bake.</p>")), "I bake."),
        (notification("follow_request", account=account("ben", note=None)), ""),
        (notification("admin.report", account=account("ben"), report={"id": "1", "comment": "Adverts"}), "Adverts"),
        (notification("moderation_warning", moderation_warning={"id": "1", "text": "Be kind."}), "Be kind."),
        (notification("new", fallback={"title": "x", "summary": "<p>More &amp; more</p>"}), "More & more"),
        (notification("new"), ""),
    ],
)
def test_what_is_not_about_a_post_has_an_excerpt_of_its_own(item: dict[str, Any], excerpt: str) -> None:
    assert translated(item).excerpt == excerpt


@pytest.mark.parametrize("type_", ["severed_relationships", "moderation_warning", "annual_report", "poll"])
def test_we_are_not_named_as_the_ones_who_did_it(type_: str) -> None:
    assert translated(notification(type_, account=account("ana", id=ME))).actors == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:x", None, "", "not a link"])
def test_an_unsafe_link_is_dropped(url: str | None) -> None:
    item = notification("follow", account=account("ben", url=url, uri=url, avatar_static=url, avatar=url))
    for software in ("mastodon", "gotosocial", "pleroma", "pixelfed", "takahe"):
        seen = translated(item, software=software)
        assert seen.url.startswith(BASE)
        assert (seen.actors[0].url, seen.actors[0].avatar_url) == ("", "")


def test_an_avatar_that_stands_still_is_preferred() -> None:
    item = notification("follow", account=account("ben", avatar_static=None))
    assert translated(item).actors[0].avatar_url == f"{BASE}/avatars/ben.gif"


def test_a_read_flag_counts_where_the_server_has_them() -> None:
    item = {**MENTION, "pleroma": {"is_seen": True}}
    assert translated(item, software="pleroma").server_read is True
    assert translated({**MENTION, "pleroma": {"is_seen": False}}, software="pleroma").server_read is False
    assert translated(MENTION, software="pleroma").server_read is None
    assert translated(item, software="mastodon").server_read is None


def test_without_a_time_of_its_own_it_has_that_of_the_post_or_a_very_old_one() -> None:
    item = notification("mention", created_at="soon", status=status(created_at="2026-01-01T00:00:00Z"))
    assert translated(item).created_at == datetime(2026, 1, 1, tzinfo=UTC)
    assert translated(notification("follow", created_at=None)).created_at.year == 1970


def test_keys_sort_as_servers_order() -> None:
    assert sorted(["100", "99", "9", "1000"], key=order_key) == ["9", "99", "100", "1000"]
    ulids = ["01H00000000000000000000000", "01J00000000000000000000000", "01JZZZZZZZZZZZZZZZZZZZZZZZ"]
    assert sorted(set(ulids), key=order_key) == ulids
    assert order_key("2") < order_key("19")


@given(st.lists(st.integers(min_value=0, max_value=10**20), unique=True))
def test_keys_of_numbers_sort_as_numbers(numbers: list[int]) -> None:
    assert [int(text) for text in sorted(map(str, numbers), key=order_key)] == sorted(numbers)


@given(st.text(max_size=300), st.text(max_size=100), st.text(max_size=60))
def test_no_text_of_a_stranger_reaches_us_unclean(content: str, warning: str, name: str) -> None:
    seen = translated(
        notification(
            "mention", account=account("ben", display_name=name), status=status(content=content, spoiler_text=warning)
        )
    )
    for text in (seen.title, seen.excerpt, seen.warning):
        assert not any(character < " " and character != "\n" for character in text)
        assert "\u202e" not in text
