"""The renewal that osu! asks for every day: its answer is the only copy of the new pair, and the old one is dead."""

import asyncio
from collections.abc import Mapping

import pytest

from tests.sources.osu.accounts import Accounts
from tests.support.fakes import FakeSecrets
from tests.support.logs import ExpectedLogs
from tests.support.waiting import eventually
from traynotify.api import API_VERSION, AuthRejected, SystemClock, Values
from traynotify.app.sources import Factory
from traynotify.core.account import Account
from traynotify.core.errors import SecretsLocked
from traynotify.core.ids import account_id
from traynotify.demo.faults import Delay
from traynotify.demo.osu import ToyOsu
from traynotify.engine.registry import Registry
from traynotify.sources.osu.pace import Pace
from traynotify.sources.osu.tokens import Tokens

TOKEN = "/oauth/token"


class Keyring:
    """Keeps secrets, once it is unlocked."""

    def __init__(self, toy: ToyOsu) -> None:
        pair = toy.issue_pair()
        self.kept: dict[str, str] = {
            "access_token": pair.access,
            "refresh_token": pair.refresh,
            "client_id": pair.client_id,
            "client_secret": pair.client_secret,
        }
        self.asked, self.unlocked = asyncio.Event(), asyncio.Event()
        self._toy = toy

    @property
    def access(self) -> str:
        return self.kept["access_token"]

    async def keep(self, secrets: Mapping[str, str]) -> None:
        self.asked.set()
        await self.unlocked.wait()
        self.kept = dict(secrets)

    def start(self) -> Tokens:
        """What a start of the app makes of what is kept."""
        return Tokens(self.kept, base_url=self._toy.base_url, clock=SystemClock(), pace=Pace(), save=self.keep)


async def test_a_renewal_that_was_answered_is_kept_although_the_app_quits_meanwhile(toy: ToyOsu) -> None:
    keyring = Keyring(toy)
    old = keyring.access
    renewing = asyncio.create_task(keyring.start().renewed(old))
    await asyncio.wait_for(keyring.asked.wait(), 30)
    renewing.cancel()
    await asyncio.sleep(0)
    assert not renewing.done(), "the old pair is dead, and the new one is nowhere yet"
    keyring.unlocked.set()
    with pytest.raises(asyncio.CancelledError):
        await renewing
    assert keyring.access != old
    for _ in range(2):
        before = keyring.access
        assert await keyring.start().renewed(before) == keyring.access != before, "each start has a good pair"


async def test_a_renewal_that_was_sent_is_kept_although_the_app_quits_before_the_answer(toy: ToyOsu) -> None:
    keyring = Keyring(toy)
    old = keyring.access
    keyring.unlocked.set()
    toy.faults.add(TOKEN, Delay(0.3))
    renewing = asyncio.create_task(keyring.start().renewed(old))
    await eventually(lambda: bool(toy.log.matching(TOKEN)), "it was sent")
    renewing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await renewing
    assert await keyring.start().renewed(old) == keyring.access != old


async def test_a_process_that_dies_before_the_keyring_has_it_needs_one_sign_in_and_asks_no_more(toy: ToyOsu) -> None:
    """Nothing can be done about it: the server gives the new pair once, and takes the old one back."""
    keyring = Keyring(toy)
    lost = asyncio.create_task(keyring.start().renewed(keyring.access))
    await asyncio.wait_for(keyring.asked.wait(), 30)
    for start in (1, 2):
        with pytest.raises(AuthRejected, match="does not renew this sign-in any more; please sign in again"):
            await keyring.start().renewed(keyring.access)
        assert len(toy.log.matching(TOKEN)) == 1 + start, "which no start tries twice"
    keyring.unlocked.set()
    await lost


class App:
    """Processes, one after the other, over one keyring."""

    def __init__(self, toy: ToyOsu, account: Account, secrets: Mapping[str, str]) -> None:
        self.toy, self.account, self.keyring = toy, account, FakeSecrets()
        self.keyring.kept[account.id] = dict(secrets)

    async def renews(self, *, locked: bool) -> Factory:
        """A process in which the token is renewed."""
        factory = Factory(Registry(lambda: API_VERSION), self.keyring, SystemClock(), lambda _: Values())
        source = await factory.open(self.account)
        self.toy.expire_token(self.keyring.kept[self.account.id]["access_token"])
        self.keyring.error = SecretsLocked("Your keyring is locked") if locked else None
        try:
            await source.identify()
        finally:
            await source.aclose()
        return factory


@pytest.fixture
async def app(toy: ToyOsu, accounts: Accounts) -> App:
    kept = Keyring(toy).kept
    grant = await accounts.with_token(kept["access_token"])
    name = account_id(accounts.service.id, grant.identity.handle)
    account = Account(
        id=name,
        service=accounts.service.id,
        base_url=grant.base_url,
        identity=grant.identity,
        added_at=SystemClock().now(),
    )
    return App(toy, account, kept)


async def test_what_a_locked_keyring_did_not_take_is_stored_when_the_app_quits(
    app: App, expected_logs: ExpectedLogs
) -> None:
    expected_logs("in memory only for now")
    factory = await app.renews(locked=True)
    app.keyring.error = None
    await factory.store_unsaved()
    for _ in range(2):
        await app.renews(locked=False)


async def test_what_a_keyring_never_took_is_lost_with_the_process_and_the_log_says_so(
    app: App, expected_logs: ExpectedLogs
) -> None:
    expected_logs("in memory only for now")
    expected_logs("is lost, and has to be signed in again")
    factory = await app.renews(locked=True)
    await factory.store_unsaved()
    app.keyring.error = None
    with pytest.raises(AuthRejected, match="please sign in again"):
        await app.renews(locked=False)
