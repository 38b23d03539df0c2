"""What an account does, in words."""

import pytest

from tests.support.examples import NINE
from traynotify.core.activity import Activity, Doing, ordinal, words
from traynotify.core.budget import Allowance


def test_everything_that_is_done_has_its_words() -> None:
    assert len({words(doing) for doing in Doing}) == len(Doing)


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "first"), (3, "third"), (6, "6th"), (11, "11th"), (12, "12th"), (21, "21st"), (102, "102nd"), (113, "113th")],
)
def test_ordinals(number: int, word: str) -> None:
    assert ordinal(number) == word


def test_a_try_that_is_waited_for_is_counted() -> None:
    activity = Activity(doing=Doing.WAITING, since=NINE, tries=2)
    assert (activity.words, activity.next_words) == ("waiting before the third try", "next try")
    assert Activity(doing=Doing.POLLING, since=NINE).next_words == "next look"


@pytest.mark.parametrize(
    ("activity", "said"),
    [
        (Activity(doing=Doing.LISTENING, since=NINE), ""),
        (
            Activity(doing=Doing.LISTENING, since=NINE, allowances=(Allowance(20, 60), Allowance(2880, 86400))),
            "20 a minute; 2880 a day",
        ),
        (
            Activity(doing=Doing.LISTENING, since=NINE, allowances=(Allowance(7, 300),), limit=300, remaining=281),
            "7 in 5 minutes; 300 at a time by its own word, of which 281 are left",
        ),
    ],
)
def test_what_is_allowed(activity: Activity, said: str) -> None:
    assert activity.allowed_words == said
