"""JSON with half a character in it is still JSON; everything else is decoded, or refused, as ever."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import decode_json

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
    with pytest.raises((msgspec.MsgspecError, UnicodeError)):
        decode_json(data, object)


def test_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_json(b'["\\ud83d"]', int)
