"""Whatever the network does becomes one of our errors, with a sentence that names the server and no request."""

import errno
import socket
import ssl

import httpx
import pytest
from websockets import exceptions as ws
from websockets.datastructures import Headers
from websockets.http11 import Response as Handshake

from traynotify.api.errors import TRANSPORT_ERRORS, from_status, from_transport
from traynotify.core.errors import (
    AuthRejected,
    NoNetwork,
    RateLimited,
    Refused,
    ServerConfused,
    SourceError,
    Unreachable,
    Unsupported,
)

HOST = "social.example"


def tree(root: type[Exception]) -> list[type[Exception]]:
    """A class and everything below it."""
    return [root, *(found for below in root.__subclasses__() for found in tree(below))]


HTTPX_ERRORS = [
    error
    for root in (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpx.CookieConflict)
    for error in tree(root)
    if error.__module__.startswith("httpx")
]
WEBSOCKET_ERRORS = [error for error in tree(ws.WebSocketException) if error.__module__.startswith("websockets")]
WEBSOCKET_ERRORS.remove(ws.InvalidStatus)  # it carries a status, which decides


def made(kind: type[Exception]) -> Exception:
    """An instance, whatever its constructor wants."""
    error = kind.__new__(kind)
    Exception.__init__(error, "text that is for programmers")
    return error


def test_httpx_has_the_errors_that_we_know_of() -> None:
    public = {e for e in vars(httpx).values() if isinstance(e, type) and issubclass(e, Exception)}
    assert public <= set(HTTPX_ERRORS)
    assert all(issubclass(error, TRANSPORT_ERRORS) for error in public)


@pytest.mark.parametrize("kind", [*HTTPX_ERRORS, *WEBSOCKET_ERRORS, OSError, TimeoutError, EOFError, UnicodeError])
def test_every_failure_becomes_an_error_of_ours(kind: type[Exception]) -> None:
    mapped = from_transport(made(kind), HOST)
    assert isinstance(mapped, SourceError)
    assert HOST in str(mapped)
    assert "programmers" not in str(mapped)


@pytest.mark.parametrize(
    ("kind", "meaning"),
    [
        (httpx.ConnectTimeout, Unreachable),
        (httpx.ReadTimeout, Unreachable),
        (httpx.ConnectError, Unreachable),
        (httpx.RemoteProtocolError, Unreachable),
        (httpx.ProxyError, Unreachable),
        (httpx.DecodingError, ServerConfused),
        (httpx.UnsupportedProtocol, ServerConfused),
        (ws.ConnectionClosedOK, Unreachable),
        (ws.ConnectionClosedError, Unreachable),
        (ws.InvalidUpgrade, ServerConfused),
    ],
)
def test_what_may_pass_is_told_from_what_makes_no_sense(kind: type[Exception], meaning: type[SourceError]) -> None:
    assert type(from_transport(made(kind), HOST)) is meaning


def test_the_cause_of_a_failed_connection_is_named() -> None:
    def caused_by(cause: Exception) -> str:
        error = httpx.ConnectError("all attempts failed")
        error.__cause__ = cause
        return str(from_transport(error, HOST))

    assert "not found" in caused_by(socket.gaierror(-2, "Name or service not known"))
    assert "certificate" in caused_by(ssl.SSLCertVerificationError(1, "certificate verify failed"))
    assert "secure connection" in caused_by(ssl.SSLError(1, "wrong version number"))


@pytest.mark.parametrize(
    ("cause", "is_ours"),
    [
        (socket.gaierror(-2, "Name or service not known"), True),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), True),
        (OSError(errno.EHOSTUNREACH, "No route to host"), False),  # a router may say so for a server that is down
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), False),
    ],
)
def test_whether_it_is_this_computer_that_has_no_network(cause: OSError, is_ours: bool) -> None:
    error = httpx.ConnectError("all attempts failed")
    error.__cause__ = cause
    assert isinstance(from_transport(error, HOST), NoNetwork) is is_ours
    assert isinstance(from_transport(error, HOST), Unreachable)


def test_a_circle_of_causes_ends() -> None:
    one, other = httpx.ConnectError("one"), httpx.ConnectError("other")
    one.__cause__, other.__cause__ = other, one
    assert isinstance(from_transport(one, HOST), Unreachable)


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (302, ServerConfused),
        (400, Refused),
        (401, AuthRejected),
        (403, Refused),
        (404, Unsupported),
        (405, Unsupported),
        (406, ServerConfused),
        (408, Unreachable),
        (409, Refused),
        (410, Refused),
        (418, Refused),
        (422, Refused),
        (425, Unreachable),
        (429, RateLimited),
        (500, Unreachable),
        (501, Unsupported),
        (502, Unreachable),
        (503, Unreachable),
        (599, Unreachable),
        (100, ServerConfused),
        (999, Unreachable),
    ],
)
def test_a_status_decides(status: int, meaning: type[SourceError]) -> None:
    error = from_status(status, HOST, 12.0)
    assert type(error) is meaning
    assert HOST in str(error)
    if isinstance(error, RateLimited | Unreachable):
        assert error.retry_after_s == 12.0


@pytest.mark.parametrize("status", [200, 201, 204, 206, 304])
def test_success_is_no_error(status: int) -> None:
    assert from_status(status, HOST) is None


def test_a_refused_handshake_is_judged_by_its_status() -> None:
    def refused(status: int) -> SourceError:
        return from_transport(ws.InvalidStatus(Handshake(status, "", Headers(), b"")), HOST)

    assert isinstance(refused(401), AuthRejected)
    assert isinstance(refused(404), Unsupported)
    assert isinstance(refused(503), Unreachable)
    assert isinstance(refused(200), ServerConfused)
