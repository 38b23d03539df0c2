"""Server, phone and person act at random; what they say arrives late, twice and in any order. In the end all agree."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.support.examples import ANA, BY_ITEM, NOTHING, account, after, key, notification, remote_ids
from tests.unit.core.story import Story
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.events import Arrived, ReadChanged, Removed, Snapshot, SourceEvent
from traynotify.core.ids import NotificationKey
from traynotify.core.notification import Notification
from traynotify.core.plan import Plan, plan
from traynotify.core.selector import All, Items
from traynotify.core.state import AlertState, State

number = st.integers(1, 4)


class Request(NamedTuple):
    """What is on its way to the server."""

    step: Plan
    arrived: bool


def _happened_again(before: State, event: SourceEvent) -> set[NotificationKey]:
    """The rows of which an event tells what was not known."""
    items = event.items if isinstance(event, Arrived | Snapshot) else ()
    known = {item: before.rows.get(NotificationKey(ANA, item.id)) for item in items}
    return {
        row.key for item, row in known.items() if row is not None and item.happened_at > row.notification.happened_at
    }


class World(RuleBasedStateMachine):
    """The reducer between a server with read flags and a person with a phone beside the computer."""

    can: Capabilities = BY_ITEM

    def __init__(self) -> None:
        super().__init__()
        self.story = Story(account(can=self.can))
        self.server: dict[int, Notification] = {}
        self.deleted: set[int] = set()
        self.wire: list[SourceEvent] = []
        self.clicked_at: dict[int, float] = {}
        self.overtaken = set[int]()
        """Of these: what was told to have happened again since, which ends the click."""
        self.request: Request | None = None
        self.asked = 0

    def tick(self) -> float:
        return self.story.now(None)

    # The server and the phone

    @rule(n=number)
    def something_happens(self, n: int) -> None:
        if n not in self.deleted:
            happened_at = after(self.tick()) if n in self.server else None
            self.server[n] = notification(n, server_read=False, updated_at=happened_at, title=f"{self.story.seconds}")

    @rule(n=number, read=st.booleans(), pushed=st.booleans())
    def the_phone_marks(self, n: int, read: bool, pushed: bool) -> None:
        if n in self.server and self.server[n].server_read is not read:
            self._mark(n, read)
            if pushed:
                self.wire.append(ReadChanged(selector=Items(remote_ids(n)), read=read))

    @rule(n=number, pushed=st.booleans())
    def the_server_deletes(self, n: int, pushed: bool) -> None:
        if self.server.pop(n, None) is not None:
            self.deleted.add(n)
            if pushed:
                self.wire.append(Removed(selector=Items(remote_ids(n))))

    @rule(n=number)
    def the_server_pushes(self, n: int) -> None:
        if n in self.server:
            self.wire.append(Arrived(items=(self.server[n],)))

    @rule()
    def the_server_answers(self) -> None:
        asked_at = after(self.tick())
        self.wire.append(Snapshot(items=tuple(self.server.values()), asked_at=asked_at, complete_from=""))

    @precondition(lambda self: self.wire)
    @rule(data=st.data(), twice=st.booleans())
    def something_arrives(self, data: st.DataObject, twice: bool) -> None:
        event = data.draw(st.sampled_from(self.wire))
        if not twice:
            self.wire.remove(event)
        self._deliver(event)

    def _deliver(self, event: SourceEvent) -> None:
        before = self.story.state
        self.story.tell(event)
        news = _happened_again(before, event)
        now = self.story.state.operations
        for waiting in before.operations.values():
            kept = now[waiting.id].keys if waiting.id in now else frozenset()
            assert kept >= waiting.keys - news, (
                "nothing pending is dropped by what a server says, but about other things"
            )
            assert kept == waiting.keys or waiting.verb is not Verb.UNREAD
        for n in (n for n in self.clicked_at if key(n) in news and not self.story.row(n).gone):
            assert not any(key(n) in o.keys for o in now.values() if o.verb is not Verb.UNREAD), "nobody has seen that"
        self.overtaken |= {n for n in self.clicked_at if key(n) in news}
        if isinstance(event, Snapshot):
            for n, at in self.clicked_at.items():
                old, new = before.rows[key(n)], self.story.row(n)
                if after(at) >= event.asked_at and n not in self.overtaken:
                    assert (new.is_read, new.is_listed) == (old.is_read, old.is_listed), "it was asked before the click"

    def _mark(self, n: int, read: bool) -> None:
        self.server[n] = notification(
            n, server_read=read, updated_at=self.server[n].updated_at, title=self.server[n].title
        )

    # The person

    @rule(n=number, verb=st.sampled_from((Verb.READ, Verb.UNREAD, Verb.DISMISS)))
    def the_person_clicks(self, n: int, verb: Verb) -> None:
        row = self.story.state.rows.get(key(n))
        if row is not None and row.is_listed:
            at = self.tick()
            self.asked += 1
            if self.story.ask(self.asked, verb, n, at=at):
                self.clicked_at[n] = at
                self.overtaken.discard(n)
            row = self.story.row(n)
            assert row.is_listed is (verb is not Verb.DISMISS)
            assert verb is Verb.DISMISS or row.is_read is (verb is Verb.READ)

    @rule()
    def the_person_undoes(self) -> None:
        if undoable := [o.id for o in self.story.state.operations.values() if o.is_undoable]:
            self.story.undo(undoable[-1])
            assert undoable[-1] not in self.story.state.operations

    # The outbox

    @precondition(lambda self: self.request is None and self.story.state.operations)
    @rule()
    def a_request_is_sent(self) -> None:
        step = plan(self.story.state, ANA, list(self.story.state.operations.values()))
        assert step is not None
        if step.command is None:
            self._settle(step)
        else:
            self.story.sending(*step.operations)
            self.request = Request(step, arrived=False)

    @precondition(lambda self: self.request)
    @rule()
    def the_request_arrives(self) -> None:
        assert self.request is not None
        self._carry_out(self.request.step)
        self.request = self.request._replace(arrived=True)

    @precondition(lambda self: self.request)
    @rule()
    def the_request_fails(self) -> None:
        assert self.request is not None
        self.story.postponed(*self.request.step.operations)
        self.request = None

    @precondition(lambda self: self.request and self.request.arrived)
    @rule()
    def the_request_is_answered(self) -> None:
        assert self.request is not None
        self._settle(self.request.step)
        self.request = None

    def _carry_out(self, step: Plan) -> None:
        assert step.command is not None
        for n in self._meant(step):
            if n in self.server:
                if step.command.verb is Verb.DISMISS:
                    del self.server[n]
                    self.deleted.add(n)
                else:
                    self._mark(n, step.command.verb is Verb.READ)

    def _meant(self, step: Plan) -> Sequence[int]:
        assert step.command is not None
        match step.command.selector:
            case Items(ids):
                return [int(remote) for remote in ids]
            case All():
                return list(self.server)
            case selector:
                raise AssertionError(selector)

    def _settle(self, step: Plan) -> None:
        refused = [int(rejection.id) for rejection in step.rejections]
        self.story.settled(*step.operations, refused=refused, local=step.command is None)

    # When quiet returns

    def teardown(self) -> None:
        if self.request is not None:
            self.the_request_fails()
        for event in self.wire:
            self._deliver(event)
        while self.story.state.operations:
            self.a_request_is_sent()
            if self.request is not None:
                self.the_request_arrives()
                self.the_request_is_answered()
        self.tick()
        self.the_server_answers()
        self._deliver(self.wire[-1])
        self.compare()

    def compare(self) -> None:
        """Person and server see the same, but for what the server could not be told."""
        rows = {int(row.key.remote): row for row in self.story.state.listed()}
        told = [n for n in self.server if self.can is BY_ITEM or n not in self.clicked_at]
        assert rows.keys() == self.server.keys()
        assert {n: rows[n].is_read for n in told} == {n: self.server[n].server_read for n in told}
        assert all(row.overlay is None for row in rows.values())
        for n, row in rows.items():
            assert row.notification.title == self.server[n].title
            assert row.alert is not AlertState.DUE or not row.is_read


class SilentWorld(World):
    """The server has flags, but takes no commands: what is read here is read only here."""

    can = NOTHING


@pytest.mark.parametrize("world", [World, SilentWorld])
def test_in_the_end_all_agree(world: type[World]) -> None:
    run_state_machine_as_test(world, settings=settings(max_examples=60, stateful_step_count=40, deadline=None))
