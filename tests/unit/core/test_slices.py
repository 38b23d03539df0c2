"""A fact in slices does what it does as a whole, and what must not be ahead of the rows comes last."""

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BY_MARKER, account, after, key, keys, notification, operation, remote_ids
from tests.unit.core.story import Story
from traynotify.core import slices as slicing
from traynotify.core.commands import Verb
from traynotify.core.events import Arrived, ReadChanged, Removed, Snapshot, SourceEvent
from traynotify.core.facts import AlertsShown, Asked, Fact, FromSource, Seen, Settled, Undone
from traynotify.core.ids import RemoteId
from traynotify.core.notification import Origin
from traynotify.core.selector import All, Group, Items, Selector, UpTo
from traynotify.core.slices import broken_off, slices

MANY = range(1, 20)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slicing, "MOST", 4)


def told(event: SourceEvent) -> Fact:
    return FromSource(account=ANA, event=event, origin=Origin.LIVE, at=after(100))


def page(complete: bool) -> Fact:
    items = tuple(notification(n, title="Again") for n in range(8, 30))
    complete_from = "00000003" if complete else None
    return told(Snapshot(items=items, asked_at=after(99), cursor="29", complete_from=complete_from))


def read(selector: Selector, asked: float | None = None) -> Fact:
    return told(ReadChanged(selector=selector, read=True, asked_at=None if asked is None else after(asked)))


FACTS: dict[str, Fact] = {
    "push": told(Arrived(items=tuple(notification(n) for n in range(15, 40)))),
    "page": page(complete=False),
    "whole page": page(complete=True),
    "all read": read(All()),
    "all read, as it was said": read(All(), asked=50),
    "some read": read(Items(remote_ids(*range(3, 18)))),
    "group read": read(Group("tree")),
    "marker": read(UpTo(order_key="00000015", id=RemoteId("15"))),
    "marker that moves nothing": read(UpTo(order_key="00000000", id=RemoteId("0"))),
    "removed": told(Removed(selector=All())),
    "shown": AlertsShown(keys=[key(n) for n in MANY], at=after(100), among=19),
    "seen": Seen(keys=[key(n) for n in MANY], at=after(100)),
}


def before() -> Story:
    """Nineteen rows, some of them clicked, some of them of a group, one of them newer than any answer."""
    story = Story(account(can=BY_MARKER, marker="00000002"))
    story.push(*(notification(n, group_id="tree" if n % 2 else "") for n in MANY), at=1)
    story.ask(1, Verb.READ, 5, 6, at=2)
    story.ask(2, Verb.DISMISS, 7, at=3)
    story.push(notification(50), at=60)
    return story


@pytest.mark.parametrize("name", FACTS)
def test_slices_do_what_the_whole_does(name: str) -> None:
    whole, cut, fact = before(), before(), FACTS[name]
    whole.apply(fact)
    parts = list(slices(cut.state, fact))
    for part in parts:
        cut.apply(part)
    assert len(parts) > 1 or name == "marker that moves nothing"
    assert dict(cut.state.rows) == dict(whole.state.rows)
    assert cut.state.accounts == whole.state.accounts
    assert cut.state.operations == whole.state.operations


@pytest.mark.parametrize("name", ["page", "whole page", "marker"])
def test_neither_cursor_nor_marker_is_ahead_of_the_rows(name: str) -> None:
    story = before()
    known = story.state.accounts[ANA].account
    *parts, last = slices(story.state, FACTS[name])
    for part in parts:
        story.apply(part)
        assert story.state.accounts[ANA].account == known
    story.apply(last)
    assert story.state.accounts[ANA].account != known


def test_what_is_small_is_one_slice() -> None:
    story = before()
    click = Asked(operation=operation(9, Verb.READ, 1, 2))
    for fact in (told(Arrived(items=(notification(1),))), read(Items(remote_ids(1, 2))), click, Undone(operations=[1])):
        assert list(slices(story.state, fact)) == [fact]


def test_a_click_on_many_is_many_operations_that_are_sent_and_undone_together() -> None:
    story = Story()
    story.push(*(notification(n, server_read=n == 3) for n in MANY), at=1)
    click = operation(10, Verb.READ, *MANY, at=5, scope=All())
    for part in slices(story.state, Asked(operation=click)):
        assert not story.state.operations or list(story.state.operations.values())[-1].goes_on
        story.apply(part)
    asked = list(story.state.operations.values())
    assert story.unread() == []
    assert [o.goes_on for o in asked] == [True] * 4 + [False]
    assert frozenset[object]().union(*(o.keys for o in asked)) == keys(*MANY) - keys(3)
    assert {o.scope for o in asked} == {All()}
    for part in slices(story.state, Undone(operations=[o.id for o in asked])):
        story.apply(part)
    assert story.unread() == [n for n in MANY if n != 3]
    assert not story.state.operations


def test_what_the_person_had_before_them_goes_with_each_slice() -> None:
    story = Story()
    story.push(*map(notification, MANY), at=1)
    seen = {row.key: row.notification.happened_at for row in story.state.rows.values()}
    story.push(notification(3, updated_at=after(2)), notification(17, updated_at=after(2)), at=3)
    for part in slices(story.state, Asked(operation=operation(10, Verb.READ, *MANY, at=5), seen=seen)):
        story.apply(part)
    assert story.unread() == [3, 17]


def test_the_last_slice_says_that_it_was_all_though_nothing_of_it_is_new() -> None:
    story = Story()
    story.push(*(notification(n, server_read=n in (8, 9)) for n in range(1, 10)), at=1)
    for part in slices(story.state, Asked(operation=operation(10, Verb.READ, *range(1, 10), at=5))):
        story.apply(part)
    assert [(o.goes_on, len(o.keys)) for o in story.state.operations.values()] == [(True, 4), (False, 3)]


def test_many_are_settled_one_operation_after_the_other_and_the_marker_moves_at_the_end() -> None:
    story = Story(account(can=BY_MARKER))
    story.push(*map(notification, MANY), at=1)
    for part in slices(story.state, Asked(operation=operation(10, Verb.READ, *MANY, at=5))):
        story.apply(part)
    settled = Settled(account=ANA, operations=list(story.state.operations), at=after(20), marker="00000019")
    *parts, last = slices(story.state, settled)
    for part in parts:
        story.apply(part)
        assert not story.state.accounts[ANA].account.marker
    story.apply(last)
    assert story.state.accounts[ANA].account.marker == "00000019"
    assert not story.state.operations
    assert all(row.read for row in story.state.rows.values())


def test_what_was_broken_off_holds_as_far_as_it_came() -> None:
    story = Story()
    story.push(*map(notification, MANY), at=1)
    first, *_ = slices(story.state, Asked(operation=operation(10, Verb.READ, *MANY, at=5)))
    story.apply(first)
    (taken_up,) = story.state.operations.values()
    assert taken_up.goes_on
    assert list(broken_off(story.state).operations.values()) == [replace(taken_up, goes_on=False)]
