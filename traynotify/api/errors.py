"""The one place where answers and failures of the network become the errors that the engine decides by."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx
from websockets import exceptions as ws

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

_NO_WAY_OUT = (errno.ENETDOWN, errno.ENETUNREACH, errno.EADDRNOTAVAIL)
"""What this system says of itself. That a host cannot be reached, a router may say for a server that is down."""

TRANSPORT_ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    httpx.CookieConflict,
    ws.WebSocketException,
    OSError,  # TimeoutError and ssl.SSLError among them
    EOFError,
    UnicodeError,  # a host name that no domain may have
)
"""What sending a request, or holding a socket open, may raise."""

_TABLE: tuple[tuple[type[Exception], type[SourceError], str], ...] = (
    (httpx.TimeoutException, Unreachable, "{host} did not answer in time"),
    (httpx.UnsupportedProtocol, ServerConfused, "{host} has an address that cannot be asked"),
    (httpx.LocalProtocolError, ServerConfused, "{host} cannot be asked that"),
    (httpx.RemoteProtocolError, Unreachable, "{host} broke off its answer"),
    (httpx.ProxyError, Unreachable, "The proxy on the way to {host} does not answer; check the proxy settings"),
    (httpx.ConnectError, Unreachable, "{host} could not be reached"),
    (httpx.NetworkError, Unreachable, "The connection to {host} broke"),
    (httpx.DecodingError, ServerConfused, "{host} sent an answer that is damaged"),
    (httpx.TooManyRedirects, ServerConfused, "{host} sends us in circles"),
    (httpx.HTTPError, Unreachable, "{host} could not be asked"),
    (httpx.InvalidURL, ServerConfused, "{host} has an address that cannot be asked"),
    (httpx.StreamError, ServerConfused, "{host} sent an answer that could not be read"),
    (httpx.CookieConflict, ServerConfused, "{host} sent contradicting cookies"),
    (ws.ConnectionClosed, Unreachable, "The live connection to {host} ended"),
    (ws.InvalidURI, ServerConfused, "{host} names a live connection that cannot be opened"),
    (ws.ProxyError, Unreachable, "The proxy on the way to {host} does not answer; check the proxy settings"),
    (ws.InvalidProxy, Unreachable, "The proxy on the way to {host} has no valid address; check the proxy settings"),
    (ws.InvalidHandshake, ServerConfused, "{host} does not speak the live protocol"),
    (ws.WebSocketException, ServerConfused, "The live connection to {host} does not work"),
    (TimeoutError, Unreachable, "{host} did not answer in time"),
    (UnicodeError, ServerConfused, "{host} is not a possible name of a server"),
    (OSError, Unreachable, "The connection to {host} broke"),
    (EOFError, Unreachable, "The connection to {host} ended"),
)


def from_transport(error: Exception, host: str) -> SourceError:
    """What `error`, one of `TRANSPORT_ERRORS`, means for the conversation with `host`."""
    if isinstance(error, ws.InvalidStatus):
        response = error.response
        return from_status(response.status_code, host) or ServerConfused(f"{host} refused the live connection")
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = getattr(cause, "verify_message", "") or "it is not trusted"
            return Unreachable(f"The certificate of {host} is not valid: {reason}")
        if isinstance(cause, ssl.SSLError):
            return Unreachable(f"No secure connection to {host} is possible")
        if isinstance(cause, socket.gaierror):
            return NoNetwork(f"{host} was not found; check the address and the network connection")
        if isinstance(cause, OSError) and cause.errno in _NO_WAY_OUT:
            return NoNetwork(f"There is no way to {host}; check the network connection")
    for kind, meaning, sentence in _TABLE:
        if isinstance(error, kind):
            return meaning(sentence.format(host=host))
    return Unreachable(f"{host} could not be reached")


def from_status(status: int, host: str, retry_after_s: float | None = None) -> SourceError | None:
    """What an HTTP status means, or None where it means that all is well.

    The text of a body never decides anything: it may be in any language.
    """
    if 200 <= status < 300 or status == 304:
        return None
    match status:
        case 401:
            return AuthRejected(f"{host} no longer accepts this sign-in; please sign in again")
        case 403:
            return Refused(f"{host} does not allow this with the present sign-in")
        case 404 | 405 | 501:
            return Unsupported(f"{host} does not offer this")
        case 406:
            return ServerConfused(f"{host} does not answer in a form that can be read")
        case 408 | 425:
            return Unreachable(f"{host} asks to try again", retry_after_s)
        case 410:
            return Refused(f"{host} says that this is gone for good")
        case 429:
            return RateLimited(f"{host} asks for fewer requests", retry_after_s)
        case _ if 300 <= status < 400:
            return ServerConfused(f"{host} sends us elsewhere, where this sign-in must not go")
        case _ if status >= 500:
            return Unreachable(f"{host} has trouble of its own (error {status})", retry_after_s)
        case _ if 400 <= status < 500:
            return Refused(f"{host} refused the request (error {status})")
        case _:
            return ServerConfused(f"{host} gave an answer that means nothing (status {status})")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(10):  # a chain of causes may be circular
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__
