"""Encrypting for a client's public RSA key as a forum does, with nothing but the standard library.

Written out here so that the toy does not share the library, and its mistakes, with what it is to be a check on.
"""

import base64
import hashlib
import os
import re
from dataclasses import dataclass

_PEM = re.compile(r"-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", re.DOTALL)
_SEQUENCE, _BIT_STRING, _INTEGER = 0x30, 0x03, 0x02


@dataclass(frozen=True)
class PublicKey:
    """An RSA public key."""

    modulus: int
    exponent: int

    @classmethod
    def load(cls, pem: str) -> "PublicKey":
        """The key in a PEM text (SubjectPublicKeyInfo); ValueError for anything else."""
        found = _PEM.search(pem)
        if found is None:
            raise ValueError("no public key")
        try:
            whole, _ = _element(base64.b64decode("".join(found[1].split())), _SEQUENCE)
            _, rest = _element(whole, _SEQUENCE)
            bits, _ = _element(rest, _BIT_STRING)
            numbers, _ = _element(bits[1:], _SEQUENCE)
            modulus, rest = _element(numbers, _INTEGER)
            exponent, _ = _element(rest, _INTEGER)
        except IndexError as error:
            raise ValueError("a damaged public key") from error
        return cls(int.from_bytes(modulus), int.from_bytes(exponent))

    @property
    def size(self) -> int:
        """The modulus' length in bytes."""
        return (self.modulus.bit_length() + 7) // 8

    def encrypt_pkcs1(self, message: bytes) -> bytes:
        """PKCS #1 v1.5; ValueError when the message is too long for the key."""
        room = self.size - len(message) - 3
        if room < 8:
            raise ValueError("too large")
        padding = bytes(1 + byte % 255 for byte in os.urandom(room))
        return self._raise(b"\0\2" + padding + b"\0" + message)

    def encrypt_oaep(self, message: bytes) -> bytes:
        """OAEP with SHA-1; ValueError when the message is too long for the key."""
        digest = hashlib.sha1(b"", usedforsecurity=False).digest()
        room = self.size - len(message) - 2 * len(digest) - 2
        if room < 0:
            raise ValueError("too large")
        block, seed = digest + bytes(room) + b"\1" + message, os.urandom(len(digest))
        masked = _xor(block, _mask(seed, len(block)))
        return self._raise(b"\0" + _xor(seed, _mask(masked, len(seed))) + masked)

    def _raise(self, block: bytes) -> bytes:
        return pow(int.from_bytes(block), self.exponent, self.modulus).to_bytes(self.size)


def _element(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """The content of the DER element that `data` begins with, and what follows it."""
    if data[0] != tag:
        raise ValueError("not the expected element")
    length, start = data[1], 2
    if length & 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(data[2 : 2 + count]), 2 + count
    return data[start : start + length], data[start + length :]


def _mask(seed: bytes, length: int) -> bytes:
    blocks = (
        hashlib.sha1(seed + number.to_bytes(4), usedforsecurity=False).digest() for number in range(length // 20 + 1)
    )
    return b"".join(blocks)[:length]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
