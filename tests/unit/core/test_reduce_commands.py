"""What the person asks for, and what becomes of it: at once here, and later on the server."""

import pytest

from tests.support.examples import (
    ANA,
    BY_ITEM,
    BY_MARKER,
    NOTHING,
    account,
    after,
    key,
    keys,
    notification,
    numbers,
    remote_ids,
)
from tests.unit.core.story import TOLD, Story
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.events import (
    CapabilitiesChanged,
    ReadChanged,
    Removed,
)
from traynotify.core.facts import SettingsChanged
from traynotify.core.notification import Kind
from traynotify.core.selector import All, Items, UpTo
from traynotify.core.settings import HIDDEN_KINDS, Settings, Values
from traynotify.core.state import AlertState, Operation


def test_a_click_shows_at_once_and_quiets_the_alert() -> None:
    story = Story()
    story.push(notification(1), notification(2))
    batch = story.ask(1, Verb.READ, 1).batch
    assert story.unread() == [2]
    assert (story.row(1).awaits_alert, story.row(1).read) == (False, False)
    assert (len(batch.rows), len(batch.operations)) == (1, 1), "command and overlay in one transaction"


def test_a_dismissed_row_leaves_at_once_and_never_comes_back_by_itself() -> None:
    story = Story()
    story.push(notification(1, **TOLD), at=1)
    assert story.ask(1, Verb.DISMISS, 1, at=2).removed == (key(1),)
    story.answer(notification(1, **TOLD), asked=3)
    story.settled(1, at=13)
    story.answer(notification(1, **TOLD), asked=20, at=21)
    story.push(notification(1, **TOLD), at=22)
    assert story.listed() == []
    story.answer(notification(1, updated_at=after(500), **TOLD), asked=600, at=601)
    assert story.listed() == story.unread() == [1], "it happened again"
    assert story.row(1).alert is AlertState.DUE


def test_what_is_already_so_is_not_asked() -> None:
    story = Story()
    story.push(notification(1))
    assert not story.ask(1, Verb.UNREAD, 1)
    assert not story.ask(2, Verb.READ, 99)
    story.ask(3, Verb.READ, 1)
    assert not story.ask(4, Verb.READ, 1)
    assert list(story.state.operations) == [3]


def test_taking_back_what_no_server_has_heard_of_cancels_it() -> None:
    story = Story()
    story.push(*map(notification, (1, 2)))
    story.ask(1, Verb.READ, 1, 2)
    story.ask(2, Verb.UNREAD, 1)
    assert story.unread() == [1]
    assert [o.keys for o in story.state.operations.values()] == [keys(2)]
    story.ask(3, Verb.UNREAD, 2)
    assert not story.state.operations


@pytest.mark.parametrize("how", ["sending", "postponed"])
def test_taking_back_what_a_server_may_have_heard_of_is_a_command_of_its_own(how: str) -> None:
    story = Story()
    story.push(notification(1, **TOLD))
    story.ask(1, Verb.READ, 1)
    story.sending(1)
    if how == "postponed":
        story.postponed(1)
    story.ask(2, Verb.UNREAD, 1)
    assert list(story.state.operations) == [1, 2]
    assert story.unread() == [1]
    story.settled(1)
    assert story.unread() == [1]
    story.settled(2)
    assert story.unread() == [1]


def test_a_later_command_of_a_row_is_not_due_before_an_earlier_one() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.READ, 1, at=2, undo_s=10)
    story.ask(2, Verb.DISMISS, 1, at=3, undo_s=0)
    first, second = story.state.operations.values()
    assert first.send_at == second.send_at


def test_a_later_command_of_a_row_does_not_wait_for_one_from_before_the_clock_was_set_back() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.READ, 1, at=7200, undo_s=10)
    story.sending(1)
    story.postponed(1)
    story.ask(2, Verb.UNREAD, 1, at=60, undo_s=10)
    assert all(asked.is_due(after(70)) for asked in story.state.operations.values())


