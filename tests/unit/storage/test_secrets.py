"""Where tokens go when something is wrong: never to another place than the chosen one, and never into a message."""

import asyncio
import gc
import json
import logging
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import keyring.backend
import keyring.core
import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from tests.support.bus import PrivateBus
from tests.support.logs import ExpectedLogs
from tests.support.waiting import eventually
from tests.unit.storage.examples import ANA, BEN
from tests.unit.storage.keyrings import (
    DictKeyring,
    FailingKeyring,
    GarblingKeyring,
    PromptingKeyring,
    gnome_keyring_daemon,
)
from traynotify.core.errors import SecretsLocked, SecretsUnavailable
from traynotify.core.ports import SecretPlace
from traynotify.storage.paths import Profile
from traynotify.storage.secrets import open_secrets
from traynotify.storage.secrets_file import FileSecrets
from traynotify.storage.secrets_keyring import KeyringSecrets, recommended_backend

TOKEN = "heron-7f31c0"
TOKENS = {"access_token": TOKEN}


def test_every_place_can_be_opened(tmp_path: Path) -> None:
    profile = Profile.resolve(tmp_path)
    for place in SecretPlace:
        assert open_secrets(place, profile).place is place


# --- the keyring ------------------------------------------------------------------------------------------------------


def over(backend: DictKeyring, **options: float) -> KeyringSecrets:
    return KeyringSecrets("tests", choose=lambda: backend, **options)


async def test_an_entry_is_one_line_under_the_name_of_the_profile() -> None:
    backend = DictKeyring()
    await over(backend).set(ANA, {"access_token": "two\nlines"})
    (((service, user), entry),) = backend.entries.items()
    assert (service, user) == ("tests", ANA)
    assert json.loads(entry) == {"access_token": "two\nlines"}
    assert "\n" not in entry


async def test_two_profiles_do_not_meet_in_one_keyring(tmp_path: Path) -> None:
    backend = DictKeyring()
    first, second = (
        KeyringSecrets(Profile.resolve(tmp_path / name).secrets_namespace, choose=lambda: backend) for name in "ab"
    )
    await first.set(ANA, TOKENS)
    assert await second.get(ANA) == {}
    await second.delete(ANA)
    assert await first.get(ANA) == TOKENS


async def test_the_keyring_is_asked_on_a_thread_of_its_own() -> None:
    backend = DictKeyring()
    await over(backend).get(ANA)
    (thread,) = backend.threads
    assert (thread.name, thread.daemon) == ("traynotify-keyring", True)
    assert thread is not threading.current_thread()


async def test_a_prompt_that_nobody_answers_is_told_and_the_next_question_works() -> None:
    backend = PromptingKeyring()
    backend.entries["tests", ANA] = json.dumps(TOKENS)
    store = over(backend, timeout_s=0.05)
    with pytest.raises(SecretsLocked, match="did not answer within"):
        await store.get(ANA)
    assert backend.prompted.is_set()
    with pytest.raises(SecretsLocked, match="did not answer within"):
        await store.set(BEN, TOKENS)
    backend.answered.set()
    assert await over(backend).get(ANA) == TOKENS
    assert await store.get(ANA) == TOKENS
    assert ("tests", BEN) not in backend.entries, "a question that never had its turn was taken back"


async def test_the_loop_runs_while_a_prompt_is_open() -> None:
    backend = PromptingKeyring()
    asking = asyncio.create_task(over(backend).get(ANA))
    await eventually(backend.prompted.is_set, "the prompt is open")
    backend.answered.set()
    assert await asking == {}


@pytest.mark.parametrize(
    ("error", "kind", "sentence"),
    [
        (
            NoKeyringError(TOKEN),
            SecretsUnavailable,
            r"no keyring here.* --secrets session .* --secrets file .*unencrypted",
        ),
        (KeyringLocked(TOKEN), SecretsLocked, r"is locked: unlock it"),
        (InitError(TOKEN), SecretsLocked, r"is locked: unlock it"),
        (PasswordSetError(TOKEN), SecretsUnavailable, r"does not work \(PasswordSetError\).* --secrets session"),
        (ConnectionResetError(TOKEN), SecretsUnavailable, r"does not work \(ConnectionResetError\)"),
        (TimeoutError(TOKEN), SecretsUnavailable, r"does not work \(TimeoutError\)"),
    ],
)
async def test_whatever_a_keyring_raises_becomes_a_sentence_without_a_token(
    error: Exception, kind: type[Exception], sentence: str
) -> None:
    store = over(FailingKeyring(error))
    for question in (store.get(ANA), store.set(ANA, TOKENS), store.delete(ANA)):
        with pytest.raises(kind, match=sentence) as caught:
            await question
        assert type(caught.value) is kind
        assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("instead", [None, "", "heron", '{"access_token": "stork"}'])
