"""What a row can tell of itself: how it came here, why it did or did not alert, how it was read, and what waits."""

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BY_ITEM, BY_MARKER, NOTHING, account, after, key, notification, remote_ids
from tests.unit.core.story import Story
from traynotify.core.commands import Verb
from traynotify.core.events import CapabilitiesChanged, ReadChanged, Removed
from traynotify.core.facts import AlertsShown, SettingsChanged
from traynotify.core.notification import Kind, Origin
from traynotify.core.selector import All, Group, Items, OfKind, Scope
from traynotify.core.settings import ALERTS, HIDDEN_KINDS, Settings, Values
from traynotify.core.trail import Trail
from traynotify.core.why import why


def told(story: Story, number: int = 1) -> list[tuple[float | None, str]]:
    """The reasons of a row, with seconds after nine; what every row begins with, that it happened, is left out."""
    first, *others = why(story.state, story.row(number))
    assert first == (story.row(number).notification.created_at, "It happened, by the server’s clock")
    return [(None if at is None else (at - after(0)).total_seconds(), text) for at, text in others]


def test_what_was_pushed_and_shown() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.apply(AlertsShown(keys=[key(1)], at=after(6)))
    assert told(story) == [(5, "The server pushed it"), (6, "An alert was shown: it is new")]


@pytest.mark.parametrize(
    ("origin", "question", "alert"),
    [
        (
            Origin.SEED,
            "The account was new, and the server was asked for what was there already",
            "No alert: it was already there when the account was added",
        ),
        (
            Origin.CATCH_UP,
            "We had been away, and the server was asked for what was missed",
            "An alert is due, and waits for a desktop to show it: it arrived while we were away",
        ),
        (
            Origin.LIVE,
            "The server was asked for news",
            "An alert is due, and waits for a desktop to show it: it is new",
        ),
    ],
)
def test_what_was_in_an_answer(origin: Origin, question: str, alert: str) -> None:
    story = Story()
    story.answer(notification(1), asked=3, at=5, origin=origin)
    assert told(story) == [(3, question), (5, "It was in the answer"), (5, alert)]


def test_a_summary_says_of_how_many() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.apply(AlertsShown(keys=[key(1)], at=after(6), among=12))
    assert told(story)[-1] == (6, "An alert was shown in a summary of 12: it is new")


def test_a_row_shown_alone_names_the_summary_that_took_it_over_and_no_later_one() -> None:
    story = Story()
    story.push(notification(1), notification(2), at=5)
    story.apply(AlertsShown(keys=[key(1)], at=after(6)))
    for seconds, among in [(7, 2), (8, 3)]:
        story.apply(AlertsShown(keys=[key(2), key(1)], at=after(seconds), among=among))
    assert told(story)[-2:] == [
        (6, "An alert was shown: it is new"),
        (7, "A summary of 2 took the place of its alert"),
    ]
    assert told(story, 2)[-1] == (7, "An alert was shown in a summary of 2: it is new")


def test_an_alert_that_a_click_holds_up_is_told() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.ask(1, Verb.READ, 1, at=6, undo_s=10)
    assert told(story)[1] == (5, "No alert yet: you were faster; it comes only if that is undone or refused")
    story.undo(1)
    assert told(story)[-1] == (5, "An alert is due, and waits for a desktop to show it: it is new")


def test_people_who_joined_are_told_beside_the_first_alert() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.apply(AlertsShown(keys=[key(1)], at=after(6)))
    story.push(notification(1, updated_at=after(7), actor_count=2), at=8)
    due = "An alert is due, and waits for a desktop to show it: more people joined in, and it was unread still"
    assert told(story)[0] == (7, "It last changed, by the server’s clock")
    assert told(story)[-2:] == [(6, "An alert was shown: it is new"), (8, due)]
    story.apply(AlertsShown(keys=[key(1)], at=after(9)))
    assert told(story)[-1] == (9, "An alert was shown: more people joined in, and it was unread still")


def test_what_settings_rule_out() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.apply(SettingsChanged(settings=Settings(general=Values().replacing(ALERTS, False)), at=after(6)))
    assert told(story)[-1] == (6, "No alert: notifications are switched off")


def test_what_is_hidden_says_so() -> None:
    story = Story(settings=Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, ("boost",))))
    story.push(notification(1, kind=Kind.BOOST))
    assert told(story)[-1] == (None, "It is neither shown nor counted: boost is hidden for this account")


@pytest.mark.parametrize(
    ("scope", "with_what"),
    [
        (None, ""),
        (Group("tree"), ", with all of its thread"),
        (OfKind("mention"), ", with all of its kind"),
        (All(), ", with everything"),
    ],
)
def test_a_click_waits_is_sent_and_settled(scope: Scope | None, with_what: str) -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.apply(AlertsShown(keys=[key(1)], at=after(6)))
    story.ask(1, Verb.READ, 1, at=10, undo_s=10, scope=scope)
    you = (10, f"You marked it as read{with_what}")
    assert told(story)[2:] == [you, (20, "Until then it can be undone; then the server is told")]
    story.sending(1)
    assert told(story)[2:] == [you, (None, "The server is being told")]
    story.postponed(1)
    again = "The server was told once without success, and is told again when it answers"
    assert told(story)[2:] == [you, (None, again)]
    story.settled(1, at=30)
    assert told(story)[2:] == [you, (30, "The server was told")]


def test_a_click_that_is_taken_back_leaves_nothing() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.apply(AlertsShown(keys=[key(1)], at=after(6)))
    before = told(story)
    story.ask(1, Verb.READ, 1)
    story.undo(1)
    assert told(story) == before


