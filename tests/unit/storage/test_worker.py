"""Blocking work happens in order, one job at a time, on a thread that nobody has to wait for."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future

import pytest

from tests.support.waiting import PATIENCE_S, wait_until
from traynotify.storage.worker import LINGER_S, SerialWorker, in_order


@pytest.fixture
def worker() -> SerialWorker:
    return SerialWorker("test-worker")


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What a job waits for; opened at the end, so that no thread is left."""
    gate = threading.Event()
    yield gate
    gate.set()


def test_jobs_are_done_in_order_and_never_two_at_a_time(worker: SerialWorker) -> None:
    done: list[int] = []
    busy = threading.Lock()

    def job(number: int) -> int:
        assert busy.acquire(blocking=False), "two jobs at a time"
        done.append(number)
        busy.release()
        return number

    futures = [worker.submit(job, number) for number in range(200)]
    assert [future.result(PATIENCE_S) for future in futures] == list(range(200))
    assert done == list(range(200))


def test_the_thread_has_the_name_is_a_daemon_and_ends_with_the_work(worker: SerialWorker) -> None:
    thread = worker.submit(threading.current_thread).result(PATIENCE_S)
    assert (thread.name, thread.daemon) == ("test-worker", True)
    wait_until(lambda: not thread.is_alive(), "the thread has ended")
    assert worker.submit(lambda: "again").result(PATIENCE_S) == "again"


def test_a_thread_that_is_to_stay_does_the_next_job_too_and_ends_when_it_is_let_go(worker: SerialWorker) -> None:
    let_go = worker.stay()
    thread = worker.submit(threading.current_thread).result(PATIENCE_S)
    thread.join(4 * LINGER_S)
    assert worker.submit(threading.current_thread).result(PATIENCE_S) is thread
    let_go()
    wait_until(lambda: not thread.is_alive(), "the thread has ended")
    assert worker.submit(lambda: "again").result(PATIENCE_S) == "again"


def test_an_error_belongs_to_who_asked(worker: SerialWorker) -> None:
    broken, whole = worker.submit(int, "seven"), worker.submit(int, "7")
    with pytest.raises(ValueError, match="seven"):
        broken.result(PATIENCE_S)
    assert whole.result(PATIENCE_S) == 7


def test_a_job_that_waits_for_its_turn_can_be_taken_back(worker: SerialWorker, gate: threading.Event) -> None:
    first = worker.submit(gate.wait, 5)
    second: Future[str] = worker.submit(str, "never")
    assert second.cancel()
    gate.set()
    assert first.result(PATIENCE_S)
    with pytest.raises(CancelledError):
        second.result(PATIENCE_S)


async def test_work_that_was_asked_for_is_done_though_nobody_waits(worker: SerialWorker, gate: threading.Event) -> None:
    done = threading.Event()
    blocking = worker.submit(gate.wait, 5)
    waiting = asyncio.ensure_future(in_order(worker, done.set))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    gate.set()
    assert blocking.result(PATIENCE_S)
    assert done.wait(PATIENCE_S)


def test_a_job_that_never_ends_does_not_keep_the_process_alive() -> None:
    program = (
        "import threading; from traynotify.storage.worker import SerialWorker; begun = threading.Event();"
        "SerialWorker('stuck').submit(lambda: (begun.set(), threading.Event().wait())); assert begun.wait(60)"
    )
    subprocess.run([sys.executable, "-c", program], timeout=300, check=True)
