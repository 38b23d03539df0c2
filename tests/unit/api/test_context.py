"""The world of an account: waits that a nudge ends, secrets that can be replaced, a log that names the account."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta

import pytest
from websockets.asyncio.server import ServerConnection, serve

from tests.unit.api.scripted import NOW, FixedClock, Script, answer
from traynotify.api import (
    Account,
    AccountId,
    Identity,
    RateLimited,
    ServiceId,
    SourceContext,
    Unsupported,
    Usual,
    Values,
)


def context(saved: list[Mapping[str, str]] | None = None, base_url: str = "https://social.example") -> SourceContext:
    async def save(secrets: Mapping[str, str]) -> None:
        (saved if saved is not None else []).append(secrets)

    account = Account(
        id=AccountId("toy:ana@social.example"),
        service=ServiceId("toy"),
        base_url=base_url,
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


async def test_what_is_waited_for_is_planned() -> None:
    world = context()
    async with asyncio.TaskGroup() as group:
        group.create_task(world.wait(60))
        group.create_task(world.wait(float("inf")))
        await asyncio.sleep(0)
        assert world.budget.next_at == NOW + timedelta(seconds=60)
        world.nudge()
    assert world.budget.next_at is None


async def test_an_account_that_is_hardly_known_returns_at_once_and_others_take_their_time() -> None:
    world = context()
    assert await world.wait_to_return() is False
    loop = asyncio.get_running_loop()
    world.budget.note_connecting()
    world.budget.note_sent("identity", NOW)
    world.budget.note_online(loop.time() - 7200)
    async with asyncio.TaskGroup() as group:
        returns = [group.create_task(world.wait_to_return()) for _ in range(50)]
        await asyncio.sleep(0)
        assert sum(task.done() for task in returns) < 5
        world.nudge()
    assert any(task.result() for task in returns)


@pytest.mark.parametrize(
    ("base_url", "spread_s"),
    [("https://social.example", 240), ("https://social.example:8443/forum", 240), ("http://127.0.0.1:3000", 0)],
)
async def test_a_server_on_this_computer_nobody_else_has_lost(base_url: str, spread_s: float) -> None:
    world = context(base_url=base_url)
    world.note_usual(Usual(an_hour=60, returning=4, identifying=3))
    assert world.budget.spread_s(0.0) == pytest.approx(spread_s)


async def test_a_live_connection_is_counted_and_what_it_tells_is_an_answer() -> None:
    async def talk(connection: ServerConnection) -> None:
        await connection.send("hello")
        await connection.wait_closed()

    world = context()
    async with serve(talk, "127.0.0.1", 0, close_timeout=0.1) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        async with await world.open_socket(f"ws://127.0.0.1:{port}/") as line:
            assert world.budget.counts == {"live": 1}
            assert world.budget.answered_at is None
            await line.receive()
            assert world.budget.succeeded_at == NOW


async def test_no_live_connection_is_opened_while_the_server_wants_to_be_left_alone() -> None:
    world = context()
    world.http.leave_alone(600)
    with pytest.raises(RateLimited):
        await world.open_socket("wss://social.example/live")
    assert not world.budget.counts


async def test_a_refusal_is_an_answer_and_no_success() -> None:
    world = context()
    world.http._client._transport = Script(answer(404, b"{}"))
    with pytest.raises(Unsupported):
        await world.http.get("/x", purpose="poll")
    assert (world.budget.answered_at, world.budget.succeeded_at) == (NOW, None)
    assert world.budget.of_last_hour(NOW) == {"poll": 1}