def test_undoing_brings_back_what_was_before() -> None:
    story = Story()
    story.push(notification(1), notification(2))
    story.ask(1, Verb.READ, 1, 2)
    changes = story.undo(1)
    assert story.unread() == [1, 2]
    assert changes.batch.removed_operations == (1,)


def test_undoing_a_dismissal_brings_back_the_click_before_it() -> None:
    story = Story()
    story.push(notification(1), notification(2))
    story.ask(1, Verb.READ, 1, 2)
    story.ask(2, Verb.DISMISS, 1)
    assert story.listed() == [2]
    changes = story.undo(2)
    assert numbers(row.key for row in changes.added) == [1]
    assert story.unread() == [], "1 is read, as it was before it was dismissed"
    assert story.state.operations[1].keys == keys(1, 2)


def test_undoing_is_too_late_once_the_server_may_have_heard() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.READ, 1)
    story.sending(1)
    assert not story.undo(1)
    story.postponed(1)
    assert not story.undo(1)


def test_undoing_what_was_deleted_meanwhile_brings_nothing_back() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.DISMISS, 1)
    story.tell(Removed(selector=All()))
    story.undo(1)
    assert story.listed() == []
    assert not story.state.operations


def test_what_comes_back_shows_what_is_still_to_be_sent() -> None:
    story = Story()
    story.push(notification(1, **TOLD))
    story.ask(1, Verb.READ, 1)
    story.tell(Removed(selector=All()))
    story.answer(notification(1, **TOLD), asked=600, at=601)
    assert (story.listed(), story.unread()) == ([1], [])


def test_what_the_server_settled_is_the_truth() -> None:
    story = Story()
    story.push(notification(1, **TOLD), at=1)
    story.ask(1, Verb.READ, 1, at=2)
    story.sending(1)
    story.settled(1, at=14)
    assert (story.row(1).read, story.row(1).overlay) == (True, None)
    assert not story.state.operations
    story.answer(notification(1, server_read=False), asked=13, at=15)
    assert story.unread() == [], "asked before it was settled"
    story.answer(notification(1, server_read=False), asked=16)
    assert story.unread() == [1], "marked unread elsewhere since"


def test_a_late_answer_does_not_undo_a_click() -> None:
    story = Story()
    story.push(notification(1, server_read=True), at=1)
    story.ask(1, Verb.UNREAD, 1, at=10)
    story.settled(1, at=21)
    story.answer(notification(1, server_read=True), asked=9, at=22)
    assert story.unread() == [1]


def take_back(story: Story, how: str) -> None:
    """What was asked in operation 1 comes to nothing."""
    if how == "undone":
        story.undo(1)
    else:
        story.sending(1)
        story.settled(1, at=32, refused=[1])


COMING_TO_NOTHING = ["undone", "refused"]


@pytest.mark.parametrize("asked", [19, 23], ids=["asked before the click", "asked after it"])
@pytest.mark.parametrize("how", COMING_TO_NOTHING)
@pytest.mark.parametrize("told", ["while the click is there", "afterwards"])
def test_a_marker_that_passed_a_row_with_a_click_that_came_to_nothing_has_read_it(
    asked: int, how: str, told: str
) -> None:
    story = Story(account(can=BY_MARKER))
    passed = ReadChanged(selector=UpTo("00000001", key(1).remote), read=True, asked_at=after(asked))
    story.push(notification(1), notification(2), at=1)
    story.ask(1, Verb.READ, 1, at=20)
    if told == "while the click is there":
        story.tell(passed, at=24)
        take_back(story, how)
    else:
        take_back(story, how)
        story.tell(passed, at=40)
    assert story.unread() == [2], "a marker counts by its movement: it says so once"


def test_a_push_below_the_marker_with_a_click_that_came_to_nothing_is_read_as_its_server_has_it() -> None:
    story = Story(account(can=BY_MARKER, marker="00000005"))
    story.push(notification(3), at=10)
    story.ask(1, Verb.READ, 3, at=20)
    story.tell(ReadChanged(selector=UpTo("00000005", key(5).remote), read=True, asked_at=after(21)), at=22)
    story.undo(1)
    assert story.unread() == []


