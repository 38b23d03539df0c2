"""What the app says, in English and through a translator."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from traynotify.core import language
from traynotify.core.language import phrase, tr


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    language.install(language.speak_english)


def test_english_stands_for_itself() -> None:
    assert tr("Open") == "Open"
    assert tr(phrase("{who} liked your post"), who="Ana {x} %n") == "Ana {x} %n liked your post"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 people are here"), (1, "1 person is here"), (41, "41 people are here")]
)
def test_english_counts(count: int, said: str) -> None:
    assert tr("%n (person|people) (is|are) here", "", count) == said


@pytest.mark.parametrize(("count", "said"), [(1, "Bob and 1 other"), (3, "Bob and 3 others")])
def test_what_only_the_plural_has(count: int, said: str) -> None:
    assert tr("{who} and %n other(s)", "", count, who="Bob") == said


def test_parentheses_without_a_count_stay() -> None:
    assert tr("Reload (again)") == "Reload (again)"


def test_another_language() -> None:
    german = {"%n account(s)": {1: "ein Konto", 2: "2 Konten"}, "{who} liked your post": {-1: "{who} gefällt das"}}
    language.install(lambda text, comment, n: german[text][n])
    assert tr("%n account(s)", "", 1) == "ein Konto"
    assert tr("%n account(s)", "", 2) == "2 Konten"
    assert tr("{who} liked your post", who="Ana") == "Ana gefällt das"
