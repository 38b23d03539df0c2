"""Loopback only: a test that reaches for another host gets an error, and fails, however its code took the error."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest


class NetworkBlocked(OSError):
    """The test reached for a host that is not this machine."""


class _Guard:
    """Stands before the functions of `socket` that reach out, and remembers who was reached for."""

    def __init__(self) -> None:
        self.attempts: list[str] = []
        self._connect = socket.socket.connect
        self._connect_ex = socket.socket.connect_ex
        self._getaddrinfo = socket.getaddrinfo

    def stand(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(socket.socket, "connect", lambda sock, address: self._connect(sock, self._checked(address)))
        patch.setattr(socket.socket, "connect_ex", lambda sock, address: self._connect_ex(sock, self._checked(address)))
        patch.setattr(socket, "getaddrinfo", self._resolve)

    def _resolve(self, host: str | bytes | None, *args: Any, **options: Any) -> Any:
        if host and not _is_here(host.decode() if isinstance(host, bytes) else host, resolves=False):
            self._refuse(f"the name {host!r}")
        return self._getaddrinfo(host, *args, **options)

    def _checked(self, address: Any) -> Any:
        if isinstance(address, tuple) and not _is_here(address[0], resolves=True):
            self._refuse(f"{address[0]} port {address[1]}")
        return address  # that of a Unix socket is a string, and always on this machine

    def _refuse(self, whom: str) -> None:
        self.attempts.append(whom)
        raise NetworkBlocked(f"tests reach no other machine, and this one reached for {whom}")


def _is_here(host: str, *, resolves: bool) -> bool:
    """Whether `host` is this machine. Looking up a numeric address reaches nobody, connecting to it does."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or not resolves


@pytest.fixture(scope="session")
def _network_guard() -> Iterator[_Guard]:
    guard = _Guard()
    with pytest.MonkeyPatch.context() as patch:
        guard.stand(patch)
        yield guard


@pytest.fixture(autouse=True)
def _loopback_only(_network_guard: _Guard) -> Iterator[None]:
    _network_guard.attempts.clear()
    yield
    if _network_guard.attempts:
        pytest.fail(f"the test reached for another machine: {', '.join(_network_guard.attempts)}")
