"""The handshake for a user API key: the forum encrypts the key for us alone, together with a number that we chose.

RSA with 2048 bits. The padding that is asked for is OAEP; a forum that is older than the choice uses PKCS #1 v1.5,
which gives bytes without meaning instead of an error for what is not for us: only the number tells.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec

from traynotify.api import decode_json, tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

APPLICATION = "traynotify"
SCOPES = ("notifications", "session_info")
"""To list notifications, mark them as read and hear of new ones; and to see whose account it is."""
_BITS = 2048
_CHARACTERS = 4 * ((_BITS // 8 + 2) // 3)
_PADDING = "oaep"


class PayloadError(ValueError):
    """What was brought is not the forum's answer to this handshake; the text says so to a person."""


class _Payload(msgspec.Struct):
    key: str
    nonce: str


class Handshake:
    """One handshake. Nothing of it is ever used again: a client id that comes back would end the key before it."""

    def __init__(self) -> None:
        from cryptography.hazmat.primitives import serialization  # a large library that only this needs
        from cryptography.hazmat.primitives.asymmetric import rsa

        self._private_key: RSAPrivateKey = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
        public_key = self._private_key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self._nonce = secrets.token_hex(16)
        self._fields = {
            "application_name": APPLICATION,
            "client_id": secrets.token_hex(16),
            "scopes": ",".join(SCOPES),
            "public_key": public_key.decode("ascii"),
            "nonce": self._nonce,
            "padding": _PADDING,
        }

    @property
    def fields(self) -> dict[str, str]:
        """What the forum is told."""
        return dict(self._fields)

    def page(self, base_url: str, redirect: str = "") -> str:
        """The page on which the person allows it; without `redirect`, it shows the answer for copying."""
        fields = {**self._fields, "auth_redirect": redirect} if redirect else self._fields
        return f"{base_url}/user-api-key/new?{urlencode(fields)}"

    def key(self, answer: str) -> str:
        """The key in `answer`: the text that the page showed, or an address that holds it. Raises PayloadError."""
        encrypted = _decoded(answer)
        for decrypt in (self._by_oaep, self._by_pkcs1):
            try:
                payload = decode_json(decrypt(encrypted), _Payload)
            except ValueError:  # a WireError among them
                continue
            if secrets.compare_digest(payload.nonce.encode(), self._nonce.encode()) and is_key(payload.key):
                return payload.key
        raise PayloadError(tr("This is not the answer to this sign-in; please copy the whole text that the page shows"))

    def _by_oaep(self, encrypted: bytes) -> bytes:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding

        sha1 = hashes.SHA1()  # what the forum uses
        return self._private_key.decrypt(encrypted, padding.OAEP(padding.MGF1(sha1), sha1, None))

    def _by_pkcs1(self, encrypted: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric import padding

        return self._private_key.decrypt(encrypted, padding.PKCS1v15())


def is_complete(answer: str) -> bool:
    """Whether `answer` is long enough; what is pasted into one line may come in several pieces."""
    return "payload=" in answer or len("".join(answer.split())) >= _CHARACTERS


def _decoded(answer: str) -> bytes:
    text = answer.strip()
    if "payload=" in text:
        found = parse_qs(urlsplit(text).query).get("payload") or [""]
        text = found[0].replace(" ", "+")  # a plus sign that nobody escaped
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise PayloadError(tr("This is not what the page shows; please copy the whole text")) from error


def is_key(text: str) -> bool:
    """Whether this can be a key, fit for a header."""
    return bool(text) and text.isascii() and text.isprintable() and len(text) <= 200 and " " not in text