@pytest.mark.parametrize("how", COMING_TO_NOTHING)
def test_what_was_read_elsewhere_or_deleted_before_a_click_that_comes_to_nothing_is_so(how: str) -> None:
    for page, listed in ((notification(1, server_read=True), notification(2, **TOLD)), [1, 2]), ((), []):
        story = Story()
        story.push(notification(1, **TOLD), notification(2, **TOLD), at=1)
        story.ask(1, Verb.READ, 1, at=20)
        story.answer(*page, asked=19, at=21, complete_from="00000001")
        take_back(story, how)
        assert (story.listed(), story.unread()) == (listed, listed[1:]), "the server need not say so again"


def test_an_answer_from_before_two_clicks_of_which_one_took_back_the_other_holds() -> None:
    story = Story(account(can=BY_MARKER))
    story.push(notification(1), at=1)
    story.ask(1, Verb.READ, 1, at=20)
    story.ask(2, Verb.UNREAD, 1, at=22)
    story.tell(ReadChanged(selector=UpTo("00000001", key(1).remote), read=True, asked_at=after(19)), at=24)
    assert story.unread() == [], "the row is as its server has it"


def test_where_the_server_cannot_be_told_its_flag_is_no_news_until_it_changes() -> None:
    story = Story()
    story.push(notification(1, **TOLD), notification(2, server_read=True), at=1)
    story.ask(1, Verb.READ, 1, at=2)
    story.ask(2, Verb.UNREAD, 2, at=2)
    story.settled(1, 2, at=13, local=True)
    story.answer(notification(1, **TOLD), notification(2, server_read=True), asked=20)
    story.tell(ReadChanged(selector=Items(remote_ids(2)), read=True, asked_at=after(21)))
    assert story.unread() == [2]
    story.answer(notification(1, server_read=True), notification(2, server_read=False), asked=30)
    story.answer(notification(1, server_read=False), notification(2, server_read=True), asked=40)
    assert story.unread() == [1], "somebody else changed it"


def test_a_refusal_takes_the_overlay_back_and_says_why_until_the_next_command() -> None:
    story = Story()
    story.push(notification(1), notification(2))
    story.ask(1, Verb.READ, 1, 2)
    story.settled(1, refused=[1])
    assert story.unread() == [1]
    assert (story.row(1).failure, story.row(1).failed) == ("It is not yours", Verb.READ)
    assert story.row(2).failure == ""
    story.ask(2, Verb.READ, 1)
    assert (story.row(1).failure, story.row(1).failed) == ("", None)


def read_while_it_could_not_be_told() -> Story:
    story = Story(account(can=NOTHING))
    story.push(notification(1, **TOLD))
    story.ask(1, Verb.READ, 1)
    story.settled(1, local=True)
    return story


def able(story: Story, capabilities: Capabilities) -> list[Operation]:
    """What is asked for once the server turns out to be able to do this."""
    story.tell(CapabilitiesChanged(capabilities=capabilities))
    return list(story.state.operations.values())


def test_what_was_read_while_the_server_could_not_be_told_is_told_once_it_can_be() -> None:
    story = read_while_it_could_not_be_told()
    (operation,) = able(story, BY_ITEM)
    assert (operation.verb, operation.keys) == (Verb.READ, keys(1))
    assert operation.is_due(operation.accepted_at)
    story.settled(operation.id)
    assert story.unread() == []
    assert able(story, NOTHING) == able(story, BY_ITEM) == [], "it is told once"


def test_a_server_that_refuses_what_stayed_here_unreads_nothing() -> None:
    story = read_while_it_could_not_be_told()
    (operation,) = able(story, BY_ITEM)
    story.settled(operation.id, refused=[1])
    assert story.unread() == []
    assert story.row(1).failed is None
    assert able(story, NOTHING) == []
    assert len(able(story, BY_ITEM)) == 1, "the next connection tries again"


@pytest.mark.parametrize("verb", [Verb.DISMISS, Verb.UNREAD])
def test_what_the_person_asks_of_what_stayed_here_and_is_refused_says_so(verb: Verb) -> None:
    story = read_while_it_could_not_be_told()
    story.ask(2, verb, 1)
    story.settled(2, refused=[1])
    assert (story.row(1).failure, story.row(1).failed) == ("It is not yours", verb)


