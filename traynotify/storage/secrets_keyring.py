"""Tokens in the keyring of the desktop, through the library `keyring`.

A call can block for as long as a prompt is open, and has no timeout of its own; so all calls go to one daemon thread,
and the caller stops waiting after a while. What was asked before then still happens when the prompt is answered.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol, TypeVar

import msgspec

from traynotify.core.errors import SecretsLocked, SecretsUnavailable
from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.ports import SecretPlace
from traynotify.storage.worker import SerialWorker

log = logging.getLogger(__name__)

T = TypeVar("T")

TIMEOUT_S = 30.0
"""How long a prompt may stay unanswered before the account says that it waits for the keyring."""

_decoder = msgspec.json.Decoder(dict[str, str])


class Backend(Protocol):
    """What is used of ``keyring.backend.KeyringBackend``; every method may block, and may raise anything."""

    @property
    def name(self) -> str:
        """For people."""
        ...

    def get_password(self, service: str, username: str) -> str | None:
        """The value, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the value."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget the value; some raise when there is none."""
        ...


class KeyringSecrets:
    """`core.ports.SecretStore` in the keyring: one entry an account, filed under the namespace of the profile."""

    def __init__(
        self, namespace: str, *, timeout_s: float = TIMEOUT_S, choose: Callable[[], Backend] | None = None
    ) -> None:
        self._namespace = namespace
        self._timeout_s = timeout_s
        self._choose = choose or recommended_backend
        self._backend: Backend | None = None
        self._worker = SerialWorker("traynotify-keyring")

    @property
    def place(self) -> SecretPlace:
        """See `core.ports.SecretStore.place`."""
        return SecretPlace.KEYRING

    async def get(self, account: AccountId) -> dict[str, str]:
        """See `core.ports.SecretStore.get`; an entry that is not ours, or garbled, counts as none."""
        entry = await self._ask(lambda keyring: keyring.get_password(self._namespace, account))
        if entry is None:
            return {}
        try:
            return _decoder.decode(entry)
        except msgspec.DecodeError:
            log.error("What the keyring holds for %s is not what was stored there", account)
            return {}

    async def set(self, account: AccountId, secrets: Mapping[str, str]) -> None:
        """See `core.ports.SecretStore.set`."""
        # JSON has its line breaks escaped: gnome-keyring 50 drops a whole collection over a raw one.
        entry = msgspec.json.encode(dict(secrets)).decode()

        def keep(keyring: Backend) -> None:
            keyring.set_password(self._namespace, account, entry)
            if keyring.get_password(self._namespace, account) != entry:
                raise SecretsUnavailable(
                    tr(
                        "Your keyring ({name}) did not give back what it was given to keep. {advice}",
                        name=keyring.name,
                        advice=tr(_ELSEWHERE),
                    )
                )

        await self._ask(keep)

    async def delete(self, account: AccountId) -> None:
        """See `core.ports.SecretStore.delete`."""

        def forget(keyring: Backend) -> None:
            if keyring.get_password(self._namespace, account) is not None:
                keyring.delete_password(self._namespace, account)

        await self._ask(forget)

    async def describe(self) -> str:
        """See `core.ports.SecretStore.describe`."""
        name = await self._ask(lambda keyring: keyring.name)
        return tr("Tokens are kept in the keyring of your desktop ({name})", name=name)

    async def _ask(self, question: Callable[[Backend], T]) -> T:
        answer = asyncio.get_running_loop().run_in_executor(self._worker, self._attempt, question)
        try:
            # A question that still waits for its turn when the time is up is taken back, one under way is not.
            return await asyncio.wait_for(answer, self._timeout_s)
        except TimeoutError as error:
            waited = tr(
                "Your keyring did not answer within {seconds} s; unlock it, or answer its prompt, and try again",
                seconds=round(self._timeout_s),
            )
            raise SecretsLocked(waited) from error

    def _attempt(self, question: Callable[[Backend], T]) -> T:
        try:
            if self._backend is None:
                self._backend = self._choose()
            return question(self._backend)
        except SecretsUnavailable:
            raise
        except Exception as error:  # Each keyring raises errors of its own, from D-Bus to ctypes.
            raise _explained(error) from error


def recommended_backend() -> Backend:
    """The strongest keyring that is here now, or the one that the person configured for ``keyring``; it may block.

    Backends that its authors do not recommend, such as plain files, are left out: those are never a silent replacement.
    """
    # Importing takes a tenth of a second and reads the metadata of every installed package.
    import keyring.backend
    import keyring.core
    from keyring.backends import fail

    # The library remembers what it found, even nothing; but at login we may be earlier than the keyring's service.
    with suppress(KeyError):
        keyring.backend.get_all_keyring.reset()
    keyring.core.init_backend(limit=keyring.core.recommended)
    found = keyring.get_keyring()
    if isinstance(found, fail.Keyring):
        raise SecretsUnavailable(tr("There is no keyring here to keep tokens in"), tr(_ELSEWHERE))
    return found


_ELSEWHERE = phrase(
    "Start traynotify with --secrets session to keep them until it quits, "
    "or with --secrets file to keep them unencrypted in a file that only you may read"
)


def _explained(error: Exception) -> SecretsUnavailable:
    import keyring.errors

    # The text of a foreign error might repeat what it was given, so that only its name is told.
    name = type(error).__name__
    if isinstance(error, (keyring.errors.KeyringLocked, keyring.errors.InitError)):
        return SecretsLocked(tr("Your keyring is locked: unlock it and try again"))
    if isinstance(error, keyring.errors.NoKeyringError):
        return SecretsUnavailable(tr("There is no keyring here to keep tokens in"), tr(_ELSEWHERE))
    return SecretsUnavailable(tr("Your keyring does not work ({name})", name=name), tr(_ELSEWHERE))
