"""Keeps the demo's forum alive: something new every few seconds, sometimes a quarrel."""

import asyncio

from traynotify.demo.discourse.scenario import Scenario
from traynotify.demo.discourse.stage import Stage


async def live(stage: Stage, scenario: Scenario, interval: float) -> None:
    """Let things happen, on average one every `interval` seconds, until cancelled."""
    for happening in scenario.happenings():
        await asyncio.sleep(happening.pause * interval)
        stage.perform(happening)
