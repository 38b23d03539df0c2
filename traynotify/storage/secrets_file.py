"""Tokens in a plain file, for machines without a keyring and only where the person asked for it."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec

from traynotify.core.errors import SecretsUnavailable
from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.ports import SecretPlace
from traynotify.storage.files import write_private
from traynotify.storage.worker import SerialWorker, in_order

_Content = dict[AccountId, dict[str, str]]
_decoder = msgspec.json.Decoder(_Content)


class FileSecrets:
    """`core.ports.SecretStore` in a JSON file that only its owner may read (0600). It is not encrypted, and says so."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._worker = SerialWorker("traynotify-secrets")

    @property
    def place(self) -> SecretPlace:
        """See `core.ports.SecretStore.place`."""
        return SecretPlace.FILE

    async def get(self, account: AccountId) -> dict[str, str]:
        """See `core.ports.SecretStore.get`; refuses a file that others may read."""
        return (await in_order(self._worker, self._read)).get(account, {})

    async def set(self, account: AccountId, secrets: Mapping[str, str]) -> None:
        """See `core.ports.SecretStore.set`."""
        wanted = dict(secrets)
        await in_order(self._worker, lambda: self._replace(account, wanted))

    async def delete(self, account: AccountId) -> None:
        """See `core.ports.SecretStore.delete`."""
        await in_order(self._worker, lambda: self._replace(account, {}))

    async def describe(self) -> str:
        """See `core.ports.SecretStore.describe`."""
        return tr("Tokens are kept unencrypted in the file {path}, which only you may read", path=self._path)

    def _replace(self, account: AccountId, secrets: dict[str, str]) -> None:
        before = self._read()
        content = {other: values for other, values in before.items() if other != account}
        if secrets:
            content[account] = secrets
        if content == before:
            return
        try:
            write_private(self._path, msgspec.json.format(msgspec.json.encode(content)) + b"\n")
        except OSError as error:
            raise SecretsUnavailable(
                tr("Tokens cannot be kept in {path}: {strerror}", path=self._path, strerror=error.strerror)
            ) from error
        if self._read() != content:
            raise SecretsUnavailable(tr("{path} does not hold what was written to it: check the disk", path=self._path))

    def _read(self) -> _Content:
        try:
            with self._path.open("rb") as file:
                self._refuse_if_shared(os.fstat(file.fileno()))
                return _decoder.decode(file.read())
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise SecretsUnavailable(
                tr("The tokens in {path} cannot be read: {strerror}", path=self._path, strerror=error.strerror)
            ) from error
        except msgspec.DecodeError as error:
            raise SecretsUnavailable(
                tr("{path} is damaged: mend it, or remove it and sign in again", path=self._path)
            ) from error

    def _refuse_if_shared(self, file: os.stat_result) -> None:
        if os.name == "nt":  # The permissions of Windows are those of the folder: the person's own profile.
            return
        if file.st_uid != os.geteuid():
            raise SecretsUnavailable(
                tr("{path} belongs to somebody else, and so is not trusted with tokens", path=self._path)
            )
        if file.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SecretsUnavailable(
                tr(
                    "Others may read the tokens in {path}. Allow it to yourself alone: chmod 600 '{path}'",
                    path=self._path,
                )
            )
