"""Timers under Qt's loop: never early, gone when cancelled, as long as anybody wants; and a quit that waits."""

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from typing import Any

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, QTimer

from tests.support.waiting import PATIENCE_S
from traynotify.app.application import Application
from traynotify.app.loop import AT_ONCE_S, LONGEST_MS, run_until_done
from traynotify.app.signals import stop_on_signals

Run = Callable[[Callable[[], Coroutine[Any, Any, int]]], int]


@pytest.fixture
def run(qapp: Application) -> Run:
    """Run a coroutine on the loop; a quit of Qt's is not expected."""
    return lambda main: run_until_done(qapp, main, lambda: pytest.fail("nobody quit"))


def timers() -> int:
    """The Qt timers of the loop's timer object."""
    owner = asyncio.get_running_loop()._timer  # type: ignore[attr-defined]
    return len(QAbstractEventDispatcher.instance().registeredTimers(owner))


def test_it_returns_what_the_program_returns(run: Run) -> None:
    async def main() -> int:
        return 7

    assert run(main) == 7


def test_an_error_of_the_program_comes_out(run: Run) -> None:
    async def main() -> int:
        raise LookupError("not here")

    with pytest.raises(LookupError, match="not here"):
        run(main)


@pytest.mark.parametrize("delay_s", [0.0, 0.0004, 0.001, 0.0095, 0.05])
def test_no_timer_fires_early(run: Run, delay_s: float) -> None:
    fired_at_s: list[float] = []

    async def main() -> int:
        loop = asyncio.get_running_loop()
        due_s = loop.time() + delay_s
        async with asyncio.timeout(PATIENCE_S):
            for _ in range(5):
                done = asyncio.Event()
                due_s = loop.time() + delay_s
                loop.call_at(due_s, done.set)
                await done.wait()
                fired_at_s.append(loop.time() - due_s)
        return 0

    run(main)

    assert all(late_s > -0.001 for late_s in fired_at_s)
    assert len(fired_at_s) == 5


def test_timers_fire_in_the_order_of_their_times(run: Run) -> None:
    fired: list[int] = []

    async def main() -> int:
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        for number in (3, 1, 2):
            loop.call_later(number / 50, fired.append, number)
        loop.call_later(0.1, done.set)
        await done.wait()
        return 0

    run(main)

    assert fired == [1, 2, 3]


def test_a_cancelled_timer_leaves_no_timer_in_qt(run: Run) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        before = timers()
        handles = [loop.call_later(60, pytest.fail) for _ in range(100)]
        assert timers() == before + 100
        for handle in handles:
            handle.cancel()
            handle.cancel()
        assert timers() == before
        for _ in range(100):
            async with asyncio.timeout(PATIENCE_S):
                await asyncio.sleep(0)
        return timers() - before

    assert run(main) == 0


def test_a_timer_that_fired_is_gone_and_can_still_be_cancelled(run: Run) -> None:
    async def main() -> int:
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        before = timers()
        handle = loop.call_later(0.001, done.set)
        await done.wait()
        handle.cancel()
        return timers() - before

    assert run(main) == 0


def test_a_wait_may_be_longer_than_qt_can_count(run: Run) -> None:
    async def main() -> int:
        loop = asyncio.get_running_loop()
        for days in (30, 365, 36_500):
            handle = loop.call_later(days * 86_400, pytest.fail)
            assert 0 < handle.when() - loop.time() <= days * 86_400
            await asyncio.sleep(0.005)  # one that had overflowed would fire at once
            handle.cancel()
        assert LONGEST_MS < 365 * 86_400_000
        return 0

    assert run(main) == 0


def test_a_callback_runs_in_its_context(run: Run) -> None:
    name: ContextVar[str] = ContextVar("name", default="nobody")
    heard: list[str] = []

    async def main() -> int:
        name.set("Cleo")
        done = asyncio.Event()

        def hear() -> None:
            heard.append(name.get())
            done.set()

        asyncio.get_running_loop().call_later(0.001, hear)
        await done.wait()
        return 0

    run(main)

    assert heard == ["Cleo"]


