"""Keeps the demo's pod alive: something happens every few seconds."""

import asyncio

from traynotify.demo.diaspora.scenario import Scenario
from traynotify.demo.diaspora.stage import Stage


async def live(stage: Stage, scenario: Scenario, interval: float) -> None:
    """Let things happen, on average one every `interval` seconds, until cancelled."""
    for happening in scenario.happenings():
        await asyncio.sleep(happening.pause * interval)
        stage.perform(happening)
