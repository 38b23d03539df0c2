"""JSON with half a character in it is still JSON, whatever is none is refused in one way; times are UTC, or none."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import WireError, decode_json, parse_moment

MISSING = "\ufffd"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"a\ud83d", f"a{MISSING}"),
        (r"\ud83db", f"{MISSING}b"),
        (r"\uDC00", MISSING),
        (r"\uD83D\uDE00", "😀"),
        (r"\ud83d\ud83d\ude00", f"{MISSING}😀"),
        (r"\ude00\ud83d", f"{MISSING}{MISSING}"),
        (r"\\ud83d \ud83d", rf"\ud83d {MISSING}"),
        (r"\\\ud83d", f"\\{MISSING}"),
        (r"\ud83d\n\"\u0041", f'{MISSING}\n"A'),
    ],
)
def test_half_a_character_is_marked_as_missing(written: str, text: str) -> None:
    document = f'[{{"id": "1"}}, {{"id": "{written}"}}]'

    assert decode_json(document, list[dict[str, str]]) == [{"id": "1"}, {"id": text}]
    _, second = decode_json(document.encode(), list[msgspec.Raw])
    assert decode_json(second, dict[str, str]) == {"id": text}


@given(st.recursive(st.text(st.characters()) | st.integers(-9, 9) | st.none(), st.lists, max_leaves=10))
def test_whatever_python_writes_is_read(value: object) -> None:
    def whole(part: object) -> object:
        if isinstance(part, list):
            return [whole(item) for item in part]
        return part.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(part, str) else part

    assert decode_json(json.dumps(value), object) == whole(value)


@pytest.mark.parametrize("data", [b"", b"[", b'"\\ud83d', b'{"a": 1,}', b'"\\x"', b'"\xff"', b'["\\ud83d"'])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        decode_json(data, object)


def test_another_shape_is_refused() -> None:
    with pytest.raises(WireError):
        decode_json(b'["\\ud83d"]', int)


@given(st.binary(max_size=60) | st.text(st.characters(), max_size=60))
def test_no_bytes_raise_anything_else(data: bytes | str) -> None:
    with suppress(WireError):
        decode_json(data, dict[str, str])


def test_what_is_refused_is_not_quoted() -> None:
    with pytest.raises(WireError) as refusal:
        decode_json(b'{"words": 7, "private": "secret"}', dict[str, str])
    assert str(refusal.value) == "not a dict: ValidationError"


def test_a_tower_of_lists_does_not_fall_on_us() -> None:
    with pytest.raises(WireError):
        decode_json(b"[" * 100_000, object)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-14T09:26:53.589Z", datetime(2026, 3, 14, 9, 26, 53, 589000, UTC)),
        ("2026-03-14T10:26:53+01:00", datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)),
        ("2026-03-14 09:26:53 UTC", datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)),
        ("2026-03-14T09:26:53", datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("2026-13-01", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_moment_is_utc_or_none(text: str | None, moment: datetime | None) -> None:
    assert parse_moment(text) == moment
