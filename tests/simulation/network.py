"""A network in memory: lines that carry bytes with some delay, names, and bad weather of every kind.

To httpx, websockets and uvicorn it looks as asyncio's own does: only what kernels and cables do is made up.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random
from typing import Any

from tests.simulation.loop import Dead, Process, process

WINDOW = 256 * 1024
"""Bytes that may be under way or unread in one direction before the sender has to wait."""
RESOLVED_NETWORK = "198.51.100"

ProtocolFactory = Callable[[], asyncio.Protocol]
Witness = Callable[[str, "Line", bytes], None]


class Reach(Enum):
    """What becomes of a try to connect."""

    FAIR = auto()
    REFUSED = auto()
    SILENT = auto()
    """Nobody answers; the client gives up by itself."""
    UNREACHABLE = auto()
    """The system says at once that there is no way."""
    NO_NAME = auto()
    SLOW_NAME = auto()
    PORTAL = auto()
    """Another server answers in its place, as in a hotel before one has paid."""


class Harm(Enum):
    """What happens once to something that a server sends."""

    RESET = auto()
    """Half of it arrives, then the line breaks."""
    DRIP = auto()
    """It comes a few bytes at a time, for longer than anybody waits."""
    GARBLE = auto()
    """Some bytes of an answer are others; of a websocket, nothing, which would notice it by its encryption."""
    END = auto()
    """Half of it arrives, then the line ends in good order."""


@dataclass
class Weather:
    """How things stand between this computer and one host."""

    reach: Reach = Reach.FAIR
    latency_s: float = 0.02
    harm: deque[Harm] = field(default_factory=deque)


class Socket:
    """What a transport shows as its socket: as much as httpx asks of one."""

    family = socket.AF_INET

    def __init__(self, end: End) -> None:
        self._end = end

    @property
    def is_readable(self) -> bool:
        """Whether something is to be read, or the line has ended, which is asked before a line is used again."""
        return self._end.is_readable

    def getsockname(self) -> Any:
        """The address of this end."""
        return self._end.get_extra_info("sockname")

    def getpeername(self) -> Any:
        """The address of the other end."""
        return self._end.get_extra_info("peername")


class End(asyncio.Transport):
    """One end of a line: asyncio's transport, for one protocol."""

    def __init__(self, line: Line, mine: tuple[str, int], theirs: tuple[str, int]) -> None:
        super().__init__({"sockname": mine, "peername": theirs})
        self._line = line
        self._loop = asyncio.get_running_loop()
        self.other: End
        self._protocol: asyncio.Protocol
        self._closing = self._lost = self._reading_paused = self._writing_paused = False
        self._said_end = self._at_end = self._told_end = False
        """Whether this end has sent its last, has the other's last before it, and has told its protocol of that."""
        self._coming: deque[bytes | None] = deque()
        self._unread: deque[bytes] = deque()
        self._under_way = 0
        self._free_at_s = 0.0

    @property
    def is_readable(self) -> bool:
        return bool(self._unread) or self._at_end or self._lost

    def show_socket(self) -> None:
        """Have a socket to show, as httpx wants it; uvicorn would ask it more than it knows."""
        self._extra["socket"] = Socket(self)  # type: ignore[attr-defined]  # asyncio's place for such things

    def attach(self, protocol: asyncio.Protocol) -> None:
        """Begin to speak for `protocol`."""
        self._protocol = protocol
        protocol.connection_made(self)

    # What protocols call

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if not self._closing and not self._said_end and data:
            self._line.send(self, bytes(data))

    def writelines(self, list_of_data: Any) -> None:
        self.write(b"".join(list_of_data))

    def write_eof(self) -> None:
        if not self._said_end and not self._closing:
            self._said_end = True
            self._line.send(self, None)

    def can_write_eof(self) -> bool:
        return True

    def close(self) -> None:
        if not self._closing:
            self.write_eof()
            self._closing = True
            self._loop.call_soon(self.lose, None)

    def abort(self) -> None:
        if not self._closing or not self._lost:
            self._line.send(self, None)
            self._closing = True
            self._loop.call_soon(self.lose, None)

    def is_closing(self) -> bool:
        return self._closing

    def pause_reading(self) -> None:
        self._reading_paused = True

    def resume_reading(self) -> None:
        if self._reading_paused:
            self._reading_paused = False
            self._loop.call_soon(self._hand_over)

    def is_reading(self) -> bool:
        return not self._reading_paused and not self._closing

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        assert isinstance(protocol, asyncio.Protocol)
        self._protocol = protocol

    def get_protocol(self) -> asyncio.BaseProtocol:
        return self._protocol

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """The window is the same for all."""

    def get_write_buffer_size(self) -> int:
        return self._under_way

    # What the line calls

    def arrive_after(self, delay_s: float, data: bytes | None) -> None:
        """Take delivery of what the other end sent, in order; None is its last word."""
        self._free_at_s = max(self._free_at_s, self._loop.time() + delay_s)
        if data is not None:
            self.other.note_under_way(len(data))
        self._coming.append(data)
        self._loop.call_at(self._free_at_s, self._arrive)

    def note_under_way(self, size: int) -> None:
        """So much more is under way or unread of what this end sent (or less, when negative)."""
        self._under_way += size
        if self._under_way > WINDOW and not self._writing_paused:
            self._writing_paused = True
            self._protocol.pause_writing()
        elif self._under_way <= WINDOW // 4 and self._writing_paused:
            self._writing_paused = False
            self._protocol.resume_writing()

    def _arrive(self) -> None:
        data = self._coming.popleft()  # timers of the same moment fire in no order, but what was sent first comes first
        if self._lost or self._line.is_dead:
            return
        if data is None:
            self._at_end = True
        else:
            self._unread.append(data)
        self._hand_over()

    def _hand_over(self) -> None:
        while self._unread and not self._reading_paused and not self._lost:
            data = self._unread.popleft()
            self.other.note_under_way(-len(data))
            if not self._closing:
                self._protocol.data_received(data)
        if self._at_end and not self._told_end and not self._unread and not self._lost and not self._closing:
            self._told_end = True
            if not self._protocol.eof_received():
                self.close()

    def lose(self, error: Exception | None) -> None:
        """The line is gone, as far as this end is concerned."""
        if not self._lost:
            self._lost = self._closing = True
            self._unread.clear()
            self._line.left()
            self._protocol.connection_lost(error)


