"""Adding, signing in again, pausing and removing, also when two of them meet."""

import asyncio

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BEN, keys, notification
from tests.support.fakes import FakePrompt, FakeService
from tests.support.virtual_time import settle
from tests.unit.engine.services import EVE, grant
from tests.unit.engine.world import World
from traynotify.core.account import HealthState
from traynotify.core.activity import Doing
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.errors import (
    AuthRejected,
    NotOurToken,
    SecretsLocked,
    SignInFailed,
    StorageFailed,
    TraynotifyError,
    Unreachable,
    UsageError,
)
from traynotify.core.events import Arrived, Snapshot
from traynotify.core.ports import Grant
from traynotify.core.settings import ACCOUNT_LABEL, Settings, Values

# Adding


async def test_a_new_account_is_kept_and_listened_to(world: World, toy: FakeService) -> None:
    world.servers[EVE].missed = [Snapshot(items=(notification(1),), asked_at=world.clock.now())]
    assert await world.engine.accounts.add(toy, grant()) == EVE
    await settle()
    assert world.secrets.kept[EVE] == {"token": "secret"}
    assert world.is_live(EVE)
    assert world.state.unread(EVE).known == 1
    assert world.notifier.shown == []
    await world.restart()
    assert world.state.accounts[EVE].account.seeded


async def test_an_account_can_be_added_without_listening(world: World, toy: FakeService) -> None:
    await world.engine.accounts.add(toy, grant(), listen=False)
    await asyncio.sleep(60)
    assert world.servers[EVE].connections == []


async def test_the_same_person_again_is_a_new_token_for_the_same_account(world: World, toy: FakeService) -> None:
    await push(world, 1)
    again = grant("ana@larks.example", "7", "new")
    assert await world.engine.accounts.add(toy, again) == ANA
    await settle()
    assert world.secrets.kept[ANA] == {"token": "new"}
    assert world.factory.taken_back == [{"token": "old"}]
    assert len(world.server.connections) == 2
    assert world.server.connections[0].closed
    assert world.unread() == [1]
    assert world.state.accounts[ANA].account.seeded


async def test_a_token_that_the_server_gave_before_is_not_revoked(world: World, toy: FakeService) -> None:
    again = grant("ana@larks.example", "7", "old")
    again.secrets["client"] = "introduced anew"
    await world.engine.accounts.add(toy, again)
    assert world.factory.taken_back == []


LESS = Capabilities(partial="Chat messages only")


@pytest.mark.parametrize("again", [False, True])
async def test_what_carries_less_does_not_replace_what_works(world: World, toy: FakeService, again: bool) -> None:
    less = grant("ana@larks.example", "7", "chat")
    less = toy.grant = replace(less, identity=replace(less.identity, capabilities=LESS))
    accounts = world.engine.accounts
    signing_in = accounts.sign_in_again(ANA, token=None, prompt=FakePrompt()) if again else accounts.add(toy, less)
    with pytest.raises(SignInFailed, match=r"carries more, works, and was kept\. Chat messages only"):
        await signing_in
    assert world.secrets.kept[ANA] == {"token": "old"}
    assert world.factory.taken_back == [{"token": "chat"}]
    assert world.is_live()
    assert len(world.server.connections) == 1, "nobody else speaks for it beside who listens"


@pytest.mark.parametrize("problem", [AuthRejected("The token was revoked"), None])
async def test_what_carries_less_takes_the_place_of_what_does_not_work(
    world: World, toy: FakeService, problem: AuthRejected | None
) -> None:
    less = grant("ana@larks.example", "7", "chat")
    less = replace(less, identity=replace(less.identity, capabilities=LESS))
    world.server.identity = replace(world.server.identity, capabilities=LESS)
    world.server.identify_problem = problem
    await world.engine.accounts.add(toy, less)
    assert world.secrets.kept[ANA] == {"token": "chat"}


async def test_a_server_that_does_not_answer_is_no_reason_to_give_up_what_carries_more(
    world: World, toy: FakeService
) -> None:
    less = grant("ana@larks.example", "7", "chat")
    world.server.identify_problem = Unreachable("larks.example cannot be reached")
    with pytest.raises(SignInFailed, match="carries more"):
        await world.engine.accounts.add(toy, replace(less, identity=replace(less.identity, capabilities=LESS)))
    assert world.secrets.kept[ANA] == {"token": "old"}


async def test_the_same_person_under_another_handle_is_the_same_account(world: World, toy: FakeService) -> None:
    assert await world.engine.accounts.add(toy, grant("anna@larks.example", "7", "new")) == ANA
    assert list(world.state.accounts) == [ANA]
    assert world.state.accounts[ANA].account.identity.handle == "anna@larks.example"


