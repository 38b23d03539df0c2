"""What each fact but a click does to the state. After every fact of a story, `story.check` recounts everything."""

import pytest

from tests.support.examples import (
    ANA,
    account,
    after,
    key,
    notification,
    numbers,
    remote_ids,
)
from tests.unit.core.story import TOLD, Story
from traynotify.core.account import Health, HealthState
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Verb
from traynotify.core.events import (
    Arrived,
    CapabilitiesChanged,
    Counted,
    Online,
    ReadChanged,
    Removed,
    Snapshot,
    SourceEvent,
)
from traynotify.core.facts import (
    AccountChanged,
    AccountForgotten,
    AlertsShown,
    HealthChanged,
)
from traynotify.core.notification import Origin
from traynotify.core.selector import All, Group, Items, OfKind, UpTo, item
from traynotify.core.state import AlertState, Unread

# What the server tells


def test_what_arrives_is_listed_counted_due_and_written_in_one_batch() -> None:
    story = Story()
    changes = story.push(notification(1), notification(2))
    assert story.listed() == story.unread() == [1, 2]
    assert story.state.unread(ANA).known == 2
    assert [row.alert for row in changes.batch.rows] == [AlertState.DUE, AlertState.DUE]
    assert numbers(row.key for row in changes.added) == [1, 2]


def test_a_page_and_its_cursor_are_written_in_one_batch() -> None:
    story = Story()
    batch = story.answer(notification(1), asked=0, cursor="page 1").batch
    assert (len(batch.rows), [known.cursor for known in batch.accounts]) == (1, ["page 1"])


@pytest.mark.parametrize(
    "event",
    [
        Arrived(items=(notification(1), notification(2))),
        Arrived(items=(notification(1, server_read=True),)),
        Snapshot(items=(notification(1, server_read=True),), asked_at=after(5), cursor="c"),
        Snapshot(items=(notification(3),), asked_at=after(5), complete_from="00000002"),
        ReadChanged(selector=Items(remote_ids(1)), read=True),
        ReadChanged(selector=UpTo("00000002", key(2).remote), read=True, asked_at=after(5)),
        ReadChanged(selector=All(), read=True),
        Removed(selector=Items(remote_ids(1))),
        Counted(unread=12, asked_at=after(5), capped=True),
        Online(live=True),
        CapabilitiesChanged(capabilities=Capabilities(dismiss=True)),
    ],
    ids=lambda event: type(event).__name__,
)
def test_a_repeated_event_changes_nothing(event: SourceEvent) -> None:
    story = Story(account(seeded=False))
    story.push(notification(1, **TOLD), notification(2, **TOLD), at=1)
    story.tell(event, at=10)
    before = story.state
    for at in (10, 11, 60):
        assert not story.tell(event, at=at)
        assert story.state == before


def test_the_first_contact_is_silent_but_counts() -> None:
    story = Story(account(seeded=False))
    story.answer(notification(1), asked=0, origin=Origin.SEED)
    assert story.row(1).alert is AlertState.NONE
    assert story.unread() == [1]
    assert not story.state.accounts[ANA].account.seeded
    story.tell(Online(live=True), origin=Origin.SEED)
    assert story.state.accounts[ANA].account.seeded


def test_what_lies_below_the_marker_was_read_elsewhere_unless_it_is_pushed() -> None:
    story = Story(account(marker="00000005"))
    story.answer(notification(4), notification(6), asked=0, origin=Origin.CATCH_UP)
    assert story.unread() == [6]
    assert story.row(4).alert is AlertState.NONE
    story.push(notification(3))
    assert story.unread() == [3, 6]
    assert story.row(3).alert is AlertState.DUE


def test_an_event_for_an_account_that_was_removed_meanwhile_is_nothing() -> None:
    story = Story()
    story.apply(AccountForgotten(account=ANA))
    assert not story.push(notification(1))
    assert not story.answer(notification(1), asked=0, cursor="c")
    assert not story.apply(AccountChanged(account=ANA, at=after(1), paused=True))
    assert not story.apply(HealthChanged(account=ANA, health=Health(state=HealthState.LIVE, since=after(1))))
    assert not story.settled(1, marker="00000009")
    assert not story.ask(1, Verb.READ, 1)


