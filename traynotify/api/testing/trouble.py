"""The contract's part about trouble: told apart by its kind, waited out, and never written down with what is secret."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from traynotify.api.testing.hooks import ContractHooks
from traynotify.core.errors import AuthRejected, RateLimited, SourceError, Unreachable

_WAIT_S = 600
_LONG_ENOUGH = 8
"""Shorter texts may be in a log by chance."""


class TroubleContract(ContractHooks):
    """A server that is away, has enough of us, or does not know us any more."""

    async def test_a_revoked_token_is_told_apart_from_other_trouble(self) -> None:
        async with self.opened() as source:
            self.revoke()
            with pytest.raises(AuthRejected, match=r"\w+ \w+"):
                await source.identify()

    async def test_a_token_that_is_revoked_while_it_listens_is_noticed(self) -> None:
        async with self.listening() as listener:
            await listener.until_online()
            self.revoke()
            listener.source.nudge()
            error = await listener.until_error()
            assert isinstance(error, AuthRejected | Unreachable), "a server may hang up before it says why"
            with pytest.raises(AuthRejected):
                await listener.source.identify()

    async def test_after_a_time_offline_nothing_is_missing(self) -> None:
        known = self.arrive(2)
        async with self.listening() as listener:
            await listener.until_online()
            self.go_offline()
            listener.source.nudge()
            assert isinstance(await listener.until_error(), Unreachable)
            with pytest.raises(Unreachable, match=r"\w+ \w+"):
                await listener.source.identify()
        missed = self.arrive(2)
        self.come_back()
        async with self.listening(listener.cursor, listener.inbox) as again:
            await again.until_online()
            assert set(again.inbox.rows) == {*known, *missed}

    async def test_a_rate_limit_is_obeyed(self) -> None:
        async with self.opened() as source:
            self.limit(_WAIT_S)
            with pytest.raises(RateLimited, match=r"\w+ \w+") as limited:
                await source.identify()
            assert limited.value.retry_after_s is not None
            assert _WAIT_S - 60 < limited.value.retry_after_s <= _WAIT_S
            asked = self.requests()
            with pytest.raises(RateLimited):
                await source.identify()
            assert self.requests() == asked, "nothing is sent before its time"

    async def test_neither_secrets_nor_what_people_write_are_logged(self) -> None:
        with _logged("traynotify", type(self.service).__module__.partition(".")[0]) as lines:
            self.arrive(2)
            async with self.listening() as listener:
                await listener.until_online()
                stored = (await self.grant()).secrets
                new = self.arrive()
                listener.source.nudge()
                await listener.until(lambda told: set(new) <= {item.id for item in told.items}, "the news")
                self.revoke()
                listener.source.nudge()
                await listener.until_error()
                with pytest.raises(SourceError):
                    await listener.source.identify()
        secrets = [value for name, value in stored.items() if name not in self.not_secret]
        excerpts = [item.excerpt for item in listener.items if len(item.excerpt) >= _LONG_ENOUGH]
        assert [line for line in lines if any(private in line for private in (*secrets, *excerpts))] == []


@contextmanager
def _logged(*names: str) -> Iterator[list[str]]:
    """What these loggers, and those below them, write meanwhile, at any level."""
    lines: list[str] = []

    class Keep(logging.Handler):
        """Keeps the lines, tracebacks included."""

        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler, loggers = Keep(), [logging.getLogger(name) for name in set(names)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
