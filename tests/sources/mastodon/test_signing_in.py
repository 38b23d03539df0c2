"""Signing in asks for exactly what is needed, from the right server, and never takes one person for another."""

import asyncio
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.sources.mastodon.on_toy import account_on, arrive, grant_on
from traynotify.api import (
    Grant,
    NotAnAddress,
    NotOurToken,
    ReadScope,
    SignInCancelled,
    SignInFailed,
    SignInPrompt,
    SourceError,
    Unreachable,
    Values,
)
from traynotify.api.testing import Listener, ScriptedPrompt, open_context
from traynotify.demo.faults import Hang, Respond, failure, garbage, redirect
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon.service import MastodonService

NEEDED = {
    *("read:notifications", "read:statuses", "read:follows"),
    *("write:statuses", "write:notifications", "write:follows"),
}


class Browser:
    """A person's browser, signed in on a toy server, that allows what is asked."""

    def __init__(self, toy: ToyMastodon, *, user: str | None = None, allow: bool = True) -> None:
        self._toy, self._user, self._allow = toy, user, allow
        self._visits: list[asyncio.Task[httpx.Response]] = []

    async def __call__(self, url: str) -> None:
        back = await asyncio.to_thread(self._toy.authorise, url, user=self._user, allow=self._allow)
        self._visits.append(asyncio.create_task(self._visit(back)))

    async def _visit(self, url: str) -> httpx.Response:
        async with httpx.AsyncClient() as client:
            while (page := await client.get(url)).status_code == 400:
                pass
            return page

    async def pages(self) -> list[str]:
        """What the person sees in the end."""
        return [page.text for page in await asyncio.gather(*self._visits)]


async def signed_in(toy: ToyMastodon, prompt: SignInPrompt, address: str = "") -> Grant:
    return await MastodonService().sign_in(address or toy.base_url, prompt, Values())


def asked(prompt: ScriptedPrompt) -> dict[str, str]:
    """The parameters of the consent page."""
    return {name: values[0] for name, values in parse_qs(urlsplit(prompt.opened[-1]).query).items()}


async def test_the_browser_signs_in_with_the_scopes_that_are_needed() -> None:
    async with ToyMastodon() as toy:
        browser = Browser(toy)
        prompt = ScriptedPrompt(browse=browser)
        grant = await signed_in(toy, prompt)
        assert grant.base_url == toy.base_url
        assert grant.identity.handle == f"robin@{urlsplit(toy.base_url).netloc}"
        assert set(grant.secrets) == {"access_token", "client_id", "client_secret", "scope"}
        assert set(grant.secrets["scope"].split()) == NEEDED | {"profile"}
        assert grant.identity.capabilities.read == {ReadScope.UP_TO, ReadScope.ALL}
        query = asked(prompt)
        assert query["code_challenge_method"] == "S256"
        assert urlsplit(query["redirect_uri"]).hostname == "127.0.0.1"
        assert "force_login" not in query
        assert any("none of that by itself" in said for said in prompt.said)
        assert "close this tab" in (await browser.pages())[0]


@pytest.mark.parametrize(
    ("flavour", "scopes"),
    [
        ("mastodon_4_1", NEEDED | {"read:accounts"}),
        ("gotosocial", NEEDED | {"read:accounts"}),
        ("pleroma", NEEDED | {"read:accounts"}),
        ("friendica", None),
        ("takahe", None),
        ("pixelfed", {"read", "write"}),
    ],
)
async def test_every_kind_of_server_lets_us_in(flavour: str, scopes: set[str] | None) -> None:
    async with ToyMastodon(flavour) as toy:
        browser = Browser(toy)
        grant = await signed_in(toy, ScriptedPrompt(browse=browser))
        await browser.pages()
        if scopes is not None:
            assert set(grant.secrets["scope"].split()) == scopes
        ids = arrive(toy, 2)
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)


