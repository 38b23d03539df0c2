"""Which request the outbox sends next, for each kind of server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.examples import ANA, BY_ITEM, BY_MARKER, NOTHING, account, after, key, notification, remote_ids
from tests.unit.core.story import Story
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Command, Verb
from traynotify.core.events import Removed
from traynotify.core.facts import SettingsChanged
from traynotify.core.notification import Kind, Notification
from traynotify.core.plan import TRIES, Plan, plan
from traynotify.core.selector import All, Group, Items, OfKind, Scope, UpTo
from traynotify.core.settings import HIDDEN_KINDS, Settings, Values
from traynotify.core.verbs import Offer


def story_of(can: Capabilities, *items: Notification | int, marker: str = "") -> Story:
    """Notifications that are unread on a server that can do this."""
    story = Story(account(can=can, marker=marker))
    story.push(*(notification(item) if isinstance(item, int) else item for item in items))
    return story


def next_step(story: Story, *due: int) -> Plan | None:
    """The plan when these operations are due."""
    return plan(story.state, ANA, [story.state.operations[i] for i in due])


def read(*numbers: int) -> Command:
    return Command(verb=Verb.READ, selector=Items(remote_ids(*numbers)))


def moves_to(step: Plan | None) -> int | None:
    """Where the step moves the marker."""
    if step is None or step.command is None:
        assert step is None or step.marker == ""
        return None
    assert isinstance(step.command.selector, UpTo)
    assert step.command.verb is Verb.READ
    assert step.marker == step.command.selector.order_key == f"{int(step.command.selector.id):08}"
    return int(step.command.selector.id)


# Servers with a flag for each


def test_nothing_due_is_nothing_to_do() -> None:
    assert next_step(story_of(BY_ITEM, 1)) is None


def test_what_follows_with_the_same_verb_is_one_request() -> None:
    story = story_of(BY_ITEM, 1, 2, 3)
    story.ask(1, Verb.READ, 1)
    story.ask(2, Verb.READ, 2)
    story.ask(3, Verb.DISMISS, 3)
    assert next_step(story, 1, 2, 3) == Plan(operations=(1, 2), command=read(1, 2))
    assert next_step(story, 3) == Plan(
        operations=(3,), command=Command(verb=Verb.DISMISS, selector=Items(remote_ids(3)))
    )


def test_everything_is_one_request_where_the_server_has_one() -> None:
    story = story_of(BY_ITEM, 1, 2)
    story.ask(1, Verb.READ, 1, 2, scope=All())
    assert next_step(story, 1) == Plan(operations=(1,), command=Command(verb=Verb.READ, selector=All()))


@pytest.mark.parametrize(
    ("scope", "can"), [(Group("thread"), ReadScope.GROUP), (OfKind("mention"), ReadScope.KIND), (All(), ReadScope.ALL)]
)
def test_what_was_asked_for_as_a_whole_is_one_request_where_the_server_has_one(scope: Scope, can: ReadScope) -> None:
    rows = [notification(number, group_id="thread") for number in (1, 2)]
    story = story_of(Capabilities(read=frozenset({ReadScope.ITEM, can})), *rows)
    story.ask(1, Verb.READ, 1, 2, scope=scope)
    assert next_step(story, 1) == Plan(operations=(1,), command=Command(verb=Verb.READ, selector=scope))
    without = story_of(Capabilities(read=frozenset({ReadScope.ITEM})), *rows)
    without.ask(1, Verb.READ, 1, 2, scope=scope)
    assert next_step(without, 1) == Plan(operations=(1,), command=read(1, 2))


def test_a_whole_goes_by_itself_and_in_its_turn() -> None:
    rows = [notification(number, group_id="thread" if number > 1 else "") for number in (1, 2, 3, 4)]
    story = story_of(Capabilities(read=frozenset({ReadScope.ITEM, ReadScope.GROUP})), *rows)
    story.ask(1, Verb.READ, 1)
    story.ask(2, Verb.READ, 2, 3, 4, scope=Group("thread"))
    assert next_step(story, 1, 2) == Plan(operations=(1,), command=read(1))
    assert next_step(story, 2) == Plan(operations=(2,), command=Command(verb=Verb.READ, selector=Group("thread")))


def test_a_group_is_not_more_than_was_asked() -> None:
    rows = [notification(number, group_id="thread") for number in (1, 2)]
    story = story_of(Capabilities(read=frozenset({ReadScope.ITEM, ReadScope.GROUP})), *rows)
    story.ask(1, Verb.READ, 1, 2, scope=Group("thread"))
    story.push(notification(3, group_id="thread"))
    assert next_step(story, 1) == Plan(operations=(1,), command=read(1, 2))


@pytest.mark.parametrize("how", ["new", "taken back", "undoable"])
def test_everything_is_not_more_than_was_asked(how: str) -> None:
    story = story_of(BY_ITEM, 1, 2, 3)
    story.ask(1, Verb.READ, *((1, 2) if how == "undoable" else (1, 2, 3)), scope=All())
    if how == "new":
        story.push(notification(4))
    elif how == "taken back":
        story.ask(2, Verb.UNREAD, 3)
    else:
        story.ask(2, Verb.DISMISS, 3)
    command = next_step(story, 1)
    assert command == Plan(operations=(1,), command=read(1, 2, 3) if how == "new" else read(1, 2))


def test_marking_unread_is_told_where_the_server_can_keep_it() -> None:
    story = story_of(BY_ITEM, notification(1, server_read=False))
    story.read_elsewhere(1)
    story.ask(1, Verb.UNREAD, 1)
    assert next_step(story, 1) == Plan(
        operations=(1,), command=Command(verb=Verb.UNREAD, selector=Items(remote_ids(1)))
    )


@pytest.mark.parametrize("verb", [Verb.READ, Verb.UNREAD])
def test_without_the_capability_the_decision_stays_here(verb: Verb) -> None:
    story = story_of(NOTHING, 1, notification(2, server_read=True))
    story.ask(1, verb, 1, 2)
    assert next_step(story, 1) == Plan(operations=(1,))


# Deleting


def test_what_cannot_be_deleted_is_refused_with_the_reason() -> None:
    because = "Deleting needs another permission"
    story = story_of(Capabilities(reasons={"dismiss": because}), 2, 1)
    story.ask(1, Verb.DISMISS, 1, 2)
    step = next_step(story, 1)
    assert step is not None
    assert step.command is None
    assert [(r.id, r.reason) for r in step.rejections] == [("1", because), ("2", because)]


def test_clearing_is_one_request_only_while_there_is_nothing_else() -> None:
    story = story_of(BY_ITEM, 1, 2)
    story.ask(1, Verb.DISMISS, 1, 2, scope=All())
    assert next_step(story, 1) == Plan(operations=(1,), command=Command(verb=Verb.DISMISS, selector=All()))
    story.push(notification(3))
    assert next_step(story, 1) == Plan(
        operations=(1,), command=Command(verb=Verb.DISMISS, selector=Items(remote_ids(1, 2)))
    )


def test_a_server_that_deletes_everything_or_nothing_says_so() -> None:
    story = story_of(replace(BY_ITEM, dismiss=False), 1, 2)
    story.ask(1, Verb.DISMISS, 1, scope=All())
    step = next_step(story, 1)
    assert step is not None
    assert step.command is None
    assert [r.reason for r in step.rejections] == [
        "This server can only delete everything at once, and something is there now that is new or put off"
    ]


# Servers with a marker


@pytest.mark.parametrize(
    ("clicked", "reached"),
    [((1,), 1), ((1, 2), 2), ((2,), None), ((3,), None), ((1, 3), 1), ((1, 2, 3), 3)],
    ids=str,
)
def test_the_marker_moves_to_below_the_oldest_unread(clicked: tuple[int, ...], reached: int | None) -> None:
    story = story_of(BY_MARKER, 1, 2, 3)
    story.ask(1, Verb.READ, *clicked)
    step = next_step(story, 1)
    assert step is not None
    assert step.operations == (1,), "what the marker cannot tell stays here"
    assert moves_to(step) == reached


def test_the_marker_jumps_over_what_was_read_before() -> None:
    story = story_of(BY_MARKER, 1, 2, 3, 4)
    story.ask(1, Verb.READ, 2, 3)
    story.settled(1, local=True)
    story.ask(2, Verb.READ, 1)
    assert moves_to(next_step(story, 2)) == 3


def test_the_marker_never_goes_back() -> None:
    story = story_of(BY_MARKER, 1, 2, marker="00000005")
    story.ask(1, Verb.READ, 1, 2)
    assert moves_to(next_step(story, 1)) is None


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
def test_what_can_still_be_undone_counts_as_unread(verb: Verb) -> None:
    story = story_of(BY_MARKER, 1, 2)
    story.ask(1, verb, 1)
    story.ask(2, Verb.READ, 2)
    assert moves_to(next_step(story, 2)) is None


def test_what_was_marked_unread_holds_the_marker() -> None:
    story = story_of(BY_MARKER, 1, 2)
    story.ask(1, Verb.READ, 1)
    story.settled(1, local=True)
    story.ask(2, Verb.UNREAD, 1)
    story.ask(3, Verb.READ, 2)
    assert moves_to(next_step(story, 3)) is None


def test_what_the_marker_has_passed_does_not_hold_it() -> None:
    story = story_of(BY_MARKER, 1, 6, marker="00000005")
    story.ask(1, Verb.READ, 6)
    assert story.row(1).is_read is False
    assert moves_to(next_step(story, 1)) == 6


def test_hidden_kinds_neither_hold_the_marker_nor_pull_it() -> None:
    story = story_of(BY_MARKER, notification(1, kind=Kind.BOOST), 2, notification(3, kind=Kind.BOOST))
    hidden = Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, ("boost",)))
    story.apply(SettingsChanged(settings=hidden, at=after(0)))
    assert next_step(story) is None
    story.ask(1, Verb.READ, 2)
    assert moves_to(next_step(story, 1)) == 2


@pytest.mark.parametrize("obstacle", ["dismissed", "deleted", "hidden"])
def test_a_marker_that_stayed_behind_follows_when_the_obstacle_is_gone(obstacle: str) -> None:
    story = story_of(BY_MARKER, notification(1, kind=Kind.BOOST), 2)
    story.ask(1, Verb.READ, 2)
    story.settled(1, local=True)
    assert next_step(story) is None
    if obstacle == "dismissed":
        story.ask(2, Verb.DISMISS, 1)
        story.settled(2)
    elif obstacle == "deleted":
        story.tell(Removed(selector=Items(remote_ids(1))))
    else:
        hidden = Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, ("boost",)))
        story.apply(SettingsChanged(settings=hidden, at=after(0)))
    assert moves_to(next_step(story)) == 2
    story.settled(marker="00000002")
    assert next_step(story) is None


def test_a_server_with_flags_needs_no_marker() -> None:
    both = Capabilities(read=frozenset({ReadScope.ITEM, ReadScope.UP_TO}))
    story = story_of(both, 1, 2)
    story.ask(1, Verb.READ, 1)
    assert next_step(story, 1) == Plan(operations=(1,), command=read(1))
    story.settled(1)
    assert next_step(story) is None


@given(data=st.data())
def test_the_marker_is_never_past_an_unread_row_never_back_and_never_too_low(data: st.DataObject) -> None:
    existing = data.draw(st.sets(st.integers(1, 9), min_size=1, max_size=7), "existing")
    marker = data.draw(st.integers(0, 9), "marker")
    story = story_of(BY_MARKER, *sorted(existing), marker=f"{marker:08}")
    some = st.sets(st.sampled_from(sorted(existing)))
    settled = data.draw(some, "read before")
    if settled and story.ask(1, Verb.READ, *settled):
        story.settled(1, local=True)
    for number, verb in enumerate(data.draw(st.lists(st.sampled_from(Verb), max_size=3), "clicks"), start=2):
        story.ask(number, verb, *data.draw(some))
    gone = data.draw(some, "deleted")
    story.tell(Removed(selector=Items(remote_ids(*gone))))

    reads = [o for o in story.state.operations.values() if o.verb is Verb.READ]
    due = reads[:1]
    reached = moves_to(plan(story.state, ANA, due))
    being_read = due[0].keys if due else frozenset()
    # A row counts as read when the server's word or a settled one says so, or when this very request reads it.
    unread = {
        n
        for n in existing - gone
        if key(n) not in being_read and (story.row(n).overlay is Verb.UNREAD or not story.row(n).read)
    }
    done = {n for n in existing if story.row(n).read or key(n) in being_read} - unread
    allowed = [n for n in done if n > marker and not any(marker < other < n for other in unread)]
    assert reached == max(allowed, default=None)


# What was sent in vain


def failed(story: Story, *ids: int, times: int = TRIES) -> None:
    for _ in range(times):
        story.sending(*ids)
        story.postponed(*ids)


@pytest.fixture
def troubled() -> Story:
    """Four clicks on three rows, of which the first was sent in vain."""
    story = story_of(BY_ITEM, 1, 2, 3)
    story.ask(1, Verb.DISMISS, 1)
    story.ask(2, Verb.READ, 2)
    story.ask(3, Verb.READ, 3)
    story.ask(4, Verb.DISMISS, 3)
    failed(story, 1, times=TRIES - 1)
    return story


def test_what_fails_is_sent_first_for_a_while(troubled: Story) -> None:
    step = next_step(troubled, 1, 2, 3, 4)
    assert step is not None
    assert step.operations == (1,)


def test_what_fails_again_and_again_lets_clicks_on_other_rows_go_first(troubled: Story) -> None:
    failed(troubled, 1, times=1)
    assert next_step(troubled, 1, 2, 3, 4) == Plan(operations=(2, 3), command=read(2, 3))
    step = next_step(troubled, 1)
    assert step is not None
    assert step.operations == (1,)


def test_what_is_asked_of_the_same_row_waits_with_it(troubled: Story) -> None:
    failed(troubled, 2, 3)
    step = next_step(troubled, 1, 2, 3, 4)
    assert step is not None
    assert step.operations == (1,)
    failed(troubled, 1, times=1)
    assert next_step(troubled, 1, 2, 3, 4) == Plan(operations=(2,), command=read(2)), "one by one"
    failed(troubled, 2, times=1)
    assert next_step(troubled, 1, 2, 3, 4) == Plan(operations=(3,), command=read(3)), "in turn, and not 4 before 3"
    failed(troubled, 3, times=1)
    step = next_step(troubled, 1, 2, 3, 4)
    assert step is not None
    assert step.operations == (1,)


@pytest.mark.parametrize(("failing", "other"), [(Verb.READ, Verb.REPLY), (Verb.REPLY, Verb.READ)])
def test_an_answer_and_how_its_row_is_marked_do_not_wait_for_each_other(failing: Verb, other: Verb) -> None:
    story = Story(account(can=replace(BY_ITEM, reply=True)))
    story.push(notification(1, offers=(Offer(Verb.REPLY, "7"),)))
    story.ask(1, failing, 1)
    story.ask(2, other, 1)
    failed(story, 1)
    step = next_step(story, 1, 2)
    assert step is not None
    assert step.operations == (2,)


def test_a_click_that_was_cut_in_parts_stays_one_request() -> None:
    story = story_of(BY_ITEM, 1, 2, 3)
    story.ask(1, Verb.READ, 1, at=50)
    story.ask(2, Verb.READ, 2, at=50)
    story.ask(3, Verb.READ, 3, at=51)
    failed(story, 1, 2, 3)
    assert next_step(story, 1, 2, 3) == Plan(operations=(1, 2), command=read(1, 2))
