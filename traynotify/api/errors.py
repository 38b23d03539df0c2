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
from traynotify.core.language import phrase, tr

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
    (httpx.TimeoutException, Unreachable, phrase("{host} did not answer in time")),
    (httpx.UnsupportedProtocol, ServerConfused, phrase("{host} has an address that cannot be asked")),
    (httpx.LocalProtocolError, ServerConfused, phrase("{host} cannot be asked that")),
    (httpx.RemoteProtocolError, Unreachable, phrase("{host} broke off its answer")),
    (httpx.ProxyError, Unreachable, phrase("The proxy on the way to {host} does not answer; check the proxy settings")),
    (httpx.ConnectError, Unreachable, phrase("{host} could not be reached")),
    (httpx.NetworkError, Unreachable, phrase("The connection to {host} broke")),
    (httpx.DecodingError, ServerConfused, phrase("{host} sent an answer that is damaged")),
    (httpx.TooManyRedirects, ServerConfused, phrase("{host} sends us in circles")),
    (httpx.HTTPError, Unreachable, phrase("{host} could not be asked")),
    (httpx.InvalidURL, ServerConfused, phrase("{host} has an address that cannot be asked")),
    (httpx.StreamError, ServerConfused, phrase("{host} sent an answer that could not be read")),
    (httpx.CookieConflict, ServerConfused, phrase("{host} sent contradicting cookies")),
    (ws.ConnectionClosed, Unreachable, phrase("The live connection to {host} ended")),
    (ws.InvalidURI, ServerConfused, phrase("{host} names a live connection that cannot be opened")),
    (ws.ProxyError, Unreachable, phrase("The proxy on the way to {host} does not answer; check the proxy settings")),
    (
        ws.InvalidProxy,
        Unreachable,
        phrase("The proxy on the way to {host} has no valid address; check the proxy settings"),
    ),
    (ws.InvalidHandshake, ServerConfused, phrase("{host} does not speak the live protocol")),
    (ws.WebSocketException, ServerConfused, phrase("The live connection to {host} does not work")),
    (TimeoutError, Unreachable, phrase("{host} did not answer in time")),
    (UnicodeError, ServerConfused, phrase("{host} is not a possible name of a server")),
    (OSError, Unreachable, phrase("The connection to {host} broke")),
    (EOFError, Unreachable, phrase("The connection to {host} ended")),
)


def from_transport(error: Exception, host: str) -> SourceError:
    """What `error`, one of `TRANSPORT_ERRORS`, means for the conversation with `host`."""
    if isinstance(error, ws.InvalidStatus):
        response = error.response
        return from_status(response.status_code, host) or ServerConfused(
            tr("{host} refused the live connection", host=host)
        )
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = getattr(cause, "verify_message", "") or tr("it is not trusted")
            return Unreachable(tr("The certificate of {host} is not valid: {reason}", host=host, reason=reason))
        if isinstance(cause, ssl.SSLError):
            return Unreachable(tr("No secure connection to {host} is possible", host=host))
        if isinstance(cause, socket.gaierror):
            return NoNetwork(tr("{host} was not found; check the address and the network connection", host=host))
        if isinstance(cause, OSError) and cause.errno in _NO_WAY_OUT:
            return NoNetwork(tr("There is no way to {host}; check the network connection", host=host))
    for kind, meaning, sentence in _TABLE:
        if isinstance(error, kind):
            return meaning(tr(sentence, host=host))
    return Unreachable(tr("{host} could not be reached", host=host))


def from_status(status: int, host: str, retry_after_s: float | None = None) -> SourceError | None:
    """What an HTTP status means, or None where it means that all is well.

    The text of a body never decides anything: it may be in any language.
    """
    if 200 <= status < 300 or status == 304:
        return None
    match status:
        case 401:
            return AuthRejected(tr("{host} no longer accepts this sign-in; please sign in again", host=host))
        case 403:
            return Refused(tr("{host} does not allow this with the present sign-in", host=host))
        case 404 | 405 | 501:
            return Unsupported(tr("{host} does not offer this", host=host))
        case 406:
            return ServerConfused(tr("{host} does not answer in a form that can be read", host=host))
        case 408 | 425:
            return Unreachable(tr("{host} asks to try again", host=host), retry_after_s)
        case 410:
            return Refused(tr("{host} says that this is gone for good", host=host))
        case 429:
            return RateLimited(tr("{host} asks for fewer requests", host=host), retry_after_s)
        case _ if 300 <= status < 400:
            return ServerConfused(tr("{host} sends us elsewhere, where this sign-in must not go", host=host))
        case _ if status >= 500:
            return Unreachable(
                tr("{host} has trouble of its own (error {status})", host=host, status=status), retry_after_s
            )
        case _ if 400 <= status < 500:
            return Refused(tr("{host} refused the request (error {status})", host=host, status=status))
        case _:
            return ServerConfused(
                tr("{host} gave an answer that means nothing (status {status})", host=host, status=status)
            )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(10):  # a chain of causes may be circular
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__