async def test_another_person_of_the_same_name_is_refused(world: World, toy: FakeService) -> None:
    another = grant("ana@larks.example", "9", "new")
    with pytest.raises(SignInFailed, match="another person"):
        await world.engine.accounts.add(toy, another)
    assert world.factory.taken_back == [{"token": "new"}]
    with pytest.raises(SignInFailed, match="another person"):
        await world.engine.accounts.add(toy, replace(another, brought=True))
    assert len(world.factory.taken_back) == 1, "what the person brought is the person's"
    assert world.secrets.kept[ANA] == {"token": "old"}
    assert world.is_live()


async def test_without_a_place_for_the_token_nothing_is_added(world: World, toy: FakeService) -> None:
    world.secrets.error = SecretsLocked("The keyring is locked")
    with pytest.raises(SecretsLocked):
        await world.engine.accounts.add(toy, grant())
    assert EVE not in world.state.accounts
    assert world.factory.taken_back == [{"token": "secret"}]


async def test_when_the_disk_is_full_no_token_stays_behind(world: World, toy: FakeService) -> None:
    world.disk.error = StorageFailed("The disk is full")
    with pytest.raises(StorageFailed):
        await world.engine.accounts.add(toy, grant())
    assert EVE not in world.secrets.kept
    assert EVE not in world.state.accounts
    assert world.factory.taken_back == [{"token": "secret"}]


# Signing in again


async def test_signing_in_again_keeps_everything_but_the_token(world: World, toy: FakeService) -> None:
    await push(world, 1)
    labelled = Settings().with_account(ANA, Values().replacing(ACCOUNT_LABEL, "Me"))
    await world.engine.change_settings(labelled)
    toy.grant = grant("anna@larks.example", "7", "new")
    assert await world.engine.accounts.sign_in_again(ANA, token="typed in", prompt=FakePrompt()) == ANA
    assert toy.signed_in == [("https://larks.example", "typed in", labelled.of(ANA))]
    assert list(world.state.accounts) == [ANA]
    known = world.state.accounts[ANA].account
    assert (known.identity, known.base_url, known.seeded) == (toy.grant.identity, "https://larks.example", True)
    assert world.secrets.kept[ANA] == {"token": "new"}
    assert world.unread() == [1]


async def test_signing_in_again_as_somebody_else_is_refused(world: World) -> None:
    with pytest.raises(SignInFailed, match=r"You signed in as eve@.*, but this account is ana@"):
        await world.engine.accounts.sign_in_again(ANA, token=None, prompt=FakePrompt())
    assert world.secrets.kept == {ANA: {"token": "old"}}
    assert world.factory.taken_back == [{"token": "secret"}]
    with pytest.raises(UsageError, match="no account"):
        await world.engine.accounts.sign_in_again(BEN, token=None, prompt=FakePrompt())


