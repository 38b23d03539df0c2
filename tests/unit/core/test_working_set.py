"""What is held in memory, at the start and as it grows."""

from msgspec.structs import replace

from tests.support.examples import ANA, BEN, BY_MARKER, account, after, key, notification, numbers, remote_ids
from tests.unit.core.story import Story
from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.events import Arrived, ReadChanged, Removed, SourceEvent
from traynotify.core.facts import AccountForgotten, AccountStored, FromSource
from traynotify.core.notification import Kind, Origin
from traynotify.core.ports import Loaded
from traynotify.core.reduce import reduce
from traynotify.core.selector import Items, UpTo
from traynotify.core.settings import HIDDEN_KINDS, Settings, Values
from traynotify.core.state import State
from traynotify.core.working_set import initial, trimmed


def start(story: Story, settings: Settings | None = None) -> State:
    """The state that the next start begins with."""
    state = story.state
    accounts = [known.account for known in state.accounts.values()]
    loaded = Loaded(
        accounts=tuple(reversed(accounts)),
        rows=tuple(state.rows.values()),
        operations=tuple(reversed(list(state.operations.values()))),
    )
    return initial(loaded, settings or Settings(), after(99))


def told(state: State, event: SourceEvent) -> State:
    """The state after Ana's server has told of something."""
    return reduce(state, FromSource(account=ANA, event=event, origin=Origin.LIVE, at=after(99)))[0]


def test_a_start_takes_up_what_was_there() -> None:
    story = Story(account(), account(BEN, added_at=after(1), paused=True))
    story.push(notification(1), notification(2), notification(3, kind=Kind.BOOST))
    story.tell(Arrived(items=(notification(1),)), name=BEN)
    story.ask(1, Verb.READ, 2)
    story.ask(2, Verb.DISMISS, 3)
    state = start(story)
    assert list(state.accounts) == [ANA, BEN], "in the order of adding"
    assert [known.health.state for known in state.accounts.values()] == [HealthState.CONNECTING, HealthState.PAUSED]
    assert [known.unread for known in state.accounts.values()] == [1, 1]
    assert dict(state.rows) == dict(story.state.rows)
    assert list(state.operations) == [1, 2]


def test_a_start_counts_under_the_settings_of_now() -> None:
    story = Story()
    story.push(notification(1), notification(2, kind=Kind.BOOST))
    hidden = Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, ("boost",)))
    assert start(story, hidden).unread(ANA).known == 1


def test_what_was_being_sent_may_have_arrived() -> None:
    story = Story()
    story.push(notification(1))
    story.ask(1, Verb.READ, 1)
    assert start(story).operations[1].is_undoable
    story.sending(1)
    operation = start(story).operations[1]
    assert (operation.sending, operation.is_undoable) == (False, False)


def test_trimming_keeps_the_newest_and_whatever_is_open() -> None:
    story = Story(account(), account(BEN))
    story.push(*(notification(n, server_read=n not in (1, 4)) for n in range(1, 11)))
    story.tell(Arrived(items=(notification(1, server_read=True),)), name=BEN)
    story.ask(1, Verb.UNREAD, 2)
    story.ask(2, Verb.UNREAD, 3)
    story.settled(2, refused=[3])
    story.ask(3, Verb.DISMISS, 5)
    kept = trimmed(story.state, 2)
    assert {int(k.remote) for k in kept.rows if k.account == ANA} == {1, 2, 3, 4, 5, 9, 10}
    assert {k.account for k in kept.rows} == {ANA, BEN}
    assert kept.accounts == story.state.accounts
    assert trimmed(kept, 2) == kept


def test_of_what_is_read_here_and_not_on_its_server_trimming_keeps_the_id() -> None:
    story = Story(account(marker="00000003"))
    story.push(*(notification(n, server_read={1: False, 2: True}.get(n)) for n in range(1, 11)))
    story.ask(1, Verb.READ, *range(1, 11))
    story.settled(1, local=True)
    held = story.state.unread_on_server(ANA)
    story.state = trimmed(story.state, 1)
    assert numbers(story.state.rows) == [10]
    assert story.state.untold_of(ANA) == {key(n).remote: f"{n:08}" for n in range(4, 10)}, (
        "below the marker, it is told"
    )
    assert story.state.unread_on_server(ANA) == {remote: place for remote, place in held.items() if remote != "1"}


def test_a_row_that_is_in_memory_speaks_for_itself_and_the_marker_for_what_is_not() -> None:
    story = Story(account(marker="00000001"))
    story.push(*map(notification, range(1, 7)))
    story.ask(1, Verb.READ, *range(1, 7))
    story.settled(1, local=True)
    fourth = {key(4): story.state.rows[key(4)]}
    state = told(trimmed(story.state, 1), ReadChanged(selector=UpTo(order_key="00000003", id=key(3).remote), read=True))
    assert set(state.untold_of(ANA)) == remote_ids(4, 5)
    state = told(replace(state, rows=state.rows.with_rows(fourth)), Removed(selector=Items(remote_ids(4))))
    assert set(state.unread_on_server(ANA)) == remote_ids(5, 6)
    state = told(state, Arrived(items=tuple(notification(n, server_read=True) for n in (7, 8))))
    assert set(trimmed(state, 1).unread_on_server(ANA)) == remote_ids(5, 6)


def test_what_was_to_be_told_goes_with_its_account() -> None:
    story = Story(account(can=BY_MARKER), account(BEN, can=BY_MARKER))
    for name in (ANA, BEN):
        story.tell(Arrived(items=tuple(map(notification, range(1, 4)))), name=name)
        story.tell(ReadChanged(selector=Items(remote_ids(1, 2, 3)), read=True), name=name)
    state = trimmed(story.state, 1)
    state, _ = reduce(state, AccountForgotten(account=ANA))
    state, _ = reduce(state, AccountStored(account=account(can=BY_MARKER), at=after(9)))
    assert (state.unread_on_server(ANA), len(state.unread_on_server(BEN))) == ({}, 3)


def test_trimming_counts_what_is_listed_and_orders_it_as_the_inbox_does() -> None:
    story = Story()
    read = {"server_read": True}
    story.push(notification(1, **read, updated_at=after(9_000)), *(notification(n, **read) for n in (2, 3, 4, 5)))
    story.ask(1, Verb.DISMISS, 5)
    story.settled(1)
    kept = trimmed(story.state, 2)
    assert {int(k.remote) for k in kept.rows} == {1, 4, 5}, "1 happened again, 5 is not listed and takes nobody's place"


def test_what_is_gone_is_let_go_of_when_it_is_old() -> None:
    story = Story()
    read = {"server_read": True}
    story.push(notification(1), *(notification(n, **read) for n in (2, 3)), notification(4))
    story.tell(Removed(selector=Items(remote_ids(1, 4))))
    assert {int(k.remote) for k in trimmed(story.state, 1).rows} == {3, 4}