async def test_the_app_is_registered_with_exactly_the_scopes_that_are_asked() -> None:
    async with ToyMastodon() as toy:
        browser = Browser(toy)
        prompt = ScriptedPrompt(browse=browser)
        await signed_in(toy, prompt)
        await browser.pages()
        (registration,) = toy.log.matching("/api/v1/apps")
        form = {name: values[0] for name, values in parse_qs(registration.body.decode()).items()}
        assert form["scopes"] == asked(prompt)["scope"]
        assert form["redirect_uris"] == asked(prompt)["redirect_uri"]


async def test_denied_access_is_a_cancelled_sign_in() -> None:
    async with ToyMastodon() as toy:
        browser = Browser(toy, allow=False)
        with pytest.raises(SignInCancelled, match="denied"):
            await signed_in(toy, ScriptedPrompt(browse=browser))
        assert "Nothing was allowed" in (await browser.pages())[0]


async def test_a_browser_elsewhere_means_pasting_a_code() -> None:
    async with ToyMastodon() as toy:

        class Elsewhere(ScriptedPrompt):
            async def ask(self, question: str, *, secret: bool = False) -> str:
                address = next(said for said in self.said if "oauth/authorize" in said).split(": ", 1)[1]
                back = await asyncio.to_thread(toy.authorise, address)
                return parse_qs(urlsplit(back).query)["code"][0]

        grant = await signed_in(toy, Elsewhere())
        assert grant.identity.display_name == "Robin"


async def test_cancelling_stops_at_once() -> None:
    async with ToyMastodon() as toy:

        async def wait(_url: str) -> None:
            started.set()

        started = asyncio.Event()
        task = asyncio.create_task(signed_in(toy, ScriptedPrompt(browse=wait)))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


@pytest.mark.parametrize(
    "address", ["@robin@{}", "robin@{}", "http://{}/@robin", "http://{}/", "{}", "  http://{}/@Robin/12  "]
)
async def test_the_address_can_be_given_in_many_ways(address: str) -> None:
    async with ToyMastodon() as toy:
        browser = Browser(toy)
        host = urlsplit(toy.base_url).netloc
        grant = await signed_in(toy, ScriptedPrompt(browse=browser), address.format(host))
        assert grant.base_url == toy.base_url
        await browser.pages()


async def test_another_person_in_the_browser_is_not_taken_for_the_one_named() -> None:
    async with ToyMastodon(users=("robin", "cleo")) as toy:
        browser = Browser(toy, user="cleo")
        host = urlsplit(toy.base_url).netloc
        with pytest.raises(SignInFailed, match=r"signed in as cleo@.*not as robin"):
            await signed_in(toy, ScriptedPrompt(browse=browser), f"robin@{host}")
        await browser.pages()
        assert all(token.revoked for token in toy.tokens())


async def test_a_second_account_on_a_server_is_asked_who_it_is() -> None:
    async with ToyMastodon(users=("robin", "cleo")) as toy:
        service = MastodonService()
        context = open_context(service.id, await grant_on(toy))
        source = service.create(context)
        browser = Browser(toy, user="cleo")
        prompt = ScriptedPrompt(browse=browser)
        grant = await service.sign_in(toy.base_url, prompt, Values())
        assert asked(prompt)["force_login"] == "true"
        assert grant.identity.display_name == "Cleo"
        await browser.pages()
        await source.aclose()


async def test_removing_the_account_takes_the_token_back() -> None:
    async with ToyMastodon() as toy:
        browser = Browser(toy)
        service = MastodonService()
        grant = await service.sign_in(toy.base_url, ScriptedPrompt(browse=browser), Values())
        await browser.pages()
        context = open_context(service.id, grant)
        await service.revoke(context)
        await service.revoke(context)
        await context.aclose()
        assert [token.revoked for token in toy.tokens() if token.value == grant.secrets["access_token"]] == [True]


async def test_a_pasted_token_is_not_ours_to_take_back() -> None:
    async with ToyMastodon() as toy:
        service = MastodonService()
        context = open_context(service.id, await grant_on(toy))
        with pytest.raises(NotOurToken):
            await service.revoke(context)
        await context.aclose()
        assert not any(token.revoked for token in toy.tokens())
        assert toy.log.matching("/oauth/revoke") == []


