"""The token of an account: as the person brought it, or with what renews it every day.

osu! takes back the old pair of tokens the moment that it gives a new one, so that only one renewal may run at a time,
none is broken off once it was sent, and the new pair is kept before it is used.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

from traynotify.api import (
    AuthRejected,
    Clock,
    HttpClient,
    Network,
    RequestBudget,
    SignInFailed,
    granted_secrets,
    phrase,
    to_the_end,
    tr,
)
from traynotify.sources.osu.pace import Pace

ENDED = "ended"
"""The secret that stands in place of a token after the server has said that the session is over."""
ENDED_SENTENCE = phrase("osu! has ended this session; please sign in again")
_AHEAD = timedelta(minutes=5)

Save = Callable[[Mapping[str, str]], Awaitable[None]]


class Tokens:
    """Knows the token to send, and renews it where that is possible."""

    def __init__(
        self,
        secrets: Mapping[str, str],
        *,
        base_url: str,
        clock: Clock,
        pace: Pace,
        save: Save,
        budget: RequestBudget | None = None,
        network: Network | None = None,
    ) -> None:
        """`budget` is where renewals are counted, `network` the way that they take."""
        self._secrets = dict(secrets)
        self._base_url, self._clock, self._pace, self._save = base_url, clock, pace, save
        self._budget, self._network = budget, network
        self._renewing = asyncio.Lock()

    @property
    def bearer(self) -> str:
        """The token to send. Raises AuthRejected after the session was ended: nothing is to be sent any more."""
        if ENDED in self._secrets or not self._secrets.get("access_token"):
            raise AuthRejected(tr(ENDED_SENTENCE))
        return self._secrets["access_token"]

    async def fresh(self) -> str:
        """The token to send, renewed if it is about to expire. Raises the SourceError tree."""
        token = self.bearer
        if not self._expires_soon():
            return token
        return await self.renewed(token) or token

    async def renewed(self, refused: str) -> str | None:
        """Another token than `refused`, which the server accepts no more; None where there is no way to get one.

        Raises AuthRejected when the server does not give one.
        """
        async with self._renewing:
            if self.bearer != refused:
                return self.bearer  # somebody else was quicker
            if not all(self._secrets.get(name) for name in ("refresh_token", "client_id", "client_secret")):
                return None
            form = {
                "grant_type": "refresh_token",
                "refresh_token": self._secrets["refresh_token"],
                "client_id": self._secrets["client_id"],
                "client_secret": self._secrets["client_secret"],
            }
            await self._pace.turn()
            await to_the_end(self._exchange(form))
            return self.bearer

    async def _exchange(self, form: Mapping[str, str]) -> None:
        """Get a new pair for the old one, and keep it."""
        async with HttpClient(self._base_url, clock=self._clock, budget=self._budget, network=self._network) as http:
            answer = await http.post("/oauth/token", form=form, purpose="renewal", tolerate=(400, 401, 403, 422))
        try:
            granted = granted_secrets(answer.body, self._clock.now())
        except SignInFailed as error:
            raise AuthRejected(tr("osu! does not renew this sign-in any more; please sign in again")) from error
        self._secrets = {**self._secrets, **granted}
        await self._save(self._secrets)

    async def end(self) -> None:
        """Forget the token: the server has ended the session, and it must not be tried again."""
        self._secrets = {ENDED: "by the server"}
        await self._save(self._secrets)

    def _expires_soon(self) -> bool:
        try:
            expires_at = datetime.fromisoformat(self._secrets.get("expires_at", ""))
        except ValueError:
            return False
        return self._clock.now() + _AHEAD >= expires_at.replace(tzinfo=expires_at.tzinfo or UTC)
