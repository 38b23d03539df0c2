"""Decodes JSON that a server sent. One odd text in it, by one odd person, must not cost all the rest."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

T = TypeVar("T")

_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..(?P<low>\\u[dD][c-fC-F]..)?|(?P<lone>u[dD][c-fC-F]..)|.)", re.DOTALL)
"""One escape in a JSON text, a pair of surrogates taken together (RFC 8259, section 7)."""


def decode_json(data: bytes | str | msgspec.Raw, kind: type[T]) -> T:
    """`data` as `kind`; raises msgspec.MsgspecError, RecursionError or UnicodeError.

    Half a character (a lone surrogate, as some servers cut their texts), which JSON can spell but no text can hold,
    becomes the mark for a character that is missing.
    """
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
