"""Answering a notification: where it is offered, beside how it is marked, and with what the server says to it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support.examples import BY_ITEM, account, key, notification
from tests.unit.core.story import Story
from traynotify.core.commands import Verb
from traynotify.core.plan import plan
from traynotify.core.selector import Items
from traynotify.core.state import AlertState
from traynotify.core.verbs import DEEDS, Offer
from traynotify.core.why import why

ABLE = replace(BY_ITEM, reply=True, follow=True, decide=True)
OFFERS = tuple(Offer(verb, f"about {verb}") for verb in sorted(DEEDS))


@pytest.fixture
def story() -> Story:
    made = Story(account(can=ABLE))
    made.push(notification(1, offers=OFFERS), notification(2))
    return made


@pytest.mark.parametrize("verb", sorted(DEEDS))
def test_it_is_sent_with_what_the_source_needs(story: Story, verb: Verb) -> None:
    story.ask(7, verb, 1)
    made = plan(story.state, account().id, list(story.state.operations.values()))
    assert made is not None
    assert made.command is not None
    assert (made.command.verb, made.command.selector, made.command.about, made.command.nonce) == (
        verb,
        Items(frozenset({key(1).remote})),
        f"about {verb}",
        "traynotify-7",
    )
    assert not story.row(1).is_read
    assert why(story.state, story.row(1))


def test_what_does_not_offer_it_is_not_answered(story: Story) -> None:
    assert not story.ask(1, Verb.REPLY, 2).operations


def test_an_account_that_may_not_says_why() -> None:
    story = Story(account(can=replace(BY_ITEM, reasons={"reply": "Sign in again to allow replies"})))
    story.push(notification(1, offers=OFFERS))
    story.ask(1, Verb.REPLY, 1)
    made = plan(story.state, account().id, list(story.state.operations.values()))
    assert made is not None
    assert [each.reason for each in made.rejections] == ["Sign in again to allow replies"]


def test_marking_and_answering_do_not_touch_each_other(story: Story) -> None:
    story.ask(1, Verb.READ, 1)
    story.ask(2, Verb.REPLY, 1)
    story.ask(3, Verb.UNREAD, 1)
    assert [operation.verb for operation in story.state.operations.values()] == [Verb.REPLY]
    story.ask(4, Verb.READ, 1)
    story.undo(2)
    assert (list(story.state.operations), story.row(1).is_read) == ([4], True)


def test_a_refusal_outlives_the_dismissal_that_it_came_after_whatever_the_clock_says(story: Story) -> None:
    story.ask(1, Verb.REPLY, 1, at=100)
    story.ask(2, Verb.DISMISS, 1, at=105)
    story.settled(1, refused=[1], at=20)
    story.settled(2, at=21)
    assert (story.listed(), story.row(1).failed) == ([1, 2], Verb.REPLY)


def test_deciding_anew_takes_the_place_of_what_was_decided(story: Story) -> None:
    story.ask(1, Verb.ACCEPT, 1)
    story.ask(2, Verb.DECLINE, 1)
    assert list(story.state.operations) == [2]


def test_one_answer_is_one_request(story: Story) -> None:
    story.ask(1, Verb.REPLY, 1)
    story.ask(2, Verb.REPLY, 1)
    made = plan(story.state, account().id, list(story.state.operations.values()))
    assert made is not None
    assert made.operations == (1,)


def test_a_refusal_keeps_what_was_written(story: Story) -> None:
    asked = story.ask(1, Verb.REPLY, 1).after.operations[1]
    story.state = replace(story.state, operations={1: replace(asked, text="On my way")})
    story.settled(1, refused=[1])
    row = story.row(1)
    assert (row.failed, row.failed_text, row.answered) == (Verb.REPLY, "On my way", None)
    story.ask(2, Verb.REPLY, 1)
    assert (story.row(1).failure, story.row(1).failed_text) == ("", "")
    story.settled(2)
    assert story.row(1).answered is Verb.REPLY


def test_what_is_answered_stays_as_it_is_marked(story: Story) -> None:
    story.ask(1, Verb.ACCEPT, 1)
    story.settled(1)
    assert (story.row(1).is_read, story.row(1).alert) == (False, AlertState.DUE)


def test_a_decision_that_was_refused_is_said_no_more_once_the_other_was_taken(story: Story) -> None:
    story.ask(1, Verb.ACCEPT, 1)
    story.sending(1)
    story.ask(2, Verb.DECLINE, 1)
    story.settled(1, refused=[1])
    assert story.row(1).failed is Verb.ACCEPT
    story.settled(2)
    assert (story.row(1).answered, story.row(1).failure, story.row(1).failed) == (Verb.DECLINE, "", None)


def test_that_a_reply_was_refused_is_said_whatever_is_marked_since(story: Story) -> None:
    story.ask(1, Verb.REPLY, 1)
    story.sending(1)
    story.ask(2, Verb.READ, 1)
    story.settled(1, refused=[1])
    story.settled(2)
    assert (story.row(1).is_read, story.row(1).failed) == (True, Verb.REPLY)
    story.ask(3, Verb.UNREAD, 1)
    assert (story.row(1).failed, bool(story.row(1).failure)) == (Verb.REPLY, True)


@pytest.mark.parametrize("verb", [Verb.READ, Verb.DISMISS])
def test_that_a_reply_was_refused_is_said_though_a_mark_is_refused_since(story: Story, verb: Verb) -> None:
    asked = story.ask(1, Verb.REPLY, 1).after.operations[1]
    story.state = replace(story.state, operations={1: replace(asked, text="On my way")})
    story.settled(1, refused=[1])
    story.ask(2, verb, 1)
    story.settled(2, refused=[1])
    assert (story.row(1).failed, story.row(1).failed_text) == (Verb.REPLY, "On my way")
    assert (story.unread(), story.listed()) == ([1, 2], [1, 2]), "as its server has it"
    assert [reason.text for reason in why(story.state, story.row(1))][-2:] == [
        "The server refused your reply: It is not yours",
        f"The server refused to {'delete it' if verb is Verb.DISMISS else 'mark it as read'}: It is not yours",
    ]
    story.ask(3, Verb.READ, 1)
    assert (story.row(1).failed, story.row(1).refusal_of({verb})) == (Verb.REPLY, "")
