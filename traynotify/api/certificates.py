"""Whose certificates are trusted: those of the authorities that come with the app, the system's, and a person's own."""

from __future__ import annotations

import ssl
from functools import cache, lru_cache
from pathlib import Path

import httpx

from traynotify.core.errors import CertificatesUnusable
from traynotify.core.language import tr
from traynotify.core.network import Network

_LARGEST_FILE = 1024 * 1024
_BEGIN = "-----BEGIN CERTIFICATE-----"


def trusted_certificates(network: Network) -> ssl.SSLContext:
    """What a connection by this way trusts; made once, because loading certificates takes a while.

    Raises CertificatesUnusable where the file of an own authority cannot be used.
    """
    if not network.own_authority:
        return _usual(network.system_trust)
    return _with_own(network.system_trust, read_authority(network.own_authority))


def read_authority(path: str) -> str:
    """The certificates in the PEM file at `path`; raises CertificatesUnusable with a sentence that says why not."""
    file = Path(path).expanduser()
    try:
        if not file.is_file():
            raise CertificatesUnusable(tr("There is no file {path}; choose that of the authority again", path=path))
        if file.stat().st_size > _LARGEST_FILE:
            raise CertificatesUnusable(tr("{path} is too large for a file of certificates", path=path))
        text = file.read_text("ascii", "ignore")
    except OSError as error:
        why = error.strerror or str(error)
        raise CertificatesUnusable(tr("{path} cannot be read: {why}", path=path, why=why)) from error
    if _BEGIN not in text:
        raise CertificatesUnusable(
            tr("{path} holds no certificate in PEM form; it would have a line “{line}”", path=path, line=_BEGIN)
        )
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=text)
    except ssl.SSLError as error:
        raise CertificatesUnusable(tr("The certificate in {path} is damaged", path=path)) from error
    return text


@cache
def _usual(of_system: bool) -> ssl.SSLContext:
    return _made(of_system)


@lru_cache(maxsize=8)
def _with_own(of_system: bool, own: str) -> ssl.SSLContext:
    made = _made(of_system)
    made.load_verify_locations(cadata=own)
    return made


def _made(of_system: bool) -> ssl.SSLContext:
    return ssl.create_default_context() if of_system else httpx.create_ssl_context()
