"""Entities and codes of emojis become what a person reads; what only looks like one stays."""

import pytest

from traynotify.sources.discourse.emoji import with_emojis
from traynotify.sources.discourse.titles import plain, unescaped


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (":cat:", "🐱"),
        (":heart:", "❤️"),
        (":+1:", "👍"),
        (":wave:t3:", "👋🏼"),
        (":snail:", "🐌"),
        (":hourglass_flowing_sand:", "⏳"),
        (":umbrella:", "☔"),
        (":de:", "🇩🇪"),
        (":cat::dog: :cat:", "🐱🐶 🐱"),
        ("今日は:cat:です", "今日は🐱です"),
        ("(:cat:)", "(🐱)"),
        ("std::io::Error", "std::io::Error"),
        ("at 10:30:45", "at 10:30:45"),
        ("a:cat:b", "a:cat:b"),
        (":our_own_parrot:", ":our_own_parrot:"),
        (":latin_small_letter_a:", ":latin_small_letter_a:"),
        (":sun:", ":sun:"),
        ("::", "::"),
        (": cat :", ": cat :"),
    ],
)
def test_a_code_is_its_character(code: str, shown: str) -> None:
    assert with_emojis(code) == shown


@pytest.mark.parametrize(
    ("fancy", "shown"),
    [
        ("Tom &amp; Jerry :cat:", "Tom & Jerry 🐱"),
        ("It&rsquo;s here&hellip;", "It’s here…"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&#128049; &#x1F431; &nope;", "🐱 🐱 &nope;"),
        ("&#0;&#xD800; x", "\ufffd\ufffd x"),
        ("two\nlines", "two lines"),
        ("", ""),
    ],
)
def test_an_escaped_title_is_unescaped_once(fancy: str, shown: str) -> None:
    assert unescaped(fancy) == shown


def test_a_plain_title_keeps_its_ampersands() -> None:
    assert plain("a &amp; b :cat:") == "a &amp; b 🐱"


def test_a_long_run_of_colons_is_quick() -> None:
    assert with_emojis(":a" * 50_000).startswith(":a:a")
