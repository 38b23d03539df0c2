"""An account stays on the server that it was signed in to: any other can claim its name, and gets nothing for that."""

import asyncio
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, account
from tests.support.fakes import FakePrompt, FakeService
from tests.support.virtual_time import settle
from tests.unit.engine.services import EVE, grant
from tests.unit.engine.world import World
from traynotify.core.account import Account, is_same_server
from traynotify.core.errors import SecretsLocked, SignInFailed, TraynotifyError, Unreachable
from traynotify.core.ports import Grant

MAGPIE = "https://magpie.example"


def claimed(token: str = "of magpie") -> Grant:
    """What another server gives, where everybody is called as on Ana's."""
    return replace(grant("ana@larks.example", "7", token), base_url=MAGPIE)


@pytest.fixture
def heard(world: World, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Which server is asked to take back which token."""
    asked: list[tuple[str, str]] = []
    revoke = world.factory.revoke

    async def note(account: Account, secrets: Mapping[str, str] | None = None) -> None:
        asked.append((account.base_url, (secrets or world.secrets.kept.get(account.id, {}))["token"]))
        await revoke(account, secrets)

    monkeypatch.setattr(world.factory, "revoke", note)
    return asked


@pytest.mark.parametrize("again", [False, True])
async def test_another_server_is_refused_under_a_name_that_is_here(
    world: World, toy: FakeService, heard: list[tuple[str, str]], again: bool
) -> None:
    accounts, before = world.engine.accounts, world.state.accounts[ANA].account
    toy.grant = claimed()
    signing_in = accounts.sign_in_again(ANA, token=None, prompt=FakePrompt()) if again else accounts.add(toy, claimed())
    with pytest.raises(SignInFailed, match=r"ana@larks\.example here is on https://larks\.example.*https://magpie"):
        await signing_in
    assert heard == [(MAGPIE, "of magpie")]
    assert world.secrets.kept == {ANA: {"token": "old"}}
    assert world.state.accounts[ANA].account == before
    assert world.is_live()


async def test_a_token_that_was_brought_does_not_follow_a_server_that_leads_elsewhere(
    world: World, toy: FakeService
) -> None:
    toy.leads_to = MAGPIE
    with pytest.raises(SignInFailed, match="If your server has moved there"):
        await world.engine.accounts.sign_in_again(ANA, token="brought", prompt=FakePrompt())
    assert toy.signed_in == []


async def test_a_token_that_was_brought_is_given_to_nobody_while_it_cannot_be_told_who_is_there(
    world: World, toy: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(address: str) -> None:
        raise Unreachable("No answer")

    monkeypatch.setattr(toy, "probe", silent)
    with pytest.raises(TraynotifyError):
        await world.engine.accounts.sign_in_again(ANA, token="brought", prompt=FakePrompt())
    assert toy.signed_in == []


async def test_of_two_servers_with_one_name_the_first_is_kept(
    world: World, toy: FakeService, heard: list[tuple[str, str]]
) -> None:
    owls = grant("eve@owls.example", "8", "of owls")
    added = await asyncio.gather(
        world.engine.accounts.add(toy, replace(owls, base_url="https://owls.example"), listen=False),
        world.engine.accounts.add(toy, replace(owls, base_url=MAGPIE, secrets={"token": "of magpie"}), listen=False),
        return_exceptions=True,
    )
    assert isinstance(added[1], SignInFailed)
    assert heard == [(MAGPIE, "of magpie")]
    assert world.state.accounts[added[0]].account.base_url == "https://owls.example"  # type: ignore[index]


async def test_what_a_former_account_left_behind_is_not_shown_to_the_next_of_that_name(
    world: World, toy: FakeService, heard: list[tuple[str, str]]
) -> None:
    world.secrets.error = SecretsLocked("The keyring is locked")
    await world.engine.accounts.remove(ANA)
    world.secrets.error = None
    heard.clear()
    assert await world.engine.accounts.add(toy, claimed()) == ANA
    assert (heard, world.secrets.kept[ANA]) == ([], {"token": "of magpie"})


async def test_the_replaced_token_is_taken_back_where_it_was_from(
    toy: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server on this computer that has got TLS, and a folder, since."""
    here = account(base_url="http://localhost")
    async with World(here) as world:
        world.secrets.kept[ANA] = {"token": "old"}
        asked: list[str] = []

        async def note(account: Account, secrets: Mapping[str, str] | None = None) -> None:
            asked.append(account.base_url)

        monkeypatch.setattr(world.factory, "revoke", note)
        again = replace(grant("ana@larks.example", "7", "new"), base_url="https://localhost/birds")
        assert await world.engine.accounts.add(toy, again) == ANA
        assert world.state.accounts[ANA].account.base_url == "https://localhost/birds"
        assert asked == ["http://localhost"]


@pytest.mark.parametrize(
    ("known", "other", "same"),
    [
        ("https://larks.example", "https://larks.example", True),
        ("https://larks.example", "https://LARKS.example:443/", True),
        ("https://larks.example/birds", "https://larks.example", True),
        ("http://localhost", "https://localhost", True),
        ("https://localhost", "http://localhost", False),
        ("http://localhost:8080", "http://localhost:8081", False),
        ("https://larks.example", "https://larks.example:8443", False),
        ("https://larks.example", "https://www.larks.example", False),
        ("https://larks.example", "https://larks.example.magpie.example", False),
        ("https://larks.example", "https://larks.example@magpie.example", False),
        ("https://larks.example", "https://larks.example:99999", False),
    ],
)
def test_a_server_is_its_host_and_port(known: str, other: str, same: bool) -> None:
    assert is_same_server(known, other) is same


# A renewal that is under way


async def test_nobody_listens_while_a_new_sign_in_is_stored(
    world: World, toy: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever listens may renew the old one, and store that."""
    seen: list[bool] = []
    keep = world.secrets.set

    async def note(name: object, secrets: Mapping[str, str]) -> None:
        seen.append(world.server.connections[-1].closed)
        await keep(ANA, secrets)

    monkeypatch.setattr(world.secrets, "set", note)
    await world.engine.accounts.add(toy, grant("ana@larks.example", "7", "new"))
    await settle()
    assert seen == [True]
    assert world.is_live()


async def test_an_account_whose_new_sign_in_could_not_be_stored_goes_on(world: World, toy: FakeService) -> None:
    world.secrets.error = SecretsLocked("The keyring is locked")
    with pytest.raises(SecretsLocked):
        await world.engine.accounts.add(toy, grant("ana@larks.example", "7", "new"))
    world.secrets.error = None
    await settle()
    assert world.is_live()
    assert world.secrets.kept == {ANA: {"token": "old"}}
    assert EVE not in world.state.accounts
