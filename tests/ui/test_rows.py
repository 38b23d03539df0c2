"""What a row says."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest
from msgspec.structs import replace

from tests.ui.world import FORUM, ME, NOW, account, notification, row, state
from traynotify.core.account import HealthState
from traynotify.core.capability import Capabilities
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey
from traynotify.core.notification import Kind
from traynotify.core.state import Operation, Row, State
from traynotify.ui.rows import RowView, Voice, done_words, is_about_one_row, row_view, sentence


def seen(item: Row, made: State | None = None, *, unfolded: bool = False) -> RowView:
    return row_view(item, made or state([item]), NOW, zone=UTC, unfolded=unfolded)


def operation(*keys: NotificationKey, verb: Verb = Verb.READ, seconds: float = 1, attempts: int = 0) -> Operation:
    asked = NOW - timedelta(seconds=seconds)
    return Operation(
        id=int(seconds * 10),
        account=keys[0].account,
        verb=verb,
        keys=frozenset(keys),
        accepted_at=asked,
        send_at=asked + timedelta(seconds=10),
        attempts=attempts,
    )


@pytest.mark.parametrize(
    ("actors", "subject", "spelled"),
    [
        (["Ana Silva"], "", "<Ana Silva> mentioned you"),
        (["Bob", "Carol"], "", "<Bob><, ><Carol> and <41 others> boosted your post"),
        (["Bob", "Carol"], "", "<Bob> and <Carol> followed you"),
        (["Bob"], "", "<Bob> and <1 other> liked it"),
        (["Mika"], "Keys for small hands", "<Mika> replied in [Keys for small hands]"),
        (["Mika"], "Keys", "<Mika> found Keys in [Keys] today"),
        (["Mika"], "Another", "<Mika> replied"),
        (["Ann"], "", "<Ann> and Andrew meet"),
        (["Ann", "Anna"], "", "<Anna>"),
        ([], "", "[A poll has ended]"),
        (["Bob"], "", "[You were warned by Bob]"),
        ([""], "", "[ ]"),
    ],
)
def test_sentence(actors: list[str], subject: str, spelled: str) -> None:
    signs = {Voice.NAME: "<{}>", Voice.QUIET: "{}", Voice.TOPIC: "[{}]"}
    title = spelled.translate(str.maketrans("", "", "<>[]"))
    found = sentence(notification("1", title, actors=actors, subject=subject))
    assert "".join(signs[segment.voice].format(segment.text) for segment in found) == spelled


def test_reading_is_a_word_and_not_a_colour_alone() -> None:
    assert seen(row(notification("1", "Ana mentioned you"))).spoken.startswith("Unread. Ana mentioned you")
    assert seen(row(notification("1", "Ana mentioned you"), read=True)).spoken.startswith("Ana mentioned you")


def test_what_a_warning_hides_is_not_said_either() -> None:
    item = row(notification("1", "Ana mentioned you", warning="film ending", excerpt="he leaves"))
    assert "he leaves" not in seen(item).spoken
    assert "film ending" in seen(item).spoken
    assert "he leaves" in seen(item, unfolded=True).spoken


@pytest.mark.parametrize(
    ("kind", "actors", "count", "subject", "line"),
    [
        (Kind.MENTION, ["Ana <ana@example.social>"], 1, "", "\u2068ana@example.social\u2069 · to \u2068@me\u2069"),
        (Kind.BOOST, ["Ana <ana@example.social>"], 1, "", "\u2068@me\u2069"),
        (Kind.MENTION, ["Ana <ana@example.social>"], 3, "", "\u2068@me\u2069"),
        (Kind.BOOST, [], 0, "Lamps", "\u2068@me\u2069 · \u2068Lamps\u2069"),
    ],
)
def test_account_line(kind: Kind, actors: list[str], count: int, subject: str, line: str) -> None:
    item = row(notification("1", "It happened", kind=kind, actors=actors, count=count, subject=subject))
    assert seen(item).account_line == line


def test_accounts_of_the_same_name_are_told_apart() -> None:
    other = AccountId("mastodon:me@pixel.example")
    item = row(notification("1", "Ana mentioned you", kind=Kind.BOOST))
    assert seen(item, state([item], [account(ME), account(other)])).account_line == "\u2068@me@example.social\u2069"
    named = state([item], [account(ME), account(other)], own={ME: {"account.label": "Home"}})
    assert seen(item, named).account_line == "\u2068Home\u2069"


def test_what_an_account_cannot_do_is_not_offered() -> None:
    item = row(notification("1", "Ana mentioned you", url=""))
    assert not seen(item).can_open
    assert seen(item).can_dismiss
    unable = [account(capabilities=Capabilities())]
    assert not seen(item, state([item], unable)).can_dismiss
    remnant = replace(item, gone=True, failed=Verb.REPLY)
    assert seen(remnant, state([remnant], unable)).can_dismiss


class TestAfterAClick:
    item = row(notification("1", "Ana mentioned you"))
    other = row(notification("2", "Bob mentioned you"))

    def test_the_row_offers_to_take_it_back(self) -> None:
        made = state([self.item], operations=[operation(self.item.key)])
        assert (seen(self.item, made).undo, seen(self.item, made).undo_label) == (10, "Marked read")

    @pytest.mark.parametrize(
        "asked",
        [
            operation(item.key, seconds=8),
            operation(item.key, seconds=30),
            operation(item.key, attempts=1),
            operation(item.key, other.key),
            replace(operation(item.key), sending=True),
        ],
        ids=["eight seconds later", "when it is due", "once it was tried", "for one of many", "while it is sent"],
    )
    def test_not_any_more(self, asked: Operation) -> None:
        assert seen(self.item, state([self.item], operations=[asked])).undo is None

    def test_one_click_on_two_accounts_is_about_many(self) -> None:
        elsewhere = operation(NotificationKey(FORUM, self.item.key.remote))
        asked = [operation(self.item.key), replace(elsewhere, id=11)]
        made = state([self.item], operations=asked)
        assert not is_about_one_row(made, asked[0])
        assert done_words(made, asked[0]) == "2 marked read"
        assert seen(self.item, made).undo is None

    @pytest.mark.parametrize(
        ("health", "attempts", "words"),
        [
            (HealthState.LIVE, 0, ""),
            (HealthState.LIVE, 2, "Read here, not sent yet"),
            (HealthState.OFFLINE, 0, "Read here, not sent yet"),
            (HealthState.NEEDS_SIGN_IN, 0, "Read here, not sent yet"),
        ],
    )
    def test_what_waits_is_said_where_it_waits_long(self, health: HealthState, attempts: int, words: str) -> None:
        item = replace(self.item, overlay=Verb.READ)
        asked = operation(item.key, seconds=40, attempts=attempts)
        assert seen(item, state([item], [account(health=health)], operations=[asked])).pending == words

    def test_a_refusal_says_what_and_why(self) -> None:
        item = replace(self.item, failure="the forum is down", failed=Verb.DISMISS)
        assert seen(item).failure == "Not dismissed: the forum is down"
