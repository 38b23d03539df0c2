"""The list, single notifications and their read marks over a real socket, as pods do it and as it is documented."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from traynotify.demo.diaspora import PODS, ToyDiaspora
from traynotify.demo.diaspora.model import Notification

LIST = "/api/v1/notifications"
START = datetime(2026, 3, 1, tzinfo=UTC)
DOCUMENTED = pytest.mark.parametrize("pod", [PODS["documented"]])


def fill(toy: ToyDiaspora, count: int, *, apart: timedelta = timedelta(hours=1)) -> list[Notification]:
    """Oldest first."""
    return [toy.notify("mentioned", f"guest{number}", at=START + number * apart) for number in range(count)]


async def guids(client: httpx.AsyncClient, **parameters: Any) -> list[str]:
    answer = await client.get(LIST, params=parameters)
    assert answer.status_code == 200, answer.text
    return [row["guid"] for row in answer.json()]


def of(rows: list[Notification], *numbers: int) -> list[str]:
    return [rows[number].guid for number in numbers]


async def test_a_row_has_the_fields_of_a_real_one(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    post = toy.post("robin")
    row = toy.notify("liked", "bob", post=post, at=START)
    robin = toy.state.person("robin")
    assert (await client.get(LIST)).json() == [
        {
            "guid": row.guid,
            "type": "liked",
            "read": False,
            "created_at": "2026-03-01T00:00:00.000Z",
            "event_creators": [
                {
                    "guid": row.actors[0].guid,
                    "diaspora_id": "bob@meadow.example",
                    "name": "Bob",
                    "avatar": f"{toy.base_url}/avatars/bob.png",
                }
            ],
            "target": {
                "guid": post.guid,
                "author": {
                    "guid": robin.guid,
                    "diaspora_id": f"robin@{toy.base_url.partition('//')[2]}",
                    "name": "Robin",
                    "avatar": f"{toy.base_url}/avatars/hills.png",
                },
            },
        }
    ]


async def test_what_is_about_a_person_has_no_target_and_who_has_no_picture_no_avatar(
    toy: ToyDiaspora, client: httpx.AsyncClient
) -> None:
    toy.add_person("plain", avatar="", domain="meadow.example")
    toy.notify("started_sharing", "plain")
    (row,) = (await client.get(LIST)).json()
    assert "target" not in row
    assert "avatar" not in row["event_creators"][0]
    assert row["event_creators"][0]["name"] == "plain@meadow.example"


async def test_markup_is_escaped_as_json(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    toy.add_person("bob", "Bob <3 & Co", domain="meadow.example")
    toy.notify("mentioned", "bob")
    answer = await client.get(LIST)
    assert b"Bob \\u003c3 \\u0026 Co" in answer.content
    assert answer.json()[0]["event_creators"][0]["name"] == "Bob <3 & Co"


@pytest.mark.parametrize(
    ("per_page", "count"), [(None, 15), ("3", 3), ("0", 1), ("-3", 1), ("many", 1), ("100", 100), ("1000", 100)]
)
async def test_pages_have_fifteen_rows_or_as_many_as_are_asked_for(
    toy: ToyDiaspora, client: httpx.AsyncClient, per_page: str | None, count: int
) -> None:
    rows = fill(toy, 110)
    parameters = {} if per_page is None else {"per_page": per_page}
    assert await guids(client, **parameters) == [row.guid for row in rows[: -count - 1 : -1]]


@DOCUMENTED
async def test_documented_are_twenty(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    fill(toy, 30)
    assert len(await guids(client)) == 20


async def test_before_and_after_are_exclusive_and_after_turns_the_order_round(
    toy: ToyDiaspora, client: httpx.AsyncClient
) -> None:
    rows = fill(toy, 5)
    moment = "2026-03-01T02:00:00.000Z"
    assert await guids(client, before=moment) == of(rows, 1, 0)
    assert await guids(client, after=moment) == of(rows, 3, 4)
    assert await guids(client, after=moment, per_page="1") == of(rows, 3)
    assert await guids(client, before=moment, after=moment) == of(rows, 1, 0)


async def test_links_are_there_on_every_page_that_has_rows_and_name_a_time(
    toy: ToyDiaspora, client: httpx.AsyncClient
) -> None:
    fill(toy, 3)
    base = toy.base_url + LIST
    down, up = "before=2026-03-01T01:00:00.000Z", "after=2026-03-01T02:00:00.001Z"
    page = await client.get(LIST, params={"per_page": "2", "only_unread": "true"})
    kept = "per_page=2&only_unread=true"
    assert page.headers["link"] == f'<{base}?{kept}&{down}>; rel="next", <{base}?{kept}&{up}>; rel="previous"'
    last = await client.get(f"{LIST}?before=2026-03-01T01:00:00.000Z")
    assert 'rel="next"' in last.headers["link"]
    empty = await client.get(f"{LIST}?before=2026-03-01T00:00:00.000Z")
    assert empty.json() == []
    assert "link" not in empty.headers
    ascending = await client.get(f"{LIST}?after=2026-03-01T00:00:00.000Z&per_page=1")
    assert ascending.headers["link"].index("after=") < ascending.headers["link"].index("before=")


@pytest.mark.parametrize("pod", [PODS["behind_proxy"]])
async def test_links_may_name_a_host_that_nobody_can_reach(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    fill(toy, 40)
    answer = await client.get(LIST, params={"per_page": "100"})
    assert len(answer.json()) == 30
    assert "http://backend.internal:3000/api/v1/notifications?" in answer.headers["link"]
    assert "x-diaspora-version" not in answer.headers


async def test_a_token_in_the_query_ends_up_in_the_links(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    fill(toy, 1)
    token = toy.issue_token()
    answer = await stranger.get(LIST, params={"access_token": token})
    assert token in answer.headers["link"]
    both = await stranger.get(LIST, params={"access_token": token}, headers={"Authorization": f"Bearer {token}"})
    assert (both.status_code, both.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    ("text", "unread"),
    [("true", True), ("1", True), ("yes", True), ("false", False), ("0", False), ("off", False), ("", False)],
)
async def test_only_unread_is_a_yes_or_a_no_in_many_words(
    toy: ToyDiaspora, client: httpx.AsyncClient, text: str, unread: bool
) -> None:
    rows = fill(toy, 2)
    toy.mark(rows[1])
    assert await guids(client, only_unread=text) == (of(rows, 0) if unread else of(rows, 1, 0))


async def test_only_after_is_a_day_and_looks_at_when_a_row_was_made(
    toy: ToyDiaspora, client: httpx.AsyncClient
) -> None:
    rows = fill(toy, 3, apart=timedelta(hours=20))
    assert await guids(client, only_after="2026-03-01T23:00:00Z") == of(rows, 2, 1, 0)
    assert await guids(client, only_after="2026-03-02") == of(rows, 2)
    assert await guids(client, only_after="2030-01-01") == []


@DOCUMENTED
async def test_documented_is_a_moment(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    rows = fill(toy, 3, apart=timedelta(hours=20))
    assert await guids(client, only_after="2026-03-01T19:00:00Z") == of(rows, 2, 1)


@pytest.mark.parametrize("parameters", [{"only_after": "January 1, 2018"}, {"before": "soon"}, {"after": ""}])
async def test_a_time_that_is_none_is_refused(client: httpx.AsyncClient, parameters: dict[str, str]) -> None:
    answer = await client.get(LIST, params=parameters)
    assert answer.status_code == 422
    assert answer.json() == {"code": 422, "message": "Could not process the notifications request"}


async def test_the_type_that_is_asked_for_is_ignored(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    toy.notify("liked", "bob")
    toy.notify("comment_on_post", "bob")
    assert len(await guids(client, type="liked")) == 2


@DOCUMENTED
async def test_documented_it_is_obeyed_and_comments_are_spelt_otherwise(
    toy: ToyDiaspora, client: httpx.AsyncClient
) -> None:
    toy.notify("liked", "bob")
    row = toy.notify("comment_on_post", "bob")
    assert await guids(client, type="commented_on_post") == [row.guid]
    assert await guids(client, type="comment_on_post") == []


async def test_an_unread_row_takes_in_whoever_does_the_same(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    post = toy.post("robin")
    row = toy.notify("liked", "bob", post=post)
    made = row.created_at
    assert toy.notify("liked", "carol", post=post) is row
    assert toy.notify("liked", "bob", post=post) is row
    (seen,) = (await client.get(LIST)).json()
    assert [person["name"] for person in seen["event_creators"]] == ["Bob", "Carol"]
    assert row.created_at == made < row.updated_at
    assert toy.notify("reshared", "carol", post=post) is not row
    assert toy.notify("mentioned", "carol", post=post) is not toy.notify("mentioned", "dave", post=post)
    toy.mark(row)
    assert toy.notify("liked", "dave", post=post) is not row


async def test_a_single_row_is_shown_and_not_marked(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    row = fill(toy, 1)[0]
    assert (await client.get(f"{LIST}/{row.guid}")).json()["guid"] == row.guid
    assert not row.read


@DOCUMENTED
async def test_documented_it_is_marked(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    row = fill(toy, 1)[0]
    assert not (await client.get(f"{LIST}/{row.guid}")).json()["read"]
    assert row.read


@pytest.mark.parametrize("method", ["GET", "PATCH"])
async def test_what_is_not_there_or_somebody_elses_is_not_found(
    toy: ToyDiaspora, client: httpx.AsyncClient, method: str
) -> None:
    toy.add_person("kim")
    theirs = toy.notify("mentioned", "bob", to="kim")
    for guid in ("nope", theirs.guid):
        answer = await client.request(method, f"{LIST}/{guid}")
        assert answer.status_code == 404
        assert answer.json() == {"code": 404, "message": "Notification with provided guid could not be found"}


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
async def test_marks_go_both_ways_without_a_body_in_the_answer(
    toy: ToyDiaspora, client: httpx.AsyncClient, method: str
) -> None:
    row = fill(toy, 1)[0]
    for body, read in (
        ({"read": True}, True),
        ({"read": False}, False),
        ({"read": "true"}, True),
        ({"read": 0}, False),
    ):
        answer = await client.request(method, f"{LIST}/{row.guid}", json=body)
        assert (answer.status_code, answer.content) == (204, b"")
        assert row.read is read
    assert (await client.patch(f"{LIST}/{row.guid}", data={"read": "true"})).status_code == 204
    assert row.read


@DOCUMENTED
async def test_documented_is_a_body(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    row = fill(toy, 1)[0]
    answer = await client.patch(f"{LIST}/{row.guid}", json={"read": True})
    assert (answer.status_code, answer.json()["read"]) == (200, True)


@pytest.mark.parametrize("body", [{}, {"read": None}, {"read": ""}])
async def test_a_mark_that_says_nothing_is_refused(
    toy: ToyDiaspora, client: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    row = fill(toy, 1)[0]
    assert (await client.patch(f"{LIST}/{row.guid}", json=body)).status_code == 422


async def test_an_unchanged_list_need_not_be_sent_again(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    fill(toy, 2)
    etag = (await client.get(LIST)).headers["etag"]
    again = await client.get(LIST, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    toy.mark(toy.notifications()[0])
    assert (await client.get(LIST, headers={"If-None-Match": etag})).status_code == 200


async def test_a_deleted_post_leaves_a_row_without_a_target(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    post = toy.post("robin")
    row = toy.notify("liked", "bob", post=post)
    toy.delete_post(post)
    toy.leave(row, "bob")
    (seen,) = (await client.get(LIST)).json()
    assert "target" not in seen
    assert seen["event_creators"] == []


@pytest.mark.parametrize("pod", [PODS["old"]])
async def test_an_old_pod_has_nothing_of_this(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get(LIST)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    configuration = (await stranger.get("/.well-known/openid-configuration")).json()
    assert "notifications" not in configuration["scopes_supported"]
