"""An unread row that gains people: updated in place, with one quiet alert at most."""

from typing import Any

import pytest

from tests.support.examples import ANA, after, key, notification, remote_ids
from tests.unit.core.story import Story
from traynotify.core.commands import Verb
from traynotify.core.digest import alert_for
from traynotify.core.events import ReadChanged
from traynotify.core.facts import AlertsShown, Seen, SettingsChanged
from traynotify.core.notification import Kind, Notification, Origin
from traynotify.core.rules import MORE_JOINED
from traynotify.core.selector import Items
from traynotify.core.settings import ACCOUNT_ALERTS, ALERTS, HIDDEN_KINDS, QUIET_KINDS, Settings, Values
from traynotify.core.state import AlertState, Row


def liked_by(people: int, number: int = 1, **changes: Any) -> Notification:
    """A like, `people` seconds after nine the latest."""
    fields = {"actor_count": people, "updated_at": after(people), "kind": Kind.REACTION, "server_read": False}
    return notification(number, **fields | changes)


def shown(story: Story, number: int = 1) -> Row:
    """The row after the desktop took what is due of it."""
    story.apply(AlertsShown(keys=[key(number)], at=after(story.now(None))))
    return story.row(number)


def of_account(**values: Any) -> Settings:
    chosen = Values()
    for setting in (ACCOUNT_ALERTS, QUIET_KINDS, HIDDEN_KINDS):
        if setting.name in values:
            chosen = chosen.parsing(setting, values[setting.name])
    return Settings().with_account(ANA, chosen)


@pytest.mark.parametrize("polled", [False, True])
def test_the_first_gain_is_told_once_and_the_others_are_not(polled: bool) -> None:
    story = Story()

    def tell(people: int) -> Row:
        if polled:
            story.answer(liked_by(people), asked=story.seconds + 1, at=story.seconds + 2)
        else:
            story.push(liked_by(people))
        return story.row(1)

    tell(1)
    assert shown(story).alert is AlertState.SHOWN
    row = tell(2)
    assert (row.alert, row.alert_reason) == (AlertState.DUE, MORE_JOINED)
    assert not alert_for(story.state, row).sound
    assert shown(story).alert is AlertState.SHOWN
    for people in (3, 4):
        row = tell(people)
        assert row.alert is AlertState.SHOWN, "one is enough until it is read"
        assert row.notification.actor_count == people
    assert [showing.reason for showing in row.trail.shown] == ["it is new", MORE_JOINED]


def test_what_was_not_shown_yet_says_everything_when_it_is() -> None:
    story = Story()
    story.push(liked_by(1))
    story.push(liked_by(2))
    row = story.row(1)
    assert (row.alert, row.alert_reason) == (AlertState.DUE, "it is new")
    assert alert_for(story.state, row).sound


@pytest.mark.parametrize("change", [{"actor_count": 1}, {"updated_at": after(1)}])
def test_only_people_who_join_are_news(change: dict[str, Any]) -> None:
    story = Story()
    story.push(liked_by(1))
    shown(story)
    story.push(liked_by(2, **change))
    assert story.row(1).alert is AlertState.SHOWN


def test_what_was_read_is_news_again_with_a_quiet_alert_of_its_own() -> None:
    story = Story()
    story.push(liked_by(1))
    shown(story)
    story.push(liked_by(2))
    shown(story)
    story.read_elsewhere(1)
    story.push(liked_by(3))
    row = story.row(1)
    assert (row.alert, row.alert_reason) == (AlertState.DUE, "it is new")
    assert shown(story).alert is AlertState.SHOWN
    story.push(liked_by(4))
    assert story.row(1).alert_reason == MORE_JOINED
    assert len(shown(story).trail.shown) == 2


def test_what_is_read_before_the_quiet_alert_is_not_told() -> None:
    story = Story()
    story.push(liked_by(1))
    shown(story)
    story.push(liked_by(2))
    story.ask(1, Verb.READ, 1)
    assert not story.row(1).awaits_alert
    story.settled(1)
    row = story.row(1)
    assert (row.alert, row.alert_reason) == (AlertState.NONE, "it was read before it was shown")


@pytest.mark.parametrize(
    "chosen",
    [
        Settings(general=Values().replacing(ALERTS, False)),
        of_account(alerts=False),
        of_account(quiet_kinds=("reaction",)),
        of_account(hidden_kinds=("reaction",)),
    ],
)
@pytest.mark.parametrize("when", ["before", "after"])
def test_who_wants_no_alerts_gets_no_quiet_one(chosen: Settings, when: str) -> None:
    story = Story()
    story.push(liked_by(1))
    shown(story)
    if when == "before":
        story.apply(SettingsChanged(settings=chosen, at=after(900)))
    story.push(liked_by(2))
    if when == "after":
        assert story.row(1).alert is AlertState.DUE
        story.apply(SettingsChanged(settings=chosen, at=after(900)))
    assert story.row(1).alert is not AlertState.DUE


def test_what_joins_a_row_that_was_seen_in_the_open_inbox_is_told() -> None:
    story = Story()
    story.push(liked_by(1))
    story.apply(Seen(keys=[key(1)], at=after(2)))
    assert story.row(1).alert is AlertState.NONE
    story.push(liked_by(5))
    assert (story.row(1).alert, story.row(1).alert_reason) == (AlertState.DUE, MORE_JOINED)


def test_what_joins_a_row_that_was_there_when_the_account_was_added_is_not_told() -> None:
    story = Story()
    story.push(liked_by(1), origin=Origin.SEED)
    story.push(liked_by(2))
    assert story.row(1).alert is AlertState.NONE, "nobody was told of it"


def test_what_takes_the_place_of_an_unread_row_with_more_people_is_told_once() -> None:
    story = Story()
    for number in (1, 2, 3, 4):
        story.push(liked_by(number, number, slot="topic:7"))
        assert (story.row(number).alert is AlertState.DUE) is (number < 3)
        shown(story, number)
    assert [showing.reason for showing in story.row(4).trail.shown] == ["it is new", MORE_JOINED]
    story.tell(ReadChanged(selector=Items(remote_ids(4)), read=True))
    story.push(liked_by(5, 5, slot="topic:7"))
    assert (story.row(5).alert, story.row(5).alert_reason) == (AlertState.DUE, "it is new")