def test_something_that_happened_again_is_unread_and_news_again() -> None:
    story = Story()
    story.push(notification(1, **TOLD))
    story.read_elsewhere(1)
    assert story.unread() == []
    changes = story.push(notification(1, title="Cleo and Ben", updated_at=after(500), **TOLD))
    assert story.unread() == [1]
    assert numbers(row.key for row in changes.updated) == [1]
    assert (story.row(1).alert, story.row(1).notification.title) == (AlertState.DUE, "Cleo and Ben")


def test_what_happens_again_without_a_read_flag_is_unread_again() -> None:
    story = Story()
    story.push(notification(1), at=1)
    story.ask(1, Verb.READ, 1, at=2, undo_s=0)
    story.settled(1, at=3, local=True)
    story.push(notification(1, updated_at=after(500)), at=600)
    assert story.unread() == [1]


def test_what_happened_again_while_we_were_away_is_told_as_missed() -> None:
    story = Story()
    story.push(notification(1, **TOLD))
    story.read_elsewhere(1)
    story.answer(notification(1, updated_at=after(500), **TOLD), asked=600, at=601, origin=Origin.CATCH_UP)
    assert (story.row(1).alert, story.row(1).origin) == (AlertState.DUE, Origin.CATCH_UP)


def test_a_late_answer_does_not_bring_older_words_back() -> None:
    story = Story()
    story.push(notification(1, title="Cleo"), at=1)
    story.push(notification(1, title="Cleo and Ben"), at=10)
    story.answer(notification(1, title="Cleo"), asked=9, at=12)
    assert story.row(1).notification.title == "Cleo and Ben"
    story.answer(notification(1, title="Ben"), asked=11, at=13)
    assert story.row(1).notification.title == "Ben"


def test_new_words_for_a_row_do_not_make_an_answer_late_that_says_it_was_read_or_is_gone() -> None:
    story = Story()
    story.push(*(notification(number, title="Cleo", **TOLD) for number in (1, 2)), at=1)
    story.push(*(notification(number, title="Cleo Heron", **TOLD) for number in (1, 2)), at=10)
    story.answer(notification(1, title="Cleo", server_read=True), asked=9, at=12, complete_from="")
    assert (story.listed(), story.unread()) == ([1], [])
    assert story.row(1).notification.title == "Cleo Heron"


def test_a_repeated_push_does_not_make_unread_what_was_read() -> None:
    story = Story()
    story.push(notification(1, **TOLD))
    story.read_elsewhere(1)
    story.push(notification(1, **TOLD))
    assert story.unread() == []


def test_the_servers_flag_is_followed_both_ways() -> None:
    story = Story()
    story.push(notification(1, **TOLD), at=1)
    story.answer(notification(1, server_read=True), asked=2)
    assert story.unread() == []
    story.answer(notification(1, server_read=False), asked=4)
    assert story.unread() == [1]


def test_what_the_server_deleted_is_gone_and_stays_so_for_late_and_repeated_news() -> None:
    story = Story()
    story.push(notification(1), at=1)
    changes = story.tell(Removed(selector=Items(remote_ids(1))), at=10)
    assert changes.removed == (key(1),)
    story.answer(notification(1), asked=9, at=12)
    story.push(notification(1), at=13)
    assert story.listed() == []
    story.answer(notification(1), asked=14, at=15)
    assert story.listed() == [1], "the server holds it, whatever it said before"


def test_what_takes_the_place_of_another_is_one_row_and_no_second_alert() -> None:
    story = Story()
    story.push(notification(1, slot="topic:7", **TOLD))
    story.apply(AlertsShown(keys=[key(1)], at=after(900)))
    changes = story.push(notification(2, slot="topic:7", title="Cleo and Ben", **TOLD))
    assert (story.listed(), story.unread(), changes.removed) == ([2], [2], (key(1),))
    assert story.row(2).alert is AlertState.SHOWN
    story.answer(notification(2, slot="topic:7", **TOLD), asked=50, at=51)
    assert (story.listed(), story.row(2).alert) == ([2], AlertState.SHOWN)


