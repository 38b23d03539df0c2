"""The toy's list, its marks and its counts are those of a real forum."""

import re
from dataclasses import replace
from typing import Any

import httpx
import pytest

from traynotify.demo.discourse import FORUMS, RateLimits, ToyDiscourse
from traynotify.demo.discourse.model import REMOVED

LIST = "/notifications.json"


async def listed(client: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    answer = await client.get(LIST, params=query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def ids(body: dict[str, Any]) -> list[int]:
    return [row["id"] for row in body["notifications"]]


async def test_a_row_has_the_fields_of_a_row(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    topic = toy.add_topic("Tom & Jerry's :cat:")
    row = toy.notify("liked", "cleo", topic=topic, data={"count": 2})
    (item,) = (await listed(client))["notifications"]
    assert item["id"] == row.id
    assert item["notification_type"] == 5
    assert item["fancy_title"] == "Tom &amp; Jerry&rsquo;s :cat:"
    assert item["slug"] == "tom-jerry-s"
    assert item["data"]["topic_title"] == "Tom & Jerry's :cat:"
    assert item["data"]["count"] == 2
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", item["created_at"])
    assert item["acting_user_avatar_template"] == "/user_avatar/cleo/cleo/{size}.png"
    row.overrides["data"] = REMOVED
    (item,) = (await listed(client))["notifications"]
    assert "data" not in item


async def test_the_history_is_by_time_with_a_total_and_a_link_that_never_ends(
    toy: ToyDiscourse, client: httpx.AsyncClient
) -> None:
    rows = [toy.notify("mentioned", "ben", topic=f"T{n}") for n in range(5)]
    body = await listed(client, limit=2, offset=2)
    assert ids(body) == [rows[2].id, rows[1].id]
    assert body["total_rows_notifications"] == 5
    assert body["load_more_notifications"] == "/notifications?limit=2&offset=4&username=robin"
    body = await listed(client, limit=2, offset=40, filter="unread")
    assert ids(body) == []
    assert body["load_more_notifications"] == "/notifications?filter=unread&limit=2&offset=42&username=robin"


async def test_hidden_rows_are_counted_and_left_out_after_the_cut(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    rows = [toy.notify("mentioned", "ben", topic=f"T{n}") for n in range(4)]
    toy.hide(rows[3])
    body = await listed(client, limit=2)
    assert ids(body) == [rows[2].id]
    assert body["total_rows_notifications"] == 4


async def test_the_menu_puts_first_what_is_important_and_opens_the_bell_unless_it_is_silent(
    toy: ToyDiscourse, client: httpx.AsyncClient
) -> None:
    letter = toy.notify("private_message", "ben", topic="Hello")
    old = toy.notify("mentioned", "ben", topic="T1")
    like = toy.notify("liked", "ben", topic="T2")
    read = toy.notify("mentioned", "ben", topic="T3", read=True)
    body = await listed(client, recent="false", silent="false")
    assert ids(body) == [letter.id, old.id, read.id, like.id]
    assert "total_rows_notifications" not in body
    assert toy.seen_notification_id() == 0
    await listed(client, recent="true", limit=1)
    assert toy.seen_notification_id() == read.id
    assert not letter.read


@pytest.mark.parametrize("forum", [FORUMS["old"]])
async def test_an_old_forum_promotes_only_what_is_important(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    letter = toy.notify("private_message", "ben", topic="Hello")
    old = toy.notify("mentioned", "ben", topic="T1")
    read = toy.notify("mentioned", "ben", topic="T3", read=True)
    assert ids(await listed(client, recent="true", silent="true")) == [letter.id, read.id, old.id]
    assert len(ids(await listed(client, limit=1))) == 3, "its history knows no limit"


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ({"limit": "61"}, 400, "invalid_parameters"),
        ({"limit": "x"}, 400, "invalid_parameters"),
        ({"recent": "true", "limit": "-1"}, 400, "invalid_parameters"),
        ({"filter_by_types": "liked,none"}, 400, "invalid_parameters"),
        ({"username": "nobody"}, 404, "not_found"),
        ({"username": "cleo"}, 403, "invalid_access"),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    client: httpx.AsyncClient, query: dict[str, str], status: int, kind: str
) -> None:
    answer = await client.get(LIST, params=query)
    assert (answer.status_code, answer.json()["error_type"]) == (status, kind)


async def test_types_narrow_the_menu(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    like = toy.notify("liked", "ben", topic="T")
    toy.notify("mentioned", "ben", topic="T1")
    assert ids(await listed(client, recent="true", silent="1", filter_by_types="liked,reaction")) == [like.id]


async def test_marks_are_by_id_by_type_and_of_all(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    rows = [toy.notify(kind, "ben", topic=f"T{n}") for n, kind in enumerate(("liked", "mentioned", "quoted", "linked"))]
    hers = toy.notify("mentioned", "ben", to="cleo", topic="T9")
    answer = await client.put("/notifications/mark-read", files={"id": (None, str(rows[1].id))})
    assert answer.json() == {"success": "OK"}
    await client.put("/notifications/mark-read.json", data={"id": str(hers.id)})
    assert [row.read for row in (*rows, hers)] == [False, True, False, False, False]
    assert toy.seen_notification_id() == 0
    await client.put("/notifications/read.json", json={"dismiss_types": "liked"})
    assert [row.read for row in rows] == [True, True, False, False]
    bad = await client.put("/notifications/mark-read.json", data={"dismiss_types": "x"})
    assert bad.status_code == 400
    await client.put(
        "/notifications/mark-read.json", headers={"Discourse-Clear-Notifications": f"{rows[2].id},9"}, data={"id": "0"}
    )
    assert rows[2].read
    await client.put("/notifications/mark-read.json")
    assert all(row.read for row in rows)
    assert toy.seen_notification_id() == rows[3].id


@pytest.mark.parametrize("forum", [FORUMS["old"]])
async def test_a_forum_that_knows_no_types_takes_them_for_everything(
    toy: ToyDiscourse, client: httpx.AsyncClient
) -> None:
    row = toy.notify("mentioned", "ben", topic="T")
    await client.put("/notifications/mark-read.json", data={"dismiss_types": "liked"})
    assert row.read


async def test_a_topic_keeps_a_single_row_of_the_family(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    topic = toy.add_topic("Kites")
    toy.notify("mentioned", "ben", topic=topic)
    first = toy.notify("replied", "ben", topic=topic, post=7)
    toy.notify("posted", "cleo", topic=topic)
    last = toy.notify("replied", "dora", topic=topic)
    mention, row = sorted((await listed(client))["notifications"], key=lambda item: item["id"])
    assert mention["notification_type"] == 1
    assert row["id"] == last.id > first.id
    assert row["post_number"] == 7, "the first that is unread"
    assert row["data"]["display_username"] == "3 replies"
    assert row["data"]["original_username"] == "dora"
    toy.read_elsewhere(last)
    toy.notify("replied", "ben", topic=topic)
    assert toy.notifications()[0].data["display_username"] == "ben"


async def test_the_session_counts_what_came_since_the_bell_was_opened(
    toy: ToyDiscourse, client: httpx.AsyncClient
) -> None:
    toy.notify("mentioned", "ben", topic="T1")
    toy.notify("private_message", "ben", topic="T2")

    async def me() -> dict[str, Any]:
        answer: dict[str, Any] = (await client.get("/session/current.json")).json()["current_user"]
        return answer

    before = await me()
    assert (before["id"], before["username"], before["unread_notifications"]) == (1, "robin", 1)
    assert before["all_unread_notifications_count"] == 2
    assert before["grouped_unread_notifications"] == {"1": 1, "6": 1}
    toy.open_bell()
    after = await me()
    assert (after["unread_notifications"], after["unread_high_priority_notifications"]) == (0, 1)
    totals = (await client.get("/notifications/totals.json")).json()
    assert totals == {"username": "robin", "unread_notifications": 0, "unread_personal_messages": 0}


async def test_strangers_and_bad_keys_are_told_apart(stranger: httpx.AsyncClient) -> None:
    nobody = await stranger.get(LIST)
    assert (nobody.status_code, nobody.json()["error_type"]) == (403, "not_logged_in")
    bad = await stranger.get(LIST, headers={"User-Api-Key": "bad"})
    assert (bad.status_code, bad.json()["error_type"]) == (403, "invalid_access")
    admin = await stranger.get(LIST, headers={"Api-Key": "bad", "Api-Username": "robin"})
    assert admin.status_code == 403
    session = await stranger.get("/session/current.json")
    assert (session.status_code, session.content) == (404, b"")


@pytest.mark.parametrize("forum", [FORUMS["private"]])
async def test_a_private_forum_tells_strangers_its_name_alone(stranger: httpx.AsyncClient, toy: ToyDiscourse) -> None:
    assert (await stranger.get("/site/basic-info.json")).json()["login_required"] is True
    for path in ("/about.json", "/site.json", "/session/current.json", LIST):
        assert (await stranger.get(path)).status_code == 403
    assert (await stranger.get("/about.json", headers={"User-Api-Key": toy.issue_key()})).status_code == 403


async def test_a_users_key_opens_what_its_scopes_say_and_nothing_else(
    toy: ToyDiscourse, client: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    for path in ("/about.json", "/site.json", "/site/basic-info.json"):
        assert (await client.get(path)).status_code == 403
        assert (await stranger.get(path)).status_code == 200
    narrow = {"User-Api-Key": toy.issue_key(scopes=["session_info"])}
    assert (await stranger.get("/session/current.json", headers=narrow)).status_code == 200
    assert (await stranger.get(LIST, headers=narrow)).status_code == 403


@pytest.mark.parametrize("limits", [RateLimits(per_minute=3, per_day=5)])
async def test_too_many_requests_of_a_key_are_refused(client: httpx.AsyncClient) -> None:
    for _ in range(3):
        assert (await client.get(LIST)).status_code == 200
    answer = await client.get(LIST)
    assert answer.status_code == 429
    assert answer.headers["discourse-rate-limit-error-code"] == "user_api_key_limiter_60_secs"
    assert int(answer.headers["retry-after"]) == answer.json()["extras"]["wait_seconds"] <= 60
    assert answer.json()["error_type"] == "rate_limit"


@pytest.mark.parametrize("limits", [RateLimits(per_minute=9, per_day=2)])
async def test_so_are_too_many_of_a_day(client: httpx.AsyncClient) -> None:
    for _ in range(2):
        await client.get(LIST)
    answer = await client.get(LIST)
    assert answer.headers["discourse-rate-limit-error-code"] == "user_api_key_limiter_1_day"
    assert answer.json()["extras"]["wait_seconds"] > 80_000


@pytest.mark.parametrize("forum", [replace(FORUMS["folder"])])
async def test_in_a_folder_every_address_has_it(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    toy.notify("mentioned", "ben", topic="T")
    body = await listed(client)
    assert body["load_more_notifications"].startswith("/talk/notifications?")
    template = body["notifications"][0]["acting_user_avatar_template"]
    assert template.startswith("/talk/user_avatar/")
    async with httpx.AsyncClient(base_url=toy.base_url, verify=False) as root:
        assert (await root.get("/")).headers["location"] == "/talk/"
        assert (await root.get(LIST)).status_code == 404
        picture = await root.get(template.replace("{size}", "96"))
        assert picture.headers["content-type"] == "image/png"
        assert (await root.get("/talk/t/kites/40/2")).status_code == 200
