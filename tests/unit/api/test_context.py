"""The world of an account: waits that a nudge ends, secrets that can be replaced, a log that names the account."""

import asyncio
import logging
from collections.abc import Mapping

import pytest

from tests.unit.api.scripted import NOW, FixedClock, Script, answer
from traynotify.api import Account, AccountId, Identity, ServiceId, SourceContext, Values


def context(saved: list[Mapping[str, str]] | None = None) -> SourceContext:
    async def save(secrets: Mapping[str, str]) -> None:
        (saved if saved is not None else []).append(secrets)

    account = Account(
        id=AccountId("toy:ana@social.example"),
        service=ServiceId("toy"),
        base_url="https://social.example",
        identity=Identity(remote_id="1", handle="ana@social.example"),
        added_at=NOW,
    )
    return SourceContext(
        account,
        secrets={"token": "t"},
        save_secrets=save,
        settings=Values(),
        clock=FixedClock(),
        transport=Script(answer(200, b"{}")),
    )


async def test_a_wait_ends_by_itself() -> None:
    assert await context().wait(0.01) is False
    assert await context().wait_about(0.01) is False


async def test_a_nudge_is_not_lost_on_a_task_that_is_busy() -> None:
    world = context()
    assert await world.wait(0.01) is False
    world.nudge()
    world.nudge()
    assert await world.wait(1000) is True
    assert await world.wait(0.01) is False


async def test_a_nudge_ends_every_wait() -> None:
    world = context()
    async with asyncio.TaskGroup() as group:
        waits = [group.create_task(world.wait(1000)) for _ in range(3)]
        await asyncio.sleep(0)
        world.nudge()
    assert [wait.result() for wait in waits] == [True, True, True]


async def test_replaced_secrets_are_kept_and_used() -> None:
    saved: list[Mapping[str, str]] = []
    world = context(saved)
    await world.save_secrets({"token": "new"})
    assert world.secrets == {"token": "new"}
    assert saved == [{"token": "new"}]


async def test_the_log_names_the_account(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    context().log.info("%d things", 3)
    assert caplog.records[0].getMessage() == "toy:ana@social.example: 3 things"
    assert caplog.records[0].__dict__["account"] == "toy:ana@social.example"


async def test_the_client_is_the_accounts_own() -> None:
    world = context()
    await world.http.get("/x", purpose="poll")
    assert world.http.budget.counts == {"poll": 1}
    await world.aclose()
    await world.aclose()
