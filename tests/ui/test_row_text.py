"""Texts keep to their width, and shorten what matters least first."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication

from tests.ui.world import notification
from traynotify.ui.popup.row_text import Block, Ink, sentence_block
from traynotify.ui.rows import Voice, sentence
from traynotify.ui.typography import TypeScale, type_scale

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"


@pytest.fixture
def scale() -> TypeScale:
    return type_scale(QGuiApplication.font())


@pytest.fixture
def inks(scale: TypeScale) -> dict[Voice, Ink]:
    ink = QColor("black")
    return {
        Voice.NAME: Ink(scale.name.font, ink),
        Voice.QUIET: Ink(scale.body.font, ink),
        Voice.TOPIC: Ink(scale.topic.font, ink),
    }


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("width", [60, 137, 300])
@pytest.mark.parametrize(
    "text",
    [
        "short",
        "a few words that do not fit into a narrow line, nor into two of them, whatever one does about it",
        LONG * 3,
        f"Ein Wort und dann {LONG}",
        "明日の会議の資料を確認していただけますか。グラフの数字が昨年のままになっているようです。",
        "هل يمكنك مراجعة المسودة قبل أن أرسلها؟ ما زال الرسم الثاني يستخدم أرقام العام الماضي.",
        "🎉" * 60,
        "\u2068Ana\u2069 " * 40,
    ],
)
def test_no_line_is_wider_than_its_box(scale: TypeScale, text: str, width: int, lines: int) -> None:
    block = Block([(text, Ink(scale.excerpt.font, QColor("black")))], width, scale.excerpt.line, lines=lines)
    assert block.line_count <= lines
    assert block.natural_width <= width + 1
    assert block.height == block.line_count * scale.excerpt.line
    assert block.is_cut == (not text.startswith("short")) or lines == 2


def test_a_text_is_cut_behind_one_ellipsis(scale: TypeScale) -> None:
    text = "\u2068padraig@workbench.example\u2069 · an \u2068@robin\u2069"
    for width in range(40, 160):
        block = Block([(text, Ink(scale.small.font, QColor("black")))], width, scale.small.line)
        assert block.text.count("…") == block.is_cut


def shown(block: Block) -> str:
    return block.text.translate({0x2068: None, 0x2069: None})


def width_of(inks: dict[Voice, Ink], *parts: tuple[str, Voice]) -> float:
    return sum(QFontMetricsF(inks[voice].font).horizontalAdvance(text) for text, voice in parts)


class TestSentence:
    topical = sentence(notification("1", f"Mika replied in {LONG}", actors=["Mika"], subject=LONG))
    crowd = sentence(notification("1", "Bob, Carol and 41 others boosted your post", actors=["Bob", "Carol"]))

    def block(self, scale: TypeScale, inks: dict[Voice, Ink], parts: object, width: float, lines: int = 1) -> str:
        return shown(sentence_block(parts, inks, scale.body, width, lines=lines, mirrored=False))  # type: ignore[arg-type]

    def test_with_room_all_of_it_is_shown(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        assert self.block(scale, inks, self.crowd, 2000) == "Bob, Carol and 41 others boosted your post"

    def test_the_topic_is_cut_first(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        room = width_of(inks, ("Mika", Voice.NAME), (" replied in ", Voice.QUIET), ("Grundstücksverk", Voice.TOPIC))
        text = self.block(scale, inks, self.topical, room)
        assert text.startswith("Mika replied in Grunds")
        assert text.endswith("…")

    def test_what_comes_after_the_topic_stays_beside_it(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        title = "Ben replied to you in Rain barrels (4 new replies)"
        parts = sentence(notification("1", title, actors=["Ben"], subject="Rain barrels"))
        whole = width_of(inks, *((segment.text, segment.voice) for segment in parts))
        assert self.block(scale, inks, parts, whole + 4) == title
        cut = self.block(scale, inks, parts, whole - 20)
        assert cut.startswith("Ben replied to you in Rain")
        assert cut.endswith("… (4 new replies)")
        without = width_of(inks, *((segment.text, segment.voice) for segment in parts[:3]))
        assert self.block(scale, inks, parts, without + 30).endswith("Rain barrels…"), "there would be more to read"

    @pytest.mark.parametrize("counted", ["", " (4 neue Antworten)"])
    def test_the_end_of_a_sentence_stays_where_the_verb_comes_last(
        self, scale: TypeScale, inks: dict[Voice, Ink], counted: str
    ) -> None:
        title = f"Ben hat dir auf deinen Beitrag in Regentonnen am Hang geantwortet{counted}"
        parts = sentence(notification("1", title, actors=["Ben"], subject="Regentonnen am Hang"))
        whole = round(width_of(inks, *((segment.text, segment.voice) for segment in parts)))
        least = round(width_of(inks, ("Ben hat dir auf", Voice.NAME), ("… geantwortet", Voice.QUIET)))
        for width in range(least, whole):
            text = self.block(scale, inks, parts, width)
            assert text.endswith((" geantwortet", " geantwortet (4 neue Antworten)"))
            assert text.count("…") == 1

    def test_then_the_list_of_names(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        room = width_of(inks, ("Bob and 42 others", Voice.NAME), (" boosted your post", Voice.QUIET)) + 2
        assert self.block(scale, inks, self.crowd, room) == "Bob and 42 others boosted your post"

    def test_then_the_topic_beside_fewer_names(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        people = ["Ana", "Benedikta Wilhelmine", "Cleo Annunziata"]
        title = f"{', '.join(people)} and 3 others replied to you in {LONG} (4 new replies)"
        parts = sentence(notification("1", title, actors=people, subject=LONG))
        start = (("Ana and 5 others", Voice.NAME), (" replied to you in ", Voice.QUIET))
        end = (" (4 new replies)", Voice.QUIET)
        text = self.block(scale, inks, parts, width_of(inks, *start, ("Grundst…", Voice.TOPIC), end) + 6)
        assert text == "Ana and 5 others replied to you in Grundst… (4 new replies)"
        text = self.block(scale, inks, parts, width_of(inks, *start, ("Grundst…", Voice.TOPIC)) + 6)
        assert text == "Ana and 5 others replied to you in Grundst…"
        narrower = self.block(scale, inks, parts, width_of(inks, *start) + 2)
        assert narrower.endswith("…")
        assert "new replies" not in narrower

    def test_the_first_name_stays_longest(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        assert self.block(scale, inks, self.crowd, width_of(inks, ("Bob and 42", Voice.NAME))).startswith("Bob")

    @pytest.mark.parametrize("lines", [1, 2])
    def test_a_long_name_leaves_room_for_what_was_done(
        self, scale: TypeScale, inks: dict[Voice, Ink], lines: int
    ) -> None:
        name = "Friederike Wilhelmine von der Hohen Aue zu Niederbach und Oberbach " * lines
        parts = sentence(notification("1", f"{name.strip()} edited a post you boosted", actors=[name.strip()]))
        text = self.block(scale, inks, parts, 280, lines)
        assert text.startswith("Friederike Wilh")
        assert "… edited a" in text

    def test_a_name_is_cut_no_more_than_the_rest_needs(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        parts = sentence(notification("1", f"{LONG} liked it", actors=[LONG]))
        assert self.block(scale, inks, parts, 280).endswith("… liked it")

    def test_it_takes_a_further_line_rather_than_lose_its_end(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        room = width_of(inks, ("Bob and 42 others", Voice.NAME)) + 8
        block = sentence_block(self.crowd, inks, scale.body, room, lines=1, most=3, mirrored=False)
        assert shown(block) == "Bob and 42 others boosted your post"
        assert (block.line_count, block.is_cut) == (2, False)
        narrow = width_of(inks, ("42 others", Voice.NAME), (" boosted", Voice.QUIET)) - 4
        block = sentence_block(self.crowd, inks, scale.body, narrow, lines=1, most=3, mirrored=False)
        assert shown(block).endswith("boosted your post")
        assert (block.line_count, block.is_cut) == (3, False)

    def test_what_is_shortened_is_known(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        room = width_of(inks, ("Mika", Voice.NAME), (" replied in ", Voice.QUIET), ("Grundstücksverk", Voice.TOPIC))
        block = sentence_block(self.topical, inks, scale.body, room, lines=1, mirrored=False)
        assert (block.is_cut, block.is_shortened) == (False, True)

    def test_large_text_has_two_lines(self, scale: TypeScale, inks: dict[Voice, Ink]) -> None:
        room = width_of(inks, ("Bob, Carol and 41 others", Voice.NAME)) + 4
        assert self.block(scale, inks, self.crowd, room, 2) == "Bob, Carol and 41 others boosted your post"
