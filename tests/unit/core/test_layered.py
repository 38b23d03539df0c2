"""The mapping of many versions: each behaves as the dictionary that it stands for, whatever happens to the others."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import ANA, BEN, account, key, notification
from tests.unit.core.story import Story
from traynotify.core.commands import Verb
from traynotify.core.layered import Layered

changes = st.dictionaries(st.integers(0, 40), st.integers(), max_size=8)


@given(beginning=changes, steps=st.lists(st.tuples(changes, st.booleans()), max_size=30))
def test_every_version_is_what_a_dictionary_would_be(
    beginning: dict[int, int], steps: list[tuple[dict[int, int], bool]]
) -> None:
    expected, versions = [dict(beginning)], [Layered(beginning)]
    for changed, is_looked_through in steps:
        if is_looked_through:
            assert list(versions[-1]) == list(expected[-1])
        expected.append(expected[-1] | changed)
        versions.append(versions[-1].replacing(changed))
    for version, wanted in zip(versions, expected, strict=True):
        assert len(version) == len(wanted)
        assert {n: version.get(n) for n in range(41)} == {n: wanted.get(n) for n in range(41)}
        assert [n for n in range(41) if n in version] == sorted(wanted)
        assert list(version.items()) == list(wanted.items())
        assert (list(version.keys()), list(version.values())) == (list(wanted), list(wanted.values()))
        assert version == wanted


def test_what_it_was_made_from_can_change() -> None:
    entries = {1: 1}
    made = Layered(entries)
    entries[2] = 2
    assert list(made) == [1]


def test_a_slot_is_found_while_its_row_is_there() -> None:
    story = Story(account(), account(BEN))
    story.push(*(notification(n, slot="topic:7") for n in (1, 2)), notification(3))
    rows = story.state.rows
    assert rows.in_slot(ANA, "topic:7") == story.row(2)
    assert [rows.in_slot(*place) for place in ((BEN, "topic:7"), (ANA, "topic:8"), (ANA, ""))] == [None] * 3
    assert story.state.standing_for(story.row(1)) == story.row(2)
    assert rows.without([story.row(2)]).in_slot(ANA, "topic:7") is None
    story.ask(1, Verb.DISMISS, 2)
    story.settled(1)
    assert story.state.rows.in_slot(ANA, "topic:7") is None
    assert rows.in_slot(ANA, "topic:7") == rows[key(2)], "what was so stays so where it is remembered"


def test_a_row_that_comes_back_takes_its_slot_from_the_one_that_stood_there() -> None:
    story = Story()
    story.push(notification(1, slot="topic:7"))
    story.push(notification(2, slot="topic:7", order_key="00000000"))
    assert story.listed() == [1], "what is older than what stands there was replaced since"
    story.push(notification(3, slot="topic:7"))
    assert story.listed() == [3]
    back = notification(1, slot="topic:7", order_key="00000009", created_at=story.row(3).notification.created_at)
    story.answer(back, asked=100, at=101)
    assert story.listed() == [1]
    assert story.state.rows.in_slot(ANA, "topic:7") == story.row(1)