async def test_signing_in_to_an_account_that_is_removed_meanwhile_adds_nothing(
    world: World, toy: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sign_in_slowly(*args: object) -> Grant:
        await world.engine.accounts.remove(ANA)
        return grant("ana@larks.example", "7")

    monkeypatch.setattr(toy, "sign_in", sign_in_slowly)
    with pytest.raises(UsageError):
        await world.engine.accounts.sign_in_again(ANA, token=None, prompt=FakePrompt())
    assert (dict(world.state.accounts), world.secrets.kept) == ({}, {})
    assert world.factory.taken_back == [{"token": "secret"}]


# Pausing


async def test_a_paused_account_is_silent_and_catches_up_as_one_digest(world: World) -> None:
    await world.engine.accounts.pause(ANA, True)
    assert world.health().state is HealthState.PAUSED
    assert world.server.connection.closed
    await world.restart()
    assert world.health().state is HealthState.PAUSED
    assert len(world.server.connections) == 1
    world.server.missed = [Arrived(items=(notification(1), notification(2)))]
    await world.engine.accounts.pause(ANA, False)
    await settle()
    assert world.is_live()
    assert world.notifier.titles == ["2 new notifications for @ana@larks.example"]


async def test_pausing_twice_is_pausing_once(world: World) -> None:
    for paused in (True, True, False, False):
        await world.engine.accounts.pause(ANA, paused)
    await settle()
    assert world.is_live()
    assert len(world.server.connections) == 2
    with pytest.raises(UsageError):
        await world.engine.accounts.pause(BEN, True)


async def test_pausing_and_resuming_in_one_breath_ends_as_asked_last(world: World) -> None:
    asked = [asyncio.create_task(world.engine.accounts.pause(ANA, paused)) for paused in (True, False, True, False)]
    await asyncio.gather(*asked)
    await asyncio.sleep(5)
    assert world.is_live()
    assert [connection.closed for connection in world.server.connections][-1] is False
    assert all(connection.closed for connection in world.server.connections[:-1])


async def test_a_new_identity_does_not_resume_what_is_being_paused(world: World) -> None:
    """The source learns of a new avatar at the moment at which the person pauses the account."""
    world.server.identity = replace(world.server.identity, display_name="Ana")
    world.disk.slow = asyncio.Event()
    world.server.fail(Unreachable("No answer"))
    pausing = asyncio.create_task(world.engine.accounts.pause(ANA, True))
    await asyncio.sleep(1.9)
    world.disk.slow.set()
    await pausing
    await asyncio.sleep(3)
    assert world.state.accounts[ANA].account.paused
    assert world.health().state is HealthState.PAUSED


async def test_a_new_token_for_a_paused_account_does_not_resume_it(world: World, toy: FakeService) -> None:
    await world.engine.accounts.pause(ANA, True)
    await world.engine.accounts.add(toy, grant("ana@larks.example", "7", "new"))
    await asyncio.sleep(5)
    assert world.health().state is HealthState.PAUSED
    assert len(world.server.connections) == 1


# Removing


async def test_removing_takes_back_the_token_and_everything_that_was_kept(world: World) -> None:
    await push(world, 1)
    await world.ask(Verb.READ, 1)
    assert (await world.engine.accounts.remove(ANA)).text == ""
    assert world.server.revoked == 1
    assert (dict(world.state.accounts), dict(world.state.rows), dict(world.state.operations)) == ({}, {}, {})
    assert world.secrets.kept == {}
    assert world.notifier.screen == {}
    await world.restart()
    assert not world.state.accounts
    with pytest.raises(UsageError):
        await world.engine.accounts.remove(ANA)


@pytest.mark.parametrize("how", ["down", "hanging"])
async def test_a_server_that_is_away_does_not_hold_an_account_here(world: World, how: str) -> None:
    async def revoke() -> None:
        if how == "down":
            raise Unreachable("No answer from larks.example")
        await asyncio.Event().wait()

    world.factory.revoking = revoke
    problem = (await world.engine.accounts.remove(ANA)).problem
    why = "No answer from larks.example" if how == "down" else "the server did not answer in time"
    expected = f"The token could not be revoked on the server ({why}); do it in the settings of https://larks.example"
    assert problem == expected
    assert (dict(world.state.accounts), world.secrets.kept) == ({}, {})
    assert asyncio.get_running_loop().time() <= 10


async def test_a_token_that_the_person_brought_is_said_to_stay(world: World) -> None:
    async def revoke() -> None:
        raise NotOurToken

    world.factory.revoking = revoke
    removal = await world.engine.accounts.remove(ANA)
    assert removal.problem == ""
    assert "stays valid" in removal.text
    assert "https://larks.example" in removal.text


async def test_everything_that_went_wrong_is_said(world: World) -> None:
    async def revoke() -> None:
        raise TraynotifyError("The package of this service is not installed any more")

    world.factory.revoking = revoke
    world.secrets.error = SecretsLocked("The keyring is locked")
    problem = (await world.engine.accounts.remove(ANA)).problem
    assert "not installed any more" in problem
    assert problem.endswith(". The stored token could not be deleted: The keyring is locked")
    assert not world.state.accounts


@pytest.mark.parametrize("paused", [False, True])
async def test_an_account_that_the_disk_does_not_let_go_of_is_as_it_was(world: World, paused: bool) -> None:
    await world.engine.accounts.pause(ANA, paused)
    world.disk.error = StorageFailed("The disk cannot be written")
    with pytest.raises(StorageFailed):
        await world.engine.accounts.remove(ANA)
    world.disk.error = None
    await asyncio.sleep(60)
    assert world.server.connection.closed is paused
    assert world.engine.activity(ANA).doing is (Doing.PAUSED if paused else Doing.LISTENING)


async def test_events_on_their_way_do_not_bring_a_removed_account_back(world: World) -> None:
    world.disk.slow = asyncio.Event()
    for n in range(1, 5):
        world.server.push(notification(n))
    clicks = asyncio.create_task(world.engine.mark_all_read())
    removing = asyncio.create_task(world.engine.accounts.remove(ANA))
    await asyncio.sleep(1)
    world.disk.slow.set()
    await asyncio.gather(clicks, removing)
    await asyncio.sleep(60)
    assert (dict(world.state.accounts), dict(world.state.rows)) == ({}, {})
    assert await world.disk.page() == []


async def test_what_is_asked_of_an_account_while_it_is_removed_waits_its_turn(world: World, toy: FakeService) -> None:
    revoking = asyncio.Event()

    async def revoke() -> None:
        await revoking.wait()

    world.factory.revoking = revoke
    removing = asyncio.create_task(world.engine.accounts.remove(ANA))
    await settle()
    resuming = asyncio.create_task(world.engine.accounts.pause(ANA, True))
    adding = asyncio.create_task(world.engine.accounts.add(toy, grant("ana@larks.example", "7", "new")))
    await settle()
    assert world.secrets.kept == {ANA: {"token": "old"}}
    revoking.set()
    assert (await removing).text == ""
    with pytest.raises(UsageError):
        await resuming
    assert await adding == ANA
    await settle()
    assert world.secrets.kept == {ANA: {"token": "new"}}
    assert not world.state.accounts[ANA].account.paused
    assert world.is_live()


async def push(world: World, *numbers: int) -> None:
    world.server.push(*map(notification, numbers))
    await settle()
    assert world.state.rows.keys() >= keys(*numbers)