def test_an_alert_that_is_due_is_that_of_what_takes_the_place() -> None:
    story = Story()
    story.push(notification(1, slot="topic:7", **TOLD))
    story.push(notification(2, slot="topic:7", **TOLD))
    assert (story.row(1).alert, story.row(2).alert) == (AlertState.NONE, AlertState.DUE)


@pytest.mark.parametrize("read", ["elsewhere", "here"])
def test_what_takes_the_place_of_something_read_is_news(read: str) -> None:
    story = Story()
    story.push(notification(1, slot="topic:7", **TOLD))
    story.apply(AlertsShown(keys=[key(1)], at=after(900)))
    if read == "elsewhere":
        story.read_elsewhere(1)
    else:
        story.ask(1, Verb.READ, 1)
    story.push(notification(2, slot="topic:7", **TOLD))
    assert (story.listed(), story.unread(), story.row(2).alert) == ([2], [2], AlertState.DUE)


def test_what_takes_the_place_of_something_that_never_was_news_is_news() -> None:
    story = Story()
    story.push(notification(1, slot="topic:7", **TOLD), origin=Origin.SEED)
    story.push(notification(2, slot="topic:7", **TOLD))
    assert (story.listed(), story.row(2).alert) == ([2], AlertState.DUE)


def test_a_late_answer_does_not_bring_back_what_was_replaced() -> None:
    story = Story()
    story.push(notification(1, slot="topic:7", **TOLD), at=1)
    story.push(notification(3, slot="topic:7", **TOLD), at=10)
    story.answer(notification(1, slot="topic:7", **TOLD), asked=5, at=11)
    story.answer(notification(1, slot="topic:7", **TOLD), asked=12, at=13)
    story.answer(notification(2, slot="topic:7", **TOLD), asked=5, at=14)
    assert story.listed() == [3]
    story.push(notification(4, slot="topic:8", **TOLD), notification(5, **TOLD), at=15)
    assert story.listed() == [3, 4, 5]


def test_a_complete_answer_tells_what_is_gone() -> None:
    story = Story()
    story.push(notification(1), notification(2), notification(3), at=1)
    story.push(notification(4), at=6)
    story.answer(notification(3), asked=5, at=7, complete_from="00000002")
    assert story.listed() == [1, 3, 4], "1 is older than the answer, 4 came after the question"


def test_a_page_from_further_down_tells_what_is_gone_there_and_nothing_about_the_rest() -> None:
    story = Story()
    story.push(*map(notification, (1, 2, 3, 4, 5)), at=1)
    story.answer(notification(3), asked=5, at=7, complete_from="00000002", complete_to="00000004")
    assert story.listed() == [1, 3, 4, 5]
    story.answer(asked=8, at=9, complete_from="", complete_to="00000005")
    assert story.listed() == [5]


def test_what_the_server_holds_as_unread_is_known_whatever_was_clicked_here() -> None:
    story = Story()
    flags = {1: False, 2: False, 3: True, 4: None, 5: None}
    story.push(*(notification(number, server_read=read) for number, read in flags.items()), at=1)
    story.ask(1, Verb.READ, 1, at=2)
    story.tell(Removed(selector=item(key(2).remote)), at=3)
    story.read_elsewhere(5, at=4)
    held = story.state.unread_on_server(ANA)
    assert held == {key(1).remote: "00000001", key(4).remote: "00000004"}


def test_above_its_marker_a_server_holds_everything_as_unread_whatever_was_clicked_here() -> None:
    """Else what is read here and what is deleted there would make up for each other in its number."""
    story = Story(account(can=Capabilities(read=frozenset({ReadScope.UP_TO}))))
    story.push(*map(notification, range(1, 6)), at=1)
    story.ask(1, Verb.READ, 1, 4, at=2)
    story.settled(1, local=True, at=3)
    story.tell(Removed(selector=item(key(5).remote)), at=4)
    assert set(story.state.unread_on_server(ANA)) == remote_ids(1, 2, 3, 4), "the marker stands nowhere yet"
    story.tell(ReadChanged(selector=UpTo(order_key="00000002", id=key(2).remote), read=True), at=5)
    assert set(story.state.unread_on_server(ANA)) == remote_ids(3, 4)
    story.ask(2, Verb.UNREAD, 1, at=6)
    story.settled(2, local=True, at=7)
    assert set(story.state.unread_on_server(ANA)) == remote_ids(1, 3, 4)


