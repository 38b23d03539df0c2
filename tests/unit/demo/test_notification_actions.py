"""Single notifications, dismissing, clearing, unread counts and read markers."""

from datetime import UTC, datetime

import httpx
import pytest

from traynotify.demo.mastodon import FLAVOURS, ToyMastodon
from traynotify.demo.mastodon.http import nested

LIST = "/api/v1/notifications"
MARKERS = "/api/v1/markers"
ASK = {"timeline[]": "notifications"}


async def test_dismiss_deletes_and_is_not_found_twice(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    first = await client.post(f"{LIST}/{row.id}/dismiss")
    again = await client.post(f"{LIST}/{row.id}/dismiss")
    assert (first.status_code, first.json()) == (200, {})
    assert (again.status_code, again.json()) == (404, {"error": "Record not found"})
    assert toy.notifications() == []


@pytest.mark.parametrize("flavour", [FLAVOURS["mastodon_old"]])
async def test_the_old_form_of_dismiss(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    assert (await client.post(f"{LIST}/{row.id}/dismiss")).status_code == 404
    assert (await client.post(f"{LIST}/dismiss", data={"id": row.id})).json() == {}
    assert toy.notifications() == []


async def test_a_new_server_does_not_know_the_old_form(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    assert (await client.post(f"{LIST}/dismiss", data={"id": row.id})).status_code == 404
    assert toy.notifications() == [row]


async def test_clear_deletes_everything_and_keeps_the_marker(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    toy.read_elsewhere(row)
    assert (await client.post(f"{LIST}/clear")).json() == {}
    assert toy.notifications() == []
    assert toy.marker() == row.id


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_clears_but_does_not_dismiss(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    answer = await client.post(f"{LIST}/{row.id}/dismiss")
    assert (answer.status_code, answer.json()) == (404, {"error": "Not Found"})
    assert (await client.post(f"{LIST}/clear")).status_code == 200


async def test_unread_is_what_lies_above_the_marker(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    rows = [toy.notify("mention", "ana") for _ in range(5)]
    assert (await client.get(f"{LIST}/unread_count")).json() == {"count": 5}
    toy.read_elsewhere(rows[2])
    assert (await client.get(f"{LIST}/unread_count")).json() == {"count": 2}
    assert (await client.get(f"{LIST}/unread_count", params={"limit": 1})).json() == {"count": 1}
    assert (await client.get(f"{LIST}/unread_count", params={"types[]": "follow"})).json() == {"count": 0}


@pytest.mark.parametrize("flavour", [FLAVOURS["mastodon_4_1"]])
async def test_before_4_3_the_count_is_an_unknown_notification(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{LIST}/unread_count")
    assert (answer.status_code, answer.json()) == (404, {"error": "Record not found"})


async def test_an_unset_marker_is_an_empty_object(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    assert (await client.get(MARKERS, params=ASK)).json() == {}
    toy.read_elsewhere("7")
    assert (await client.get(MARKERS)).json() == {}
    assert (await client.get(MARKERS, params=ASK)).json()["notifications"]["last_read_id"] == "7"


async def test_markers_move_by_form_and_json_also_backwards(client: httpx.AsyncClient) -> None:
    forwards = await client.post(MARKERS, data={"notifications[last_read_id]": "12"})
    backwards = await client.post(MARKERS, json={"notifications": {"last_read_id": "9"}})
    assert [each.json()["notifications"]["last_read_id"] for each in (forwards, backwards)] == ["12", "9"]
    assert [each.json()["notifications"]["version"] for each in (forwards, backwards)] == [0, 1]


@pytest.mark.parametrize("flavour", [FLAVOURS[name] for name in ("mastodon_old", "pixelfed", "takahe")])
async def test_some_servers_have_no_markers(client: httpx.AsyncClient) -> None:
    assert (await client.get(MARKERS, params=ASK)).status_code == 404


@pytest.mark.parametrize("flavour", [FLAVOURS["friendica"]])
async def test_friendica_keeps_a_marker_per_app(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = toy.call(toy.state.authority.register, "other", ["urn:ietf:wg:oauth:2.0:oob"], ["read", "write"], None)
    other = toy.call(toy.state.authority.issue, toy.state.local_accounts[0], ["read", "write"], app)
    await client.post(MARKERS, json={"notifications": {"last_read_id": "3"}})
    theirs = await client.get(MARKERS, params=ASK, headers={"Authorization": f"Bearer {other.value}"})
    assert theirs.json() == {}
    assert (await client.post(MARKERS, json={})).status_code == 422


@pytest.mark.parametrize("flavour", [FLAVOURS["pleroma"]])
async def test_pleroma_has_read_flags_of_its_own(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    rows = [toy.notify("mention", "ana") for _ in range(3)]
    await client.post("/api/v1/pleroma/notifications/read", json={"id": rows[2].id})
    seen = [row["pleroma"]["is_seen"] for row in (await client.get(LIST)).json()]
    assert seen == [True, False, False]
    await client.post("/api/v1/pleroma/notifications/read", json={"max_id": int(rows[1].id)})
    assert [row.seen for row in rows] == [True, True, True]
    bad = await client.post("/api/v1/pleroma/notifications/read", json={"max_id": "all"})
    assert bad.status_code == 400


@pytest.mark.parametrize("flavour", [FLAVOURS["pleroma"]])
async def test_pleroma_counts_unread_and_its_marker_marks_nothing(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    marker = await client.post(MARKERS, json={"notifications": {"last_read_id": row.id}})
    assert marker.json()["notifications"]["pleroma"]["unread_count"] == 1
    me = (await client.get("/api/v1/accounts/verify_credentials")).json()
    assert me["pleroma"]["unread_notifications_count"] == 1
    assert (await client.get(f"{LIST}/999")).status_code == 403


async def test_a_later_edit_replaces_the_notification_under_a_new_id(
    toy: ToyMastodon, client: httpx.AsyncClient
) -> None:
    first = toy.notify("update", "ana", text="The bus leaves at nine.")
    second = toy.notify("update", first.actor, status=first.status)
    assert [row["id"] for row in (await client.get(LIST)).json()] == [second.id]
    assert first.id != second.id


async def test_follow_requests_are_answered_and_their_notification_goes(
    toy: ToyMastodon, client: httpx.AsyncClient
) -> None:
    row = toy.notify("follow_request", "ana")
    assert [each["id"] for each in (await client.get("/api/v1/follow_requests")).json()] == [row.actor.id]
    answer = await client.post(f"/api/v1/follow_requests/{row.actor.id}/authorize")
    assert answer.json()["followed_by"] is True
    assert [each.type for each in toy.notifications()] == ["follow"]
    assert (await client.post(f"/api/v1/follow_requests/{row.actor.id}/reject")).status_code == 404


def test_the_clock_comes_from_outside() -> None:
    noon = datetime(2031, 5, 4, 12, tzinfo=UTC)
    with ToyMastodon(clock=lambda: noon) as toy:
        answer = httpx.get(f"{toy.base_url}/api/v1/instance")
        assert answer.headers["date"] == "Sun, 04 May 2031 12:00:00 GMT"
        assert toy.notify("mention", "ana").created_at == noon


def test_bracketed_names_become_objects_and_lists() -> None:
    pairs = [("a[b][c]", "1"), ("a[b][d]", "2"), ("e[]", "3"), ("e[]", "4"), ("f", "5"), ("g[h][]", "6")]
    assert nested(pairs) == {"a": {"b": {"c": "1", "d": "2"}}, "e": ["3", "4"], "f": "5", "g": {"h": ["6"]}}
