"""The source of an account gets what is stored for it, also after a keyring did not take what was renewed."""

from collections.abc import Mapping

import pytest

from tests.support.examples import ANA, account
from tests.support.fakes import FakeSecrets, FakeService
from tests.support.logs import ExpectedLogs
from traynotify.api import SourceContext, SystemClock, Values
from traynotify.app.sources import Factory
from traynotify.core.account import Identity
from traynotify.core.errors import (
    AuthRejected,
    CertificatesUnusable,
    RateLimited,
    SecretsLocked,
    SecretsUnavailable,
    Unsupported,
)
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.network import Network
from traynotify.core.ports import Grant, Source
from traynotify.core.ports import Service as CoreService
from traynotify.core.settings import OWN_AUTHORITY, PROXY
from traynotify.engine.registry import Registry

OLD, RENEWED, NEWER = ({"access_token": word} for word in ("old", "renewed", "newer"))


class Service(FakeService):
    """Keeps the contexts that its sources are made with."""

    def __init__(self) -> None:
        identity = Identity(remote_id="7", handle="ana@larks.example")
        super().__init__(Grant(identity=identity, base_url="https://larks.example", secrets=dict(OLD)))
        self.context: SourceContext

    def create(self, context: object) -> Source:  # type: ignore[override]
        assert isinstance(context, SourceContext)
        self.context = context
        return None  # type: ignore[return-value]


class Services(Registry):
    """A registry of one service."""

    def __init__(self, service: Service) -> None:
        super().__init__(lambda: 1, [])
        self._only = service

    def get(self, service: ServiceId) -> CoreService | None:
        return self._only if service == self._only.id else None


class Desk:
    """A factory with the secrets of one account."""

    def __init__(self) -> None:
        self.service, self.secrets = Service(), FakeSecrets()
        self.secrets.kept[ANA] = dict(OLD)
        self.factory = Factory(Services(self.service), self.secrets, SystemClock(), lambda _: Values())

    async def opened(self, name: AccountId = ANA) -> Mapping[str, str]:
        await self.factory.open(account(name))
        return self.service.context.secrets

    async def renew(self, secrets: Mapping[str, str]) -> None:
        await self.service.context.save_secrets(secrets)

    async def renew_in_memory_before_a_new_sign_in(self) -> None:
        await self.opened()
        self.secrets.error = SecretsLocked("Your keyring is locked")
        await self.renew(RENEWED)
        self.secrets.error = None
        self.secrets.kept[ANA] = dict(NEWER)
        assert await self.opened() == NEWER


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_what_is_renewed_is_stored(desk: Desk) -> None:
    assert await desk.opened() == OLD
    await desk.renew(RENEWED)
    assert desk.secrets.kept[ANA] == RENEWED
    assert await desk.opened() == RENEWED


async def test_what_a_locked_keyring_did_not_take_is_used_and_stored_later(
    desk: Desk, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a renewed token of .* is in memory only")
    await desk.opened()
    desk.secrets.error = SecretsLocked("Your keyring is locked")
    await desk.renew(RENEWED)
    await desk.renew(NEWER)
    assert desk.service.context.secrets == NEWER
    desk.secrets.error = None
    assert desk.secrets.kept[ANA] == OLD
    assert await desk.opened() == NEWER, "the server has ended the old one"
    assert desk.secrets.kept[ANA] == NEWER


async def test_it_gives_way_to_a_new_sign_in(desk: Desk, expected_logs: ExpectedLogs) -> None:
    expected_logs("in memory only")
    await desk.renew_in_memory_before_a_new_sign_in()
    assert desk.secrets.kept[ANA] == NEWER


async def test_a_renewal_that_ends_late_does_not_undo_a_new_sign_in(desk: Desk) -> None:
    await desk.opened()
    await desk.renew(RENEWED)
    desk.secrets.kept[ANA] = dict(NEWER)
    await desk.renew({"access_token": "renewed again"})
    assert desk.secrets.kept[ANA] == NEWER


async def test_a_renewal_that_ends_late_brings_no_removed_account_back(desk: Desk) -> None:
    await desk.opened()
    del desk.secrets.kept[ANA]
    await desk.renew(RENEWED)
    assert desk.secrets.kept == {}


async def test_what_could_not_be_stored_is_renewed_again_and_stored(
    desk: Desk, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(name: AccountId, secrets: Mapping[str, str]) -> None:
        raise SecretsUnavailable("Your keyring can only be read")

    expected_logs("in memory only")
    await desk.opened()
    with monkeypatch.context() as patch:
        patch.setattr(desk.secrets, "set", refuse)
        await desk.renew(RENEWED)
        assert await desk.opened() == RENEWED
    await desk.renew(NEWER)
    assert desk.secrets.kept[ANA] == NEWER


async def test_what_renewed_a_token_in_memory_only_is_taken_back_in_its_place(
    desk: Desk, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs("in memory only")
    await desk.renew_in_memory_before_a_new_sign_in()
    revoked: list[Mapping[str, str]] = []

    async def revoke(context: object) -> None:
        assert isinstance(context, SourceContext)
        revoked.append(context.secrets)

    monkeypatch.setattr(desk.service, "revoke", revoke)
    await desk.factory.revoke(account(), OLD)
    with pytest.raises(AuthRejected):
        await desk.factory.revoke(account(), {})
    assert revoked == [RENEWED], "and of a grant without secrets, nothing that is stored"


async def test_what_is_not_there_is_said(desk: Desk) -> None:
    desk.secrets.kept.clear()
    with pytest.raises(AuthRejected, match="No token is stored"):
        await desk.opened()
    with pytest.raises(Unsupported, match="“other” is not installed"):
        await desk.factory.open(account(AccountId("other:ana@larks.example")))


async def test_the_next_connection_leaves_a_server_alone_that_wanted_that_of_the_one_before(desk: Desk) -> None:
    await desk.opened()
    desk.service.context.http.leave_alone(600)
    await desk.opened()
    with pytest.raises(RateLimited):
        await desk.service.context.http.get("/", purpose="poll")


async def test_a_source_goes_by_the_way_of_its_account_and_says_when_it_cannot() -> None:
    desk = Desk()
    chosen = Values().replacing(PROXY, "socks5://127.0.0.1:9050")
    desk.factory = Factory(Services(desk.service), desk.secrets, SystemClock(), lambda _: chosen)
    await desk.opened()
    assert desk.service.context.network == Network(proxy="socks5://127.0.0.1:9050")

    chosen = Values().replacing(OWN_AUTHORITY, "/nowhere/own.pem")
    with pytest.raises(CertificatesUnusable, match=r"There is no file /nowhere/own\.pem"):
        await desk.opened()
