"""Every type of notification reads as a person expects, for one person, two, and many."""

import json
from typing import Any

import pytest

from tests.sources.diaspora.samples import ME, me, person, row, translated
from traynotify.api import Kind
from traynotify.sources.diaspora import wire
from traynotify.sources.diaspora.sentences import KNOWN_TYPES, sentence, spelling

CAROLS = {"guid": "70c5" * 8, "author": person("Carol")}
MINE = {"guid": "70c5" * 8, "author": me()}


@pytest.mark.parametrize(
    ("kind_there", "target", "kind", "title"),
    [
        ("also_commented", CAROLS, Kind.REPLY, "Bob also commented on Carol’s post"),
        ("also_commented", {"guid": "x", "author": person()}, Kind.REPLY, "Bob also commented on their own post"),
        ("also_commented", None, Kind.REPLY, "Bob also commented on a post that you commented on"),
        ("comment_on_post", MINE, Kind.REPLY, "Bob commented on your post"),
        ("commented_on_post", MINE, Kind.REPLY, "Bob commented on your post"),
        ("liked", MINE, Kind.REACTION, "Bob liked your post"),
        ("liked_comment", CAROLS, Kind.REACTION, "Bob liked your comment on Carol’s post"),
        ("liked_comment", MINE, Kind.REACTION, "Bob liked your comment on your post"),
        ("liked_comment", None, Kind.REACTION, "Bob liked your comment"),
        ("mentioned", {"guid": "x", "author": person()}, Kind.MENTION, "Bob mentioned you in a post"),
        ("mentioned_in_comment", MINE, Kind.MENTION, "Bob mentioned you in a comment on your post"),
        ("mentioned_in_comment", None, Kind.MENTION, "Bob mentioned you in a comment"),
        ("reshared", MINE, Kind.BOOST, "Bob reshared your post"),
        ("started_sharing", None, Kind.FOLLOW, "Bob started sharing with you"),
        ("contacts_birthday", None, Kind.SYSTEM, "Bob has a birthday"),
        ("garden_party", None, Kind.OTHER, "Bob: garden party"),
        ("", None, Kind.OTHER, "Bob: something new"),
    ],
)
def test_every_type_has_its_sentence(kind_there: str, target: Any, kind: Kind, title: str) -> None:
    seen = translated(row(kind_there, person(), target=target))
    assert (seen.kind, seen.title) == (kind, title)


def test_no_known_type_reads_like_an_unknown_one() -> None:
    for name in KNOWN_TYPES:
        said = sentence(wire.notification(json.dumps(row(name))), me=ME)
        assert said.kind is not Kind.OTHER
        assert ":" not in said.title


def test_both_spellings_of_a_comment_are_one_type() -> None:
    assert spelling("commented_on_post") == spelling("comment_on_post")
    assert spelling("garden_party") == "garden_party"


@pytest.mark.parametrize(
    ("names", "who"),
    [
        (["Bob"], "Bob"),
        (["Bob", "Carol"], "Bob and Carol"),
        (["Bob", "Carol", "Dave"], "Bob, Carol and 1 other"),
        (["Bob", "Carol", "Dave", "Erin", "Frank"], "Bob, Carol and 3 others"),
    ],
)
def test_many_people_are_counted(names: list[str], who: str) -> None:
    seen = translated(row("liked", *map(person, names)))
    assert seen.title == f"{who} liked your post"
    assert seen.actor_count == len(names)
    assert seen.title.startswith(seen.actors[0].name)


def test_two_birthdays_on_one_day() -> None:
    assert translated(row("contacts_birthday", person("Bob"), person("Carol"))).title == "Bob and Carol have a birthday"


@pytest.mark.parametrize("people", [[], None, "Bob"])
def test_nobody_is_someone(people: Any) -> None:
    assert translated({**row("liked"), "event_creators": people}).title == "Someone liked your post"


def test_nobody_did_something_unknown() -> None:
    assert translated({**row("garden_party"), "event_creators": []}).title == "Something new: garden party"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"name": "Bob <3 & <b>Bert</b>"}, "Bob <3 & <b>Bert</b>"),
        ({"name": "Bob &amp; Bert"}, "Bob &amp; Bert"),
        ({"name": "  B\u202eo\x00b\n "}, "Bob"),
        ({"name": ""}, "bob@meadow.example"),
        ({"name": None}, "bob@meadow.example"),
        ({"name": "", "diaspora_id": ""}, "Someone"),
        ({"name": "نور"}, "\u2068نور\u2069"),
    ],
)
def test_a_name_is_shown_as_it_was_typed_and_does_no_harm(fields: dict[str, Any], name: str) -> None:
    assert translated(row("liked", person("Bob", **fields))).title == f"{name} liked your post"
