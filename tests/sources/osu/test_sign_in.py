"""Signing in: finding the server, an app of one's own through the browser, renewing every day, and giving back."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.sources.osu.accounts import Accounts
from tests.support.waiting import eventually
from traynotify.api import (
    AuthRejected,
    Grant,
    NotAnAddress,
    NotOurToken,
    Online,
    RateLimited,
    SignInCancelled,
    SignInFailed,
    SystemClock,
    Unreachable,
    Values,
)
from traynotify.api.testing import Listener, ScriptedPrompt
from traynotify.demo.faults import Respond, failure, garbage, redirect
from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.osu import ToyOsu
from traynotify.demo.osu.authority import App, OAuthError
from traynotify.demo.osu.toy import Pair
from traynotify.sources.osu import SERVICE, pace
from traynotify.sources.osu.address import places
from traynotify.sources.osu.pace import Pace
from traynotify.sources.osu.service import OsuService
from traynotify.sources.osu.tokens import Tokens

TOKEN = "/oauth/token"


# Finding the server


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("osu.ppy.sh", ["https://osu.ppy.sh"]),
        (" https://osu.example/ ", ["https://osu.example"]),
        ("https://OSU.example/users/2#medals", ["https://osu.example", "https://osu.example/users/2"]),
        ("osu.example/community/chat?channel_id=5", ["https://osu.example", "https://osu.example/community/chat"]),
        ("https://osu.example/api/v2/notifications", ["https://osu.example"]),
        ("https://osu.example/sub/api/v2", ["https://osu.example/sub"]),
        ("ana@osu.example", ["https://osu.example"]),
        ("127.0.0.1:8080", ["http://127.0.0.1:8080"]),
        ("http://localhost:8080/x", ["http://localhost:8080", "http://localhost:8080/x"]),
    ],
)
def test_what_people_type(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "  ", "osu", "ftp://osu.example", "https://", "https://u:p@osu.example", "https://["],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(NotAnAddress, match=r"osu\.ppy\.sh"):
        places(text)


async def test_a_server_is_recognised_without_a_token(toy: ToyOsu) -> None:
    for text in (toy.base_url, f"{toy.base_url}/users/1001", f"{toy.base_url}/api/v2/notifications"):
        answer = await OsuService().probe(text)
        assert answer is not None
        assert (answer.base_url, answer.software) == (toy.base_url, "osu!web")
    assert all(request.token is None for request in toy.log)


async def test_a_server_that_moved_is_found_where_it_is(toy: ToyOsu) -> None:
    with ToyOsu() as old:
        old.faults.add("/*", redirect(f"{toy.base_url}/api/v2/notifications", 301), times=None)
        answer = await OsuService().probe(old.base_url)
        assert answer is not None
        assert answer.base_url == toy.base_url


async def test_another_service_is_not_taken_for_it(toy: ToyOsu) -> None:
    with ToyMastodon() as other:
        assert await OsuService().probe(other.base_url) is None
    with pytest.raises(NotAnAddress):
        await OsuService().probe("no address")
    for effect in (garbage(401), Respond(401, b"[]"), Respond(401, b'{"error":"no"}'), failure(404), failure(403)):
        toy.faults.clear()
        toy.faults.add("*", effect, times=None)
        assert await OsuService().probe(toy.base_url) is None


async def test_a_server_that_is_away_is_not_another_service(toy: ToyOsu) -> None:
    toy.faults.add("*", failure(503), times=None)
    with pytest.raises(Unreachable):
        await OsuService().probe(toy.base_url)
    toy.faults.clear()
    toy.faults.add("*", failure(429), times=None)
    with pytest.raises(RateLimited):
        await OsuService().probe(toy.base_url)


async def test_a_token_is_tried_even_where_it_does_not_look_like_osu(toy: ToyOsu, accounts: Accounts) -> None:
    toy.faults.add("/api/v2/notifications", failure(404))
    assert (await accounts.signed_in()).base_url == toy.base_url


def test_how_it_presents_itself() -> None:
    assert (SERVICE.id, SERVICE.name, SERVICE.letter, SERVICE.colour) == ("osu", "osu!", "o", "#864763")
    assert all(setting.group == "service" for setting in SERVICE.settings)


async def test_it_says_who_it_is_and_nobody_else(toy: ToyOsu, accounts: Accounts) -> None:
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
    agents = {request.headers["user-agent"] for request in toy.log}
    assert len(agents) == 1
    assert agents.pop().startswith("traynotify/")


# An app of one's own


def browser(toy: ToyOsu, *, allow: bool = True, user: str | None = None) -> Callable[[str], Awaitable[None]]:
    async def browse(url: str) -> None:
        async with httpx.AsyncClient(verify=False) as session:
            await session.get(toy.authorise(url, allow=allow, user=user))

    return browse


async def signed_in(toy: ToyOsu, app: App, **how: Any) -> tuple[Grant, ScriptedPrompt]:
    prompt = ScriptedPrompt(browse=browser(toy, **how), answers=[str(app.id), app.secret])
    return await OsuService().sign_in(toy.base_url, prompt, Values()), prompt


async def test_with_an_app_of_ones_own_there_is_chat(toy: ToyOsu, accounts: Accounts) -> None:
    app = toy.register_app()
    grant, prompt = await signed_in(toy, app)
    assert grant.identity.handle.startswith("robin@")
    assert set(grant.secrets) == {"access_token", "refresh_token", "expires_at", "client_id", "client_secret"}
    assert any("lets no app but its own" in text and "http://127.0.0.1/callback" in text for text in prompt.said)
    assert "scope=chat.read+identify" in prompt.opened[0]
    async with Listener(await accounts.open(grant)) as listener:
        assert (await listener.until_online()).live
        await eventually(lambda: toy.chatting, "it has asked for chat")


async def test_without_a_browser_the_address_is_pasted(toy: ToyOsu) -> None:
    app = toy.register_app()

    class Pasting(ScriptedPrompt):
        async def ask(self, question: str, *, secret: bool = False) -> str:
            if len(self.asked) < 2:
                return await super().ask(question, secret=secret)
            page = next(text for text in self.said if "/oauth/authorize" in text)
            return toy.authorise(page[page.index("http") :])

    prompt = Pasting(answers=[str(app.id), app.secret])
    grant = await OsuService().sign_in(toy.base_url, prompt, Values())
    assert grant.identity.handle.startswith("robin@")


async def test_denied_in_the_browser(toy: ToyOsu) -> None:
    with pytest.raises(SignInCancelled, match="denied"):
        await signed_in(toy, toy.register_app(), allow=False)


async def test_an_app_of_somebody_else_is_turned_away_by_the_website(toy: ToyOsu) -> None:
    """The page shows an error and leads nowhere; here, waiting goes on until the person gives up."""
    with pytest.raises(OAuthError, match="not for applications of this kind"):
        await signed_in(toy, toy.register_app("ana"))


async def test_a_wrong_secret(toy: ToyOsu) -> None:
    app = toy.register_app()
    prompt = ScriptedPrompt(browse=browser(toy), answers=[str(app.id), "wrong"])
    with pytest.raises(SignInFailed, match="invalid_client"):
        await OsuService().sign_in(toy.base_url, prompt, Values())


@pytest.mark.parametrize("answers", [["not a number", "secret"], ["101", ""], ["101", "\x00"]])
async def test_what_is_no_app(toy: ToyOsu, answers: list[str]) -> None:
    with pytest.raises(SignInFailed, match="id and the secret"):
        await OsuService().sign_in(toy.base_url, ScriptedPrompt(answers=answers), Values())


async def test_nothing_answers_where_one_wants_to_sign_in(toy: ToyOsu) -> None:
    toy.faults.add("*", failure(404), times=None)
    with pytest.raises(SignInFailed, match=r"No server of osu!"):
        await OsuService().sign_in(toy.base_url, ScriptedPrompt(), Values())


async def test_a_token_of_ours_is_given_back(toy: ToyOsu, accounts: Accounts) -> None:
    grant, _ = await signed_in(toy, toy.register_app())
    context = accounts.context(grant)
    for _ in range(2):  # the second time, it is dead already
        await accounts.service.revoke(context)
    await context.aclose()
    assert toy.state.authority.find(grant.secrets["access_token"]) is None


async def test_a_token_that_was_brought_is_not_ours_to_take_back(toy: ToyOsu, accounts: Accounts) -> None:
    grant = await accounts.signed_in()
    context = accounts.context(grant)
    with pytest.raises(NotOurToken):
        await accounts.service.revoke(context)
    await context.aclose()
    assert toy.state.authority.find(grant.secrets["access_token"]) is not None


# Renewing


def granted(pair: Pair, grant: Grant, **more: str) -> Grant:
    secrets = {
        "access_token": pair.access,
        "refresh_token": pair.refresh,
        "client_id": pair.client_id,
        "client_secret": pair.client_secret,
    }
    return Grant(identity=grant.identity, base_url=grant.base_url, secrets={**secrets, **more})


async def with_pair(toy: ToyOsu, accounts: Accounts, **more: str) -> tuple[Pair, Grant]:
    pair = toy.issue_pair()
    grant = granted(pair, await accounts.with_token(pair.access), **more)
    return pair, grant


async def test_an_old_token_is_renewed_and_kept_before_it_is_used(toy: ToyOsu, accounts: Accounts) -> None:
    pair, grant = await with_pair(toy, accounts)
    toy.expire_token(pair.access)
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
    assert accounts.secrets["access_token"] != pair.access
    assert accounts.secrets["refresh_token"] != pair.refresh
    assert accounts.secrets["client_secret"] == pair.client_secret
    assert len(toy.log.matching(TOKEN)) == 1


async def test_a_token_that_is_about_to_be_old_is_renewed_in_time(toy: ToyOsu, accounts: Accounts) -> None:
    soon = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    pair, grant = await with_pair(toy, accounts, expires_at=soon)
    source = await accounts.open(grant)
    assert accounts.secrets["access_token"] != pair.access
    async with Listener(source) as listener:
        await listener.until_online()
    assert len(toy.log.matching(TOKEN)) == 1
    assert not [request for request in toy.log if request.status == 401 and request.token == pair.access]


async def test_the_line_is_opened_with_another_token_when_it_refuses_one(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    pair, grant = await with_pair(toy, accounts)
    async with Listener(await accounts.open(grant)) as listener:
        await listener.until_online()
        toy.refuse_listeners()
        toy.drop_connections(websockets_only=True)
        await listener.until(lambda x: [e for e in x.told if isinstance(e, Online)][1:], "away")
        await eventually(lambda: len(toy.log.matching("/home/notifications/feed")) == 3, "tried with both")
    tokens = [request.token for request in toy.log.matching("/home/notifications/feed")]
    assert tokens[:2] == [pair.access, pair.access]
    assert tokens[2] == accounts.secrets["access_token"] != pair.access


async def test_two_that_find_the_token_old_renew_it_once(toy: ToyOsu, accounts: Accounts) -> None:
    pair = toy.issue_pair()
    kept: list[dict[str, str]] = []

    async def keep(secrets: Any) -> None:
        kept.append(dict(secrets))

    secrets = {
        "access_token": pair.access,
        "refresh_token": pair.refresh,
        "client_id": pair.client_id,
        "client_secret": pair.client_secret,
    }
    tokens = Tokens(secrets, base_url=toy.base_url, clock=SystemClock(), pace=Pace(), save=keep)
    one, other = await asyncio.gather(tokens.renewed(pair.access), tokens.renewed(pair.access))
    assert one == other == kept[0]["access_token"]
    assert len(kept) == len(toy.log.matching(TOKEN)) == 1


async def test_a_sign_in_that_is_renewed_no_more(toy: ToyOsu, accounts: Accounts) -> None:
    pair, grant = await with_pair(toy, accounts)
    toy.revoke_token(pair.access, announce=False)
    with pytest.raises(AuthRejected, match="does not renew"):
        await accounts.open(grant)


async def test_a_token_alone_cannot_be_renewed(toy: ToyOsu, accounts: Accounts) -> None:
    token = toy.issue_token()
    grant = await accounts.with_token(token)
    toy.expire_token(token)
    with pytest.raises(AuthRejected, match="no longer accepts this sign-in"):
        await accounts.open(grant)
    assert not toy.log.matching(TOKEN)
