"""What a person puts off is nowhere until its time, comes back once, and no server hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.examples import BY_ITEM, BY_MARKER, account, after, key, keys, notification, remote_ids
from tests.unit.core.story import Story
from traynotify.core.commands import Verb
from traynotify.core.events import Removed
from traynotify.core.facts import AlertsShown, Snoozed, Woken
from traynotify.core.plan import Plan, plan
from traynotify.core.reduce import Changes
from traynotify.core.rules import PUT_OFF
from traynotify.core.selector import Items, item
from traynotify.core.settings import ALERTS, Settings, Values
from traynotify.core.slices import MOST, slices
from traynotify.core.state import AlertState
from traynotify.core.why import why

LATER = after(3_600)


def put_off(story: Story, *numbers: int) -> Changes:
    return story.apply(Snoozed(keys=sorted(keys(*numbers)), until=LATER, at=after(story.now(None))))


def woken(story: Story, *numbers: int, early: bool = False) -> Changes:
    return story.apply(Woken(keys=sorted(keys(*numbers)), at=LATER, early=early))


@pytest.fixture
def story() -> Story:
    made = Story(account(can=BY_ITEM, seeded=True))
    made.push(notification(1), notification(2))
    return made


def test_it_is_neither_listed_nor_counted(story: Story) -> None:
    changes = put_off(story, 1)
    assert (changes.removed, story.listed(), story.state.unread().known) == ((key(1),), [2], 1)
    assert not story.row(1).awaits_alert
    assert any("put it off" in reason.text for reason in why(story.state, story.row(1)))


def test_no_server_hears_of_it(story: Story) -> None:
    assert not put_off(story, 1).operations
    assert story.row(1).notification.server_read is not True


def test_it_is_put_off_still_when_the_server_had_lost_it_for_a_while(story: Story) -> None:
    story.apply(AlertsShown(keys=[key(1)], at=after(story.now(None))))
    put_off(story, 1)
    story.tell(Removed(selector=Items(remote_ids(1))))
    assert not story.row(1).is_snoozed
    story.answer(notification(1), asked=story.seconds + 1, at=story.seconds + 2)
    assert (story.row(1).is_snoozed, story.listed()) == (True, [2])
    woken(story, 1)
    assert story.row(1).awaits_alert


def test_it_comes_back_at_the_top_unread_and_due(story: Story) -> None:
    put_off(story, 1)
    changes = woken(story, 1)
    assert [row.key for row in changes.added] == [key(1)]
    assert (story.listed(), story.unread()) == ([2, 1], [2, 1])
    assert story.row(1).alert is AlertState.DUE
    assert not woken(story, 1)


def test_what_was_read_comes_back_unread(story: Story) -> None:
    story.read_elsewhere(1)
    put_off(story, 1)
    woken(story, 1)
    assert not story.row(1).is_read


def test_what_is_back_unread_and_marked_so_is_told_to_a_server_that_has_it_read(story: Story) -> None:
    story.push(notification(3, server_read=True))
    put_off(story, 3)
    woken(story, 3)
    story.ask(1, Verb.READ, 3)
    story.ask(2, Verb.UNREAD, 3)
    assert [operation.verb for operation in story.state.operations.values()] == [Verb.UNREAD]


def test_who_fetches_it_needs_no_alert(story: Story) -> None:
    put_off(story, 1)
    woken(story, 1, early=True)
    assert (story.listed(), story.row(1).alert) == ([2, 1], AlertState.NONE)


def test_switched_off_alerts_stay_off() -> None:
    story = Story(settings=Settings(general=Values().replacing(ALERTS, False)))
    story.push(notification(1))
    put_off(story, 1)
    woken(story, 1)
    assert (story.row(1).alert, story.row(1).alert_reason) == (AlertState.NONE, "notifications are switched off")


@pytest.mark.parametrize("how", ["elsewhere", "click"])
def test_reading_ends_it(story: Story, how: str) -> None:
    put_off(story, 1)
    if how == "elsewhere":
        story.read_elsewhere(1)
    else:
        story.ask(1, Verb.READ, 1)
        story.settled(1)
    assert (story.row(1).snoozed_until, story.listed(), story.unread()) == (None, [1, 2], [2])


def test_a_click_from_before_does_not_end_it_however_often_it_was_tried(story: Story) -> None:
    story.ask(1, Verb.READ, 1, 2, undo_s=0)
    story.sending(1)
    story.postponed(1)
    put_off(story, 1)
    assert story.state.operations[1].keys == keys(2)
    story.sending(1)
    story.settled(1)
    assert (story.row(1).is_read, story.row(1).is_snoozed, story.row(2).is_read) == (False, True, True)


def test_a_click_on_its_way_ends_it_as_any_reading_does(story: Story) -> None:
    story.ask(1, Verb.READ, 1, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    story.settled(1)
    assert (story.row(1).is_read, story.row(1).is_snoozed) == (True, False)


@pytest.mark.parametrize("ended", ["failed", "the app was killed"])
def test_a_click_on_its_way_that_never_arrived_does_not_end_it(story: Story, ended: str) -> None:
    story.ask(1, Verb.READ, 1, 2, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    if ended == "failed":
        story.postponed(1)
    else:
        story.start_again(LATER)
    assert story.state.operations[1].keys == keys(2)
    assert woken(story, 1).added
    assert (story.row(1).is_read, story.row(1).alert) == (False, AlertState.DUE)


def test_of_a_click_that_is_all_put_off_nothing_is_left_after_a_kill(story: Story) -> None:
    story.ask(1, Verb.READ, 1, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    story.start_again(LATER)
    step = plan(story.state, account().id, list(story.state.operations.values()))
    assert step == Plan(operations=(1,))
    story.settled(1, local=True)
    assert (story.row(1).is_read, story.row(1).is_snoozed, dict(story.state.operations)) == (False, True, {})


def test_it_comes_back_though_a_click_from_before_is_still_on_its_way(story: Story) -> None:
    story.ask(1, Verb.READ, 1, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    woken(story, 1)
    assert (story.row(1).is_read, story.row(1).alert) == (False, AlertState.DUE)
    story.postponed(1)
    assert (story.row(1).is_read, dict(story.state.operations)) == (False, {})


def test_what_is_new_to_it_since_is_not_read_by_a_click_from_before(story: Story) -> None:
    story.ask(1, Verb.READ, 1, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    story.push(notification(1, updated_at=after(60)))
    story.settled(1)
    assert (story.row(1).is_read, story.row(1).is_snoozed) == (False, True)


def test_what_is_asked_of_it_since_follows_the_click_that_is_on_its_way(story: Story) -> None:
    story.ask(1, Verb.READ, 1, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    story.ask(2, Verb.UNREAD, 1)
    story.settled(1)
    assert (story.row(1).is_read, story.state.operations[2].verb) == (False, Verb.UNREAD)


def test_that_a_click_from_before_was_refused_is_said_of_nothing_that_is_put_off(story: Story) -> None:
    story.ask(1, Verb.READ, 1, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    story.settled(1, refused=[1])
    assert (story.row(1).failure, story.row(1).is_snoozed) == ("", True)


def test_what_is_being_read_does_not_come_back(story: Story) -> None:
    put_off(story, 1)
    story.ask(1, Verb.READ, 1)
    woken(story, 1)
    assert (story.row(1).is_read, story.row(1).is_snoozed, story.row(1).awaits_alert) == (True, False, False)
    story.settled(1)
    assert (story.row(1).alert, story.row(1).read) == (AlertState.NONE, True)


@pytest.mark.parametrize("how", ["undone", "refused"])
def test_what_was_being_read_at_its_time_and_is_not_comes_back_with_its_alert(story: Story, how: str) -> None:
    put_off(story, 1)
    story.ask(1, Verb.READ, 1)
    woken(story, 1)
    if how == "undone":
        story.undo(1)
    else:
        story.settled(1, refused=[1])
    row = story.row(1)
    assert (row.is_read, row.awaits_alert, row.alert_reason, row.woken_at) == (False, True, PUT_OFF, LATER)


def test_what_takes_the_place_of_something_put_off_has_an_alert_of_its_own() -> None:
    story = Story(account(can=BY_ITEM, seeded=True))
    story.push(notification(1, slot="topic"))
    story.apply(AlertsShown(keys=[key(1)], at=after(story.now(None))))
    put_off(story, 1)
    story.push(notification(2, slot="topic"))
    assert (story.row(1).gone, story.row(2).alert) == (True, AlertState.DUE)


def test_what_the_server_deletes_does_not_come_back(story: Story) -> None:
    put_off(story, 1)
    story.tell(Removed(selector=item(key(1).remote)))
    assert not woken(story, 1).added
    assert story.listed() == [2]


def test_more_of_the_same_waits_with_it(story: Story) -> None:
    put_off(story, 1)
    story.push(notification(1, updated_at=after(60)))
    assert (story.listed(), story.row(1).is_snoozed) == ([2], True)


def test_the_marker_stays_below_what_is_put_off() -> None:
    story = Story(account(can=BY_MARKER, seeded=True))
    story.push(notification(1), notification(2))
    put_off(story, 1)
    story.ask(1, Verb.READ, 2)
    step = plan(story.state, account().id, list(story.state.operations.values()))
    assert step is not None
    assert step.command is None


def test_many_are_put_off_and_woken_in_slices(story: Story) -> None:
    fact = Snoozed(keys=sorted(keys(*range(MOST + 1))), until=LATER + timedelta(1), at=LATER)
    assert [len(part.keys) for part in slices(story.state, fact) if isinstance(part, Snoozed)] == [MOST, 1]


# Taken back


def taken_back(story: Story, number: int) -> None:
    story.apply(Snoozed(keys=[key(number)], until=None, at=after(story.now(None))))


def test_taken_back_it_is_as_it_was(story: Story) -> None:
    before = story.listed()
    put_off(story, 1)
    taken_back(story, 1)
    assert story.listed() == before


def test_a_mark_that_it_took_back_holds_again(story: Story) -> None:
    story.ask(1, Verb.READ, 1, 2)
    send_at = story.state.operations[1].send_at
    put_off(story, 1)
    assert story.state.operations[1].keys == keys(2)
    taken_back(story, 1)
    asked = max(story.state.operations.values(), key=lambda operation: operation.id)
    assert (asked.verb, asked.keys, asked.send_at) == (Verb.READ, keys(1), send_at)
    assert (story.row(1).is_read, story.listed(), story.unread()) == (True, [1, 2], [])


def test_a_mark_that_is_on_its_way_holds_again(story: Story) -> None:
    story.ask(1, Verb.READ, 1, undo_s=0)
    story.sending(1)
    put_off(story, 1)
    taken_back(story, 1)
    assert story.row(1).is_read
    story.postponed(1)
    assert (story.row(1).is_read, story.state.operations[1].keys) == (True, keys(1))


@pytest.mark.parametrize("since", ["another click", "news", "another time"])
def test_a_mark_holds_again_only_if_that_is_all_that_happened(story: Story, since: str) -> None:
    story.ask(1, Verb.READ, 1)
    put_off(story, 1)
    if since == "another click":
        story.ask(2, Verb.READ, 1)
        story.undo(2)
    elif since == "news":
        story.push(notification(1, updated_at=after(60)))
    else:
        woken(story, 1)
        put_off(story, 1)
    taken_back(story, 1)
    assert (story.row(1).is_read, dict(story.state.operations)) == (False, {})
