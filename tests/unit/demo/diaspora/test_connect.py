"""Registration, the consent page, codes, tokens, refusals in both shapes, claims and keys."""

import base64
import hashlib
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.diaspora.authority import Crash, OAuthError

ROOT = "/api/openid_connect"
LIST = "/api/v1/notifications"
BACK = "http://127.0.0.1:8123/callback"
SCOPES = "openid profile notifications"


async def register(client: httpx.AsyncClient, **changes: Any) -> dict[str, Any]:
    fields = {"client_name": "Tests", "redirect_uris": [BACK], "application_type": "native", **changes}
    answer = await client.post(f"{ROOT}/clients", json=fields)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def address(toy: ToyDiaspora, app: dict[str, Any], **changes: str) -> str:
    fields = {"response_type": "code", "client_id": app["client_id"], "redirect_uri": BACK, "scope": SCOPES}
    return f"{toy.base_url}{ROOT}/authorizations/new?{urlencode({**fields, **changes})}"


def query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def form(app: dict[str, Any], code: str, /, **changes: str) -> dict[str, str]:
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    return {**fields, "client_id": app["client_id"], "client_secret": app["client_secret"], **changes}


async def tokens(client: httpx.AsyncClient, fields: dict[str, str]) -> dict[str, Any]:
    answer = await client.post(f"{ROOT}/access_tokens", data=fields)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    body: dict[str, Any] = answer.json()
    return body


async def granted(toy: ToyDiaspora, client: httpx.AsyncClient, app: dict[str, Any], **changes: str) -> dict[str, Any]:
    code = query(toy.authorise(address(toy, app, **changes)))["code"]
    return await tokens(client, form(app, code, redirect_uri=changes.get("redirect_uri", BACK)))


async def test_the_configuration_names_everything(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    document = (await stranger.get("/.well-known/openid-configuration")).json()
    assert document["issuer"] == f"{toy.base_url}/"
    assert document["token_endpoint"] == f"{toy.base_url}{ROOT}/access_tokens"
    assert {"openid", "notifications", "conversations", "profile"} <= set(document["scopes_supported"])
    assert "revocation_endpoint" not in document


async def test_a_registration_shows_the_whole_row_once(stranger: httpx.AsyncClient) -> None:
    app = await register(stranger, redirect_uris=[f"{BACK}/b", f"{BACK}/a"])
    assert (len(app["client_id"]), len(app["client_secret"]), app["client_secret_expires_at"]) == (32, 64, 0)
    assert app["redirect_uris"] == [f"{BACK}/a", f"{BACK}/b"]
    assert app["jwks"] is None
    found = await stranger.get(f"{ROOT}/clients/find", params={"client_name": "Tests"})
    assert found.json() == {"client_id": app["client_id"]}
    assert "error" in (await stranger.get(f"{ROOT}/clients/find", params={"client_name": "Nobody"})).json()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"redirect_uris": []}, "invalid_request"),
        ({"redirect_uris": BACK}, "invalid_request"),
        ({"redirect_uris": [f"{BACK}#x"]}, "invalid_redirect_uri"),
        ({"redirect_uris": ["nowhere"]}, "invalid_redirect_uri"),
        ({"client_name": ""}, "invalid_client_metadata"),
        ({"client_name": "x" * 256}, "invalid_client_metadata"),
    ],
)
async def test_a_registration_is_checked(stranger: httpx.AsyncClient, changes: dict[str, Any], error: str) -> None:
    fields = {"client_name": "Tests", "redirect_uris": [BACK], **changes}
    answer = await stranger.post(f"{ROOT}/clients", json=fields)
    assert (answer.status_code, answer.json()["error"]) == (400, error)


async def test_a_name_with_the_same_ways_back_is_taken_once(stranger: httpx.AsyncClient) -> None:
    await register(stranger)
    again = await stranger.post(f"{ROOT}/clients", json={"client_name": "Tests", "redirect_uris": [BACK]})
    assert (again.status_code, again.json()["error"]) == (400, "invalid_client_metadata")
    await register(stranger, redirect_uris=["myapp:/back"])


