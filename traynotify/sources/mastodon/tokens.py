"""Renews a sign-in that has an end, as Pixelfed's has after a year, long before it comes."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from traynotify.api import HttpClient, SignInFailed, SourceContext, granted_secrets, to_the_end

AHEAD = timedelta(days=30)
LOOK_EVERY_S = 24 * 3600.0
_RENEWABLE = ("access_token", "refresh_token", "client_id", "client_secret")


class Tokens:
    """The token of one account. Most servers' have no end: then nothing is ever done."""

    def __init__(self, context: SourceContext) -> None:
        self._context = context
        self._turn = asyncio.Lock()

    @property
    def current(self) -> str:
        """The access token."""
        return self._context.secrets.get("access_token", "")

    async def keep_fresh(self) -> None:
        """Renew the token if its end is near. Raises SecretsUnavailable and the SourceError tree.

        Where the server does not renew it, the one that there is serves for as long as it is good.
        """
        async with self._turn:
            if self._is_due():
                await to_the_end(self._renew())

    async def _renew(self) -> None:
        """Get a new pair of tokens and keep it. Not to be broken off: the server may end the old pair with it."""
        context, secrets = self._context, self._context.secrets
        form = {
            "grant_type": "refresh_token",
            **{name: secrets[name] for name in ("refresh_token", "client_id", "client_secret")},
        }
        async with HttpClient(
            context.base_url, clock=context.clock, budget=context.budget, network=context.network
        ) as http:
            answer = await http.post("/oauth/token", form=form, purpose="renewal", tolerate=(400, 401, 403, 422))
        try:
            granted = granted_secrets(answer.body, context.clock.now())
        except SignInFailed as refusal:
            context.log.info("the sign-in could not be renewed: %s", refusal)
            return
        await context.save_secrets({**secrets, **granted})  # before it is used
        context.http.authorise({"Authorization": f"Bearer {self.current}"})

    async def keep_fresh_for_ever(self) -> None:
        """`keep_fresh` once a day."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await self.keep_fresh()

    def _is_due(self) -> bool:
        secrets = self._context.secrets
        if not all(secrets.get(name) for name in _RENEWABLE):
            return False
        try:
            ends_at = datetime.fromisoformat(secrets.get("expires_at", ""))
        except ValueError:
            return False
        return ends_at.tzinfo is not None and self._context.clock.now() + AHEAD >= ends_at