def test_what_the_server_holds_as_read_by_now_it_need_not_be_told() -> None:
    story = read_while_it_could_not_be_told()
    story.answer(notification(1, server_read=True), asked=20)
    assert able(story, BY_ITEM) == []


def test_what_was_refused_is_said_until_a_later_click_is_done() -> None:
    story = Story()
    story.push(notification(1, **TOLD))
    story.ask(1, Verb.READ, 1)
    story.sending(1)
    story.ask(2, Verb.UNREAD, 1)
    story.settled(1, refused=[1])
    assert story.row(1).failed is Verb.READ, "the later one may still be undone"
    story.settled(2)
    assert (story.row(1).is_read, story.row(1).failure, story.row(1).failed) == (False, "", None)


def test_a_refused_dismissal_comes_back() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.DISMISS, 1)
    changes = story.settled(1, refused=[1])
    assert numbers(row.key for row in changes.added) == [1]


@pytest.mark.parametrize("verb", [Verb.READ, Verb.UNREAD])
@pytest.mark.parametrize("told", ["by a push", "in an answer", "before it was refused"])
def test_a_refused_mark_is_said_until_the_server_says_that_it_is_so(verb: Verb, told: str) -> None:
    story, is_read = Story(), verb is Verb.READ
    story.push(notification(1, server_read=not is_read))
    story.ask(1, verb, 1)
    if told == "before it was refused":
        story.sending(1)
        story.read_elsewhere(1, is_read)
    story.settled(1, refused=[1])
    if told == "by a push":
        story.read_elsewhere(1, not is_read)
        assert story.row(1).failed is verb
        story.read_elsewhere(1, is_read)
    elif told == "in an answer":
        story.answer(notification(1, server_read=not is_read), asked=50, at=51)
        assert story.row(1).failed is verb
        story.answer(notification(1, server_read=is_read), asked=60, at=61)
    assert (story.row(1).is_read, story.row(1).failed, story.row(1).failure) == (is_read, None, "")


def test_a_refused_dismissal_is_said_however_it_is_read_elsewhere() -> None:
    story = Story()
    story.push(notification(1, **TOLD))
    story.ask(1, Verb.DISMISS, 1)
    story.settled(1, refused=[1])
    story.read_elsewhere(1)
    assert story.row(1).failed is Verb.DISMISS


def test_settling_moves_the_marker_but_never_back() -> None:
    story = Story(account(marker="00000005"))
    story.settled(1, marker="00000003")
    assert story.state.accounts[ANA].account.marker == "00000005"
    story.settled(2, marker="00000008")
    assert story.state.accounts[ANA].account.marker == "00000008"


def test_what_is_hidden_is_read_once_the_marker_has_passed_it() -> None:
    hidden = Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, ("boost",)))
    story = Story(account(can=BY_MARKER, marker="00000001"), settings=hidden)
    story.push(*(notification(n, kind=Kind.BOOST) for n in (1, 2, 4)), notification(3))
    story.ask(1, Verb.READ, 3)
    story.settled(1, marker="00000003")
    story.apply(SettingsChanged(settings=Settings(), at=after(900)))
    assert story.unread() == [1, 4], "1 came below it, and 4 is above it"


def test_a_postponed_operation_stays_with_its_overlay() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.READ, 1)
    story.sending(1)
    assert story.state.operations[1].sending
    story.postponed(1)
    assert (story.state.operations[1].attempts, story.state.operations[1].sending) == (1, False)
    story.answer(notification(1, server_read=False), asked=60, at=61)
    assert story.unread() == [], "nothing pending is dropped by a snapshot"


def test_an_operation_is_due_after_its_time_and_when_the_clock_was_set_back() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.READ, 1, at=100)
    asked = story.state.operations[1]
    assert [asked.is_due(after(at)) for at in (99, 100, 109, 110, 5_000)] == [True, False, False, True, True]