async def test_a_pasted_token_signs_in() -> None:
    for flavour in ("mastodon", "gotosocial", "pleroma", "pixelfed", "friendica", "takahe"):
        async with ToyMastodon(flavour) as toy:
            grant = await grant_on(toy)
            assert grant.identity.display_name == "Robin"
            assert set(grant.secrets) == {"access_token"}


@pytest.mark.parametrize("token", ["", "  ", "wrong", "two words", "line\nbreak", "ümlaut", "Bearer x"])
@pytest.mark.parametrize("flavour", ["mastodon", "pleroma", "pixelfed", "takahe"])
async def test_a_token_that_is_not_good_is_told_in_words(token: str, flavour: str) -> None:
    async with ToyMastodon(flavour) as toy:
        with pytest.raises(SignInFailed, match="token"):
            await MastodonService().sign_in_with_token(toy.base_url, token, Values())


async def test_a_token_that_may_not_read_notifications_is_told_in_words() -> None:
    async with ToyMastodon() as toy:
        with pytest.raises(SignInFailed, match="may not read notifications"):
            await grant_on(toy, ("write:statuses",))


@pytest.mark.parametrize("flavour", ["mastodon", "gotosocial", "pleroma"])
async def test_a_token_that_may_only_read_notifications_is_enough(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy:
        host = urlsplit(toy.base_url).netloc
        grant = await grant_on(toy, ("read:notifications",))
        assert grant.identity.remote_id.startswith("@account-")
        named = await grant_on(toy, ("read:notifications",), f"@robin@{host}")
        assert (named.identity.handle, named.identity.remote_id) == (f"robin@{host}", f"@robin@{host}")
        ids = arrive(toy, 3)
        async with account_on(toy, grant=named) as account, Listener(account.source) as listener:
            await listener.until_online()
            assert {item.id for item in listener.items} == set(ids)
            toy.notify("favourite", "ben")  # which says who we are, but we have a name already
            assert (await account.source.identify()).remote_id == named.identity.remote_id


async def test_who_we_are_is_read_off_our_own_posts_where_it_must_be() -> None:
    async with ToyMastodon() as toy:
        toy.notify("favourite", "ben")
        grant = await grant_on(toy, ("read:notifications",))
        assert grant.identity.display_name == "Robin"
        assert not grant.identity.remote_id.startswith("@")


HOST_META = """<?xml version="1.0"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
<Link rel="lrdd" template="{base}/.well-known/webfinger?resource={{uri}}" type="application/xrd+xml"/></XRD>"""
Arrange = Callable[[ToyMastodon, ToyMastodon], None]


def by_host_meta(domain: ToyMastodon, server: ToyMastodon) -> None:
    body = HOST_META.format(base=server.base_url).encode()
    domain.faults.add("/.well-known/host-meta", Respond(200, body, "application/xrd+xml"), times=None)


def by_webfinger(domain: ToyMastodon, server: ToyMastodon) -> None:
    domain.faults.add("/.well-known/host-meta", failure(404), times=None)
    body = f'{{"subject": "acct:x", "links": [{{"rel": "self", "href": "{server.base_url}/users/robin"}}]}}'.encode()
    domain.faults.add("/.well-known/webfinger", Respond(200, body, "application/jrd+json"), times=None)


def by_redirect_of_host_meta(domain: ToyMastodon, server: ToyMastodon) -> None:
    domain.faults.add("/.well-known/*", redirect(f"{server.base_url}/.well-known/host-meta", 301), times=None)


def by_redirect(domain: ToyMastodon, server: ToyMastodon) -> None:
    domain.faults.add("/api/*", redirect(f"{server.base_url}/api/v2/instance", 301), times=None)


@pytest.mark.parametrize("arrange", [by_host_meta, by_webfinger, by_redirect_of_host_meta, by_redirect])
async def test_a_handles_domain_need_not_be_where_the_server_is(arrange: Arrange) -> None:
    async with ToyMastodon() as domain, ToyMastodon() as server:
        if arrange is not by_redirect:
            domain.faults.add("/api/*", failure(404, html=True), times=None)
        arrange(domain, server)
        token = server.issue_token()
        address = f"@robin@{urlsplit(domain.base_url).netloc}"
        grant = await MastodonService().sign_in_with_token(address, token, Values())
        assert grant.base_url == server.base_url
        assert not any(token in str(request.headers) for request in domain.log)


@pytest.mark.parametrize("arrange", [by_redirect_of_host_meta, by_redirect])
async def test_a_domain_that_redirects_is_followed_without_a_handle(arrange: Arrange) -> None:
    async with ToyMastodon() as domain, ToyMastodon() as server:
        if arrange is not by_redirect:
            domain.faults.add("/api/*", failure(404, html=True), times=None)
        arrange(domain, server)
        found = await MastodonService().probe(domain.base_url)
        assert found is not None
        assert found.base_url == server.base_url


async def test_a_page_that_is_something_else_is_no_server() -> None:
    service = MastodonService()
    for answer in (failure(404, html=True), garbage(), Respond(200, b"{}"), Respond(200, b"<html>", "text/html")):
        async with ToyMastodon() as toy:
            toy.faults.add("/*", answer, times=None)
            assert await service.probe(toy.base_url) is None
            with pytest.raises(SignInFailed, match="No server that speaks"):
                await service.sign_in_with_token(toy.base_url, "token", Values())


async def test_a_probe_names_the_software_and_tells_trouble_from_a_no() -> None:
    service = MastodonService()
    async with ToyMastodon("gotosocial") as toy:
        found = await service.probe(toy.base_url)
        assert found is not None
        assert (found.base_url, found.software.split()[0]) == (toy.base_url, "GoToSocial")
    with pytest.raises(Unreachable):
        await service.probe(toy.base_url)
    with pytest.raises(NotAnAddress):
        await service.probe("not an address")


async def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("traynotify.api.fetch.PAGE_TIMEOUT_S", 0.1)
    async with ToyMastodon() as toy:
        toy.faults.add("/*", Hang(), times=None)
        with pytest.raises(Unreachable):
            await MastodonService().probe(toy.base_url)


@pytest.mark.parametrize(
    ("path", "answer", "meaning"),
    [
        ("/api/v1/apps", failure(422), SignInFailed),
        ("/api/v1/apps", failure(429, retry_after=600), SourceError),
        ("/api/v1/apps", Respond(200, b"<html>", "text/html"), SourceError),
        ("/oauth/token", failure(400, error="invalid_grant"), SignInFailed),
        ("/oauth/token", Respond(200, b"{}"), SignInFailed),
        ("/oauth/token", failure(502, html=True), SourceError),
        ("/.well-known/oauth-authorization-server", failure(500), SourceError),
        ("/api/v1/accounts/verify_credentials", redirect("https://elsewhere.example/"), SourceError),
    ],
)
async def test_what_goes_wrong_on_the_way_is_said(path: str, answer: Respond, meaning: type[Exception]) -> None:
    async with ToyMastodon() as toy:
        toy.faults.add(path, answer, times=None)
        browser = Browser(toy)
        with pytest.raises(meaning) as error:
            await signed_in(toy, ScriptedPrompt(browse=browser))
        assert str(error.value)
        await browser.pages()


async def test_metadata_that_is_a_web_page_is_no_obstacle() -> None:
    async with ToyMastodon() as toy:
        page = Respond(200, b"<!doctype html><title>Home</title>", "text/html")
        toy.faults.add("/.well-known/oauth-authorization-server", page, times=None)
        browser = Browser(toy)
        grant = await signed_in(toy, ScriptedPrompt(browse=browser))
        await browser.pages()
        assert "read:accounts" in grant.secrets["scope"].split()


async def test_where_no_port_may_be_opened_a_code_is_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError

    async with ToyMastodon() as toy:
        monkeypatch.setattr(asyncio, "start_server", refuse)
        prompt = ScriptedPrompt(answers=["wrong-code"])
        with pytest.raises(SignInFailed, match="gave no token"):
            await signed_in(toy, prompt)
        assert prompt.opened == []
        assert any("oauth%3A2.0%3Aoob" in said for said in prompt.said)