async def test_a_keyring_that_does_not_keep_what_it_is_given_is_found_out(instead: str | None) -> None:
    with pytest.raises(SecretsUnavailable, match=r"a dictionary.* did not give back .* --secrets session") as caught:
        await over(GarblingKeyring(instead)).set(ANA, TOKENS)
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("instead", ["", "heron-7f31c0", "[1, 2]", '{"access_token": 7}'])
async def test_an_entry_that_is_not_ours_counts_as_none(
    instead: str, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert await over(GarblingKeyring(instead)).get(ANA) == {}
    expected_logs("not what was stored")
    assert TOKEN not in caplog.text


async def test_a_keyring_that_comes_late_is_found(tmp_path: Path) -> None:
    backend = DictKeyring()
    tries = 0

    def choose() -> DictKeyring:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise SecretsUnavailable("There is no keyring here yet")
        return backend

    store = KeyringSecrets("tests", choose=choose)
    with pytest.raises(SecretsUnavailable, match="yet"):
        await store.get(ANA)
    await store.set(ANA, TOKENS)
    assert (await store.get(ANA), tries) == (TOKENS, 2)


@pytest.mark.usefixtures("private_bus")
async def test_where_there_is_no_keyring_the_sentence_offers_a_choice() -> None:
    with pytest.raises(SecretsUnavailable, match=r"no keyring here.* --secrets session .* --secrets file"):
        await KeyringSecrets("tests").describe()


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
async def test_a_real_keyring_that_is_locked_and_cannot_ask_is_told(private_bus: PrivateBus, home: Path) -> None:
    with gnome_keyring_daemon(private_bus, home, "--unlock"):
        await KeyringSecrets("tests").set(ANA, TOKENS)
    with gnome_keyring_daemon(private_bus, home), pytest.raises(SecretsLocked):
        await KeyringSecrets("tests", timeout_s=5).get(ANA)
    with gnome_keyring_daemon(private_bus, home, "--unlock"):
        assert await KeyringSecrets("tests").get(ANA) == TOKENS
    # The library leaves its connection to the garbage collector when a keyring is locked: here, not in a later test.
    gc.collect()


def test_a_keyring_that_its_library_does_not_recommend_is_never_chosen(private_bus: PrivateBus) -> None:
    class PlainText(keyring.backend.KeyringBackend):
        """Like the plain files of ``keyrings.alt``: better than nothing, in its own opinion."""

        priority = 0.5

        def get_password(self, service: str, username: str) -> str | None:
            raise AssertionError("never asked")

        def set_password(self, service: str, username: str, password: str) -> None:
            raise AssertionError("never asked")

    try:
        with pytest.raises(SecretsUnavailable, match="no keyring here"):
            recommended_backend()
    finally:
        keyring.backend.KeyringBackend._classes.discard(PlainText)


def test_the_keyring_is_not_loaded_before_it_is_asked() -> None:
    program = (
        "import sys; from pathlib import Path; from traynotify.core.ports import SecretPlace;"
        "from traynotify.storage.paths import Profile; from traynotify.storage.secrets import open_secrets;"
        "open_secrets(SecretPlace.KEYRING, Profile.resolve(Path('x'))); assert 'keyring' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], timeout=300, check=True)


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secrets.json"


async def test_the_file_is_private_and_survives_the_process(path: Path) -> None:
    await FileSecrets(path).set(ANA, TOKENS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert await FileSecrets(path).get(ANA) == TOKENS


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
async def test_a_file_that_others_may_read_is_refused_and_left_alone(path: Path, mode: int) -> None:
    store = FileSecrets(path)
    await store.set(ANA, TOKENS)
    before = path.read_bytes()
    path.chmod(mode)
    for question in (store.get(ANA), store.set(BEN, TOKENS), store.delete(ANA)):
        with pytest.raises(SecretsUnavailable, match=rf"Others may .* chmod 600 '{path}'"):
            await question
    assert path.read_bytes() == before
    path.chmod(0o600)
    assert await store.get(ANA) == TOKENS


@pytest.mark.skipif(sys.platform == "win32", reason="owners of POSIX")
async def test_a_file_of_somebody_else_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await FileSecrets(path).set(ANA, TOKENS)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    with pytest.raises(SecretsUnavailable, match="belongs to somebody else"):
        await FileSecrets(path).get(ANA)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"mastodon:ana@larks.example": "heron-7f31c0"}', b"\xff"])
async def test_a_damaged_file_is_told_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.chmod(0o600)
    for question in (FileSecrets(path).get(ANA), FileSecrets(path).set(ANA, TOKENS)):
        with pytest.raises(SecretsUnavailable, match="is damaged: mend it") as caught:
            await question
        assert TOKEN not in str(caught.value)
    assert path.read_bytes() == content


async def test_a_place_where_no_file_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for store in (FileSecrets(tmp_path / "missing" / "secrets.json"), FileSecrets(tmp_path / "file" / "secrets.json")):
        with pytest.raises(SecretsUnavailable, match=r"(kept in|tokens in) .*secrets\.json"):
            await store.set(ANA, TOKENS)


async def test_many_at_once_lose_nothing(path: Path) -> None:
    store = FileSecrets(path)
    await asyncio.gather(store.set(ANA, TOKENS), store.set(BEN, TOKENS), store.get(ANA))
    assert (await store.get(ANA), await store.get(BEN)) == (TOKENS, TOKENS)
