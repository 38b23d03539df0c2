"""Version 2 of the notification API: groups, the policy, requests of filtered ones; and push subscriptions."""

from typing import Any

import httpx
import pytest

from traynotify.demo.mastodon import FLAVOURS, ToyMastodon

GROUPS = "/api/v2/notifications"
REQUESTS = "/api/v1/notifications/requests"
PUSH = "/api/v1/push/subscription"


async def test_likes_of_one_post_are_one_group(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    post = toy.post("robin", "Look at this")
    likes = [toy.notify("favourite", f"fan{number}", status=post) for number in range(3)]
    mention = toy.notify("mention", "ana")
    body = (await client.get(GROUPS)).json()
    alone, liked = body["notification_groups"]
    assert (alone["group_key"], alone["notifications_count"]) == (f"ungrouped-{mention.id}", 1)
    assert (liked["notifications_count"], liked["status_id"]) == (3, post.id)
    assert liked["most_recent_notification_id"] == int(likes[2].id)
    assert (liked["page_min_id"], liked["page_max_id"]) == (likes[0].id, likes[2].id)
    assert liked["sample_account_ids"] == [like.actor.id for like in reversed(likes)]
    assert {account["acct"] for account in body["accounts"]} >= {like.actor.acct for like in likes}


async def test_the_limit_counts_groups_and_types_can_stay_single(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    post = toy.post("robin", "Look at this")
    for number in range(3):
        toy.notify("favourite", f"fan{number}", status=post)
    toy.notify("mention", "ana")

    async def keys(**parameters: Any) -> list[str]:
        answer = await client.get(GROUPS, params=parameters)
        return [group["group_key"] for group in answer.json()["notification_groups"]]

    assert len(await keys()) == 2
    assert len(await keys(limit=1)) == 1
    assert len(await keys(**{"grouped_types[]": "follow"})) == 4
    assert (await client.get(f"{GROUPS}/unread_count")).json() == {"count": 2}


async def test_partial_accounts_are_abridged(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    post = toy.post("robin", "Look at this")
    for number in range(3):
        toy.notify("favourite", f"fan{number}", status=post)
    body = (await client.get(GROUPS, params={"expand_accounts": "partial_avatars"})).json()
    assert len(body["accounts"]) == 1
    assert len(body["partial_accounts"]) == 2
    assert "display_name" not in body["partial_accounts"][0]
    assert (await client.get(GROUPS, params={"expand_accounts": "none"})).status_code == 400


async def test_one_group_its_people_and_its_end(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    post = toy.post("robin", "Look at this")
    likes = [toy.notify("favourite", f"fan{number}", status=post) for number in range(2)]
    key = likes[0].group_key
    group = (await client.get(f"{GROUPS}/{key}")).json()["notification_groups"][0]
    assert "page_max_id" not in group
    people = (await client.get(f"{GROUPS}/{key}/accounts")).json()
    assert [each["id"] for each in people] == [like.actor.id for like in reversed(likes)]
    assert (await client.post(f"{GROUPS}/{key}/dismiss")).json() == {}
    assert toy.notifications() == []
    assert (await client.get(f"{GROUPS}/{key}")).status_code == 404


async def test_the_year_in_review_has_its_object_in_groups_alone(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("annual_report", "ana")
    group = (await client.get(GROUPS)).json()["notification_groups"][0]
    assert group["annual_report"] == {"year": str(row.created_at.year - 1)}
    assert "annual_report" not in (await client.get(f"/api/v1/notifications/{row.id}")).json()


async def test_filtered_ones_wait_in_requests(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    rows = [toy.notify("mention", "ana", filtered=True) for _ in range(2)]
    summary = (await client.get(f"{GROUPS}/policy")).json()["summary"]
    assert summary == {"pending_requests_count": 1, "pending_notifications_count": 2}
    waiting = (await client.get(REQUESTS)).json()
    assert [each["notifications_count"] for each in waiting] == ["2"]
    assert (await client.get(f"{REQUESTS}/{waiting[0]['id']}")).json()["account"]["id"] == rows[0].actor.id
    assert (await client.post(f"{REQUESTS}/{waiting[0]['id']}/accept")).json() == {}
    assert (await client.get(REQUESTS)).json() == []
    listed = (await client.get("/api/v1/notifications")).json()
    assert [each["id"] for each in listed] == [rows[1].id, rows[0].id]
    assert (await client.get(f"{REQUESTS}/merged")).json() == {"merged": True}


async def test_requests_can_be_dismissed_in_bulk(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana", filtered=True)
    assert (await client.post(f"{REQUESTS}/dismiss", data={"id[]": row.actor.id})).json() == {}
    assert toy.notifications() == []


async def test_the_policy_is_kept(client: httpx.AsyncClient) -> None:
    changed = await client.patch(f"{GROUPS}/policy", json={"for_bots": "drop", "for_new_accounts": "maybe"})
    assert (changed.json()["for_bots"], changed.json()["for_new_accounts"]) == ("drop", "accept")


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_other_servers_have_none_of_it(client: httpx.AsyncClient) -> None:
    for path in (GROUPS, f"{GROUPS}/policy", REQUESTS):
        assert (await client.get(path)).status_code == 404


SUBSCRIPTION = {
    "subscription": {"endpoint": "https://push.example/up1", "keys": {"p256dh": "BA", "auth": "AA"}},
    "data": {"alerts": {"mention": True, "moonrise": True}, "policy": "followed"},
}


async def test_push_subscriptions_are_replaced_as_a_whole(client: httpx.AsyncClient) -> None:
    missing = await client.get(PUSH)
    assert (missing.status_code, missing.json()) == (404, {"error": "Not Found"})
    made = (await client.post(PUSH, json=SUBSCRIPTION)).json()
    assert (made["alerts"]["mention"], "moonrise" in made["alerts"], made["policy"]) == (True, False, "followed")
    assert (isinstance(made["id"], int), made["standard"]) == (True, False)
    changed = (await client.put(PUSH, json={"data": {"alerts": {"follow": True}}})).json()
    assert (changed["alerts"], changed["policy"]) == ({"follow": True}, "all")
    assert (await client.get(PUSH)).json() == changed
    assert [(await client.delete(PUSH)).json() for _ in range(2)] == [{}, {}]


async def test_a_misshapen_subscription_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.post(PUSH, json={"subscription": "x"})).status_code == 400
    bad = {"subscription": {"endpoint": "ftp://x", "keys": {}}}
    assert (await client.post(PUSH, json=bad)).status_code == 422


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_pushes_to_https_only_and_by_the_standard(client: httpx.AsyncClient) -> None:
    plain = {"subscription": {"endpoint": "http://push.example/", "keys": {}}}
    assert (await client.post(PUSH, json=plain)).status_code == 422
    made = (await client.post(PUSH, json=SUBSCRIPTION)).json()
    assert (len(made["id"]), made["standard"], made["alerts"]["follow"]) == (26, True, False)
