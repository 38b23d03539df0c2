"""Reads JSON that a server sent. One odd text in it, by one odd person, must not cost all the rest."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

T = TypeVar("T")

_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..(?P<low>\\u[dD][c-fC-F]..)?|(?P<lone>u[dD][c-fC-F]..)|.)", re.DOTALL)
"""One escape in a JSON text, a pair of surrogates taken together (RFC 8259, section 7)."""


class WireError(ValueError):
    """Bytes that are not what a protocol says. The text names the problem and never quotes the bytes."""


def decode_json(data: bytes | str | msgspec.Raw, kind: type[T]) -> T:
    """`data` as `kind`; raises WireError and nothing else.

    Half a character (a lone surrogate, as some servers cut their texts), which JSON can spell but no text can hold,
    becomes the mark for a character that is missing.
    """
    try:
        return _decoded(data, kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise WireError(f"not a {getattr(kind, '__name__', 'value')}: {type(error).__name__}") from None


def parse_moment(text: str | None) -> datetime | None:
    """A point in time, in any form of ISO 8601 or with ``UTC`` behind it, as aware UTC; None where `text` is none."""
    try:
        parsed = datetime.fromisoformat(text.strip().replace(" UTC", "+00:00")) if text else None
        if parsed is None:
            return None
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _decoded(data: bytes | str | msgspec.Raw, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        plain = data.encode() if isinstance(data, str) else bytes(data)
        whole = _ESCAPE.sub(_whole, plain)
        if whole == plain:
            raise
        return msgspec.json.decode(whole, type=kind)


def _whole(escape: re.Match[bytes]) -> bytes:
    is_half = escape["lone"] or (escape[0][1:3] in (b"ud", b"uD") and not escape["low"])
    return rb"\ufffd" if is_half else escape[0]
