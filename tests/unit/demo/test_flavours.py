"""How the servers introduce themselves, refuse, and limit; and the pages and pictures that a browser gets."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from traynotify.demo.avatars import avatar_png
from traynotify.demo.mastodon import FLAVOURS, Flavour, RateLimits, ToyMastodon
from traynotify.demo.mastodon.flavours import PIXELFED, TAKAHE
from traynotify.demo.mastodon.model import REMOVED

LIST = "/api/v1/notifications"


@pytest.mark.parametrize(
    ("flavour", "v2", "address"),
    [
        (FLAVOURS["mastodon"], 200, "ws://{host}"),
        (FLAVOURS["mastodon_old"], 404, "ws://{host}"),
        (FLAVOURS["gotosocial"], 200, "wss://{host}"),
        (FLAVOURS["pleroma"], 200, "ws://{host}"),
        (FLAVOURS["friendica"], 200, ""),
        (FLAVOURS["pixelfed"], 200, None),
        (FLAVOURS["takahe"], 200, None),
    ],
)
async def test_streaming_is_discovered_in_the_instance_document(
    toy: ToyMastodon, client: httpx.AsyncClient, v2: int, address: str | None
) -> None:
    expected = None if address is None else address.format(host=toy.base_url.removeprefix("http://"))
    old = (await client.get("/api/v1/instance")).json()
    assert old["urls"].get("streaming_api") == expected
    new = await client.get("/api/v2/instance")
    assert new.status_code == v2
    if v2 == 200:
        assert new.json()["configuration"]["urls"]["streaming"] == expected


async def test_only_newer_mastodons_tell_their_api_version(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/v2/instance")).json()["api_versions"] == {"mastodon": 10}
    with ToyMastodon("gotosocial") as other:
        answer = await client.get(f"{other.base_url}/api/v2/instance")
        assert "api_versions" not in answer.json()


@pytest.mark.parametrize(
    ("flavour", "account_extras", "status_extras"),
    [
        (FLAVOURS["mastodon"], {"uri", "roles", "avatar_description"}, {"filtered", "quote"}),
        (FLAVOURS["mastodon_4_1"], {"roles"}, {"filtered"}),
        (FLAVOURS["gotosocial"], {"avatar_description"}, set()),
        (FLAVOURS["takahe"], set(), set()),
    ],
)
async def test_no_server_sends_fields_that_only_others_have(
    toy: ToyMastodon, client: httpx.AsyncClient, account_extras: set[str], status_extras: set[str]
) -> None:
    toy.notify("mention", "ana")
    (row,) = (await client.get(LIST)).json()
    assert {"uri", "roles", "avatar_description"} & row["account"].keys() == account_extras
    assert {"filtered", "quote"} & row["status"].keys() == status_extras


@pytest.mark.parametrize("flavour", list(FLAVOURS.values()), ids=list(FLAVOURS))
async def test_nodeinfo_names_the_software(toy: ToyMastodon, client: httpx.AsyncClient, flavour: Flavour) -> None:
    links = (await client.get("/.well-known/nodeinfo")).json()["links"]
    document = (await client.get(links[0]["href"])).json()
    assert document["software"]["name"] == flavour.software


async def test_handles_are_resolved(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    host = toy.base_url.removeprefix("http://")
    found = await client.get("/.well-known/webfinger", params={"resource": f"acct:robin@{host}"})
    assert found.json()["subject"] == f"acct:robin@{host}"
    assert (await client.get("/.well-known/webfinger", params={"resource": "acct:nobody@x"})).status_code == 404
    assert "/.well-known/webfinger" in (await client.get("/.well-known/host-meta")).text


Refused = tuple[int, str]
REFUSALS: list[tuple[str, Refused, Refused]] = [
    ("mastodon", (401, "The access token is invalid"), (401, "The access token is invalid")),
    ("gotosocial", (401, "Unauthorized: token not supplied"), (401, "Unauthorized: token not supplied")),
    ("pleroma", (403, "Invalid credentials."), (403, "Invalid credentials.")),
    ("pixelfed", (403, ""), (403, "")),
    ("takahe", (401, "identity_token_required"), (400, "Invalid Bearer token")),
]


@pytest.mark.parametrize(("name", "without_token", "with_bad_token"), REFUSALS)
async def test_every_server_refuses_in_its_own_words(
    name: str, without_token: Refused, with_bad_token: Refused
) -> None:
    with ToyMastodon(name) as toy:
        async with httpx.AsyncClient(base_url=toy.base_url, headers={"User-Agent": "t"}, verify=False) as client:
            bad = {"Authorization": "Bearer nope"}
            for answer, (status, text) in (
                (await client.get(LIST), without_token),
                (await client.get(LIST, headers=bad), with_bad_token),
            ):
                assert answer.status_code == status
                assert text in answer.text


@pytest.mark.parametrize("flavour", [TAKAHE])
async def test_takahe_counts_from_below_ten(toy: ToyMastodon) -> None:
    assert [toy.notify("mention", "ana").id for _ in range(3)] == ["8", "9", "10"]


@pytest.mark.parametrize("flavour", [PIXELFED])
async def test_pixelfed_can_neither_dismiss_nor_clear(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    assert (await client.post(f"{LIST}/{row.id}/dismiss")).status_code == 404
    assert (await client.post(f"{LIST}/clear")).status_code == 404
    assert (await client.get(f"{LIST}/{row.id}")).status_code == 404


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_is_strict_about_headers(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    del client.headers["user-agent"]
    teapot = await client.get("/api/v1/instance")
    assert (teapot.status_code, "user-agent" in teapot.json()["error"]) == (418, True)
    picky = await client.get("/api/v1/instance", headers={"User-Agent": "t", "Accept": "text/html"})
    assert picky.status_code == 406


async def test_unknown_routes_are_html_or_json_as_asked(client: httpx.AsyncClient) -> None:
    page = await client.get("/api/v1/nothing", headers={"Accept": "*/*"})
    assert (page.status_code, page.text[0]) == (404, "<")
    assert (await client.get("/api/v1/nothing")).json() == {"error": "Not Found"}


async def test_rate_limits_by_token_with_an_iso_reset(client: httpx.AsyncClient) -> None:
    now = [datetime(2030, 1, 1, 12, 1, tzinfo=UTC)]
    with ToyMastodon(clock=lambda: now[0], limits=RateLimits(requests=3, paging=1)) as toy:
        bearer = {"Authorization": f"Bearer {toy.issue_token()}"}
        other = {"Authorization": f"Bearer {toy.issue_token()}"}
        address = f"{toy.base_url}{LIST}"
        answers = [await client.get(address, headers=bearer) for _ in range(4)]
        assert [each.headers["x-ratelimit-remaining"] for each in answers] == ["2", "1", "0", "0"]
        assert answers[0].headers["x-ratelimit-reset"] == "2030-01-01T12:05:00.000000Z"
        assert (answers[3].status_code, answers[3].json()) == (429, {"error": "Too many requests"})
        assert "retry-after" not in answers[3].headers
        # Paging is counted for the person, whichever token she uses.
        assert (await client.get(address, params={"min_id": 1}, headers=other)).status_code == 200
        assert (await client.get(address, params={"min_id": 1}, headers=other)).status_code == 429
        now[0] += timedelta(minutes=5)
        assert (await client.get(address, headers=bearer)).status_code == 200


async def test_five_registrations_in_ten_minutes(client: httpx.AsyncClient) -> None:
    fields = {"client_name": "x", "redirect_uris": "http://127.0.0.1/", "scopes": "read"}
    assert [(await client.post("/api/v1/apps", data=fields)).status_code for _ in range(6)] == [200] * 5 + [429]


async def test_a_click_opens_a_page(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana@pod.example", text="Hello <b> & goodbye", warning="spoiler")
    body = (await client.get(f"{LIST}/{row.id}")).json()
    page = await client.get(f"/@{body['status']['account']['acct']}/{body['status']['id']}")
    assert "Hello &lt;b&gt; &amp; goodbye" in page.text
    assert "<summary>spoiler</summary>" in page.text
    assert (await client.get(body["account"]["url"])).status_code == 200
    assert (await client.get("/@ana@pod.example/404")).status_code == 404
    assert (await client.get("/@nobody")).status_code == 404
    for path in ("/", "/notifications", "/follow_requests", "/admin/reports/7", "/disputes/strikes/3"):
        assert (await client.get(path)).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_has_its_own_addresses_of_posts(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    status = (await client.get(f"{LIST}/{row.id}")).json()["status"]
    assert f"/statuses/{status['id']}" in status["url"]
    assert (await client.get(status["url"])).status_code == 200


async def test_avatars_are_png_pictures(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    toy.add_account("eve", avatar="fish")
    row = toy.notify("follow", "eve")
    address = (await client.get(f"{LIST}/{row.id}")).json()["account"]["avatar_static"]
    answer = await client.get(address)
    assert answer.headers["content-type"] == "image/png"
    assert answer.content == avatar_png("fish")


async def test_any_field_can_be_made_hostile_or_taken_away(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    row = toy.notify("mention", "ana")
    assert row.status is not None
    toy.override(row.actor, display_name="<img src=x>", url="javascript:alert(1)", avatar=REMOVED)
    toy.override(row.status, url=None)
    toy.override(row, created_at=17)
    body = (await client.get(f"{LIST}/{row.id}")).json()
    assert (body["account"]["display_name"], body["account"]["url"]) == ("<img src=x>", "javascript:alert(1)")
    assert "avatar" not in body["account"]
    assert (body["status"]["url"], body["created_at"]) == (None, 17)


@pytest.mark.parametrize("flavour", [replace(FLAVOURS["mastodon"], name="odd", streaming="absent")])
async def test_an_odd_server_is_made_by_replacing_a_fact(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/v1/streaming/health")).status_code == 404


def test_posts_become_html_with_links() -> None:
    with ToyMastodon() as toy:
        text = "@robin see https://a.example/a-path-that-goes-on-and-on-for-ever #birds\nline\n\nparagraph"
        status = toy.post("robin", text, mentions=["robin"])
    assert status.content.startswith('<p><span class="h-card"')
    assert '<span class="invisible">https://</span><span class="ellipsis">a.example/' in status.content
    assert "#<span>birds</span></a><br>line</p><p>paragraph</p>" in status.content
