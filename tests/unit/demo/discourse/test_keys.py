"""The toy hands out keys as a real forum does: by its pages, by a code, encrypted for the program alone."""

import base64
import html
import json
import re
from dataclasses import replace
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from traynotify.demo.discourse import FORUMS, ToyDiscourse
from traynotify.demo.discourse.rsa import PublicKey

PRIVATE_KEY = rsa.generate_private_key(65537, 2048)
PEM = PRIVATE_KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
FIELDS = {
    "application_name": "A <program>",
    "client_id": "c1",
    "scopes": "notifications,session_info",
    "public_key": PEM.decode(),
    "nonce": "n1",
}
PKCS1 = padding.PKCS1v15()
OAEP = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None)


def decrypted(payload: str, how: Any = PKCS1) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(PRIVATE_KEY.decrypt(base64.b64decode("".join(payload.split())), how))
    return body


async def allowed(stranger: httpx.AsyncClient, **fields: str) -> httpx.Response:
    return await stranger.post("/user-api-key.json", data={**FIELDS, **fields})


async def test_the_head_of_the_page_says_what_to_count_on(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.head("/user-api-key/new")
    assert (answer.status_code, answer.headers["auth-api-version"]) == (200, "4")
    assert "auth-api-device-code" not in answer.headers


async def test_the_pages_lead_to_a_key(toy: ToyDiscourse, stranger: httpx.AsyncClient) -> None:
    page = (await stranger.get("/user-api-key/new", params=FIELDS)).text
    assert "A &lt;program&gt;" in page
    hidden = {n: html.unescape(v) for n, v in re.findall(r'name="([^"]+)" value="([^"]*)"', page)}
    shown = (await stranger.post("/user-api-key", data={**hidden, "username": "cleo"})).text
    found = re.search(r"<textarea readonly>(.*?)</textarea>", shown, re.DOTALL)
    assert found is not None
    answer = decrypted(html.unescape(found[1]))
    assert (answer["nonce"], answer["api"], answer["push"]) == ("n1", 4, False)
    (key,) = toy.user_keys()
    assert (key.value, key.user.username) == (answer["key"], "cleo")


async def test_the_payload_is_padded_as_asked_and_wrapped_like_mail(stranger: httpx.AsyncClient) -> None:
    payload = (await allowed(stranger, padding="oaep")).json()["payload"]
    assert decrypted(payload, OAEP)["nonce"] == "n1"
    assert payload.count("\n") > 3
    assert (await allowed(stranger, padding="none")).status_code == 400


@pytest.mark.parametrize("forum", [FORUMS["old"]])
async def test_an_old_forum_knows_one_padding(stranger: httpx.AsyncClient) -> None:
    assert decrypted((await allowed(stranger, padding="oaep")).json()["payload"])["nonce"] == "n1"


async def test_the_same_client_ends_its_key_before(toy: ToyDiscourse, stranger: httpx.AsyncClient) -> None:
    for client_id in ("c1", "c2", "c1"):
        await allowed(stranger, client_id=client_id)
    assert [key.revoked for key in toy.user_keys()] == [True, False, False]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"nonce": ""}, 400),
        ({"scopes": "notifications,everything"}, 403),
        ({"public_key": "x"}, 400),
        ({"auth_redirect": "http://127.0.0.1:9/callback"}, 403),
        ({"auth_redirect": "https://owls.example/"}, 403),
        ({"nonce": "n" * 250}, 400),
    ],
)
async def test_what_may_not_be_is_refused(stranger: httpx.AsyncClient, change: dict[str, str], status: int) -> None:
    assert (await allowed(stranger, **change)).status_code == status


@pytest.mark.parametrize("forum", [replace(FORUMS["today"], loopback_redirects=True)])
async def test_a_redirect_carries_the_payload(stranger: httpx.AsyncClient) -> None:
    answer = await allowed(stranger, auth_redirect="http://127.0.0.1:9/callback?state=s")
    target = httpx.URL(answer.headers["location"])
    assert target.params["state"] == "s"
    assert decrypted(target.params["payload"])["nonce"] == "n1"


async def test_a_key_is_revoked_by_itself(toy: ToyDiscourse, client: httpx.AsyncClient) -> None:
    assert (await client.post("/user-api-key/revoke.json")).json() == {"success": "OK"}
    assert (await client.get("/notifications.json")).status_code == 403
    assert (await client.post("/user-api-key/revoke.json")).status_code == 403


@pytest.mark.parametrize("forum", [FORUMS["devices"]])
async def test_a_code_is_typed_on_the_forum(toy: ToyDiscourse, stranger: httpx.AsyncClient) -> None:
    assert (await stranger.head("/user-api-key/new")).headers["auth-api-device-code"] == "true"
    assert (await stranger.post("/user-api-key/device.json", data=FIELDS)).status_code == 403
    device = (await stranger.post("/user-api-key/device.json", json=FIELDS)).json()
    assert re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}", device["user_code"])
    question = {"device_code": device["device_code"]}

    async def status() -> dict[str, Any]:
        body: dict[str, Any] = (await stranger.post("/user-api-key/device/poll.json", json=question)).json()
        return body

    assert await status() == {"status": "authorization_pending"}
    assert "user_code" in (await stranger.get(device["verification_uri_with_request"])).text
    assert (await stranger.post("/user-api-key/activate", data={"user_code": "x"})).status_code == 404
    await stranger.post("/user-api-key/activate", data={"user_code": device["user_code"].lower(), "username": "robin"})
    answer = await status()
    assert answer["status"] == "authorized"
    assert decrypted(answer["payload"])["key"] == toy.user_keys()[0].value
    assert await status() == {"status": "expired_token"}, "it is delivered once"


@pytest.mark.parametrize("forum", [FORUMS["devices"]])
async def test_a_code_may_be_denied(stranger: httpx.AsyncClient) -> None:
    device = (await stranger.post("/user-api-key/device.json", json=FIELDS)).json()
    await stranger.post("/user-api-key/activate", data={"user_code": device["user_code"], "decision": "deny"})
    answer = await stranger.post("/user-api-key/device/poll.json", json={"device_code": device["device_code"]})
    assert answer.json() == {"status": "access_denied"}


async def test_without_codes_there_is_nothing_of_the_kind(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.post("/user-api-key/device.json", json=FIELDS)).status_code == 404


@pytest.mark.parametrize("pem", ["", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", PEM.decode()[:200]])
def test_what_is_no_public_key_is_told(pem: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        PublicKey.load(pem)
