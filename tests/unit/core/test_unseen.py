"""A click means what the person had before them: what is new to its row since then is unread, and told."""

from datetime import datetime

import pytest

from tests.support.examples import BY_ITEM, account, after, key, keys, notification, operation
from tests.unit.core.story import TOLD, Story
from traynotify.core.commands import Verb
from traynotify.core.facts import AlertsShown, Asked, Snoozed, Woken
from traynotify.core.ids import NotificationKey
from traynotify.core.notification import Kind, Notification, Origin
from traynotify.core.selector import All
from traynotify.core.state import AlertState

LATER = after(3_600)


def more(number: int = 1, *, at: float = 50, read: bool = False) -> Notification:
    """Something happened again in the row."""
    return notification(number, title="Cleo and Ben", actor_count=2, updated_at=after(at), server_read=read)


@pytest.fixture
def story() -> Story:
    """Two rows of which the desktop has told."""
    made = Story(account(can=BY_ITEM))
    made.push(notification(1, **TOLD), notification(2, **TOLD))
    made.apply(AlertsShown(keys=[key(1), key(2)], at=after(made.now(None))))
    return made


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
@pytest.mark.parametrize("stage", ["waits", "is on its way", "was tried in vain"])
@pytest.mark.parametrize("how", ["pushed", "an answer", "a late answer"])
def test_it_is_taken_out_of_the_click_and_its_alert_is_decided_anew(
    story: Story, verb: Verb, stage: str, how: str
) -> None:
    story.ask(1, verb, 1, 2, scope=All(), at=10)
    if stage != "waits":
        story.sending(1)
    if stage == "was tried in vain":
        story.postponed(1)
    if how == "pushed":
        story.push(more(), at=60)
    else:
        story.answer(more(), asked=9 if how == "a late answer" else 59, at=60, origin=Origin.CATCH_UP)
    row = story.row(1)
    assert (row.is_listed, row.is_read, row.overlay, row.notification.title) == (True, False, None, "Cleo and Ben")
    assert row.awaits_alert
    (left,) = story.state.operations.values()
    assert (left.keys, left.scope) == (keys(2), None), "what was asked for as a whole would read it as well"
    story.settled(1)
    assert (story.row(1).is_read, story.row(1).gone) == (False, False)


def up_to_now(story: Story) -> dict[NotificationKey, datetime]:
    """What the person has before them."""
    return {row.key: row.notification.happened_at for row in story.state.rows.values()}


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
def test_what_came_between_the_click_and_its_turn_is_not_meant(story: Story, verb: Verb) -> None:
    seen = up_to_now(story)
    story.push(more())
    story.apply(Asked(operation=operation(1, verb, 1, 2, at=60, scope=All()), seen=seen))
    row = story.row(1)
    assert (row.is_listed, row.is_read, row.overlay, row.awaits_alert) == (True, False, None, True)
    assert [asked.keys for asked in story.state.operations.values()] == [keys(2)]


def test_what_was_marked_as_unread_is_whatever_came_meanwhile(story: Story) -> None:
    seen = up_to_now(story)
    story.push(more(read=True))
    story.apply(Asked(operation=operation(1, Verb.UNREAD, 1, at=60), seen=seen))
    assert not story.row(1).is_read


def test_a_click_for_it_alone_is_off(story: Story) -> None:
    story.ask(1, Verb.READ, 1)
    story.push(more())
    assert not story.state.operations
    assert not story.undo(1)
    assert story.row(1).awaits_alert


def test_a_mark_as_unread_stays(story: Story) -> None:
    story.ask(1, Verb.READ, 1)
    story.sending(1)
    story.ask(2, Verb.UNREAD, 1)
    story.push(more())
    assert [(o.verb, o.keys) for o in story.state.operations.values()] == [
        (Verb.READ, keys(1)),
        (Verb.UNREAD, keys(1)),
    ]
    assert not story.row(1).is_read


def test_an_earlier_mark_as_unread_that_is_on_its_way_is_what_is_left(story: Story) -> None:
    story.read_elsewhere(1)
    story.ask(1, Verb.UNREAD, 1)
    story.sending(1)
    story.ask(2, Verb.READ, 1)
    story.push(more())
    assert (list(story.state.operations), story.row(1).overlay) == ([1], Verb.UNREAD)


