"""The command line and the running instance, over real sockets: who may ask, what is asked back, and who hangs up."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.logs import ExpectedLogs
from tests.support.waiting import PATIENCE_S, eventually
from traynotify.app.exit_status import ExitStatus
from traynotify.app.instance import LINE_LIMIT, InstanceServer
from traynotify.app.peer import Peer
from traynotify.app.records import Record
from traynotify.app.remote import ask_instance
from traynotify.app.requests import ListRows, Reply, Request, Status, Watch
from traynotify.core.errors import SignInCancelled, UsageError
from traynotify.storage.lock import Instance, ProfileLock

Answer = Callable[[Request, Peer], Awaitable[Reply]]


class Person:
    """A terminal with somebody at it, who answers as the test says."""

    def __init__(self) -> None:
        self.events: list[Record] = []
        self.said: list[str] = []
        self.pages: list[str] = []
        self.questions: list[tuple[str, bool]] = []
        self.answers: asyncio.Queue[str | None] = asyncio.Queue()
        self.may_read = asyncio.Event()
        self.may_read.set()

    async def event(self, record: Record) -> None:
        await self.may_read.wait()
        self.events.append(record)

    def say(self, text: str) -> None:
        self.said.append(text)

    async def open_browser(self, url: str) -> bool:
        self.pages.append(url)
        return True

    async def ask(self, question: str, *, secret: bool = False) -> str:
        self.questions.append((question, secret))
        if (answer := await self.answers.get()) is None:
            raise SignInCancelled("Nobody can type here")
        return answer


class Running:
    """A running instance, that answers as the test says."""

    def __init__(self, folder: Path) -> None:
        self.lock = ProfileLock(folder / "instance.lock", folder / "instance.json")
        assert self.lock.acquire()
        self.asked: list[Request] = []
        self.answer: Answer = self._nothing
        self.server = InstanceServer(self.lock, self._answered)

    async def _answered(self, request: Request, peer: Peer) -> Reply:
        self.asked.append(request)
        return await self.answer(request, peer)

    async def _nothing(self, request: Request, peer: Peer) -> Reply:
        return Reply(value="done")

    @property
    def instance(self) -> Instance:
        found = self.lock.instance()
        assert found is not None
        return found

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.instance.port)


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    running = Running(tmp_path)
    await running.server.start()
    yield running
    await running.server.aclose()
    running.lock.release()


@pytest.fixture
def person() -> Person:
    return Person()


async def line(reader: asyncio.StreamReader) -> Any:
    return json.loads(await reader.readline())


def hello(instance: Instance, **request: Any) -> bytes:
    return json.dumps({"secret": instance.token, "request": request}).encode() + b"\n"


async def closed(reader: asyncio.StreamReader) -> bool:
    """Whether the other side hung up without a word."""
    try:
        return await reader.read() == b""
    except ConnectionResetError:
        return True


async def test_a_request_gets_its_reply(running: Running, person: Person) -> None:
    request = ListRows(account="toy:ana@larks.example", unread_only=True, limit=3)

    assert await ask_instance(running.instance, request, person) == Reply(value="done")
    assert running.asked == [request]


async def test_an_error_arrives_with_its_status(running: Running, person: Person) -> None:
    async def refuse(request: Request, peer: Peer) -> Reply:
        return Reply(error="It said no", status=ExitStatus.REFUSED)

    running.answer = refuse

    assert await ask_instance(running.instance, Status(), person) == Reply(error="It said no", status=7)


async def test_a_long_history_fits_into_one_reply(running: Running, person: Person) -> None:
    rows = [{"key": number, "excerpt": "the heron is back " * 20} for number in range(2 * LINE_LIMIT // 300)]

    async def tell(request: Request, peer: Peer) -> Reply:
        return Reply(value=rows)

    running.answer = tell

    assert (await ask_instance(running.instance, ListRows(limit=10_000), person)).value == rows


async def test_events_arrive_in_order_before_the_reply(running: Running, person: Person) -> None:
    async def tell(request: Request, peer: Peer) -> Reply:
        for number in range(5):
            await peer.event({"event": "unread", "total": number})
        peer.say("that was all")
        return Reply()

    running.answer = tell

    await ask_instance(running.instance, Watch(once=True), person)

    assert [record["total"] for record in person.events] == [0, 1, 2, 3, 4]
    assert person.said == ["that was all"]


async def test_the_browser_and_the_questions_are_the_clients(running: Running, person: Person) -> None:
    async def sign_in(request: Request, peer: Peer) -> Reply:
        assert await peer.open_browser("https://larks.example/allow")
        return Reply(value=[await peer.ask("Code"), await peer.ask("Password", secret=True)])

    running.answer = sign_in
    person.answers.put_nowait("reed")
    person.answers.put_nowait("räksmörgås 🦩")

    assert (await ask_instance(running.instance, Status(), person)).value == ["reed", "räksmörgås 🦩"]
    assert person.pages == ["https://larks.example/allow"]
    assert person.questions == [("Code", False), ("Password", True)]


async def test_who_cannot_type_says_so(running: Running, person: Person) -> None:
    async def sign_in(request: Request, peer: Peer) -> Reply:
        with pytest.raises(SignInCancelled, match="Nobody can type here"):
            await peer.ask("Code")
        return Reply(value="signed in by the browser")

    running.answer = sign_in
    person.answers.put_nowait(None)

    assert (await ask_instance(running.instance, Status(), person)).value == "signed in by the browser"


async def test_a_question_that_answers_itself_keeps_nobody_waiting(running: Running, person: Person) -> None:
    async def sign_in(request: Request, peer: Peer) -> Reply:
        question = asyncio.create_task(peer.ask("Paste the code"))
        await eventually(lambda: person.questions, "the person is asked")
        question.cancel()  # the browser came back
        await asyncio.wait([question])
        return Reply(value="signed in")

    running.answer = sign_in

    assert (await ask_instance(running.instance, Status(), person)).value == "signed in"


async def test_a_late_answer_is_not_taken_for_that_to_the_next_question(running: Running, person: Person) -> None:
    async def sign_in(request: Request, peer: Peer) -> Reply:
        first = asyncio.create_task(peer.ask("First"))
        await eventually(lambda: person.questions, "the person is asked")
        first.cancel()
        await asyncio.wait([first])
        person.answers.put_nowait("to the first")
        await eventually(person.answers.empty, "the first question is answered after all")
        second = asyncio.create_task(peer.ask("Second"))
        await eventually(lambda: len(person.questions) == 2, "the person is asked again")
        person.answers.put_nowait("to the second")
        return Reply(value=await second)

    running.answer = sign_in

    assert (await ask_instance(running.instance, Status(), person)).value == "to the second"


async def test_who_does_not_know_the_secret_is_not_heard(running: Running, person: Person) -> None:
    stranger = Instance(port=running.instance.port, token="guessed", pid=1)

    reply = await ask_instance(stranger, Status(), person)

    assert reply.status == ExitStatus.FAILED
    assert running.asked == []


@pytest.mark.parametrize(
    "first_line",
    [
        b"\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\xfc\xff\n",
        b"[]\n",
        b'{"secret": "x"}\n',
        b'{"secret": 5, "request": {"do": "status"}}\n',
        b'{"secret": "x", "request": {"do": "format the disk"}}\n',
        b'{"secret": "x", "aside": ' + b"[" * 500_000 + b"\n",
        b"[" * (2 * LINE_LIMIT) + b"\n",
    ],
    ids=["nothing", "http", "tls", "list", "no request", "no secret", "unknown request", "deep", "endless"],
)
async def test_who_speaks_something_else_is_shown_the_door(running: Running, first_line: bytes) -> None:
    reader, writer = await running.connect()
    writer.write(first_line)

    assert await closed(reader)
    assert running.asked == []
    writer.close()


async def test_a_known_client_that_asks_nonsense_is_shown_the_door(running: Running) -> None:
    reader, writer = await running.connect()
    writer.write(hello(running.instance, do="mark", verb="burn", keys=["x"]))

    assert await closed(reader)
    assert running.asked == []
    writer.close()


async def test_a_client_that_hangs_up_ends_what_it_asked_for(running: Running) -> None:
    ended = asyncio.Event()

    async def go_on(request: Request, peer: Peer) -> Reply:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return Reply()

    running.answer = go_on
    _, writer = await running.connect()
    writer.write(hello(running.instance, do="watch"))
    await eventually(lambda: running.asked, "the request arrives")
    writer.close()

    await asyncio.wait_for(ended.wait(), PATIENCE_S)


async def test_a_client_that_talks_nonsense_later_ends_what_it_asked_for(running: Running) -> None:
    ended = asyncio.Event()

    async def go_on(request: Request, peer: Peer) -> Reply:
        try:
            await peer.ask("Code")
        finally:
            ended.set()
        return Reply()

    running.answer = go_on
    reader, writer = await running.connect()
    writer.write(hello(running.instance, do="status"))
    assert (await line(reader))["ask"] == "Code"
    writer.write(b"what?\n")

    await asyncio.wait_for(ended.wait(), PATIENCE_S)
    assert await closed(reader)
    writer.close()


async def test_one_clients_trouble_is_its_own(running: Running, person: Person) -> None:
    readers = []
    for first_line in (b"garbage\n", hello(running.instance, do="status")[:20], b""):
        reader, writer = await running.connect()
        writer.write(first_line)
        readers.append((reader, writer))

    assert (await ask_instance(running.instance, Status(), person)).value == "done"
    for _, writer in readers:
        writer.close()


async def test_a_fault_while_answering_is_logged_and_the_client_told(
    running: Running, person: Person, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a fault")

    async def fail(request: Request, peer: Peer) -> Reply:
        raise RuntimeError("a fault")

    running.answer = fail

    reply = await ask_instance(running.instance, Status(), person)

    assert (reply.status, "broke off" in reply.error) == (ExitStatus.FAILED, True)


async def test_an_end_breaks_conversations_off_in_words(running: Running, person: Person) -> None:
    async def go_on(request: Request, peer: Peer) -> Reply:
        await asyncio.Event().wait()
        return Reply()

    running.answer = go_on
    asking = asyncio.create_task(ask_instance(running.instance, Watch(), person))
    await eventually(lambda: running.asked, "the request arrives")
    await running.server.aclose()

    assert "broke off" in (await asking).error


async def test_a_client_that_does_not_read_does_not_hold_up_the_end(running: Running) -> None:
    sent = 0

    async def tell_without_end(request: Request, peer: Peer) -> Reply:
        nonlocal sent
        while True:
            await peer.event({"event": "added", "excerpt": "x" * 100_000})
            sent += 1

    running.answer = tell_without_end
    _, writer = await running.connect()
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    writer.write(hello(running.instance, do="watch"))
    await eventually(lambda: sent, "it is told something")

    await running.server.aclose()  # what does not end in time would be warned of
    writer.close()


async def test_who_comes_at_the_end_waits_instead_of_knocking_in_vain(running: Running) -> None:
    await running.server.aclose()

    assert running.lock.instance() is None
    assert not ProfileLock(running.lock._lock_file, running.lock._instance_file).acquire()


async def test_an_instance_that_is_gone_is_named(running: Running, person: Person) -> None:
    instance = running.instance
    await running.server.aclose()

    with pytest.raises(UsageError, match=rf"process {instance.pid}"):
        await ask_instance(instance, Status(), person)
