"""The list of notifications: cursors, limits, filters, Link and ETag, over a real socket."""

from typing import Any

import httpx
import pytest

from traynotify.demo.mastodon import FLAVOURS, ToyMastodon
from traynotify.demo.mastodon.model import Notification

LIST = "/api/v1/notifications"


def fill(toy: ToyMastodon, count: int, kind: str = "mention") -> list[str]:
    return [toy.notify(kind, f"person{number}").id for number in range(count)]


async def ids(client: httpx.AsyncClient, **parameters: Any) -> list[str]:
    answer = await client.get(LIST, params=parameters)
    assert answer.status_code == 200
    return [row["id"] for row in answer.json()]


async def test_newest_first_forty_by_default(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 45)
    assert await ids(client) == made[:4:-1]


@pytest.mark.parametrize(
    ("limit", "expected"), [("3", 3), ("-3", 3), ("0", 0), ("many", 0), ("80", 80), ("81", 80), ("1000", 80)]
)
async def test_limit_is_clamped_silently(
    toy: ToyMastodon, client: httpx.AsyncClient, limit: str, expected: int
) -> None:
    fill(toy, 85)
    assert len(await ids(client, limit=limit)) == expected


async def test_max_id_is_strictly_older(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 6)
    assert await ids(client, max_id=made[3]) == [made[2], made[1], made[0]]


async def test_since_id_gives_the_newest_page_and_loses_the_middle(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 6)
    assert await ids(client, since_id=made[0], limit=2) == [made[5], made[4]]


async def test_min_id_gives_the_page_next_to_it_newest_first(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 6)
    assert await ids(client, min_id=made[0], limit=2) == [made[2], made[1]]
    assert await ids(client, min_id=made[5]) == []


async def test_min_id_wins_over_since_id_and_goes_with_max_id(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 6)
    assert await ids(client, min_id=made[0], since_id=made[4], limit=1) == [made[1]]
    assert await ids(client, min_id=made[1], max_id=made[4]) == [made[3], made[2]]


async def test_walking_with_min_id_finds_everything_once(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 11)
    found: list[str] = []
    cursor = made[0]
    while page := await ids(client, min_id=cursor, limit=4):
        found += page[::-1]
        cursor = page[0]
    assert found == made[1:]


async def test_ids_are_compared_as_numbers(client: httpx.AsyncClient, toy: ToyMastodon) -> None:
    toy.state.ids = type(toy.state.ids)(9)  # type: ignore[call-arg]
    made = fill(toy, 3)
    assert made == ["9", "10", "11"]
    assert await ids(client, min_id="9") == ["11", "10"]


async def test_a_foreign_cursor_returns_the_oldest_page(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 5)
    assert await ids(client, min_id="01HZZZZZZZZZZZZZZZZZZZZZZZ", limit=2) == [made[1], made[0]]


