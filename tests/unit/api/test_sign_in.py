"""The person's consent reaches us by the browser's return or by pasting, and nobody else's answer is taken for it."""

import asyncio
import base64
import hashlib
import json
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import (
    AuthorizationCode,
    RedirectListener,
    SignInCancelled,
    SignInFailed,
    brought_token,
    parse_token,
    pasted,
    redirected,
)
from traynotify.api.testing import ScriptedPrompt


def grant(
    redirect_uri: str = "http://127.0.0.1:5000/callback", authorize_url: str = "https://social.example/ask?x=1"
) -> AuthorizationCode:
    return AuthorizationCode(
        authorize_url=authorize_url,
        client_id="app",
        redirect_uri=redirect_uri,
        scope="read:things write",
        extra={"force_login": "true"},
    )


async def visit(url: str) -> httpx.Response:
    """What the browser does when it is sent back."""
    async with httpx.AsyncClient() as browser:
        return await browser.get(url)


async def look(_url: str) -> None:
    """What a person does who opens the page and decides nothing yet."""


@pytest.mark.parametrize("scheme", ["https", "http"])
def test_the_consent_page_is_asked_with_pkce_and_state(scheme: str) -> None:
    run = grant(authorize_url=f"{scheme}://localhost/ask?x=1")
    parts = urlsplit(run.url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    form = run.token_form("the-code", "app-secret")
    challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
    assert (parts.scheme, parts.netloc, parts.path) == (scheme, "localhost", "/ask")
    assert query == {
        "x": "1",
        "response_type": "code",
        "client_id": "app",
        "redirect_uri": "http://127.0.0.1:5000/callback",
        "scope": "read:things write",
        "state": run.state,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "force_login": "true",
    }
    assert form["redirect_uri"] == query["redirect_uri"]
    assert form["code"] == "the-code"
    assert len(run.state) >= 30


def test_every_run_has_secrets_of_its_own() -> None:
    one, other = grant(), grant()
    assert one.state != other.state
    assert one.token_form("c", "s")["code_verifier"] != other.token_form("c", "s")["code_verifier"]


def test_a_code_is_found_in_what_is_pasted() -> None:
    run = grant()
    assert run.code("  bare-code \n") == "bare-code"
    assert run.code("bare+/abc==") == "bare+/abc=="
    assert run.code(f"http://127.0.0.1:5000/callback?code=abc&state={run.state}") == "abc"
    assert run.code(f"/callback?state={run.state}&code=abc") == "abc"


@pytest.mark.parametrize(
    "query", ["code=abc&state=other", "code=abc", "state={state}", "error=server_error&state={state}"]
)
def test_an_answer_that_is_not_ours_is_refused(query: str) -> None:
    run = grant()
    with pytest.raises(SignInFailed):
        run.code("http://127.0.0.1:5000/callback?" + query.format(state=run.state))


@pytest.mark.parametrize("nonsense", ["http://[::1/?code=x", "code=", "://", "state=;code=x&code=y"])
def test_what_is_neither_code_nor_address_is_refused(nonsense: str) -> None:
    with pytest.raises(SignInFailed):
        grant().code(nonsense)


def test_denied_access_is_a_cancelled_sign_in() -> None:
    run = grant()
    with pytest.raises(SignInCancelled, match="denied"):
        run.code(f"http://127.0.0.1:5000/callback?error=access_denied&state={run.state}")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"{}",
        b"[]",
        b'"text"',
        b'{"error": "invalid_grant"}',
        b'{"access_token": 7}',
        b'{"access_token": "a\\nb", "token_type": "Bearer"}',
        b"\xff\xfe",
        b'{"access_token": "t", "token_type": "Bearer", "expires_in": Infinity}',
        b"[" * 100_000,
        b'{"error": "' + b"no" * 1000 + b'"}',
    ],
)
def test_an_answer_without_a_usable_token_is_a_failed_sign_in(body: bytes) -> None:
    with pytest.raises(SignInFailed, match="gave no token") as failure:
        parse_token(body)
    assert len(str(failure.value)) < 120