class Line:
    """One TCP connection of a process with a server."""

    def __init__(self, network: Network, number: int, host: str, weather: Weather, owner: Process | None) -> None:
        self.network, self.number, self.host, self.weather, self.owner = network, number, host, weather, owner
        here, there = ("192.0.2.7", 20_000 + number), (f"{RESOLVED_NETWORK}.1", 80)
        self.client, self.server = End(self, here, there), End(self, there, here)
        self.client.other, self.server.other = self.server, self.client
        self.client.show_socket()
        self.is_websocket = self.is_dead = False
        """Dead: open on both sides, and carrying nothing: half-open."""
        self._ends = 2

    def send(self, end: End, data: bytes | None) -> None:
        """Carry what `end` sends to the other one, unless something happens to it on the way."""
        other = end.other
        if self.is_dead or (self.owner is not None and not self.owner.alive and end is self.client):
            return
        if data is not None:
            self.network.witness("<" if end is self.server else ">", self, data)
            self.is_websocket |= data.startswith(b"HTTP/1.1 101 ")
            if end is self.server and self.weather.harm:
                self._harm(self.weather.harm.popleft(), data)
                return
        other.arrive_after(self.weather.latency_s, data)

    def _harm(self, harm: Harm, data: bytes) -> None:
        client, latency_s = self.client, self.weather.latency_s
        match harm:
            case Harm.RESET:
                client.arrive_after(latency_s, data[: len(data) // 2])
                asyncio.get_running_loop().call_later(2 * latency_s, self.reset)
            case Harm.END:
                client.arrive_after(latency_s, data[: len(data) // 2])
                self.server.abort()
            case Harm.GARBLE if self.is_websocket:
                self.reset()
            case Harm.GARBLE:
                at = len(data) * 2 // 3
                client.arrive_after(
                    latency_s, data[:at] + bytes(255 - each for each in data[at : at + 9]) + data[at + 9 :]
                )
            case Harm.DRIP:
                for at in range(0, len(data), max(1, len(data) // 60)):
                    client.arrive_after(latency_s + at / 4, data[at : at + max(1, len(data) // 60)])

    def reset(self) -> None:
        """Break it: both ends are told that it was reset."""
        for end in (self.client, self.server):
            end.lose(ConnectionResetError(104, "Connection reset by peer"))

    def end(self) -> None:
        """The server says goodbye in good order."""
        self.server.close()

    def hang_up(self) -> None:
        """The process is gone: its system says so to the server, and nothing reaches what is left of the process."""
        if not self.is_dead:
            self.server.arrive_after(self.weather.latency_s, None)

    def left(self) -> None:
        """One end has let go."""
        self._ends -= 1
        if self._ends == 0:
            self.network.forget(self)


class Network:
    """Hosts by name, the weather towards each, and the lines that are open."""

    def __init__(self, random: Random, witness: Witness) -> None:
        self._random, self.witness = random, witness
        self._hosts: dict[str, ProtocolFactory] = {}
        self._weather: dict[str, Weather] = {}
        self._lines: dict[int, Line] = {}
        self._count = 0
        self.portal: ProtocolFactory = lambda: asyncio.Protocol()
        self.is_up = True
        """Whether this computer has any network at all."""

    def add_host(self, name: str, serve: ProtocolFactory) -> None:
        """A server that answers at `name`, on whatever port."""
        self._hosts[name], self._weather[name] = serve, Weather()

    def weather(self, host: str) -> Weather:
        """How things stand towards a host; to be changed in place."""
        return self._weather[host]

    def lines(self, host: str | None = None) -> Iterator[Line]:
        """The open lines, the oldest first."""
        return (line for line in list(self._lines.values()) if host in (None, line.host))

    def cut_off(self, owner: Process) -> None:
        """A process has died: its lines end."""
        for line in self.lines():
            if line.owner is owner:
                line.hang_up()
                self.forget(line)

    def forget(self, line: Line) -> None:
        """A line that nobody holds any more."""
        self._lines.pop(line.number, None)

    async def resolve(self, host: str | bytes, port: Any) -> list[Any]:
        """The address of a name, as `getaddrinfo` has it."""
        name = host.decode() if isinstance(host, bytes) else host
        reach = await self._after_a_moment(name)
        if not self.is_up or reach is Reach.NO_NAME or name not in self._hosts:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        if reach is Reach.SLOW_NAME:
            await asyncio.sleep(20)
        address = f"{RESOLVED_NETWORK}.{1 + list(self._hosts).index(name)}"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(port or 0)))]

    async def connect(
        self, factory: ProtocolFactory, host: str, port: int
    ) -> tuple[asyncio.Transport, asyncio.Protocol]:
        """A new line of the running process to a host, by its name or address."""
        if host.startswith(RESOLVED_NETWORK):
            host = list(self._hosts)[int(host.rpartition(".")[2]) - 1]
        else:
            await self.resolve(host, port)
        reach = await self._after_a_moment(host)
        match reach:
            case _ if not self.is_up or reach is Reach.UNREACHABLE:
                raise OSError(101, "Network is unreachable")
            case Reach.REFUSED:
                raise ConnectionRefusedError(111, "Connection refused")
            case Reach.SILENT:
                await asyncio.sleep(130)
                raise TimeoutError(110, "Connection timed out")
        serve = self.portal if reach is Reach.PORTAL else self._hosts[host]
        self._count += 1
        line = Line(self, self._count, host, self._weather[host], process())
        self._lines[line.number] = line
        protocol = factory()
        line.server.attach(serve())
        line.client.attach(protocol)
        return line.client, protocol

    async def _after_a_moment(self, host: str) -> Reach:
        owner = process()
        weather = self._weather.get(host)
        await asyncio.sleep(weather.latency_s if weather is not None else 0.02)
        if owner is not None and not owner.alive:
            raise Dead("the process is dead")
        return weather.reach if weather is not None else Reach.NO_NAME
