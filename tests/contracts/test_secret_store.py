"""What every place for tokens promises; the keyring is one of the tests' own, and GNOME's where that is installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bus import PrivateBus
from tests.unit.storage.examples import ANA, BEN
from tests.unit.storage.keyrings import DictKeyring, gnome_keyring_daemon
from traynotify.core.ids import AccountId
from traynotify.core.ports import SecretPlace, SecretStore
from traynotify.storage.secrets import SessionSecrets
from traynotify.storage.secrets_file import FileSecrets
from traynotify.storage.secrets_keyring import KeyringSecrets

TOKENS = {"access_token": "heron-7f31c0", "client_secret": "reed-18aa"}


@pytest.fixture(params=["session", "file", "keyring", "gnome"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SecretStore:
    """An empty place for tokens."""
    match request.param:
        case "session":
            return SessionSecrets()
        case "file":
            return FileSecrets(tmp_path / "secrets.json")
        case "keyring":
            return KeyringSecrets("tests", choose=DictKeyring)
    request.getfixturevalue("gnome_keyring")
    return KeyringSecrets("tests")


@pytest.fixture
def gnome_keyring(private_bus: PrivateBus, home: Path) -> Iterator[None]:
    """GNOME's keyring, unlocked, and empty as the home of the test is."""
    with gnome_keyring_daemon(private_bus, home, "--unlock"):
        yield


async def test_an_account_without_secrets_has_none(store: SecretStore) -> None:
    assert await store.get(ANA) == {}
    await store.delete(ANA)
    assert await store.get(ANA) == {}


async def test_what_is_kept_is_given_back_until_it_is_deleted(store: SecretStore) -> None:
    await store.set(ANA, TOKENS)
    assert await store.get(ANA) == TOKENS
    await store.delete(ANA)
    assert await store.get(ANA) == {}


async def test_a_second_set_replaces_everything_of_the_first(store: SecretStore) -> None:
    await store.set(ANA, TOKENS)
    await store.set(ANA, {"access_token": "stork"})
    assert await store.get(ANA) == {"access_token": "stork"}


async def test_accounts_do_not_meet(store: SecretStore) -> None:
    strange = AccountId("diaspora:ümläut “quoted”@owls.example")
    for account in (ANA, BEN, strange):
        await store.set(account, {"access_token": f"of {account}"})
    await store.delete(BEN)
    assert await store.get(ANA) == {"access_token": f"of {ANA}"}
    assert await store.get(BEN) == {}
    assert await store.get(strange) == {"access_token": f"of {strange}"}


async def test_any_text_is_given_back_as_it_was(store: SecretStore) -> None:
    values = {"lines": "one\ntwo\r\n", "quotes": "\"'\\", "letters": "ß🦢\u2028", "empty": "", "long": "x" * 2_000}
    await store.set(ANA, values)
    assert await store.get(ANA) == values


async def test_what_was_given_or_taken_can_be_changed_without_harm(store: SecretStore) -> None:
    given_secrets = dict(TOKENS)
    await store.set(ANA, given_secrets)
    given_secrets.clear()
    (await store.get(ANA)).clear()
    assert await store.get(ANA) == TOKENS


async def test_the_description_names_the_place_and_no_token(store: SecretStore) -> None:
    await store.set(ANA, TOKENS)
    described = await store.describe()
    words = {SecretPlace.KEYRING: "keyring", SecretPlace.SESSION: "forgotten", SecretPlace.FILE: "unencrypted"}
    assert words[store.place] in described
    assert not [token for token in TOKENS.values() if token in described]