async def test_types_are_an_allow_list_only_in_brackets(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    mention, follow = fill(toy, 1)[0], fill(toy, 1, "follow")[0]
    assert await ids(client, **{"types[]": "follow"}) == [follow]
    assert await ids(client, types="follow") == [follow, mention]
    assert await ids(client, **{"types[]": ["follow", "unheard_of"]}) == [follow]
    assert await ids(client, **{"types[]": "unheard_of"}) == []
    assert await ids(client, **{"exclude_types[]": "follow"}) == [mention]


async def test_one_sender_only_and_her_filtered_ones_too(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    seen = toy.notify("mention", "ana")
    hidden = toy.notify("mention", seen.actor, filtered=True)
    toy.notify("mention", "ben")
    assert await ids(client, account_id=seen.actor.id) == [hidden.id, seen.id]


async def test_filtered_ones_are_hidden_unless_asked_for(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    shown, hidden = toy.notify("mention", "ana"), toy.notify("mention", "ben", filtered=True)
    assert await ids(client) == [shown.id]
    answer = await client.get(LIST, params={"include_filtered": "true"})
    assert [row.get("filtered", False) for row in answer.json()] == [True, False]
    assert (await client.get(f"{LIST}/{hidden.id}")).json()["filtered"] is True


async def test_link_has_both_directions_even_on_the_last_page(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    made = fill(toy, 2)
    answer = await client.get(LIST, params={"limit": 2, "types[]": "mention", "min_id": "1"})
    links = {name: httpx.URL(link["url"]) for name, link in answer.links.items()}
    assert dict(links["next"].params) == {"limit": "2", "types[]": "mention", "max_id": made[0]}
    assert dict(links["prev"].params) == {"limit": "2", "types[]": "mention", "min_id": made[1]}
    assert str(links["next"]).startswith(toy.base_url)
    assert (await client.get(links["next"])).json() == []


async def test_an_empty_page_has_no_link(client: httpx.AsyncClient) -> None:
    assert "link" not in (await client.get(LIST)).headers


async def test_weak_etag_and_304_while_nothing_changes(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    fill(toy, 1)
    first = await client.get(LIST)
    known = {"If-None-Match": first.headers["etag"]}
    assert first.headers["etag"].startswith('W/"')
    again = await client.get(LIST, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    fill(toy, 1)
    assert (await client.get(LIST, headers=known)).status_code == 200


async def test_fallback_words_only_for_clients_that_list_their_types(
    toy: ToyMastodon, client: httpx.AsyncClient
) -> None:
    toy.notify("admin.sign_up", "ana")
    assert "fallback" not in (await client.get(LIST)).json()[0]
    row = (await client.get(LIST, params={"supported_types[]": "mention"})).json()[0]
    assert set(row["fallback"]) == {"title", "summary", "description"}
    listed = await client.get(LIST, params={"supported_types[]": "admin.sign_up"})
    assert "fallback" not in listed.json()[0]


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_pages_may_be_empty_and_go_on(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    visible = toy.notify("mention", "ana")
    hidden = toy.notify("mention", "ben", filtered=True)
    answer = await client.get(LIST, params={"limit": 1})
    assert answer.json() == []
    following = await client.get(answer.links["next"]["url"])
    assert [row["id"] for row in following.json()] == [visible.id]
    assert len(hidden.id) == 26


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_ulids_sort_as_text_and_its_link_names_the_limit(
    toy: ToyMastodon, client: httpx.AsyncClient
) -> None:
    made = fill(toy, 4)
    assert made == sorted(made)
    assert await ids(client, min_id=made[1]) == [made[3], made[2]]
    answer = await client.get(LIST)
    assert httpx.URL(answer.links["next"]["url"]).params["limit"] == "20"
    assert (await client.get(LIST, params={"limit": "many"})).status_code == 400


@pytest.mark.parametrize("flavour", [FLAVOURS["pixelfed"]])
async def test_pixelfed_wants_integer_cursors(client: httpx.AsyncClient) -> None:
    assert (await client.get(LIST, params={"max_id": "01HX"})).status_code == 422


def details(row: Notification, body: dict[str, Any]) -> object:
    return body[{"admin.report": "report", "severed_relationships": "event"}.get(row.type, row.type)]


@pytest.mark.parametrize("kind", ["admin.report", "severed_relationships", "moderation_warning"])
async def test_special_types_carry_their_object(toy: ToyMastodon, client: httpx.AsyncClient, kind: str) -> None:
    row = toy.notify(kind, "ana")
    body = (await client.get(f"{LIST}/{row.id}")).json()
    assert isinstance(details(row, body), dict)
    assert "status" not in body


async def test_the_account_of_a_warning_is_oneself(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("moderation_warning", "ana")
    body = (await client.get(f"{LIST}/{row.id}")).json()
    assert body["account"]["acct"] == "robin"
    assert body["moderation_warning"]["target_account"]["acct"] == "robin"


async def test_a_vanished_post_is_null_and_an_unknown_type_is_passed_on(
    toy: ToyMastodon, client: httpx.AsyncClient
) -> None:
    gone = toy.notify("favourite", "ana", status=None)
    strange = toy.notify("constellation", "ana")
    assert (await client.get(f"{LIST}/{gone.id}")).json()["status"] is None
    assert (await client.get(f"{LIST}/{strange.id}")).json()["type"] == "constellation"
