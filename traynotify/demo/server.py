"""Runs an ASGI application on loopback, on a thread and a loop of its own, with a remote control for bad weather.

The thread makes it independent of whichever loop the application under test runs on (Qt's included), and gives
synchronous and asynchronous callers the same interface. A simulation, whose loop has a network of its own, does without
the thread: it gives the server the connections that clients open.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, Self, TypeVar

import uvicorn
from starlette.types import ASGIApp
from uvicorn.server import ServerState

from traynotify.demo.faults import FaultPlan
from traynotify.demo.instrument import Instrumented
from traynotify.demo.request_log import RequestLog
from traynotify.demo.transport import Connections, ControlledTransport

HOST = "127.0.0.1"
CALL_TIMEOUT = 10.0
FAREWELL_TIMEOUT = 0.3
TURNS_TO_CONNECT = 5
"""More turns of the loop than asyncio takes from accepting a connection to telling its protocol: a task, a callback."""

T = TypeVar("T")


def system_clock() -> datetime:
    """The real time, aware, in UTC."""
    return datetime.now(UTC)


class ToyServer:
    """A server on 127.0.0.1 for one ASGI application; every method may be called from any thread.

    Used as a context manager, plain or asynchronous. `ping_interval` is the websocket ping period in seconds; a
    client that does not answer a ping within the same time is dropped.
    """

    def __init__(self, app: ASGIApp, *, ping_interval: float = 30.0) -> None:
        self.log = RequestLog()
        self.faults = FaultPlan()
        self._connections = Connections()
        self._config = uvicorn.Config(
            Instrumented(app, self.log, self.faults, self._connections),
            http=self._connections.http_protocol(),
            ws=self._connections.websocket_protocol(),
            ws_ping_interval=ping_interval,
            ws_ping_timeout=ping_interval,
            lifespan="off",
            proxy_headers=False,
            log_config=None,
            # Its INFO lines hold whole addresses, and so the token of a websocket's query.
            log_level="error",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=75,
        )
        self._uvicorn_state = ServerState()
        self._host, self._port = HOST, 0
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listener: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop_requested: asyncio.Event | None = None

    @property
    def port(self) -> int:
        """The TCP port; it stays the same across `refuse_connections` and `accept_connections`."""
        if not self._port:
            raise RuntimeError("the toy server has not been started")
        return self._port

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:PORT`, without a slash at the end."""
        return f"http://{self._host}:{self.port}"

    def be_at(self, host: str, port: int) -> Callable[[], asyncio.Protocol]:
        """Take this address without starting; returns what makes the protocol of one connection on the running loop."""
        self._host, self._port = host, port
        self._config.load()
        return self._protocol

    def start(self) -> None:
        """Listen on a free port; returns when connections are being accepted."""
        ready: threading.Event = threading.Event()
        failures: list[OSError] = []

        def run() -> None:
            try:
                with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                    runner.run(self._serve(ready))
            except OSError as error:
                failures.append(error)
            finally:
                ready.set()

        self._thread = threading.Thread(target=run, name="toy-server", daemon=True)
        self._thread.start()
        ready.wait()
        if failures:
            raise failures[0]

    def stop(self) -> None:
        """End every connection and task and join the thread. Stopping twice is no error."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        assert self._loop is not None
        assert self._stop_requested is not None
        self._loop.call_soon_threadsafe(self._stop_requested.set)
        thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.stop()

    def call(self, function: Callable[..., T], *arguments: Any, **keywords: Any) -> T:
        """Run a quick function on the server's thread and return its result.

        It runs at once if the caller is on that thread already, or if the server is not running.
        """
        if self._thread is None or threading.current_thread() is self._thread:
            return function(*arguments, **keywords)
        assert self._loop is not None

        async def on_loop() -> T:
            return function(*arguments, **keywords)

        return asyncio.run_coroutine_threadsafe(on_loop(), self._loop).result(CALL_TIMEOUT)

    def spawn(self, name: str, coroutine: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
        """Run a coroutine in the background on the server's loop; returns what cancels it. `stop` cancels it too."""

        def begin() -> asyncio.Task[None]:
            task = asyncio.get_running_loop().create_task(coroutine(), name=name)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return task

        task = self.call(begin)

        def cancel() -> None:
            self.call(task.cancel)

        return cancel

    def drop_connections(self, *, websockets_only: bool = False) -> int:
        """Break connections without a farewell, as a crashed server does; returns how many."""
        return self._each(ControlledTransport.abort, websockets_only)

    def freeze_connections(self, *, websockets_only: bool = True) -> int:
        """Leave connections open but dead: nothing is read, sent or ponged any more; returns how many."""
        return self._each(ControlledTransport.freeze, websockets_only)

    def refuse_connections(self) -> None:
        """Close the listening socket: a new connection is refused by the operating system. Open ones live on."""
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(self._close_listener(), self._loop).result(CALL_TIMEOUT)

    def accept_connections(self) -> None:
        """Listen again, on the same port."""
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(CALL_TIMEOUT)

    @property
    def open_connections(self) -> int:
        """How many TCP connections are open, websockets included."""
        return self.call(lambda: len(self._connections.open))

    def _each(self, action: Callable[[ControlledTransport], None], websockets_only: bool) -> int:
        def act() -> int:
            chosen = [each for each in self._connections.open if each.is_websocket or not websockets_only]
            for transport in chosen:
                action(transport)
            return len(chosen)

        return self.call(act)

    async def _serve(self, ready: threading.Event) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop_requested = asyncio.Event()
        self._config.load()
        await self._listen()
        ready.set()
        await self._stop_requested.wait()
        await self._close_listener()
        for task in self._tasks:
            task.cancel()
        for transport in list(self._connections.open):
            transport.abort()
        await self._farewell()

    async def _farewell(self) -> None:
        """Requests end by themselves once they see their connection gone; the stubborn ones are cancelled."""
        pending = {*self._tasks, *self._uvicorn_state.tasks}
        if not pending:
            return
        _, stubborn = await asyncio.wait(pending, timeout=FAREWELL_TIMEOUT)
        for task in stubborn:
            task.cancel()
        await asyncio.gather(*stubborn, return_exceptions=True)

    async def _listen(self) -> None:
        if self._listener is not None:
            return
        loop = asyncio.get_running_loop()
        self._listener = await loop.create_server(self._protocol, HOST, self._port, reuse_address=True)
        self._port = self._listener.sockets[0].getsockname()[1]

    def _protocol(self) -> asyncio.Protocol:
        return self._config.http_protocol_class(  # type: ignore[call-arg]
            config=self._config, server_state=self._uvicorn_state, app_state={}
        )

    async def _close_listener(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            await stop_accepting(listener)


async def stop_accepting(listener: asyncio.Server) -> None:
    """Accept nothing any more; the protocol of what was accepted until now knows of it afterwards.

    Before Python 3.12, a listener that is closed first drops what it has just accepted without closing it.
    """
    for accepting in listener.sockets:
        asyncio.get_running_loop().remove_reader(accepting.fileno())
    for _ in range(TURNS_TO_CONNECT):
        await asyncio.sleep(0)
    listener.close()