def test_what_the_server_cannot_be_told_and_what_it_refuses() -> None:
    story = Story()
    story.push(notification(1), notification(2))
    story.ask(1, Verb.UNREAD, 2)
    story.ask(2, Verb.READ, 1, at=10)
    story.settled(2, at=11, local=True)
    assert told(story)[-1] == (11, "The server was not told, because it cannot be: it is so only here")
    story.ask(3, Verb.DISMISS, 2, at=12)
    story.settled(3, at=13, refused=[2])
    assert told(story, 2)[-1] == (13, "The server refused to delete it: It is not yours")


def test_what_a_server_could_not_be_told_waits_until_it_can_be() -> None:
    story = Story(account(can=NOTHING))
    story.push(notification(1, server_read=False), notification(2))
    story.ask(1, Verb.READ, 1, 2, at=10)
    story.settled(1, at=11, local=True)
    assert told(story)[-1] == (11, "The server could not be told: it is so only here until it can be")
    assert told(story, 2)[-1] == (11, "The server was not told, because it cannot be: it is so only here")
    story.tell(CapabilitiesChanged(capabilities=BY_ITEM), at=12)
    (again,) = story.state.operations
    story.settled(again, at=13)
    assert told(story)[-1] == (13, "The server was told")


def test_what_a_server_was_told_that_knows_up_to_where_each_group_is_read() -> None:
    story = Story(account(can=replace(BY_ITEM, reads_in_order=True)))
    story.push(*(notification(number, group_id="talk") for number in (1, 2, 3)), notification(4, group_id="other"))
    waits = "The server is told once what is older is read too: it knows only up to where everything is"
    story.ask(1, Verb.READ, 2, 4, at=10)
    story.settled(1, at=11)
    assert [told(story, n)[-1] for n in (2, 4)] == [(11, waits), (11, "The server was told")]
    story.ask(2, Verb.READ, 1, at=12)
    story.settled(2, at=13)
    assert [told(story, n)[-1] for n in (1, 2)] == [(13, "The server was told"), (None, "The server was told")]
    story.push(notification(5, group_id="talk", server_read=False))
    story.ask(3, Verb.READ, 5, at=14)
    story.settled(3, at=15)
    assert told(story, 5)[-1] == (15, "The server was told"), "it has a flag of its own"


def test_what_a_server_with_a_marker_was_told_is_what_the_marker_has_passed() -> None:
    story = Story(account(can=BY_MARKER))
    story.push(*map(notification, range(1, 6)))
    waits = "The server is told once what is older is read too: it knows only up to where everything is"
    story.ask(1, Verb.READ, 1, 5, at=10)
    story.settled(1, at=11, marker="00000001")
    story.ask(2, Verb.READ, 3, at=12)
    story.settled(2, at=13, local=True)
    assert [told(story, n)[-1] for n in (1, 3, 5)] == [(11, "The server was told"), (13, waits), (11, waits)]
    story.ask(3, Verb.READ, 2, at=14)
    story.settled(3, at=15, marker="00000003")
    assert [told(story, n)[-1] for n in (1, 2)] == [(11, "The server was told"), (15, "The server was told")]
    assert [told(story, n)[-1] for n in (3, 5)] == [(None, "The server was told"), (11, waits)]
    story.tell(CapabilitiesChanged(capabilities=NOTHING), at=16)
    story.ask(4, Verb.READ, 4, at=17)
    story.settled(4, at=18, local=True)
    assert told(story, 4)[-1] == (18, "The server could not be told: it is so only here until it can be")
    story.ask(5, Verb.UNREAD, 1, at=19)
    story.settled(5, at=20, local=True)
    assert told(story, 1)[-1] == (20, "The server was not told, because it cannot be: it is so only here")


def test_what_was_read_elsewhere_and_unread_again() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.read_elsewhere(1, at=7)
    assert told(story)[1:] == [
        (7, "No alert: it was read before it was shown"),
        (7, "It was marked as read on the server or on another device"),
    ]
    story.tell(ReadChanged(selector=Items(remote_ids(1)), read=False), at=9)
    assert told(story)[-1] == (9, "It was marked as unread on the server or on another device")


def test_how_it_went_away() -> None:
    story = Story()
    story.push(*(notification(n, slot=f"topic:{n}") for n in (1, 2, 3)))
    story.ask(1, Verb.DISMISS, 1, at=10)
    story.settled(1, at=11)
    assert told(story, 1)[-1] == (11, "The server deleted it, as you had asked")
    story.tell(Removed(selector=Items(remote_ids(2))), at=12)
    assert told(story, 2)[-1] == (12, "The server does not have it any more")
    story.push(notification(4, slot="topic:3"), at=13)
    assert told(story, 3)[-2:] == [
        (13, "No alert: something newer took its place before it was shown"),
        (13, f"Newer news took its place: {key(4)}"),
    ]


def test_a_row_of_before_trails_were_kept_tells_what_it_knows() -> None:
    story = Story()
    story.push(notification(1), at=5)
    story.apply(AlertsShown(keys=[key(1)], at=after(6)))
    reasons = why(story.state, replace(story.row(1), trail=Trail()))
    assert [text for _, text in reasons[1:]] == [
        "It was received; an earlier version did not note how",
        "An alert was shown: it is new",
    ]


def test_what_people_wrote_is_never_in_it() -> None:
    story = Story()
    story.push(notification(1, excerpt="The heron is ill"), at=5)
    assert not any("heron" in text for _, text in why(story.state, story.row(1)))