def test_a_number_that_is_not_the_whole_has_a_plus_whatever_it_is() -> None:
    story = Story()
    story.push(*map(notification, (1, 2, 3)))
    story.tell(Counted(unread=2, asked_at=after(5), capped=True))
    assert story.state.unread(ANA) == Unread(3, capped=True)
    story.tell(Counted(unread=3, asked_at=after(6)))
    assert story.state.unread() == Unread(3, capped=False)


def test_an_answer_about_everything_does_not_mean_what_came_after_the_question() -> None:
    story = Story()
    story.push(notification(1, group_id="g"), at=1)
    story.push(notification(2, group_id="g"), at=6)
    story.tell(ReadChanged(selector=Group("g"), read=True, asked_at=after(5)), at=7)
    assert story.unread() == [2]
    story.tell(ReadChanged(selector=OfKind("mention"), read=True), at=8)
    assert story.unread() == []


def test_the_services_own_number_is_the_one_asked_for_last() -> None:
    story = Story()
    story.tell(Counted(unread=7, asked_at=after(5)), at=6)
    story.tell(Counted(unread=9, asked_at=after(4)), at=7)
    counted = story.state.accounts[ANA].counted
    assert counted is not None
    assert counted.unread == 7


# The marker


def test_a_marker_that_moves_reads_what_it_passes() -> None:
    story = Story(account(marker="00000001"))
    story.push(*map(notification, (2, 3, 4)))
    story.tell(ReadChanged(selector=UpTo("00000003", key(3).remote), read=True))
    assert story.unread() == [4]
    assert story.state.accounts[ANA].account.marker == "00000003"


def test_a_marker_counts_by_its_movement_only() -> None:
    story = Story()
    story.push(*map(notification, (2, 3)), at=1)
    story.tell(ReadChanged(selector=UpTo("00000003", key(3).remote), read=True), at=2)
    story.ask(1, Verb.UNREAD, 2, at=3)
    story.settled(1, at=14, local=True)
    for marker in ("00000003", "00000001"):
        assert not story.tell(ReadChanged(selector=UpTo(marker, key(3).remote), read=True), at=20)
    story.push(notification(4))
    story.tell(ReadChanged(selector=UpTo("00000004", key(4).remote), read=True))
    assert story.unread() == [2], "it was marked unread by hand, and the marker had passed it before"


def test_a_push_that_the_marker_had_overtaken_is_read_with_the_next_answer_that_says_so() -> None:
    story = Story(account(marker="00000005"))
    marker = UpTo("00000005", key(5).remote)
    story.push(notification(3), notification(4), at=10)
    for asked, verb in (1, Verb.READ), (2, Verb.UNREAD):
        story.ask(asked, verb, 3, at=11)
        story.settled(asked, at=12, local=True)
    story.tell(ReadChanged(selector=marker, read=True, asked_at=after(9)), at=13)
    assert story.unread() == [3, 4], "it was asked for before they came"
    story.tell(ReadChanged(selector=marker, read=True, asked_at=after(14)), at=15)
    assert story.unread() == [3], "what the person marked stays so"


def test_a_push_that_the_marker_had_overtaken_is_read_with_its_next_step() -> None:
    story = Story(account(marker="00000005"))
    story.push(notification(4), notification(6))
    story.tell(ReadChanged(selector=UpTo("00000006", key(6).remote), read=True))
    assert story.unread() == []


# When the clock was set back


def test_news_is_heard_after_the_clock_was_set_back() -> None:
    story = Story()
    story.push(notification(1, **TOLD), at=100_000)
    story.ask(1, Verb.UNREAD, 1, at=100_001)
    story.read_elsewhere(1, at=100_002)
    story.answer(notification(1, **TOLD), asked=10, at=11)
    assert story.unread() == [1]
    story.answer(notification(2), asked=20, at=21, complete_from="")
    assert story.listed() == [2]
