"""What strangers write reaches the screen as plain, bounded text, and what is natural in any language survives."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.core.text import BLOCK_LIMIT, LINE_LIMIT, NAME_LIMIT, clean_block, clean_line, clean_name, cut, isolate

ANY_TEXT = st.text(st.characters(), max_size=3000)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  two\t words \n here ", "two words here"),
        ("bell\x07 and escape\x1b[31m", "bell and escape[31m"),
        ("re\u202everse\u202c", "reverse"),
        ("isolated\u2066 text\u2069", "isolated text"),
        ("soft\u00adhyphen, b\ufeffom", "softhyphen, bom"),
        ("no\u00a0break", "no break"),
        ("\u2028paragraph\u2029", "paragraph"),
        ("half a surrogate \ud83d here", "half a surrogate here"),
    ],
)
def test_a_line_loses_what_does_not_belong_on_it(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


@pytest.mark.parametrize(
    "natural",
    [
        "می‌خواهم",  # Persian needs its zero-width non-joiner
        "👩🏽‍🚀 and 🏳️‍🌈",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland is spelt with tags
        "क्षत्रिय",
        "Tiếng Việt",
        "שָׁלוֹם",
        "한국어",
    ],
)
def test_languages_and_emoji_stay_as_they_are(natural: str) -> None:
    assert clean_line(natural) == natural


def test_piled_up_accents_are_thinned_out() -> None:
    pile = "Z" + "\u0301" * 400 + "a"
    assert len(clean_line(pile)) < 10
    assert clean_line(pile).endswith("a")


def test_a_block_keeps_its_lines_but_not_its_gaps() -> None:
    assert clean_block("one  one\r\n\n\n\n two\u2028three \n") == "one one\n\ntwo\nthree"


def test_a_right_to_left_name_is_isolated_and_others_are_left_alone() -> None:
    assert clean_name(" Zoë \n") == "Zoë"
    name = clean_name("נועה")
    assert name == "\u2068נועה\u2069"
    assert isolate("Zoë") == "Zoë"


@pytest.mark.parametrize("name", ["\u200b", "\u200d \u200c", "\u3164", "\u2800\u2800", "\u0301", "\u200f\u115f"])
def test_a_name_of_which_nothing_can_be_seen_is_none(name: str) -> None:
    assert clean_name(name) == ""
    assert clean_name(f"{name}a") != ""


@pytest.mark.parametrize(
    ("text", "limit", "beginning"),
    [
        ("short", 5, "short"),
        ("long text", 6, "long…"),
        ("ab👩‍👩‍👧‍👦cd", 6, "ab…"),
        ("ab👍🏽cd", 4, "ab…"),
        ("abe\u0301\u0323cd", 5, "ab…"),
        ("a🇮🇸🇳🇴b", 4, "a🇮🇸…"),
        ("👩‍👩‍👧‍👦", 3, "…"),
    ],
)
def test_a_cut_falls_between_what_a_reader_sees_as_characters(text: str, limit: int, beginning: str) -> None:
    assert cut(text, limit) == beginning


@given(ANY_TEXT)
def test_any_text_becomes_bounded_and_free_of_tricks(text: str) -> None:
    for cleaned, limit in (
        (clean_line(text), LINE_LIMIT),
        (clean_block(text), BLOCK_LIMIT),
        (clean_name(text), NAME_LIMIT + 2),
    ):
        assert len(cleaned) <= limit
        inner = cleaned.removeprefix("\u2068").removesuffix("\u2069")
        assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in inner)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in inner if c != "\n")
        cleaned.encode()  # a lone surrogate would raise
    assert "\n" not in clean_line(text)
    assert "\n\n\n" not in clean_block(text)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_block(clean_block(text)) == clean_block(text)


@given(ANY_TEXT, st.integers(min_value=1, max_value=50))
def test_a_cut_is_a_beginning_of_the_text(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))
