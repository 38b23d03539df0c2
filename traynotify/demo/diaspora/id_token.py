"""The signed identity token of OpenID Connect (RS256), and the public key to check it with.

The key is the toy's own and guards nothing; it stands here so that a token looks the same at every start.
"""

import base64
import hashlib
import json
from datetime import datetime, timedelta

from traynotify.demo.diaspora.model import Json

KEY_ID = "default"
LIFETIME = timedelta(minutes=30)

_FIRST_PRIME = int(
    "c50b15c041480c85607c7888bf6c42faa82ebeae8bc670ffa802a5aeaa26d87d"
    "d3a1863e18c778e19dc9031ab88f178f5e9de8a8a4f86ddf319b47a1b728ed7b",
    16,
)
_SECOND_PRIME = int(
    "f3ed137f2248f40da4faf809c97bbec04522a3ceb0adc06b88fcc40f4cca3a84"
    "30ffdf86d9c15efc0fda0151fddc7ce8d85818896e5a388342362756ae1bc14d",
    16,
)
_EXPONENT = 65537
MODULUS = _FIRST_PRIME * _SECOND_PRIME
_SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
"""What PKCS #1 puts before the digest (RFC 8017, section 9.2)."""


def key_set() -> Json:
    """The public key as a JSON Web Key Set."""
    return {
        "keys": [
            {"kty": "RSA", "kid": KEY_ID, "use": "sig", "e": _number(_EXPONENT), "n": _number(MODULUS)},
        ]
    }


def id_token(*, issuer: str, subject: str, audience: str, nonce: str, access_token: str, now: datetime) -> str:
    """The token in its compact form."""
    claims = {
        "iss": issuer,
        "sub": subject,
        "aud": audience,
        "exp": int((now + LIFETIME).timestamp()),
        "iat": int(now.timestamp()),
        "acr": "0",
        "auth_time": int(now.timestamp()),
        "at_hash": _text(hashlib.sha256(access_token.encode()).digest()[:16]),
        **({"nonce": nonce} if nonce else {}),
    }
    header = {"typ": "JWT", "alg": "RS256", "kid": KEY_ID}
    signed = f"{_text(json.dumps(header).encode())}.{_text(json.dumps(claims).encode())}"
    return f"{signed}.{_text(_signature(signed.encode()))}"


def _signature(message: bytes) -> bytes:
    size = (MODULUS.bit_length() + 7) // 8
    digest = _SHA256_PREFIX + hashlib.sha256(message).digest()
    padded = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    secret = pow(_EXPONENT, -1, (_FIRST_PRIME - 1) * (_SECOND_PRIME - 1))
    return pow(int.from_bytes(padded), secret, MODULUS).to_bytes(size)


def _number(value: int) -> str:
    return _text(value.to_bytes((value.bit_length() + 7) // 8))


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
