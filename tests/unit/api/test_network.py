"""Requests, live connections and pictures take the way that an account has of its own, and trust whom it trusts."""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn

import pytest
import trustme
from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from tests.support.proxy import ToyProxy, toy_proxy
from tests.unit.api.scripted import FixedClock
from traynotify.api import HttpClient, Network, Unreachable, fetch_image, fetch_page
from traynotify.api.certificates import read_authority
from traynotify.api.socket import open_socket
from traynotify.core.errors import CertificatesUnusable, NoNetwork
from traynotify.core.network import current_network, reached_by

HOST = "larks.example"
"""A name that only the proxy knows."""


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def its_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("authority") / "own.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@asynccontextmanager
async def server_behind_proxy(authority: trustme.CA) -> AsyncIterator[ToyProxy]:
    """A server of `HOST`, which answers requests and holds live connections, with a proxy before it."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(tls)

    def answer(_connection: ServerConnection, request: Request) -> Response | None:
        if request.path == "/live":
            return None
        headers = Headers({"Content-Type": "image/png", "Content-Length": "2", "Connection": "close"})
        return Response(200, "OK", headers, b"{}")

    async def talk(connection: ServerConnection) -> None:
        await connection.send("hello")

    async with (
        serve(talk, "127.0.0.1", 0, ssl=tls, process_request=answer, close_timeout=0.1) as running,
        toy_proxy(next(iter(running.sockets)).getsockname()[1]) as proxy,
    ):
        yield proxy


@pytest.fixture
async def proxy(authority: trustme.CA) -> AsyncIterator[ToyProxy]:
    async with server_behind_proxy(authority) as running:
        yield running


@pytest.fixture(params=["http", "socks5", "socks5h"])
def way(request: pytest.FixtureRequest, proxy: ToyProxy, its_file: Path) -> Network:
    return Network(proxy=f"{request.param}://127.0.0.1:{proxy.port}", own_authority=str(its_file))


async def test_requests_go_by_the_proxy(proxy: ToyProxy, way: Network) -> None:
    async with HttpClient(f"https://{HOST}", clock=FixedClock(), network=way) as http:
        assert (await http.get("/data", purpose="test")).body == b"{}"
    assert proxy.asked == [f"{HOST}:443"]


async def test_live_connections_go_by_the_proxy(proxy: ToyProxy, way: Network) -> None:
    async with await open_socket(f"wss://{HOST}/live", network=way) as line:
        assert await line.receive() == "hello"
    assert proxy.asked == [f"{HOST}:443"]


async def test_pictures_go_by_the_proxy(proxy: ToyProxy, way: Network) -> None:
    assert await fetch_image(f"https://{HOST}/ana.png", network=way) == b"{}"
    assert proxy.asked == [f"{HOST}:443"]


async def test_what_is_told_no_way_takes_the_one_that_holds(proxy: ToyProxy, way: Network) -> None:
    with reached_by(way):
        page, _ = await fetch_page(f"https://{HOST}/about", clock=FixedClock())
        async with HttpClient(f"https://{HOST}", clock=FixedClock()) as http:
            await http.get("/data", purpose="test")
        async with await open_socket(f"wss://{HOST}/live"):
            pass
    assert page.body == b"{}"
    assert proxy.asked == [f"{HOST}:443"] * 3
    assert current_network() == Network()


async def test_whom_nobody_trusts_is_not_talked_to(proxy: ToyProxy, way: Network) -> None:
    usual = Network(proxy=way.proxy)
    async with HttpClient(f"https://{HOST}", clock=FixedClock(), network=usual) as http:
        with pytest.raises(Unreachable, match=f"The certificate of {HOST} is not valid"):
            await http.get("/data", purpose="test")
    with pytest.raises(Unreachable, match=f"The certificate of {HOST} is not valid"):
        await open_socket(f"wss://{HOST}/live", network=usual)


async def test_what_the_system_trusts(
    proxy: ToyProxy, its_file: Path, monkeypatch: pytest.MonkeyPatch, way: Network
) -> None:
    from traynotify.api import certificates

    certificates._usual.cache_clear()
    monkeypatch.setenv("SSL_CERT_FILE", str(its_file))  # what stands in for the system's store
    network = Network(proxy=way.proxy, system_trust=True)
    try:
        async with HttpClient(f"https://{HOST}", clock=FixedClock(), network=network) as http:
            assert (await http.get("/data", purpose="test")).status == 200
    finally:
        certificates._usual.cache_clear()


def know_nobody(*_: object, **__: object) -> NoReturn:
    """What the system says of a name that only the proxy knows."""
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


async def test_the_direct_way_asks_no_proxy_whatever_the_system_says(
    proxy: ToyProxy, its_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
    usual, direct = Network(own_authority=str(its_file)), Network(proxy="none", own_authority=str(its_file))
    async with HttpClient(f"https://{HOST}", clock=FixedClock(), network=usual) as http:
        await http.get("/data", purpose="test")
    async with await open_socket(f"wss://{HOST}/live", network=usual):
        pass
    assert proxy.asked == [f"{HOST}:443"] * 2

    monkeypatch.setattr(socket, "getaddrinfo", know_nobody)
    async with HttpClient(f"https://{HOST}", clock=FixedClock(), network=direct) as http:
        with pytest.raises(NoNetwork):
            await http.get("/data", purpose="test")
    with pytest.raises(NoNetwork):
        await open_socket(f"wss://{HOST}/live", network=direct)
    assert len(proxy.asked) == 2


async def test_a_proxy_that_is_not_there_is_named(unused_tcp_port: int) -> None:
    for scheme in ("http", "socks5"):
        gone = Network(proxy=f"{scheme}://127.0.0.1:{unused_tcp_port}")
        async with HttpClient(f"https://{HOST}", clock=FixedClock(), network=gone) as http:
            with pytest.raises(Unreachable):
                await http.get("/", purpose="test")
        with pytest.raises(Unreachable):
            await open_socket(f"wss://{HOST}/live", network=gone)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, r"There is no file .*own\.pem"),
        (b"\x00" * 2**21, r"own\.pem is too large"),
        (b"-----BEGIN RSA PRIVATE KEY-----\n", r"own\.pem holds no certificate in PEM form"),
        (b"\x30\x82\x01\xff\xfe", r"own\.pem holds no certificate in PEM form"),
        (
            b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
            r"The certificate in .*own\.pem is damaged",
        ),
        (b"-----BEGIN CERTIFICATE-----\n", r"The certificate in .*own\.pem is damaged"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "own.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CertificatesUnusable, match=sentence):
        read_authority(str(path))
    with pytest.raises(CertificatesUnusable, match=sentence):
        HttpClient(f"https://{HOST}", clock=FixedClock(), network=Network(own_authority=str(path)))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CertificatesUnusable, match="There is no file"):
        read_authority(str(tmp_path))


def test_a_file_in_the_home_may_be_written_short(its_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(its_file.parent))
    assert "BEGIN CERTIFICATE" in read_authority(f"~/{its_file.name}")
