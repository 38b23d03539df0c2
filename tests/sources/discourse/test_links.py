"""A click opens the page that the forum's own menu would open, below the folder that the forum is in."""

from typing import Any

import pytest

from tests.sources.discourse.samples import IN_A_FOLDER, in_topic, row, translated

BASE = "https://larks.example"
CHANNEL = {"chat_channel_id": 3, "chat_channel_title": "Weir watch", "chat_channel_slug": "weir-watch"}

PAGES: list[tuple[dict[str, Any], str]] = [
    (in_topic("replied"), "/t/the-heron/55/4"),
    (in_topic("replied", post_number=1), "/t/the-heron/55"),
    (in_topic("replied", post_number=None), "/t/the-heron/55"),
    (in_topic("replied", slug=None), "/t/topic/55/4"),
    (in_topic("replied", slug=""), "/t/topic/55/4"),
    (in_topic("replied", slug="%E5%B1%B1"), "/t/%E5%B1%B1/55/4"),
    (in_topic("replied", slug="a/../b c?x#y"), "/t/a%2F..%2Fb%20c%3Fx%23y/55/4"),
    (in_topic(4711), "/t/the-heron/55/4"),
    (row(4711), "/u/ana/notifications"),
    (row(4711, {"group_id": 4, "group_name": "menders", "username": "ana"}), "/u/ana/messages/group/menders"),
    (row("mentioned", {"reviewable_id": 9, "display_username": "ben"}), "/review/9"),
    (in_topic("mentioned", data={"reviewable_id": 9}), "/t/the-heron/55/4"),
    (row("invitee_accepted", {"display_username": "ben"}), "/u/ben"),
    (
        row("granted_badge", {"badge_id": 41, "badge_slug": "first-emoji", "username": "Ana"}),
        "/badges/41/first-emoji?username=ana",
    ),
    (row("granted_badge", {"badge_id": 41, "badge_name": "First Emoji!"}), "/badges/41/first-emoji"),
    (row("granted_badge", {"badge_id": 41, "topic_id": 55, "post_number": 4}), "/t/55/4"),
    (row("granted_badge"), "/u/ana/notifications"),
    (
        row("group_message_summary", {"group_name": "menders", "username": "ana", "inbox_count": 2}),
        "/u/ana/messages/group/menders",
    ),
    (
        row("liked_consolidated", {"username": "ben", "display_username": "ben"}),
        "/u/ana/notifications/likes-received?acting_username=ben",
    ),
    (row("linked_consolidated", {"username": "ben"}), "/u/ana/notifications/links?acting_username=ben"),
    (row("code_review_commit_approved", {"num_approved_commits": 3}), "/u/ana/activity/approval-given"),
    (in_topic("code_review_commit_approved"), "/t/the-heron/55/4"),
    (row("membership_request_accepted", {"group_name": "menders"}), "/g/menders"),
    (row("membership_request_consolidated", {"group_name": "menders"}), "/u/ana/messages"),
    (in_topic("bookmark_reminder", data={"bookmarkable_url": "/chat/x"}), "/t/the-heron/55/4"),
    (row("bookmark_reminder", {"bookmarkable_url": "/chat/c/-/3/77"}), "/chat/c/-/3/77"),
    (row("bookmark_reminder", {"bookmarkable_url": f"{BASE}/chat/c/-/3/77"}), "/chat/c/-/3/77"),
    (row("bookmark_reminder", {"bookmarkable_url": "https://owls.example/x"}), "/u/ana/notifications"),
    (row("bookmark_reminder", {"bookmarkable_url": "javascript:alert(1)"}), "/u/ana/notifications"),
    (
        row("reaction", {"username": "ben", "consolidated": True}),
        "/u/ana/notifications/reactions-received?acting_username=ben&include_likes=true",
    ),
    (in_topic("reaction"), "/t/the-heron/55/4"),
    (row("chat_mention", {**CHANNEL, "chat_message_id": 77}), "/chat/c/weir-watch/3/77"),
    (row("chat_mention", {**CHANNEL, "chat_message_id": 77, "chat_thread_id": 8}), "/chat/c/weir-watch/3/t/8"),
    (row("chat_mention", {"chat_channel_id": 3}), "/chat/c/-/3"),
    (row("chat_mention"), "/u/ana/notifications"),
    (row("chat_invitation", {**CHANNEL, "chat_message_id": 77}), "/chat/c/weir-watch/3/77"),
    (row("chat_message", {"post_url": "/chat/c/-/3/77"}), "/chat/c/-/3/77"),
    (in_topic("chat_quoted"), "/t/the-heron/55/4"),
    (in_topic("assigned"), "/t/the-heron/55/4"),
    (row("new_features"), "/admin/whats-new"),
    (row("admin_problems"), "/admin"),
    (
        row("chat_watched_thread", {"chat_channel_id": 3, "chat_thread_id": 8, "chat_message_id": 77}),
        "/chat/c/-/3/t/8/77",
    ),
    (
        row("upcoming_change_available", {"upcoming_change_names": ["wider", "grey"]}),
        "/admin/config/upcoming-changes?changeNamesFilter=wider,grey",
    ),
    (
        row("upcoming_change_automatically_promoted", {"upcoming_change_name": "wider"}),
        "/admin/config/upcoming-changes?changeNamesFilter=wider",
    ),
    (row("upcoming_change_available"), "/admin/config/upcoming-changes"),
    (row("following", {"display_username": "ben"}), "/u/ben"),
    (in_topic("following_replied"), "/t/the-heron/55/4"),
    (
        row("voice_invitation", {"room_slug": "loft", "display_username": "ben"}),
        "/voice/r/loft/invited-by/ben",
    ),
]


@pytest.mark.parametrize(("item", "path"), PAGES, ids=lambda value: str(value)[:60])
def test_a_click_opens_the_right_page(item: dict[str, Any], path: str) -> None:
    assert translated(item).url == f"{BASE}{path}"


@pytest.mark.parametrize(("item", "path"), PAGES, ids=lambda value: str(value)[:60])
def test_in_a_folder_too(item: dict[str, Any], path: str) -> None:
    """What the server itself gives from the root of its host has the folder in it already; nothing is doubled."""
    details = item["data"]
    for name in ("bookmarkable_url", "post_url"):
        if str(details.get(name, "")).startswith("/"):
            item = item | {"data": details | {name: f"/talk{details[name]}"}}
    if str(details.get("bookmarkable_url", "")).startswith(BASE):
        item = item | {"data": {"bookmarkable_url": f"{BASE}/talk/chat/c/-/3/77"}}
    assert translated(item, IN_A_FOLDER).url == f"{BASE}/talk{path}"


def test_a_page_beside_the_folder_is_not_the_forums() -> None:
    for url in ("/chat/c/-/3/77", "/talkative/x", "//owls.example/talk/x"):
        shown = translated(row("bookmark_reminder", {"bookmarkable_url": url}), IN_A_FOLDER)
        assert shown.url == "https://larks.example/talk/u/ana/notifications"