def test_what_is_called_soon_is_called_in_order(run: Run) -> None:
    called: list[int] = []

    async def main() -> int:
        loop, done = asyncio.get_running_loop(), asyncio.Event()

        def call(number: int) -> None:
            called.append(number)
            if number == 2:
                loop.call_soon(call, 4)
                loop.call_soon(done.set)

        for number in (1, 2, 3):
            loop.call_soon(call, number)
        loop.call_soon(pytest.fail).cancel()
        await done.wait()
        return 0

    run(main)

    assert called == [1, 2, 3, 4]


def test_an_error_in_a_callback_keeps_no_other_from_running(run: Run) -> None:
    async def main() -> int:
        loop, done, errors = asyncio.get_running_loop(), asyncio.Event(), list[object]()
        loop.set_exception_handler(lambda _, context: errors.append(context["exception"]))
        loop.call_soon(lambda: 1 // 0)
        loop.call_soon(done.set)
        await done.wait()
        return len(errors)

    assert run(main) == 1


def test_callbacks_without_end_leave_qt_its_turns(run: Run) -> None:
    async def main() -> int:
        loop, elapsed = asyncio.get_running_loop(), asyncio.Event()

        def go_on() -> None:
            if not elapsed.is_set():
                loop.call_soon(go_on)

        go_on()
        QTimer.singleShot(20, elapsed.set)
        async with asyncio.timeout(PATIENCE_S):
            await elapsed.wait()
        return 0

    assert run(main) == 0


def test_what_follows_upon_each_other_shares_turns_of_qts(run: Run) -> None:
    async def main() -> int:
        loop, done, turns = asyncio.get_running_loop(), asyncio.Event(), list[None]()

        def go_on(left: int) -> None:
            if left:
                loop.call_soon(go_on, left - 1)
            else:
                done.set()

        dispatcher = QAbstractEventDispatcher.instance()

        def count() -> None:
            turns.append(None)

        dispatcher.awake.connect(count)
        go_on(300)
        await done.wait()
        dispatcher.awake.disconnect(count)
        return len(turns)

    assert run(main) < 100


def test_what_does_not_fit_into_a_turn_has_the_next(run: Run) -> None:
    async def main() -> int:
        loop, done = asyncio.get_running_loop(), asyncio.Event()

        def work() -> None:
            until_s = loop.time() + 2 * AT_ONCE_S
            while loop.time() < until_s:
                pass

        for _ in range(3):
            loop.call_soon(work)
        loop.call_soon(done.set)
        async with asyncio.timeout(PATIENCE_S):
            await done.wait()
        return 0

    assert run(main) == 0


def test_under_a_loop_of_qts_own_the_others_go_on(run: Run) -> None:
    async def main() -> int:
        loop, done, inner = asyncio.get_running_loop(), asyncio.Event(), QEventLoop()

        def open_dialog() -> None:
            loop.call_soon(inner.quit)
            inner.exec()
            done.set()

        loop.call_soon(open_dialog)
        async with asyncio.timeout(PATIENCE_S):
            await done.wait()
        return 0

    assert run(main) == 0


def test_another_thread_may_call(run: Run) -> None:
    async def main() -> int:
        loop, done, heard = asyncio.get_running_loop(), asyncio.Event(), list[int]()

        def call() -> None:
            for number in range(100):
                loop.call_soon_threadsafe(heard.append, number)
            loop.call_soon_threadsafe(done.set)

        thread = threading.Thread(target=call)
        thread.start()
        async with asyncio.timeout(PATIENCE_S):
            await done.wait()
        thread.join()
        assert heard == list(range(100))
        return 0

    assert run(main) == 0


def test_a_socket_is_heard_for_as_long_as_anybody_listens(run: Run) -> None:
    async def main() -> int:
        loop, (ours, theirs) = asyncio.get_running_loop(), socket.socketpair()
        heard: asyncio.Queue[bytes] = asyncio.Queue()
        with ours, theirs:
            loop.add_reader(ours, lambda: heard.put_nowait(ours.recv(1)))
            theirs.send(b"ab")
            async with asyncio.timeout(PATIENCE_S):
                assert [await heard.get(), await heard.get()] == [b"a", b"b"]
                loop.remove_reader(ours)
                theirs.send(b"c")
                loop.add_writer(ours, heard.put_nowait, b"writable")
                assert await heard.get() == b"writable"
                loop.remove_writer(ours)
        return 0

    assert run(main) == 0


def test_what_a_socket_has_is_taken_in_the_turn_in_which_qt_says_so(run: Run) -> None:
    async def main() -> int:
        loop, (ours, theirs), done = asyncio.get_running_loop(), socket.socketpair(), asyncio.Event()
        turns, left = list[None](), iter(range(100))

        def take() -> None:
            ours.recv(1)
            if next(left, None) is None:
                done.set()
            else:
                theirs.send(b"o")

        def count() -> None:
            turns.append(None)

        with ours, theirs:
            loop.add_reader(ours, take)
            dispatcher = QAbstractEventDispatcher.instance()
            dispatcher.awake.connect(count)
            theirs.send(b"o")
            async with asyncio.timeout(PATIENCE_S):
                await done.wait()
            dispatcher.awake.disconnect(count)
            loop.remove_reader(ours)
        return len(turns)

    assert run(main) < 150


def test_who_is_called_for_a_socket_may_let_it_go(run: Run) -> None:
    async def main() -> int:
        loop, (ours, theirs) = asyncio.get_running_loop(), socket.socketpair()
        taken = asyncio.Event()

        def take_and_go() -> None:
            assert loop.remove_reader(ours)
            assert not loop.remove_reader(ours), "nobody listens any more"
            taken.set()

        with ours, theirs:
            for _ in range(50):
                taken.clear()
                loop.add_reader(ours, take_and_go)
                theirs.send(b"more")
                async with asyncio.timeout(PATIENCE_S):
                    await taken.wait()
        return 0

    assert run(main) == 0


def test_qts_quit_is_a_wish_that_the_program_fulfils_when_it_can(qapp: Application) -> None:
    steps: list[str] = []

    async def main() -> int:
        wished = asyncio.Event()
        wishes.append(wished)
        QTimer.singleShot(0, QCoreApplication.quit)
        await wished.wait()
        steps.append("wished")
        await asyncio.sleep(0.02)
        steps.append("tidied up")
        return 0

    wishes: list[asyncio.Event] = []
    assert run_until_done(qapp, main, lambda: wishes[0].set()) == 0
    assert steps == ["wished", "tidied up"]


def test_a_second_loop_works_after_the_first(run: Run) -> None:
    async def main() -> int:
        await asyncio.sleep(0.001)
        return 1

    assert run(main) + run(main) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of Unix")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_reach_the_program_while_qt_waits(run: Run, number: signal.Signals) -> None:
    async def main() -> int:
        stopped = stop_on_signals()
        asyncio.get_running_loop().call_later(0.01, signal.raise_signal, number)
        async with asyncio.timeout(PATIENCE_S):
            await stopped.wait()
        return 0

    before = signal.getsignal(number)
    try:
        assert run(main) == 0
    finally:
        signal.signal(number, before)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of Unix")
def test_who_was_started_to_outlive_its_terminal_does(run: Run) -> None:
    async def main() -> int:
        stopped = stop_on_signals()
        signal.raise_signal(signal.SIGHUP)
        await asyncio.sleep(0.01)
        return int(stopped.is_set())

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        assert run(main) == 0
    finally:
        signal.signal(signal.SIGHUP, before)
