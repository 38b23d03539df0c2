"""From an address to the service that answers there, and to the sign-in, or to a sentence that says why not."""

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA
from tests.support.fakes import FakePrompt, FakeService
from tests.support.logs import ExpectedLogs
from tests.unit.engine.services import grant
from tests.unit.engine.world import World
from traynotify.core.errors import (
    NotAnAddress,
    PackageFault,
    SecretsUnavailable,
    SeveralAnswer,
    SignInFailed,
    Unreachable,
    UsageError,
)
from traynotify.core.ids import ServiceId
from traynotify.core.network import current_network
from traynotify.core.ports import Answer
from traynotify.core.settings import PROXY, Values
from traynotify.engine.runner import WAITING_FOR_KEYRING


async def test_the_service_is_the_one_whose_server_answers(world: World, toy: FakeService) -> None:
    other = FakeService(grant(), "other")
    other.hosts = ["owls.example"]
    world.registry.known = (toy, other)  # type: ignore[attr-defined]
    accounts = world.engine.accounts
    assert await accounts.service_of("owls.example") is other
    assert await accounts.service_of("@eve@larks.example") is toy
    assert await accounts.service_of("anything", ServiceId("other")) is other
    with pytest.raises(UsageError, match=r"no service “third”; there are: toy, other"):
        await accounts.service_of("larks.example", ServiceId("third"))
    with pytest.raises(SignInFailed, match=r"answers at mice.example. It knows Toy, Other"):
        await accounts.service_of("mice.example")


async def test_what_answers_is_told_before_anybody_signs_in_and_asked_by_the_way_that_was_chosen(
    world: World, toy: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, ways = FakeService(grant(), "other"), list[str]()
    world.registry.known = (toy, other)  # type: ignore[attr-defined]
    probe = other.probe

    async def note_way(address: str) -> Answer | None:
        ways.append(current_network().proxy)
        return await probe(address)

    monkeypatch.setattr(other, "probe", note_way)
    way = Values().replacing(PROXY, "socks5://127.0.0.1:9050")
    found = await world.engine.accounts.look_at("larks.example", service=ServiceId("other"), settings=way)
    assert (found.service, found.answer.software) == (other, "Toy 1")
    with pytest.raises(SeveralAnswer):
        await world.engine.accounts.look_at("larks.example", service=None, settings=Values())
    assert ways == ["socks5://127.0.0.1:9050", ""]
    assert [toy.signed_in, other.signed_in] == [[], []]


async def test_where_several_services_answer_the_person_has_to_say_which(world: World, toy: FakeService) -> None:
    other = FakeService(grant(), "other")
    world.registry.known = (toy, other)  # type: ignore[attr-defined]
    with pytest.raises(SeveralAnswer, match=r"Toy and Other answer at larks\.example") as caught:
        await world.engine.accounts.service_of("larks.example")
    assert caught.value.services == ("toy", "other")
    assert await world.engine.accounts.service_of("larks.example", ServiceId("other")) is other


async def test_a_service_that_cannot_ask_does_not_hide_the_one_that_answers(world: World, toy: FakeService) -> None:
    broken = FakeService(grant(), "broken")
    broken.probe_error = Unreachable("No answer from larks.example")
    world.registry.known = (broken, toy)  # type: ignore[attr-defined]
    assert await world.engine.accounts.service_of("larks.example") is toy
    with pytest.raises(Unreachable, match="No answer"):
        await world.engine.accounts.service_of("mice.example")


@pytest.mark.parametrize("others", [0, 1])
async def test_what_is_no_address_is_said_to_be_none(world: World, toy: FakeService, others: int) -> None:
    toy.probe_error = NotAnAddress("“two words” is not the address of a toy")
    world.registry.known = (toy, *[FakeService(grant(), "other")] * others)  # type: ignore[attr-defined]
    expected = "No service that traynotify knows answers at two words" if others else "“two words” is no address"
    with pytest.raises(SignInFailed, match=expected):
        await world.engine.accounts.service_of("two words")


async def test_a_service_with_a_fault_of_its_own_is_not_the_persons_trouble(
    world: World, toy: FakeService, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a fault in what brings Toy .*ZeroDivisionError")
    toy.probe_error = ZeroDivisionError()  # type: ignore[assignment]
    with pytest.raises(SignInFailed, match="No service that traynotify knows answers at owls"):
        await world.engine.accounts.service_of("owls.example")


async def test_a_fault_of_a_package_is_told_as_its_own(
    world: World, toy: FakeService, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise KeyError("secret")

    expected_logs("a fault in what brings .*KeyError")
    monkeypatch.setattr(toy, "sign_in", fail)
    with pytest.raises(PackageFault, match=r"What brings Toy to traynotify has a fault of its own \(KeyError\)"):
        await world.engine.accounts.sign_in("larks.example", service=None, token=None, prompt=FakePrompt())
    world.factory.revoking = fail
    assert "has a fault of its own" in (await world.engine.accounts.remove(ANA)).text
    assert ANA not in world.state.accounts


@pytest.mark.parametrize("token", [None, "typed in"])
async def test_signing_in_goes_by_browser_or_with_a_token(world: World, toy: FakeService, token: str | None) -> None:
    prompt = FakePrompt()
    signed_in = await world.engine.accounts.sign_in("larks.example", service=None, token=token, prompt=prompt)
    assert signed_in == (toy, replace(toy.grant, brought=token is not None))
    assert toy.signed_in == [("larks.example", token, Values())]
    assert prompt.said == ["Looking at larks.example …"]


async def test_nobody_is_asked_to_allow_what_could_not_be_kept(world: World, toy: FakeService) -> None:
    world.secrets.error = SecretsUnavailable("There is no keyring here")
    with pytest.raises(SecretsUnavailable, match="no keyring"):
        await world.engine.accounts.sign_in("larks.example", service=None, token=None, prompt=FakePrompt())
    assert toy.signed_in == []


async def test_a_keyring_that_is_being_unlocked_is_waited_for_in_words(world: World, toy: FakeService) -> None:
    world.secrets.prompts_for_s = 5.0
    prompt = FakePrompt()
    await world.engine.accounts.sign_in("larks.example", service=None, token=None, prompt=prompt)
    assert prompt.said == [WAITING_FOR_KEYRING, "Looking at larks.example …"]