async def test_the_whole_way(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    app = await register(stranger)
    target = toy.authorise(address(toy, app, state="xyz", code_challenge="ignored", code_challenge_method="S256"))
    assert target.startswith(f"{BACK}?")
    assert query(target)["state"] == "xyz"
    body = await tokens(stranger, form(app, query(target)["code"]))
    assert body["token_type"] == "bearer"
    assert 86_390 <= body["expires_in"] <= 86_400
    bearer = {"Authorization": f"Bearer {body['access_token']}"}
    assert (await stranger.get("/api/v1/user", headers=bearer)).json()["name"] == "Robin"
    claims = (await stranger.get(f"{ROOT}/user_info", headers=bearer)).json()
    assert claims == {"sub": f"robin@{toy.state.domain}", "profile": f"{toy.base_url}/api/v1/user"}


async def test_the_page_in_the_browser_approves_and_denies(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    toy.add_person("kim", "Kim <3")
    app = await register(stranger, client_name="Tests & Sons")
    page = await stranger.get(address(toy, app, state="s"))
    assert "Tests &amp; Sons" in page.text
    assert "Kim &lt;3" in page.text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    decide = f"{ROOT}/authorizations"
    approved = await stranger.post(decide, data={**hidden, "user": "kim", "decision": "approve"})
    assert approved.status_code == 302
    body = await tokens(stranger, form(app, query(approved.headers["location"])["code"]))
    bearer = {"Authorization": f"Bearer {body['access_token']}"}
    assert (await stranger.get("/api/v1/user", headers=bearer)).json()["name"] == "Kim <3"
    denied = await stranger.post(decide, data={**hidden, "user": "kim", "decision": "deny"})
    assert query(denied.headers["location"])["error"] == "access_denied"
    assert query(denied.headers["location"])["state"] == "s"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"scope": "openid fly"}, "invalid_scope"),
        ({"scope": "openid private:read"}, "invalid_scope"),
        ({"response_type": "id_token"}, "unsupported_response_type"),
        ({"prompt": "none"}, "interaction_required"),
        ({"prompt": "select_account"}, "account_selection_required"),
    ],
)
async def test_what_cannot_be_granted_goes_back_to_the_app(
    toy: ToyDiaspora, stranger: httpx.AsyncClient, changes: dict[str, str], error: str
) -> None:
    app = await register(stranger)
    answer = await stranger.get(address(toy, app, state="s", **changes))
    assert answer.status_code == 302
    assert (query(answer.headers["location"])["error"], query(answer.headers["location"])["state"]) == (error, "s")


@pytest.mark.parametrize("changes", [{"client_id": "nobody"}, {"redirect_uri": "http://127.0.0.1:9999/callback"}])
async def test_an_unknown_app_or_way_back_is_a_page_and_no_redirect(
    toy: ToyDiaspora, stranger: httpx.AsyncClient, changes: dict[str, str]
) -> None:
    app = await register(stranger)
    answer = await stranger.get(address(toy, app, **changes))
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")
    with pytest.raises(OAuthError):
        toy.authorise(address(toy, app, **changes))


async def test_a_second_way_back_of_the_same_app_is_a_crash(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    app = await register(stranger, redirect_uris=[BACK, f"{BACK}/2"])
    await granted(toy, stranger, app)
    with pytest.raises(Crash):
        toy.authorise(address(toy, app, redirect_uri=f"{BACK}/2"))


async def test_a_second_consent_changes_what_the_first_token_may(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    app = await register(stranger)
    first = await granted(toy, stranger, app)
    bearer = {"Authorization": f"Bearer {first['access_token']}"}
    assert (await stranger.get(LIST, headers=bearer)).status_code == 200
    second = await granted(toy, stranger, app, scope="openid")
    assert second["refresh_token"] == first["refresh_token"]
    refused = await stranger.get(LIST, headers=bearer)
    assert (refused.status_code, refused.json()) == (403, {"code": 403, "message": "insufficient_scope"})


async def test_a_refresh_gives_an_access_token_and_nothing_else(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    app = await register(stranger)
    first = await granted(toy, stranger, app)
    fields = form(app, "", grant_type="refresh_token", refresh_token=first["refresh_token"])
    second = await tokens(stranger, fields)
    assert set(second) == {"access_token", "token_type", "expires_in"}
    third = await tokens(stranger, fields)
    for token in (first, second, third):  # older ones stay good until they expire
        bearer = {"Authorization": f"Bearer {token['access_token']}"}
        assert (await stranger.get(LIST, headers=bearer)).status_code == 200


async def test_a_code_that_comes_twice_ends_everything(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    app = await register(stranger)
    code = query(toy.authorise(address(toy, app)))["code"]
    first = await tokens(stranger, form(app, code))
    again = await stranger.post(f"{ROOT}/access_tokens", data=form(app, code))
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    bearer = {"Authorization": f"Bearer {first['access_token']}"}
    assert (await stranger.get(LIST, headers=bearer)).status_code == 401
    fields = form(app, "", grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert (await stranger.post(f"{ROOT}/access_tokens", data=fields)).status_code == 400


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"redirect_uri": f"{BACK}/other"}, 400, "invalid_grant"),
        ({"code": "wrong"}, 400, "invalid_grant"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "wrong"}, 400, "invalid_grant"),
    ],
)
async def test_the_token_endpoint_refuses_in_oauths_words(
    toy: ToyDiaspora, stranger: httpx.AsyncClient, changes: dict[str, str], status: int, error: str
) -> None:
    app = await register(stranger)
    code = query(toy.authorise(address(toy, app)))["code"]
    answer = await stranger.post(f"{ROOT}/access_tokens", data=form(app, code, **changes))
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert ("www-authenticate" in answer.headers) is (status == 401)


