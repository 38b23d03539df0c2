"""What a person chose narrows the list, whether the pod obeys or not."""

import json
from datetime import date

import pytest

from tests.sources.diaspora.samples import row
from traynotify.api import Refused, Values
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.settings import ALL, ONLY_AFTER, ONLY_TYPES, Selection

EVENING, MORNING = "2026-01-30T23:59:59.999Z", "2026-01-31T00:00:00.000Z"


def chosen(types: tuple[str, ...] = (), after: str = "") -> Selection:
    return Selection.of(Values().replacing(ONLY_TYPES, types).replacing(ONLY_AFTER, after))


def item(kind: str = "liked", created_at: str | None = MORNING) -> wire.Notification:
    return wire.notification(json.dumps(row(kind, created_at=created_at)))


def test_without_a_choice_it_is_everything() -> None:
    assert chosen().is_everything
    assert chosen().parameters() == []
    assert chosen().wants(item("garden_party", None))


def test_a_type_is_asked_for_in_the_pods_spelling_and_checked_in_both() -> None:
    selection = chosen(("commented_on_post",))
    assert selection.parameters() == [("type", "comment_on_post")]
    assert selection.wants(item("comment_on_post"))
    assert selection.wants(item("commented_on_post"))
    assert not selection.wants(item("liked"))
    assert not selection.is_everything


def test_several_types_cannot_be_asked_for_but_are_checked() -> None:
    selection = chosen(("liked", "reshared"))
    assert selection.parameters() == []
    assert [selection.wants(item(kind)) for kind in ("liked", "reshared", "mentioned")] == [True, True, False]


def test_a_day_begins_at_midnight_utc() -> None:
    selection = chosen(after=" 2026-01-31 ")
    assert selection.since == date(2026, 1, 31)
    assert selection.parameters() == [("only_after", "2026-01-31")]
    assert [selection.wants(item(created_at=moment)) for moment in (EVENING, MORNING, None)] == [False, True, True]


@pytest.mark.parametrize("text", ["January 1, 2018", "31.01.2026", "2026-02-30", "soon"])
def test_what_is_no_day_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refused, match="a day looks like 2026-01-31"):
        chosen(after=text)


def test_every_setting_explains_itself() -> None:
    assert all(setting.group == "service" and setting.label and setting.help for setting in ALL)
