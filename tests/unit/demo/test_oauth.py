"""Registration, the permission page, codes, tokens, scopes and revocation."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from traynotify.demo.mastodon import FLAVOURS, ToyMastodon
from traynotify.demo.mastodon.authority import OAuthError

REDIRECT = "http://127.0.0.1:8123/callback"
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
SCOPES = "read:notifications profile"


async def register(client: httpx.AsyncClient, **changes: Any) -> dict[str, Any]:
    fields = {"client_name": "Tests", "redirect_uris": REDIRECT, "scopes": SCOPES, **changes}
    answer = await client.post("/api/v1/apps", data=fields)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def address(toy: ToyMastodon, app: dict[str, Any], **changes: str) -> str:
    fields = {"response_type": "code", "client_id": app["client_id"], "redirect_uri": REDIRECT, "scope": SCOPES}
    return f"{toy.base_url}/oauth/authorize?{urlencode({**fields, **changes})}"


def query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def exchange(app: dict[str, Any], code: str, **changes: str) -> dict[str, str]:
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    return {**fields, "client_id": app["client_id"], "client_secret": app["client_secret"], **changes}


async def test_the_whole_way_with_pkce(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    verifier = "a-verifier-that-is-long-enough-for-the-rules-of-pkce"
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    app = await register(client)
    url = address(toy, app, state="xyz", code_challenge=challenge, code_challenge_method="S256")
    target = toy.authorise(url)
    assert target.startswith(f"{REDIRECT}?")
    assert query(target)["state"] == "xyz"
    wrong = await client.post("/oauth/token", data=exchange(app, query(target)["code"], code_verifier="wrong"))
    assert (wrong.status_code, wrong.json()["error"]) == (400, "invalid_grant")
    right = await client.post("/oauth/token", data=exchange(app, query(target)["code"], code_verifier=verifier))
    assert right.json()["scope"] == SCOPES
    assert right.json()["token_type"] == "Bearer"
    bearer = {"Authorization": f"Bearer {right.json()['access_token']}"}
    me = await client.get("/api/v1/accounts/verify_credentials", headers=bearer)
    assert me.json()["username"] == "robin"


async def test_plain_challenges_are_refused(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = await register(client)
    with pytest.raises(OAuthError):
        toy.authorise(address(toy, app, code_challenge="x", code_challenge_method="plain"))


async def test_the_page_in_the_browser_allows_and_denies(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    toy.add_account("kim", "Kim <3")
    app = await register(client, client_name="Tests & Sons")
    page = await client.get(address(toy, app, state="s"))
    assert page.headers["content-type"].startswith("text/html")
    assert "Tests &amp; Sons" in page.text
    assert "Kim &lt;3" in page.text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    allowed = await client.post("/oauth/authorize", data={**hidden, "user": "kim", "decision": "allow"})
    assert allowed.status_code == 302
    token = await client.post("/oauth/token", data=exchange(app, query(allowed.headers["location"])["code"]))
    owners = {each.value: each.user for each in toy.tokens()}
    assert owners[token.json()["access_token"]] is toy.state.account("kim")
    denied = await client.post("/oauth/authorize", data={**hidden, "user": "kim", "decision": "deny"})
    assert query(denied.headers["location"])["error"] == "access_denied"
    assert query(denied.headers["location"])["state"] == "s"


async def test_out_of_band_shows_the_code(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = await register(client, redirect_uris=OUT_OF_BAND)
    url = address(toy, app, redirect_uri=OUT_OF_BAND)
    page = await client.post("/oauth/authorize", data={**query(url), "decision": "allow"})
    code = re.search(r"<code>([^<]+)</code>", page.text)
    assert code is not None
    token = await client.post("/oauth/token", data=exchange(app, code[1], redirect_uri=OUT_OF_BAND))
    assert token.status_code == 200
    assert query(toy.authorise(url))["code"]
    denied = await client.post("/oauth/authorize", data={**query(url), "decision": "deny"})
    assert "<code>" not in denied.text


async def test_a_code_is_good_once_and_for_ten_minutes(client: httpx.AsyncClient) -> None:
    now = [datetime(2030, 1, 1, tzinfo=UTC)]
    with ToyMastodon(clock=lambda: now[0]) as toy:
        async with httpx.AsyncClient(base_url=toy.base_url, verify=False) as browser:
            app = await register(browser)
            code = query(toy.authorise(address(toy, app)))["code"]
            late = query(toy.authorise(address(toy, app)))["code"]
            assert (await browser.post("/oauth/token", data=exchange(app, code))).status_code == 200
            assert (await browser.post("/oauth/token", data=exchange(app, code))).status_code == 400
            now[0] += timedelta(minutes=11)
            assert (await browser.post("/oauth/token", data=exchange(app, late))).status_code == 400


@pytest.mark.parametrize(
    ("registered", "asked", "good"),
    [
        ("http://127.0.0.1/callback", "http://127.0.0.1:54321/callback", True),
        ("http://[::1]/callback", "http://[::1]:54321/callback", True),
        ("http://127.0.0.1/callback", "http://127.0.0.1:54321/other", False),
        ("http://localhost/callback", "http://localhost:54321/callback", False),
        ("https://127.0.0.1/callback", "http://127.0.0.1/callback", False),
    ],
)
async def test_the_port_of_a_loopback_literal_is_ignored(
    toy: ToyMastodon, client: httpx.AsyncClient, registered: str, asked: str, good: bool
) -> None:
    app = await register(client, redirect_uris=registered)
    url = address(toy, app, redirect_uri=asked)
    if good:
        code = query(toy.authorise(url))["code"]
        token = await client.post("/oauth/token", data=exchange(app, code, redirect_uri=asked))
        assert token.status_code == 200
    else:
        page = await client.get(url, follow_redirects=False)
        assert "not valid" in page.text
        assert "location" not in page.headers


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_compares_redirects_exactly(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = await register(client, redirect_uris="http://127.0.0.1/callback", scopes="read")
    with pytest.raises(OAuthError):
        toy.authorise(address(toy, app, redirect_uri="http://127.0.0.1:5/callback", scope="read"))
    listed = await client.post("/api/v1/apps", json={"client_name": "x", "redirect_uris": [REDIRECT]})
    assert listed.status_code == 400


async def test_a_finer_scope_than_registered_is_an_error_page_with_200(
    toy: ToyMastodon, client: httpx.AsyncClient
) -> None:
    app = await register(client, scopes="read write")
    page = await client.get(address(toy, app, scope="read:notifications"), follow_redirects=False)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "scope" in page.text


@pytest.mark.parametrize("flavour", [FLAVOURS["gotosocial"]])
async def test_gotosocial_accepts_a_finer_scope(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = await register(client, scopes="read")
    assert query(toy.authorise(address(toy, app, scope="read:notifications")))["code"]


async def test_registration_checks_scopes_names_and_addresses(client: httpx.AsyncClient) -> None:
    for changes in ({"scopes": "read fly"}, {"client_name": "x" * 61}, {"redirect_uris": "nowhere"}):
        fields = {"client_name": "Tests", "redirect_uris": REDIRECT, "scopes": "read", **changes}
        assert (await client.post("/api/v1/apps", data=fields)).status_code == 422
    listed = await client.post(
        "/api/v1/apps", json={"client_name": "x", "redirect_uris": [REDIRECT, OUT_OF_BAND], "scopes": "read"}
    )
    assert listed.json()["redirect_uris"] == [REDIRECT, OUT_OF_BAND]


@pytest.mark.parametrize("flavour", [FLAVOURS["pixelfed"]])
async def test_coarse_servers_do_not_know_fine_scopes(client: httpx.AsyncClient) -> None:
    fields = {"client_name": "Tests", "redirect_uris": REDIRECT, "scopes": "read:notifications"}
    assert (await client.post("/api/v1/apps", data=fields)).status_code == 422


async def test_the_same_person_app_and_scopes_get_the_same_token(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = await register(client)
    tokens = []
    for _ in range(2):
        code = query(toy.authorise(address(toy, app)))["code"]
        answer = await client.post("/oauth/token", data=exchange(app, code))
        tokens.append(answer.json()["access_token"])
    assert tokens[0] == tokens[1]


async def test_bad_client_credentials(client: httpx.AsyncClient) -> None:
    app = await register(client)
    answer = await client.post("/oauth/token", data=exchange(app, "any", client_secret="wrong"))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


async def test_revoking_is_idempotent_and_only_for_the_owner(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    mine, theirs = await register(client), await register(client)
    code = query(toy.authorise(address(toy, mine)))["code"]
    token = (await client.post("/oauth/token", data=exchange(mine, code))).json()["access_token"]

    async def revoke(app: dict[str, Any]) -> httpx.Response:
        credentials = {name: app[name] for name in ("client_id", "client_secret")}
        return await client.post("/oauth/revoke", data={**credentials, "token": token})

    refused = await revoke(theirs)
    assert (refused.status_code, refused.json()["error"]) == (403, "unauthorized_client")
    assert [(await revoke(mine)).json() for _ in range(2)] == [{}, {}]
    after = await client.get("/api/v1/notifications", headers={"Authorization": f"Bearer {token}"})
    assert (after.status_code, after.json()) == (401, {"error": "The access token was revoked"})
    assert 'error="invalid_token"' in after.headers["www-authenticate"]


@pytest.mark.parametrize("flavour", [FLAVOURS["pleroma"]])
async def test_some_tokens_expire_and_are_refreshed(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = await register(client)
    code = query(toy.authorise(address(toy, app)))["code"]
    first = (await client.post("/oauth/token", data=exchange(app, code))).json()
    assert first["expires_in"] > 0
    fields = exchange(app, "", grant_type="refresh_token", refresh_token=first["refresh_token"])
    second = (await client.post("/oauth/token", data=fields)).json()
    assert second["access_token"] != first["access_token"]
    assert (await client.post("/oauth/token", data=fields)).status_code == 400


async def test_an_app_token_speaks_for_nobody(client: httpx.AsyncClient) -> None:
    app = await register(client)
    fields = exchange(app, "", grant_type="client_credentials", scope="read")
    token = (await client.post("/oauth/token", data=fields)).json()["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert (await client.get("/api/v1/apps/verify_credentials", headers=bearer)).json()["name"] == "Tests"
    answer = await client.get("/api/v1/notifications", headers=bearer)
    assert (answer.status_code, answer.json()) == (422, {"error": "This method requires an authenticated user"})


@pytest.mark.parametrize(
    ("scopes", "method", "path", "status"),
    [
        (["read:notifications"], "GET", "/api/v1/notifications", 200),
        (["read"], "GET", "/api/v1/notifications", 200),
        (["read:statuses"], "GET", "/api/v1/notifications", 403),
        (["read:notifications"], "GET", "/api/v1/accounts/verify_credentials", 403),
        (["read:accounts"], "GET", "/api/v1/accounts/verify_credentials", 200),
        (["profile"], "GET", "/api/v1/accounts/verify_credentials", 200),
        (["read:notifications"], "GET", "/api/v1/markers", 403),
        (["read:statuses"], "GET", "/api/v1/markers", 200),
        (["read:notifications", "write:notifications"], "POST", "/api/v1/markers", 403),
        (["write:statuses"], "POST", "/api/v1/markers", 200),
        (["read:notifications"], "POST", "/api/v1/notifications/clear", 403),
        (["write:notifications"], "POST", "/api/v1/notifications/clear", 200),
        (["read", "write"], "GET", "/api/v1/push/subscription", 403),
    ],
)
async def test_scopes_are_enforced(
    toy: ToyMastodon, client: httpx.AsyncClient, scopes: list[str], method: str, path: str, status: int
) -> None:
    bearer = {"Authorization": f"Bearer {toy.issue_token(scopes=scopes)}"}
    answer = await client.request(method, path, headers=bearer)
    assert answer.status_code == status
    if status == 403:
        assert answer.json() == {"error": "This action is outside the authorized scopes"}


async def test_the_metadata_document_says_where_everything_is(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    document = (await client.get("/.well-known/oauth-authorization-server")).json()
    assert document["authorization_endpoint"] == f"{toy.base_url}/oauth/authorize"
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert "profile" in document["scopes_supported"]


@pytest.mark.parametrize("flavour", [replace(FLAVOURS["mastodon_4_1"], exact_app_scopes=False)])
async def test_older_servers_ignore_pkce(toy: ToyMastodon, client: httpx.AsyncClient) -> None:
    app = await register(client, scopes="read")
    url = address(toy, app, scope="read", code_challenge="whatever", code_challenge_method="S256")
    code = query(toy.authorise(url))["code"]
    assert (await client.post("/oauth/token", data=exchange(app, code))).status_code == 200
    assert (await client.get("/.well-known/oauth-authorization-server")).status_code == 404