@given(
    st.binary(max_size=60)
    | st.dictionaries(
        st.sampled_from(["access_token", "token_type", "scope", "expires_in", "refresh_token", "error"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.lists(st.text(max_size=3)),
    ).map(lambda fields: json.dumps(fields).encode())
)
def test_any_answer_is_a_token_or_a_failed_sign_in(body: bytes) -> None:
    with suppress(SignInFailed):
        assert parse_token(body)["access_token"].isprintable()


def test_a_token_comes_with_its_scope() -> None:
    token = parse_token(b'{"access_token": "t", "token_type": "Bearer", "scope": "read write", "created_at": 1}')
    assert token["access_token"] == "t"
    assert token["scope"] == ["read", "write"]


async def test_the_browser_brings_the_code_back_and_sees_a_friendly_page() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        waiting = asyncio.create_task(redirected(ScriptedPrompt(browse=look), run, listener))
        page = await visit_until_taken(f"{listener.address}?code=abc&state={run.state}")
        assert await waiting == "abc"
        assert page.status_code == 200
        assert "close this tab" in page.text
        assert "abc" not in page.text


async def test_a_browser_that_is_back_before_its_start_has_ended_is_not_too_early() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)

        async def allow(_url: str) -> None:
            assert (await visit(f"{listener.address}?code=abc&state={run.state}")).status_code == 200

        assert await redirected(ScriptedPrompt(browse=allow), run, listener) == "abc"


async def test_without_a_browser_there_is_no_code() -> None:
    async with RedirectListener() as listener:
        assert await redirected(ScriptedPrompt(), grant(listener.address), listener) is None


async def test_denial_in_the_browser_ends_the_sign_in() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        waiting = asyncio.create_task(redirected(ScriptedPrompt(browse=look), run, listener))
        page = await visit_until_taken(f"{listener.address}?error=access_denied&state={run.state}")
        assert "Nothing was allowed" in page.text
        with pytest.raises(SignInCancelled):
            await waiting


async def visit_until_taken(url: str) -> httpx.Response:
    """Visit again until the sign-in waits: before that, every state is a stranger's."""
    while (page := await visit(url)).status_code == 400:
        pass
    return page


async def test_strangers_are_turned_away_and_the_wait_goes_on() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        waiting = asyncio.create_task(redirected(ScriptedPrompt(browse=look), run, listener))
        root = listener.address.removesuffix("/callback")
        assert (await visit(root + "/favicon.ico")).status_code == 404
        assert (await visit(listener.address)).status_code == 400
        assert (await visit(f"{listener.address}?code=evil&state=guess")).status_code == 400
        assert (await visit(f"{listener.address}?code=evil&state={'ä' * 40}")).status_code == 400
        async with httpx.AsyncClient() as client:
            assert (await client.post(f"{listener.address}?code=evil&state={run.state}")).status_code == 404
        assert not waiting.done()
        await visit_until_taken(f"{listener.address}?code=good&state={run.state}")
        assert await waiting == "good"


async def test_noise_on_the_port_does_no_harm() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        waiting = asyncio.create_task(redirected(ScriptedPrompt(browse=look), run, listener))
        port = urlsplit(listener.address).port
        for noise in (b"\x16\x03\x01\x00\xff", b"GET\r\n\r\n", b"GET //[ HTTP/1.1\r\n\r\n", b"x" * 40_000, b""):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(noise)
            writer.close()
            await writer.wait_closed()
        idle_reader, idle = await asyncio.open_connection("127.0.0.1", port)  # a browser likes to open one too many
        await visit_until_taken(f"{listener.address}?code=good&state={run.state}")
        assert await waiting == "good"
    assert await idle_reader.read() == b""
    idle.close()


async def test_a_pasted_address_wins_where_the_browser_cannot_come_back() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        prompt = ScriptedPrompt(browse=look, answers=[f"{listener.address}?code=pasted&state={run.state}"])
        assert await redirected(prompt, run, listener) == "pasted"
        assert "paste the address" in prompt.asked[0]


async def test_what_was_pasted_wrongly_is_asked_for_again() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        prompt = ScriptedPrompt(browse=look, answers=["", "http://127.0.0.1/?code=x&state=other", "bare-code"])
        assert await redirected(prompt, run, listener) == "bare-code"
        assert len(prompt.asked) == 3
        assert any("another sign-in" in said for said in prompt.said)


async def test_where_nobody_can_type_only_the_browser_is_waited_for() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        prompt = ScriptedPrompt(browse=look, answers=[], ends=True)
        waiting = asyncio.create_task(redirected(prompt, run, listener))
        await visit_until_taken(f"{listener.address}?code=abc&state={run.state}")
        assert await waiting == "abc"


async def test_nobody_answering_is_a_cancelled_sign_in() -> None:
    async with RedirectListener() as listener:
        run = grant(listener.address)
        with pytest.raises(SignInCancelled, match="Nobody answered"):
            await redirected(ScriptedPrompt(browse=look), run, listener, timeout_s=0.01)
    with pytest.raises(SignInCancelled, match="Nobody answered"):
        await pasted(ScriptedPrompt(), grant(), timeout_s=0.01)


async def test_cancelling_leaves_nothing_behind() -> None:
    async with RedirectListener() as listener:
        waiting = asyncio.create_task(redirected(ScriptedPrompt(browse=look), grant(listener.address), listener))
        for _ in range(5):
            await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    with pytest.raises(httpx.ConnectError):
        await visit(listener.address)


async def test_a_code_is_pasted_where_no_browser_could_be_opened() -> None:
    prompt = ScriptedPrompt(browse=look, answers=["the-code"])
    run = grant("urn:ietf:wg:oauth:2.0:oob")
    assert await pasted(prompt, run) == "the-code"
    assert any(run.url in said for said in prompt.said)


async def test_two_listeners_do_not_disturb_each_other() -> None:
    async with RedirectListener() as one, RedirectListener() as other:
        assert one.address != other.address
        assert one.address.startswith("http://127.0.0.1:")


def test_a_token_that_was_pasted_comes_without_what_stands_around_it() -> None:
    assert brought_token("  t0ken \n") == "t0ken"


@pytest.mark.parametrize("text", ["", " ", "two words", "tok\u00ebn", "a\x00b", "a\r\nHost: elsewhere"])
def test_what_is_no_token_is_said_to_be_none(text: str) -> None:
    with pytest.raises(SignInFailed, match="not a token"):
        brought_token(text)
