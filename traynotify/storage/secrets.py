"""Where tokens are kept: the place that the person chose, and never another one instead of it."""

from __future__ import annotations

from collections.abc import Mapping

from traynotify.core.ids import AccountId
from traynotify.core.language import tr
from traynotify.core.ports import SecretPlace, SecretStore
from traynotify.storage.paths import Profile
from traynotify.storage.secrets_file import FileSecrets
from traynotify.storage.secrets_keyring import KeyringSecrets


def open_secrets(place: SecretPlace, profile: Profile) -> SecretStore:
    """The store in `place` for `profile`. Nothing is asked or opened before it is first used."""
    match place:
        case SecretPlace.KEYRING:
            return KeyringSecrets(profile.secrets_namespace)
        case SecretPlace.SESSION:
            return SessionSecrets()
        case SecretPlace.FILE:
            return FileSecrets(profile.secrets_file)


class ChosenSecrets:
    """`core.ports.SecretStore` in the place that the person chose, and may choose anew while the app runs."""

    def __init__(self, place: SecretPlace, profile: Profile) -> None:
        self._profile = profile
        self._store = open_secrets(place, profile)

    def use(self, place: SecretPlace) -> None:
        """Keep secrets in `place` from now on; what is kept elsewhere stays there."""
        self._store = open_secrets(place, self._profile)

    @property
    def place(self) -> SecretPlace:
        """See `core.ports.SecretStore.place`."""
        return self._store.place

    async def get(self, account: AccountId) -> dict[str, str]:
        """See `core.ports.SecretStore.get`."""
        return await self._store.get(account)

    async def set(self, account: AccountId, secrets: Mapping[str, str]) -> None:
        """See `core.ports.SecretStore.set`."""
        await self._store.set(account, secrets)

    async def delete(self, account: AccountId) -> None:
        """See `core.ports.SecretStore.delete`."""
        await self._store.delete(account)

    async def describe(self) -> str:
        """See `core.ports.SecretStore.describe`."""
        return await self._store.describe()


class SessionSecrets:
    """`core.ports.SecretStore` in memory."""

    def __init__(self) -> None:
        self._secrets: dict[AccountId, dict[str, str]] = {}

    @property
    def place(self) -> SecretPlace:
        """See `core.ports.SecretStore.place`."""
        return SecretPlace.SESSION

    async def get(self, account: AccountId) -> dict[str, str]:
        """See `core.ports.SecretStore.get`."""
        return dict(self._secrets.get(account, {}))

    async def set(self, account: AccountId, secrets: Mapping[str, str]) -> None:
        """See `core.ports.SecretStore.set`."""
        self._secrets[account] = dict(secrets)

    async def delete(self, account: AccountId) -> None:
        """See `core.ports.SecretStore.delete`."""
        self._secrets.pop(account, None)

    async def describe(self) -> str:
        """See `core.ports.SecretStore.describe`."""
        return tr("Tokens are kept in memory alone, and are forgotten when traynotify quits")
