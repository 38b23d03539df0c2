"""JSON as every toy server writes it."""

from __future__ import annotations

import json
from typing import Any

import msgspec


def dump(value: Any) -> str:
    """Compact JSON text; escaped throughout if there is half a surrogate inside, which no encoding can carry."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
