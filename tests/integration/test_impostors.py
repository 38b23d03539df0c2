"""A server can call itself and its people what it likes; the token of the real one it never hears, on any way in."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from tests.support.everybody import Nobody
from tests.support.waiting import eventually
from tests.support.wire import Wire
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.errors import SignInFailed
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.ports import SecretPlace
from traynotify.core.settings import NO_PROXY, PROXY, TRUST, Values
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.faults import Rewrite, redirect
from traynotify.demo.mastodon import ToyMastodon
from traynotify.storage.paths import Profile

Toy = ToyMastodon | ToyDiaspora
KEPT_BESIDE = {
    "mastodon": {"client_id": "our app", "client_secret": "the app's secret"},
    "diaspora": {
        "client_id": "our app",
        "client_secret": "the app's secret",
        "refresh_token": "what renews it",
        "code": "what it was given for",
        "redirect_uri": "http://127.0.0.1/callback",
    },
}
"""What a sign-in by the browser leaves beside the token, so that there is something to revoke."""
SERVICES = {"mastodon": ToyMastodon, "diaspora": ToyDiaspora}


def name_of(toy: Toy) -> str:
    return urlsplit(toy.base_url).netloc


def calls_itself(toy: Toy, name: str, **facts: Any) -> None:
    """Whatever `toy` says of itself and of who signs in has this name in place of its own."""
    own = name_of(toy)

    def renamed(body: Any) -> Any:
        body = msgspec.json.decode(msgspec.json.encode(body).replace(own.encode(), name.encode()))
        return {**body, **{fact: value for fact, value in facts.items() if fact in body}}

    for path in ("/api/v1/instance", "/api/v2/instance", "/api/v1/accounts/verify_credentials", "/api/v1/user"):
        toy.faults.add(path, Rewrite(renamed), times=None)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    wire = Wire()
    wire.stand(monkeypatch)
    return wire


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    app = await App.open(Options(profile=Profile.resolve(tmp_path).create(), secrets=SecretPlace.SESSION))
    app.engine.start(None)
    yield app
    await app.aclose()


async def signed_in(app: App, service: str, toy: Toy, address: str = "", chosen: Values | None = None) -> AccountId:
    """Add an account as the command and the window do, with a token that is like one by the browser then."""
    found, grant = await app.engine.accounts.sign_in(
        address or toy.base_url, service=ServiceId(service), token=toy.issue_token(), prompt=Nobody(), settings=chosen
    )
    by_browser = msgspec.structs.replace(grant, secrets={**grant.secrets, **KEPT_BESIDE[service]}, brought=False)
    return await app.add_account(found, by_browser, chosen)


def heard(wire: Wire, toy: Toy, secrets: dict[str, str]) -> set[str]:
    """The names of the secrets that were sent to this server."""
    port = urlsplit(toy.base_url).port
    assert port is not None
    return {name for name, value in secrets.items() if value.encode() in wire.sent[port]}


@pytest.mark.parametrize("service", SERVICES)
async def test_an_impostor_gets_neither_the_account_nor_its_token(app: App, wire: Wire, service: str) -> None:
    make: Callable[[], Toy] = SERVICES[service]
    with make() as real, make() as impostor:
        account = await signed_in(app, service, real)
        before, secrets = app.engine.accounts.get(account), await app.secrets.get(account)
        calls_itself(impostor, name_of(real), id=before.identity.remote_id)

        elsewhere = Values().replacing(PROXY, NO_PROXY).replacing(TRUST, "system")
        with pytest.raises(
            SignInFailed, match=f"here is on {real.base_url}, but this sign-in is on {impostor.base_url}"
        ):
            await signed_in(app, service, impostor, chosen=elsewhere)

        assert (await app.secrets.get(account), app.engine.accounts.get(account).base_url) == (secrets, real.base_url)
        assert app.settings.of(account) == Values()
        await eventually(lambda: app.engine.supervisor.source(account) is not None, "it goes on as before", 30)
        await app.remove_account(account)
        token = {"token": secrets["access_token"]}
        assert (heard(wire, real, token), heard(wire, impostor, token)) == ({"token"}, set())


@pytest.mark.parametrize("service", SERVICES)
async def test_who_signs_in_again_is_not_led_to_an_impostor(app: App, wire: Wire, service: str) -> None:
    make: Callable[[], Toy] = SERVICES[service]
    with make() as real, make() as impostor:
        account = await signed_in(app, service, real)
        secrets = await app.secrets.get(account)
        calls_itself(impostor, name_of(real), id=app.engine.accounts.get(account).identity.remote_id)
        for path in ("/api/v1/instance", "/api/v2/instance", "/.well-known/openid-configuration"):
            real.faults.add(path, redirect(f"{impostor.base_url}{path}"), times=None)

        brought = real.issue_token()
        with pytest.raises(SignInFailed, match="your server has moved there"):
            await app.engine.accounts.sign_in_again(account, token=brought, prompt=Nobody())

        assert await app.secrets.get(account) == secrets
        assert heard(wire, impostor, {"kept": secrets["access_token"], "brought": brought}) == set()
        assert len(impostor.log) > 0, "it was looked at"


async def test_people_whose_names_have_another_domain_than_their_server_sign_in_again(app: App, wire: Wire) -> None:
    with ToyMastodon() as domain, ToyMastodon() as server:
        calls_itself(server, "larks.example")
        for path in ("/api/*", "/.well-known/*"):
            domain.faults.add(path, redirect(f"{server.base_url}/api/v2/instance", 301), times=None)
        account = await signed_in(app, "mastodon", server)
        assert account == "mastodon:robin@larks.example"
        first = await app.secrets.get(account)
        assert await signed_in(app, "mastodon", server, address=f"@robin@{name_of(domain)}") == account
        second = await app.secrets.get(account)
        again = server.issue_token()
        assert await app.engine.accounts.sign_in_again(account, token=again, prompt=Nobody()) == account

        assert list(app.engine.store.state.accounts) == [account]
        assert (await app.secrets.get(account))["access_token"] == again
        taken_back = b" ".join(request.body for request in server.log.matching("/oauth/revoke")).decode()
        assert [kept["access_token"] in taken_back for kept in (first, second)] == [True, True]
        assert again not in taken_back
        assert heard(wire, domain, {**second, "again": again}) == set()