def test_what_an_answer_from_before_the_mark_tells_of_a_row_that_is_settled_is_told(story: Story) -> None:
    story.ask(1, Verb.READ, 1, at=10)
    story.settled(1, at=12)
    story.answer(more(at=8), asked=9, at=13)
    assert (story.row(1).is_read, story.row(1).awaits_alert) == (False, True)
    story.answer(more(at=8, read=True), asked=20, at=21)
    assert (story.row(1).is_read, story.row(1).alert) == (True, AlertState.NONE), "the server was told, and says so"


def test_what_was_read_elsewhere_since_then_is_read(story: Story) -> None:
    story.read_elsewhere(1, at=10)
    story.answer(more(at=8), asked=9, at=13)
    assert story.row(1).is_read


def test_what_the_server_has_as_read_by_now_needs_no_alert(story: Story) -> None:
    story.ask(1, Verb.READ, 1)
    story.push(more(read=True), at=60)
    assert (story.row(1).is_read, story.row(1).awaits_alert) == (True, False)


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
@pytest.mark.parametrize("back", ["undone", "refused"])
def test_an_alert_that_is_due_waits_while_the_click_can_be_taken_back(verb: Verb, back: str) -> None:
    story = Story(account(can=BY_ITEM))
    story.push(notification(1, **TOLD))
    story.ask(1, verb, 1)
    assert not story.row(1).awaits_alert
    if back == "undone":
        story.undo(1)
    else:
        story.settled(1, refused=[1])
    assert story.row(1).awaits_alert


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
def test_once_the_click_is_settled_there_is_no_alert(verb: Verb) -> None:
    story = Story(account(can=BY_ITEM))
    story.push(notification(1, **TOLD))
    story.ask(1, verb, 1)
    story.settled(1)
    assert story.row(1).alert is AlertState.NONE


def test_an_alert_that_is_due_waits_while_it_is_put_off_by_mistake() -> None:
    story = Story(account(can=BY_ITEM))
    story.push(notification(1, **TOLD))
    story.apply(Snoozed(keys=[key(1)], until=LATER, at=after(2)))
    assert not story.row(1).awaits_alert
    story.apply(Snoozed(keys=[key(1)], until=None, at=after(3)))
    assert story.row(1).awaits_alert


def message(said_at: float) -> Notification:
    return notification(1, kind=Kind.MESSAGE, updated_at=after(said_at), title=f"said at {said_at}", **TOLD)


def test_each_message_in_a_row_that_is_unread_is_news_of_its_own() -> None:
    story = Story(account(can=BY_ITEM))
    for said_at in (10, 20):
        story.push(message(said_at))
        assert (story.row(1).alert, story.row(1).alert_reason) == (AlertState.DUE, "it is new")
        story.apply(AlertsShown(keys=[key(1)], at=after(story.now(None))))
    story.push(message(20))
    assert story.row(1).alert is AlertState.SHOWN, "a repetition is none"


def test_a_message_waits_with_the_row_that_is_put_off() -> None:
    story = Story(account(can=BY_ITEM))
    story.push(message(10))
    story.apply(Snoozed(keys=[key(1)], until=LATER, at=after(11)))
    story.push(message(20))
    assert not story.row(1).awaits_alert
    story.apply(Woken(keys=[key(1)], at=LATER))
    assert story.row(1).awaits_alert


@pytest.mark.parametrize("since", ["a message", "somebody joined", "read and new again"])
def test_what_comes_while_the_bubble_is_on_its_way_is_told_after_it(since: str) -> None:
    story = Story(account(can=BY_ITEM))
    story.push(message(10) if since == "a message" else notification(1, **TOLD))
    told = story.row(1)
    if since == "a message":
        story.push(message(20))
    elif since == "somebody joined":
        story.push(more())
    else:
        story.read_elsewhere(1)
        story.push(more())
    story.apply(AlertsShown(keys=[key(1)], at=after(story.now(None)), told={key(1): told}))
    assert story.row(1).awaits_alert
    assert (story.row(1).alert_reason == "it is new") is (since != "somebody joined")
