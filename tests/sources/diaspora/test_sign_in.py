"""Signing in with a browser or a token, and what is said where that cannot be."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.sources.diaspora.on_toy import TOKENS, account_on
from traynotify.api import Grant, NotAnAddress, Refused, SignInCancelled, SignInFailed, Unreachable, Values
from traynotify.api.testing import ScriptedPrompt
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.faults import Disconnect, Respond, failure, redirect
from traynotify.sources.diaspora.service import DiasporaService
from traynotify.sources.diaspora.settings import MESSAGES

CONFIGURATION = "/.well-known/openid-configuration"
NODEINFO = "/.well-known/nodeinfo"
CLIENTS = "/api/openid_connect/clients"


def browser(toy: ToyDiaspora, *, user: str | None = None, allow: bool = True) -> Callable[[str], Awaitable[None]]:
    """A person who decides on the page at once, and whose browser follows."""

    async def browse(url: str) -> None:
        target = toy.authorise(url, user=user, allow=allow)
        async with httpx.AsyncClient(verify=False) as client:
            assert (await client.get(target)).status_code == 200

    return browse


async def signed_in(toy: ToyDiaspora, address: str = "", *, service: DiasporaService | None = None) -> Grant:
    """What signing in with a browser gives."""
    prompt = ScriptedPrompt(browse=browser(toy))
    return await (service or DiasporaService()).sign_in(address or toy.base_url, prompt, Values())


def asked(prompt: ScriptedPrompt) -> dict[str, str]:
    """The parameters of the page that was opened."""
    return {name: values[0] for name, values in parse_qs(urlsplit(prompt.opened[0]).query).items()}


@pytest.mark.parametrize("pod", ["diaspora", "documented", "behind_proxy"])
async def test_the_browser_is_the_way_in(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        service = DiasporaService()
        prompt = ScriptedPrompt(browse=browser(toy))
        grant = await service.sign_in(toy.base_url, prompt, Values())
        host = toy.base_url.partition("//")[2]
        assert grant.base_url == toy.base_url
        assert grant.identity.handle == grant.identity.remote_id == f"robin@{host}"
        assert grant.identity.display_name == "Robin"
        assert grant.identity.avatar_url == f"{toy.base_url}/avatars/hills.png"
        assert grant.identity.url == f"{toy.base_url}/u/robin"
        assert grant.identity.software == f"diaspora* {toy.state.pod.version}"
        assert all("\n" not in value for value in grant.secrets.values())
        assert asked(prompt)["scope"] == "openid profile notifications conversations"
        assert prompt.opened[0].startswith(f"{toy.base_url}/api/openid_connect/authorizations/new?")
        assert any("never writes any" in text for text in prompt.said)
        async with account_on(toy, grant=grant) as account:
            assert await account.source.identify() == grant.identity


async def test_without_messages_their_permission_is_not_asked_for() -> None:
    with ToyDiaspora() as toy:
        prompt = ScriptedPrompt(browse=browser(toy))
        await DiasporaService().sign_in(toy.base_url, prompt, Values().replacing(MESSAGES, False))
        assert asked(prompt)["scope"] == "openid profile notifications"
        assert not any("private" in text for text in prompt.said)


async def test_every_sign_in_is_an_app_of_its_own() -> None:
    """A pod takes the same name with the same way back once only, and stumbles over a second way back."""
    with ToyDiaspora() as toy:
        first, second = await signed_in(toy), await signed_in(toy)
        assert first.secrets["client_id"] != second.secrets["client_id"]
        names = {app.name for app in toy.state.authority.apps.values()}
        assert names == {"traynotify"}
        for app in toy.state.authority.apps.values():
            assert len(app.redirect_uris) == 2
            assert all(uri.startswith("http://127.0.0.1:") for uri in app.redirect_uris)


async def test_with_an_account_on_the_pod_the_next_person_is_asked_for_a_password() -> None:
    with ToyDiaspora() as toy:
        service, prompt = DiasporaService(), ScriptedPrompt(browse=browser(toy))
        async with account_on(toy) as account:
            service.create(account.context)
            await service.sign_in(toy.base_url, prompt, Values())
        assert asked(prompt)["prompt"] == "login"


async def test_a_browser_elsewhere_brings_the_address_that_it_ended_at() -> None:
    with ToyDiaspora() as toy:
        grant: list[Grant] = []

        class Person(ScriptedPrompt):
            async def ask(self, question: str, *, secret: bool = False) -> str:
                self.asked.append(question)
                return toy.authorise(self.opened[0])

        prompt = Person()
        grant.append(await DiasporaService().sign_in(toy.base_url, prompt, Values()))
        assert grant[0].identity.handle.startswith("robin@")
        assert any(prompt.opened[0] in text for text in prompt.said)


async def test_saying_no_is_no_failure() -> None:
    with ToyDiaspora() as toy:
        with pytest.raises(SignInCancelled):
            await DiasporaService().sign_in(toy.base_url, ScriptedPrompt(browse=browser(toy, allow=False)), Values())
        assert toy.grants == 0


async def test_somebody_else_in_the_browser_is_named_and_let_go() -> None:
    with ToyDiaspora(users=("robin", "kim")) as toy:
        address = f"robin@{toy.base_url.partition('//')[2]}"
        prompt = ScriptedPrompt(browse=browser(toy, user="kim"))
        with pytest.raises(SignInFailed, match=r"signed in as kim@.*, not as robin"):
            await DiasporaService().sign_in(address, prompt, Values())
        assert toy.grants == 0


async def test_a_pod_without_the_api_is_recognised_and_explained() -> None:
    with ToyDiaspora("old") as toy:
        found = await DiasporaService().probe(toy.base_url)
        assert found is not None
        assert found.software == "diaspora* 0.7.18.2"
        prompt = ScriptedPrompt(browse=browser(toy))
        with pytest.raises(SignInFailed, match=r"runs diaspora\* 0\.7\.18\.2, .* from diaspora\* 0\.9 on"):
            await DiasporaService().sign_in(toy.base_url, prompt, Values())
        with pytest.raises(SignInFailed, match=r"from diaspora\* 0\.9 on"):
            await DiasporaService().sign_in_with_token(toy.base_url, "abc", Values())
        assert prompt.opened == []
        assert toy.log.matching(CLIENTS) == []


async def test_a_pod_older_than_openid_connect_is_explained_too() -> None:
    with ToyDiaspora("old") as toy:
        toy.faults.add(CONFIGURATION, failure(404, html=True), times=None)
        with pytest.raises(SignInFailed, match=r"from diaspora\* 0\.9 on"):
            await signed_in(toy)


@pytest.mark.parametrize(
    "nodeinfo",
    [
        Respond(200, b'{"software": {"name": "friendica", "version": "2026.01"}}'),
        Respond(200, b'{"software": {"name": "hubzilla"}}'),
    ],
)
async def test_others_of_the_federation_are_no_pods(nodeinfo: Respond) -> None:
    with ToyDiaspora() as toy:
        toy.faults.add("/nodeinfo/*", nodeinfo, times=None)
        assert await DiasporaService().probe(toy.base_url) is None
        with pytest.raises(SignInFailed, match="No diaspora\\* pod answers"):
            await signed_in(toy)


@pytest.mark.parametrize("pod", ["diaspora", "behind_proxy"])
async def test_a_pod_without_nodeinfo_is_recognised_by_its_configuration(pod: str) -> None:
    with ToyDiaspora(pod) as toy:
        toy.faults.add(NODEINFO, failure(404), times=None)
        assert (await signed_in(toy)).base_url == toy.base_url


async def test_what_is_no_pod_at_all_is_none() -> None:
    with ToyDiaspora() as toy:
        toy.faults.add("/*", failure(404, html=True), times=None)
        assert await DiasporaService().probe(toy.base_url) is None
    with pytest.raises(NotAnAddress):
        await DiasporaService().probe("no address")


async def test_where_nothing_answers_it_is_said() -> None:
    with ToyDiaspora() as toy:
        toy.refuse_connections()
        with pytest.raises(Unreachable):
            await DiasporaService().probe(toy.base_url)


async def test_an_address_that_moved_within_the_host_is_followed() -> None:
    with ToyDiaspora() as toy, ToyDiaspora() as old:
        old.faults.add("/*", redirect(f"{toy.base_url}{CONFIGURATION}", 301), times=None)
        found = await DiasporaService().probe(old.base_url)
        assert found is not None
        assert found.base_url == toy.base_url


async def test_endpoints_elsewhere_are_not_followed() -> None:
    with ToyDiaspora() as toy:
        evil = b"https://evil.example/api/openid_connect/access_tokens"
        body = (
            b'{"scopes_supported": ["notifications"], "token_endpoint": "%s", "registration_endpoint": "%s",'
            b' "authorization_endpoint": "%s"}' % (evil, evil, evil)
        )
        toy.faults.add(CONFIGURATION, Respond(200, body), times=None)
        assert (await signed_in(toy)).secrets["token_path"] == TOKENS


@pytest.mark.parametrize("status", [400, 403, 422])
async def test_a_pod_that_registers_nobody_is_said(status: int) -> None:
    with ToyDiaspora() as toy:
        toy.faults.add(CLIENTS, failure(status))
        with pytest.raises(SignInFailed, match="introduce itself"):
            await signed_in(toy)


async def test_a_code_is_never_tried_twice() -> None:
    """It would end what it was good for."""
    with ToyDiaspora() as toy:
        toy.faults.add(TOKENS, Disconnect())
        with pytest.raises(Unreachable):
            await signed_in(toy)
        assert len(toy.log.matching(TOKENS)) == 1


async def test_cancelling_leaves_no_task_and_no_socket() -> None:
    with ToyDiaspora() as toy:
        opened = asyncio.Event()

        async def browse(_url: str) -> None:
            opened.set()

        task = asyncio.create_task(DiasporaService().sign_in(toy.base_url, ScriptedPrompt(browse=browse), Values()))
        await opened.wait()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert task.cancelled()


async def test_a_token_is_the_other_way_in() -> None:
    with ToyDiaspora() as toy:
        token = toy.issue_token()
        grant = await DiasporaService().sign_in_with_token(f"{toy.base_url}/stream", f" {token}\n", Values())
        assert grant.secrets == {"access_token": token}
        assert grant.identity.handle.startswith("robin@")


async def test_a_token_without_a_profile_still_says_whose_it_is() -> None:
    """And says the same as one with it, so that it is the same account."""
    with ToyDiaspora() as toy:
        full = await DiasporaService().sign_in_with_token(toy.base_url, toy.issue_token(), Values())
        token = toy.issue_token(scopes=("openid", "name", "picture", "notifications"))
        bare = await DiasporaService().sign_in_with_token(toy.base_url, token, Values())
        assert bare.identity == full.identity


@pytest.mark.parametrize(
    ("scopes", "reason"),
    [
        (("openid", "profile"), "scope “notifications”"),
        (("notifications",), "scope “openid”"),
    ],
)
async def test_a_token_that_may_not_do_enough_is_told_what_it_lacks(scopes: tuple[str, ...], reason: str) -> None:
    with ToyDiaspora() as toy, pytest.raises(SignInFailed, match=reason):
        await DiasporaService().sign_in_with_token(toy.base_url, toy.issue_token(scopes=scopes), Values())


@pytest.mark.parametrize("token", ["", "two words", "ünicode", "wrong"])
async def test_what_is_no_token_is_said(token: str) -> None:
    with ToyDiaspora() as toy, pytest.raises(SignInFailed):
        await DiasporaService().sign_in_with_token(toy.base_url, token, Values())


async def test_a_token_never_goes_over_an_open_line() -> None:
    with pytest.raises((SignInFailed, Refused, Unreachable)):
        await DiasporaService().sign_in_with_token("http://pod.invalid@127.0.0.1", "abc", Values())


async def test_secrets_stay_out_of_sight(caplog: pytest.LogCaptureFixture) -> None:
    with ToyDiaspora() as toy:
        grant = await signed_in(toy)
        caplog.set_level("DEBUG")
        async with account_on(toy, grant=grant) as account:
            toy.expire_tokens()
            await account.source.identify()
            await DiasporaService().revoke(account.context)
        names = ("access_token", "refresh_token", "client_secret", "code")
        secrets = {kept[name] for kept in (grant.secrets, account.saved[0]) for name in names}
        assert len(secrets) == 5
        assert not [secret for secret in secrets if secret in caplog.text]
