"""The toy's API over a real socket: both generations of the list, marking as read, scopes, limits, OAuth."""

from typing import Any

import httpx
import pytest

from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.authority import OAuthError

LIST = "/api/v2/notifications"
MARK_READ = "/api/v2/notifications/mark-read"
OLD = pytest.mark.parametrize("generation", ["2019", "documented"])


def fill(toy: ToyOsu, count: int, name: str = "forum_topic_reply", **facts: Any) -> list[int]:
    return [toy.notify(name, title=f"Topic {n}", **facts).id for n in range(count)]


async def listed(client: httpx.AsyncClient, **parameters: Any) -> dict[str, Any]:
    answer = await client.get(LIST, params=parameters)
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json()
    return body


def ids(body: dict[str, Any]) -> list[int]:
    return [row["id"] for row in body["notifications"]]


# Today's list


async def test_a_notification(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    row = toy.notify("forum_topic_reply", "ana", title="Bells")
    body = await listed(client, unread="1")
    (found,) = body["notifications"]
    assert set(found) == {
        *("id", "name", "created_at", "object_type", "object_id", "source_user_id", "is_read", "details"),
    }
    assert (found["id"], found["object_type"], found["is_read"]) == (row.id, "forum_topic", False)
    assert found["created_at"].endswith("+00:00")
    assert found["details"] == {"cover_url": None, "title": "Bells", "post_id": row.object_id + 4, "username": "ana"}
    (stack,) = body["stacks"]
    assert stack == {**row.stack, "cursor": None, "name": "forum_topic_reply", "total": 1}
    assert body["notification_endpoint"].startswith("ws://127.0.0.1:")
    assert (body["unread_count"], "has_more" in body) == (1, False)


@pytest.mark.parametrize(("value", "shown"), [("1", 1), ("true", 1), ("on", 1), ("True", 2), ("yes", 2), ("", 2)])
async def test_only_three_words_mean_unread(toy: ToyOsu, client: httpx.AsyncClient, value: str, shown: int) -> None:
    toy.notify("beatmapset_rank", read=True)
    toy.notify("news_post_new")
    body = await listed(client, unread=value)
    assert len(ids(body)) == shown
    assert ("unread_count" in body) is (shown == 1)


async def test_fifty_heads_make_a_page(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    made = fill(toy, 120)
    seen: list[int] = []
    cursor: dict[str, int] = {}
    while page := ids(body := await listed(client, **{f"cursor[{name}]": n for name, n in cursor.items()})):
        seen += page
        assert len(page) <= 50
        cursor = body["types"][0]["cursor"]
    assert seen == made[::-1]
    assert [(entry["name"], entry["cursor"]) for entry in body["types"]][:2] == [
        (None, None),
        ("beatmapset", {"type": "beatmapset"}),
    ]


async def test_fifty_notifications_make_a_page_of_a_stack(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    made = [toy.notify("forum_topic_reply").id for _ in range(70)]
    body = await listed(client)
    (stack,) = body["stacks"]
    assert (ids(body), stack["cursor"], stack["total"]) == (made[:19:-1], {"id": made[20]}, 70)
    where = {"type": "forum_topic", "object_id": stack["object_id"], "category": stack["category"]}
    rest = await listed(client, **where, **{"cursor[id]": made[20]})
    assert ids(rest) == made[19::-1]
    assert (rest["types"], rest["stacks"][0]["cursor"]) == ([], None)
    assert ids(await listed(client, **{"cursor[id]": made[69]})) == [], "its newest is not below"


async def test_names_of_one_category_share_a_stack(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    for name in ("beatmapset_nominate", "beatmapset_rank", "beatmapset_discussion_lock"):
        toy.notify(name)
    body = await listed(client)
    assert [stack["category"] for stack in body["stacks"]] == ["beatmapset_discussion", "beatmapset_state"]
    assert len(ids(body)) == 3


async def test_one_type_alone(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    toy.notify("beatmapset_rank")
    row = toy.notify("channel_mention")
    body = await listed(client, type="channel", unread="1")
    assert (ids(body), [entry["name"] for entry in body["types"]], body["unread_count"]) == ([row.id], ["channel"], 1)


async def test_what_was_documented_is_not_read_any_more(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    made = fill(toy, 3)
    assert ids(await listed(client, max_id=made[0])) == made[::-1]


# The old list


@OLD
async def test_the_old_list_is_of_what_is_unread(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    made = fill(toy, 60)
    toy.notify("beatmapset_rank", read=True)
    body = await listed(client)
    assert set(body) == {"has_more", "notifications", "unread_count", "notification_endpoint"}
    assert (ids(body), body["has_more"], body["unread_count"]) == (made[:9:-1], True, 60)
    rest = await listed(client, max_id=made[10])
    assert (ids(rest), rest["has_more"]) == (made[10::-1], False)


@pytest.mark.parametrize("generation", ["documented"])
async def test_a_single_one_stands_alone_in_the_documentation(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    row = toy.notify("forum_topic_reply")
    assert (await listed(client))["notifications"]["id"] == row.id


# Marking as read


async def test_single_ones(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    one, other = (toy.notify("forum_topic_reply", title=f"Topic {n}") for n in range(2))
    assert (
        await client.post(MARK_READ, json={"notifications": [{"id": one.id}, {"object_type": "x"}]})
    ).status_code == 204
    assert toy.unread() == {other.id}
    form = {"notifications[0][id]": str(other.id), "notifications[0][object_type]": "forum_topic"}
    assert (await client.post(MARK_READ, data=form)).status_code == 204
    assert toy.unread() == set()


@pytest.mark.parametrize(
    ("identity", "left"),
    [
        (
            {"object_type": "beatmapset", "object_id": 1, "category": "beatmapset_state"},
            ["comment_new", "news_post_new"],
        ),
        ({"object_type": "beatmapset"}, ["news_post_new"]),
        ({"object_type": "beatmapset", "object_id": 1}, ["news_post_new"]),
        ({"object_type": None}, []),
        ({}, []),
    ],
)
async def test_several_at_once(
    toy: ToyOsu, client: httpx.AsyncClient, identity: dict[str, Any], left: list[str]
) -> None:
    for name in ("beatmapset_rank", "beatmapset_nominate", "comment_new", "news_post_new"):
        toy.notify(name, object_id=1)
    assert (await client.post(MARK_READ, json={"identities": [identity]})).status_code == 204
    assert [row.name for row in toy.notifications() if not row.is_read] == left


@pytest.mark.parametrize(
    "body", [{"ids": [4_200_000_001]}, {}, {"notifications": []}, {"identities": []}, {"ids[]": 1}]
)
async def test_what_means_nothing_today(toy: ToyOsu, client: httpx.AsyncClient, body: dict[str, Any]) -> None:
    row = toy.notify("forum_topic_reply")
    assert (await client.post(MARK_READ, json=body)).status_code == 204
    assert toy.unread() == {row.id}


async def test_an_object_needs_its_type(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    answer = await client.post(MARK_READ, json={"identities": [{"object_id": 1, "category": "x"}]})
    assert (answer.status_code, answer.json()) == (422, {"error": "object_type is required."})


@OLD
async def test_ids_on_an_old_server(toy: ToyOsu, client: httpx.AsyncClient) -> None:
    made = fill(toy, 3)
    for expected in (204, 422):
        answer = await client.post(
            MARK_READ, content=f"ids[]={made[0]}&ids[]={made[1]}", headers={"Content-Type": FORM}
        )
        assert answer.status_code == expected
    assert toy.unread() == {made[2]}
    assert (await client.post(MARK_READ, json={"notifications": [{"id": made[2]}]})).status_code == 422


FORM = "application/x-www-form-urlencoded"


# Who may


@pytest.mark.parametrize(
    ("scopes", "listed", "me"), [(["*"], 200, 200), (["chat.read"], 403, 403), (["identify"], 403, 200), ([], 403, 403)]
)
async def test_what_a_token_carries(toy: ToyOsu, scopes: list[str], listed: int, me: int) -> None:
    headers = {"Authorization": f"Bearer {toy.issue_token(scopes=scopes)}"}
    async with httpx.AsyncClient(base_url=toy.base_url, headers=headers, verify=False) as client:
        assert (await client.get(LIST)).status_code == listed
        assert (await client.get("/api/v2/me")).status_code == me
        assert (await client.post(MARK_READ)).status_code == (204 if listed == 200 else 403)


async def test_refusals_in_the_servers_words(toy: ToyOsu) -> None:
    async with httpx.AsyncClient(base_url=toy.base_url, verify=False) as client:
        answer = await client.get(LIST)
        assert (answer.status_code, answer.json()) == (401, {"authentication": "basic"})
        client.headers["Authorization"] = f"Bearer {toy.issue_token(verified=False)}"
        answer = await client.get(LIST)
        assert (answer.status_code, answer.json()) == (401, {"method": "mail"})
        answer = await client.get("/api/v2/nothing")
        assert (answer.status_code, answer.json()) == (404, {"error": None})
        assert (await client.delete(LIST)).status_code == 404
        assert (await client.get("/beatmapsets/5")).status_code == 200


async def test_too_many_requests() -> None:
    with ToyOsu(throttle=2) as toy:
        headers = {"Authorization": f"Bearer {toy.issue_token()}"}
        async with httpx.AsyncClient(base_url=toy.base_url, headers=headers, verify=False) as client:
            answers = [await client.get(LIST) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json() == {"error": "Too Many Attempts."}
    assert "retry-after" not in answers[2].headers


# OAuth


def consent(toy: ToyOsu, scope: str, *, owner: str | None = None, **more: str) -> str:
    app = toy.register_app(owner)
    where = {"client_id": app.id, "redirect_uri": "http://127.0.0.1:5050/callback", "response_type": "code", **more}
    return str(httpx.URL(f"{toy.base_url}/oauth/authorize", params={**where, "scope": scope, "state": "s"}))


def test_consent(toy: ToyOsu) -> None:
    back = httpx.URL(toy.authorise(consent(toy, "chat.read")))
    assert (back.port, back.params["state"]) == (5050, "s")
    assert "code" in back.params
    denied = httpx.URL(toy.authorise(consent(toy, "chat.read"), allow=False))
    assert (denied.params["error"], denied.params["state"]) == ("access_denied", "s")


def test_a_scope_that_does_not_exist_leads_back_without_the_state(toy: ToyOsu) -> None:
    back = httpx.URL(toy.authorise(consent(toy, "notifications.read")))
    assert dict(back.params)["error"] == "invalid_scope"
    assert "state" not in back.params


@pytest.mark.parametrize(("scope", "owner"), [("*", None), ("chat.read", "ana")])
def test_a_scope_that_is_not_for_apps_leads_nowhere(toy: ToyOsu, scope: str, owner: str | None) -> None:
    with pytest.raises(OAuthError):
        toy.authorise(consent(toy, scope, owner=owner))


@pytest.mark.parametrize(
    "uri", ["http://127.0.0.1:5050/other", "http://localhost:5050/callback", "https://evil.example"]
)
def test_another_place_to_come_back_to(toy: ToyOsu, uri: str) -> None:
    with pytest.raises(OAuthError, match="authentication failed"):
        toy.authorise(consent(toy, "chat.read", redirect_uri=uri))


async def test_tokens_are_exchanged_and_the_old_ones_die(toy: ToyOsu) -> None:
    pair = toy.issue_pair(scopes=["chat.read"])
    form = {"grant_type": "refresh_token", "client_id": pair.client_id, "client_secret": pair.client_secret}
    async with httpx.AsyncClient(base_url=toy.base_url, verify=False) as client:
        answer = await client.post("/oauth/token", data={**form, "refresh_token": pair.refresh})
        new = answer.json()
        assert set(new) == {"token_type", "expires_in", "access_token", "refresh_token"}
        assert toy.state.authority.find(pair.access) is None
        token = toy.state.authority.find(new["access_token"])
        assert token is not None
        assert token.scopes == ("chat.read",)
        again = await client.post("/oauth/token", data={**form, "refresh_token": pair.refresh})
        assert (again.status_code, again.json()["error"]) == (401, "invalid_request")


async def test_the_consent_page_in_a_browser(toy: ToyOsu) -> None:
    async with httpx.AsyncClient(verify=False) as browser:
        page = await browser.get(consent(toy, "chat.read"))
        assert "Robin&#x27;s own window" in page.text
        form = {"client_id": "101", "response_type": "code", "scope": "chat.read", "decision": "allow"}
        answer = await browser.post(f"{toy.base_url}/oauth/authorize", data=form)
        assert answer.headers["location"].startswith("http://127.0.0.1/callback?code=")
        assert (await browser.get(consent(toy, "*"))).status_code == 400
        assert (await browser.post(f"{toy.base_url}/oauth/authorize", data={})).status_code == 401
