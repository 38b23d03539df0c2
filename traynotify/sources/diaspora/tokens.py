"""The token of one account: it lives for a day, and is renewed with a refresh token that stays the same."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import msgspec

from traynotify.api import (
    AuthRejected,
    HttpClient,
    ServerConfused,
    SignInFailed,
    WireError,
    decode_json,
    parse_token,
    tr,
)

TOKEN_PATH = "/api/openid_connect/access_tokens"
_RENEWABLE = ("refresh_token", "client_id", "client_secret")

Save = Callable[[Mapping[str, str]], Awaitable[None]]


class _Refusal(msgspec.Struct):
    """What the pod itself says, as opposed to what may stand before it."""

    error: str


class Tokens:
    """Hands out the access token, and renews it once however many requests find it expired at the same time."""

    def __init__(self, http: HttpClient, secrets: Mapping[str, str], save: Save) -> None:
        self._http = http
        self._secrets = dict(secrets)
        self._save = save
        self._turn = asyncio.Lock()

    @property
    def current(self) -> str:
        """The access token."""
        return self._secrets.get("access_token", "")

    async def renew(self, refused: str) -> None:
        """Get another token in place of `refused`; returns at once when that has been done meanwhile.

        Raises AuthRejected when the person has to sign in again, otherwise the SourceError tree.
        """
        async with self._turn:
            if self.current != refused:
                return
            self._secrets["access_token"] = await self._fresh()
            await self._save(self._secrets)

    async def _fresh(self) -> str:
        """The answer holds no refresh token: the old one stays good, and is kept."""
        again = AuthRejected(tr("{host} no longer accepts this sign-in; please sign in again", host=self._http.host))
        if not all(self._secrets.get(name) for name in _RENEWABLE):
            raise again
        form = {"grant_type": "refresh_token", **{name: self._secrets[name] for name in _RENEWABLE}}
        path = self._secrets.get("token_path", TOKEN_PATH)
        # Without a bearer: the expired one would be refused before anybody looks at the form.
        answer = await self._http.post(path, form=form, purpose="renewal", tolerate=(400, 401))
        try:
            if answer.status != 200 and decode_json(answer.body, _Refusal).error:
                raise again
            return str(parse_token(answer.body)["access_token"])
        except (SignInFailed, WireError) as error:
            raise ServerConfused(
                tr("{host} renewed the sign-in in a way that cannot be understood", host=self._http.host)
            ) from error
