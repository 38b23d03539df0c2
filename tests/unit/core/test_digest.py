"""The words of bubbles."""

from typing import Any

import pytest

from tests.support.examples import ANA, BEN, account, key, keys, notification
from tests.unit.core.story import Story
from traynotify.core.alert import AlertAction
from traynotify.core.digest import account_label, alert_for, joined, news, updated
from traynotify.core.settings import ACCOUNT_LABEL, ACCOUNT_SOUND, ALERT_CONTENT, ALERT_SOUND, Setting, Settings, Values


def chosen(setting: Setting[Any], value: Any) -> Settings:
    return Settings(general=Values().replacing(setting, value))


def test_one_notification_says_who_did_what_and_shows_its_text() -> None:
    story = Story()
    story.push(notification(1))
    alert = alert_for(story.state, story.row(1))
    assert (alert.id, alert.keys) == (f"{ANA}/1", (key(1),))
    assert (alert.title, alert.body) == ("Cleo mentioned you for the 1th time", "The heron is back")
    assert alert.avatar_url == "https://owls.example/cleo.png"
    assert [action for action, _ in alert.actions] == [AlertAction.OPEN, AlertAction.MARK_READ]
    assert alert.sound


def test_what_stands_under_a_content_warning_is_not_in_the_bubble() -> None:
    story = Story()
    story.push(notification(1, warning="Spiders"))
    assert alert_for(story.state, story.row(1)).body == "Content warning: Spiders"


@pytest.mark.parametrize("warning", ["", "Spiders"])
def test_what_people_wrote_stays_out_where_that_is_wanted(warning: str) -> None:
    story = Story(settings=chosen(ALERT_CONTENT, "title"))
    story.push(notification(1, warning=warning))
    assert alert_for(story.state, story.row(1)).body == ""


def test_one_account_may_be_silent_while_others_are_not() -> None:
    story = Story(
        account(), account(BEN), settings=Settings().with_account(ANA, Values().replacing(ACCOUNT_SOUND, False))
    )
    story.push(notification(1))
    assert not alert_for(story.state, story.row(1)).sound
    rows = list(story.state.rows.values())
    assert not news(ANA).alert(story.state, rows).sound
    assert news(BEN).alert(story.state, rows).sound


def test_without_an_actor_there_is_no_picture() -> None:
    story = Story()
    story.push(notification(1, actors=()))
    assert alert_for(story.state, story.row(1)).avatar_url == ""


def test_several_accounts_are_told_apart() -> None:
    story = Story(account(), account(BEN))
    story.push(notification(1))
    assert alert_for(story.state, story.row(1)).body == "The heron is back\n@ana@larks.example"


def test_an_account_is_called_as_the_person_calls_it() -> None:
    story = Story(settings=Settings().with_account(ANA, Values().replacing(ACCOUNT_LABEL, "Work")))
    assert account_label(story.state, ANA) == "Work"
    assert account_label(Story().state, ANA) == "@ana@larks.example"


@pytest.mark.parametrize(
    ("count", "title", "lines"),
    [
        (1, "1 new notification for @ana@larks.example", [1]),
        (3, "3 new notifications for @ana@larks.example", [3, 2, 1]),
        (5, "5 new notifications for @ana@larks.example", [5, 4, 3, "and 2 more"]),
    ],
)
def test_a_digest_names_the_newest_and_counts_the_rest(count: int, title: str, lines: list[int | str]) -> None:
    story = Story(settings=chosen(ALERT_SOUND, False))
    story.push(*map(notification, range(1, count + 1)))
    alert = news(ANA).alert(story.state, list(story.state.rows.values()))
    assert alert.title == title
    expected = [line if isinstance(line, str) else f"Cleo mentioned you for the {line}th time" for line in lines]
    assert alert.body.splitlines() == expected
    assert frozenset(alert.keys) == keys(*range(1, count + 1))
    assert not alert.sound


def test_there_is_one_digest_an_account() -> None:
    story = Story(account(), account(BEN))
    story.push(notification(1), notification(2))
    rows = list(story.state.rows.values())
    assert news(ANA).alert(story.state, rows).id == news(ANA).alert(story.state, rows[:1]).id
    assert len({bundle(name).id for bundle in (news, joined) for name in (ANA, BEN)}) == 4


def test_what_is_on_the_screen_is_brought_up_to_date_in_place_and_in_silence() -> None:
    story = Story()
    story.push(notification(1), notification(2))
    rows = list(story.state.rows.values())
    one, both = updated("the one", story.state, rows[:1]), updated("both", story.state, rows)
    assert (one.id, one.title, one.sound) == ("the one", rows[0].notification.title, False)
    assert (both.id, both.title, both.sound) == ("both", "2 new notifications for @ana@larks.example", False)
    again = updated(joined(ANA).id, story.state, rows)
    assert again.title == "More people in 2 notifications for @ana@larks.example"