async def test_the_credentials_may_stand_in_a_header(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    app = await register(stranger)
    fields = form(app, query(toy.authorise(address(toy, app)))["code"])
    secret = base64.b64encode(f"{app['client_id']}:{app['client_secret']}".encode()).decode()
    kept = {name: value for name, value in fields.items() if not name.startswith("client")}
    answer = await stranger.post(f"{ROOT}/access_tokens", data=kept, headers={"Authorization": f"Basic {secret}"})
    assert answer.status_code == 200


async def test_no_token_and_a_bad_one_are_refused_in_two_shapes(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    nothing = await stranger.get(LIST)
    assert (nothing.status_code, nothing.json()) == (403, {"code": 403, "message": "Unauthorized user"})
    bad = await stranger.get(LIST, headers={"Authorization": "Bearer bad"})
    assert (bad.status_code, bad.json()["error"]) == (401, "invalid_token")
    assert bad.headers["www-authenticate"].startswith('Bearer realm="OpenID Connect", error="invalid_token"')


async def test_a_bad_token_is_refused_even_where_none_is_needed(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    for path in ("/.well-known/openid-configuration", f"{ROOT}/access_tokens"):
        answer = await stranger.post(path, headers={"Authorization": "Bearer bad"})
        assert answer.status_code == 401


async def test_tokens_live_for_a_day(stranger: httpx.AsyncClient) -> None:
    now = [datetime(2030, 1, 1, tzinfo=UTC)]
    with ToyDiaspora(clock=lambda: now[0]) as toy:
        async with httpx.AsyncClient(base_url=toy.base_url, verify=False) as client:
            bearer = {"Authorization": f"Bearer {toy.issue_token()}"}
            now[0] += timedelta(hours=23, minutes=59)
            assert (await client.get(LIST, headers=bearer)).status_code == 200
            now[0] += timedelta(minutes=2)
            assert (await client.get(LIST, headers=bearer)).status_code == 401


async def test_the_identity_token_is_signed_with_the_published_key(
    toy: ToyDiaspora, stranger: httpx.AsyncClient
) -> None:
    app = await register(stranger)
    body = await granted(toy, stranger, app, nonce="n1")
    header, claims, signature = body["id_token"].split(".")

    def decoded(text: str) -> bytes:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

    (key,) = (await stranger.get(f"{ROOT}/jwks.json")).json()["keys"]
    modulus, exponent = (int.from_bytes(decoded(key[name])) for name in ("n", "e"))
    opened = pow(int.from_bytes(decoded(signature)), exponent, modulus).to_bytes(128)
    assert opened.endswith(hashlib.sha256(f"{header}.{claims}".encode()).digest())
    assert opened.startswith(b"\x00\x01\xff\xff")
    assert json.loads(decoded(header)) == {"typ": "JWT", "alg": "RS256", "kid": key["kid"]}
    told = json.loads(decoded(claims))
    assert told["iss"] == f"{toy.base_url}/"
    assert told["sub"] == f"robin@{toy.state.domain}"
    assert (told["aud"], told["nonce"]) == (app["client_id"], "n1")


async def test_a_person_shows_an_app_out_on_a_page(toy: ToyDiaspora, stranger: httpx.AsyncClient) -> None:
    app = await register(stranger)
    body = await granted(toy, stranger, app)
    page = await stranger.get(f"{ROOT}/user_applications")
    assert "Tests" in page.text
    button = re.search(r'name="grant" value="(\w+)"', page.text)
    assert button is not None
    await stranger.post(f"{ROOT}/user_applications", data={"grant": button[1]})
    bearer = {"Authorization": f"Bearer {body['access_token']}"}
    assert (await stranger.get(LIST, headers=bearer)).status_code == 401
    assert "No app" in (await stranger.get(f"{ROOT}/user_applications")).text
