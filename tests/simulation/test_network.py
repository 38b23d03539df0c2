"""The network in memory behaves as one of cables does, as far as asyncio's protocols can tell."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from random import Random

import pytest

from tests.simulation.loop import Process, SimulatedLoop, run_as
from tests.simulation.network import Harm, Network, Reach

HOST = "larks.localhost"


class Echo(asyncio.Protocol):
    """Sends back what it gets, and remembers how its line ended."""

    def __init__(self) -> None:
        self.ends: list[Exception | None] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.transport.write(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self.ends.append(exc)


def with_network(work: Callable[[Network], Awaitable[None]]) -> list[Echo]:
    """Do it on a network with one host that echoes; returns the server's ends of the lines."""
    network, served = Network(Random(1), lambda direction, line, data: None), list[Echo]()

    def serve() -> Echo:
        served.append(Echo())
        return served[-1]

    network.add_host(HOST, serve)

    async def main() -> None:
        await work(network)

    with asyncio.Runner(loop_factory=lambda: SimulatedLoop(network)) as runner:
        runner.run(main())
    return served


def test_bytes_come_back_in_their_order() -> None:
    async def work(network: Network) -> None:
        reader, writer = await asyncio.open_connection(HOST, 80)
        for letter in b"abcdefgh":
            writer.write(bytes([letter]))
        assert await reader.readexactly(8) == b"abcdefgh"
        writer.close()

    with_network(work)


@pytest.mark.parametrize(
    ("reach", "error"),
    [
        (Reach.REFUSED, ConnectionRefusedError),
        (Reach.UNREACHABLE, OSError),
        (Reach.NO_NAME, socket.gaierror),
        (Reach.SILENT, TimeoutError),
    ],
)
def test_a_host_that_cannot_be_reached(reach: Reach, error: type[OSError]) -> None:
    async def work(network: Network) -> None:
        network.weather(HOST).reach = reach
        with pytest.raises(error):
            await asyncio.open_connection(HOST, 80)

    with_network(work)


def test_a_reset_in_the_middle_of_an_answer() -> None:
    async def work(network: Network) -> None:
        reader, writer = await asyncio.open_connection(HOST, 80)
        network.weather(HOST).harm.append(Harm.RESET)
        writer.write(b"twelve bytes")
        assert await reader.readexactly(6) == b"twelve"
        with pytest.raises(ConnectionResetError):
            await reader.read()

    with_network(work)


def test_a_half_open_line_carries_nothing_and_says_nothing() -> None:
    async def work(network: Network) -> None:
        reader, writer = await asyncio.open_connection(HOST, 80)
        for line in network.lines():
            line.is_dead = True
        writer.write(b"hello?")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(3600):
                await reader.read()
        writer.close()

    (server,) = with_network(work)
    assert server.ends == []


def test_the_lines_of_a_dead_process_end() -> None:
    async def work(network: Network) -> None:
        owner = Process(lambda: None)

        async def live() -> None:
            run_as(owner)
            await asyncio.get_running_loop().create_connection(asyncio.Protocol, HOST, 80)

        await asyncio.create_task(live())
        owner.die()
        network.cut_off(owner)
        await asyncio.sleep(1)

    (server,) = with_network(work)
    assert server.ends == [None]
