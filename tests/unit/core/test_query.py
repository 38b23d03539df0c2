"""What a person types to search is understood where it can be, and is searched as words where it cannot."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from traynotify.core.account import Account, Health, HealthState, Identity
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, RemoteId, ServiceId
from traynotify.core.notification import Actor, Kind, Notification, Origin
from traynotify.core.query import Is, Query, folded, found_in, matches, parse, resolved, words_of
from traynotify.core.settings import Settings, Values
from traynotify.core.state import AccountState, Row, State

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
LARKS, OWLS = AccountId("larks:ana@larks.example"), AccountId("owls:owls.example")

typed = st.text(st.one_of(st.characters(), st.sampled_from('"": éŻß会ก')), max_size=40) | st.lists(
    st.sampled_from(["from:", "in:", "is:unread", "kind:boost", '"', "Cleo", "réa", " ", "x:y", ":", "is:"]), max_size=8
).map("".join)


def row(title: str = "Cleo mentioned you", **changes: object) -> Row:
    item = Notification(
        id=RemoteId("1"),
        kind=Kind.MENTION,
        raw_kind="mention",
        title=title,
        excerpt="Three herons at the mill, see https://mill.example/herons",
        subject="Birds of the week",
        actors=(Actor(name="Cléo Marsh", handle="cleo@owls.example"),),
        created_at=NOON,
        order_key="1",
    )
    fields: dict[str, object] = {"account": LARKS, "notification": item, "origin": Origin.LIVE, "received_at": NOON}
    return Row(**fields | {"read": False} | changes)  # type: ignore[arg-type]


def state() -> State:
    accounts = {}
    for name in (LARKS, OWLS):
        handle = name.partition(":")[2]
        known = Account(
            id=name,
            service=ServiceId("larks"),
            base_url="https://larks.example",
            identity=Identity(remote_id="1", handle=handle),
            added_at=NOON,
        )
        accounts[name] = AccountState(account=known, health=Health(state=HealthState.LIVE, since=NOON))
    chosen = {OWLS: Values({"account.label": "Night shift", "account.hidden_kinds": ("boost",)})}
    return State(accounts=accounts, settings=Settings(accounts=chosen))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("  heron  Mill ", Query(words=("heron", "mill"))),
        ('"at the mill" heron', Query(words=("at the mill", "heron"))),
        ('"not closed yet', Query(words=("not closed yet",))),
        ("from:Cléo", Query(people=("cleo",))),
        ('FROM:"Cléo Marsh"', Query(people=("cleo marsh",))),
        ("in:larks", Query(places=("larks",))),
        ("in:@ana", Query(places=("ana",))),
        ("is:unread", Query(states=frozenset({Is.UNREAD}))),
        ("is:unr", Query(states=frozenset({Is.UNREAD}))),
        ("is:lost", Query(words=("is", "lost"), unknown=(("is", "lost"),))),
        ("kind:mentions", Query(kinds=frozenset({Kind.MENTION}))),
        ("kind:like", Query(kinds=frozenset({Kind.REACTION}))),
        ("kind:replies", Query(kinds=frozenset({Kind.REPLY}))),
        ("kind:heron", Query(words=("kind", "heron"), unknown=(("kind", "heron"),))),
        ("from: in: is: kind:", Query()),
        ("note:this", Query(words=("note", "this"))),
        ("会議 foo/bar", Query(words=("会 議", "foo bar"))),
        (':: " … ', Query()),
    ],
)
def test_what_is_typed_is_understood(text: str, query: Query) -> None:
    assert parse(text) == query


@given(typed)
def test_nothing_that_can_be_typed_is_an_error(text: str) -> None:
    query = parse(text)
    assert all(word == folded(word) for word in (*query.words, *query.people, *query.places))
    assert matches(resolved(query, state()), row()) in (True, False)
    for begin, end in found_in(text, query.words):
        assert 0 <= begin < end <= len(text)


@given(typed)
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    words = [word for word, _, _ in words_of(text)]
    assert folded(text) == " ".join(words)
    for word in words:
        assert matches(Query(words=(word,)), row(title=text))
        assert found_in(text, (word,))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("her", True),
        ("eron", False),
        ("HERONS cleo birds", True),
        ('"herons at the m"', True),
        ('"herons the"', False),
        ("from:marsh", True),
        ("from:herons", False),
        ("in:larks", True),
        ("in:owls", False),
        ("in:owls in:larks", True),
        ("in:nobody", False),
        ("is:unread", True),
        ("is:read", False),
        ("is:pending", False),
        ("kind:mention", True),
        ("kind:boost", False),
        ("mill.example", True),
    ],
)
def test_a_row_fits_in_every_respect(text: str, is_found: bool) -> None:
    assert matches(resolved(parse(text), state()), row()) is is_found


def test_what_is_so_is_what_the_person_sees() -> None:
    waiting = row(overlay=Verb.READ, failure="the server is full")
    for text, is_found in (("is:read", True), ("is:pending", True), ("is:failed", True), ("is:unread", False)):
        assert matches(parse(text), waiting) is is_found


def test_an_account_is_called_by_the_name_that_was_chosen_and_what_is_hidden_is_not_found() -> None:
    here = row(account=OWLS)
    assert matches(resolved(parse("in:night"), state()), here)
    boost = replace(here, notification=replace(here.notification, kind=Kind.BOOST))
    assert not matches(resolved(parse("heron"), state()), boost)


def test_found_words_stand_where_they_stand() -> None:
    text = "Réa looked at 会議の資料"
    assert [text[a:b] for a, b in found_in(text, ("rea", "look", "会 議"))] == ["Réa", "looked", "会議"]
    assert found_in("a a a", ("a a",)) == [(0, 3)]
