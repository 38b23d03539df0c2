"""Keeps the demo's server alive: a new happening every few seconds, sometimes several at once and out of order."""

import asyncio
import random
from collections.abc import AsyncIterator

from traynotify.demo.mastodon.model import Notification
from traynotify.demo.mastodon.scenario import Happening, Scenario
from traynotify.demo.mastodon.stage import Stage
from traynotify.demo.mastodon.state import MastodonState

BURST_PAUSE = 0.1
"""A happening after a shorter pause than this belongs to the one before it."""


async def live(state: MastodonState, stage: Stage, scenario: Scenario, interval: float, rng: random.Random) -> None:
    """Let things happen, on average one every `interval` seconds, until cancelled.

    The notifications of a burst are streamed in a random order, as real servers do, while their ids ascend.
    """
    async for burst in _bursts(scenario, interval):
        rows = [stage.perform(happening, publish=False) for happening in burst]
        created: list[Notification] = [row for row in rows if row is not None]
        rng.shuffle(created)
        for row in created:
            state.publish(row)


async def _bursts(scenario: Scenario, interval: float) -> AsyncIterator[list[Happening]]:
    burst: list[Happening] = []
    for happening in scenario.happenings():
        if burst and happening.pause >= BURST_PAUSE:
            yield burst
            burst = []
        if not burst:
            await asyncio.sleep(happening.pause * interval)
        burst.append(happening)
