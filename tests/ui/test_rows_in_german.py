"""Rows in a language whose verb agrees and comes last: of all that is said, nothing loses its end or its number."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from tests.support.project import PROJECT
from tests.ui.world import notification
from traynotify.core.language import listed
from traynotify.ui import translations
from traynotify.ui.popup.gathered_view import _by_several
from traynotify.ui.popup.row_text import Ink, sentence_block
from traynotify.ui.rows import Voice, sentence
from traynotify.ui.typography import type_scale
from traynotify.ui.words import FIRST_STRONG_ISOLATE, POP_ISOLATE

TOPIC = "Regentonnen am Hang, die bei Frost nicht platzen"
LONG_NAME = "Friederike Wilhelmine von der Hohen Aue"
ROOM = {360: 235, 420: 295, 560: 435}
"""What an inbox of this width leaves to a sentence."""
PEOPLE = [
    (["Ana"], 0),
    (["Zdeněk Říha"], 3),
    (["Zdeněk Říha", LONG_NAME], 0),
    (["Zdeněk Říha", "Aleksandr Aleksandrowitsch"], 41),
    ([LONG_NAME], 0),
    ([LONG_NAME], 3),
]
_INVISIBLE = dict.fromkeys(map(ord, f"{FIRST_STRONG_ISOLATE}{POP_ISOLATE}\u2028"))
_VALUES = {
    "{in_topic}": f" in „{TOPIC}“",
    "{named}": f": {TOPIC}",
    "{called}": TOPIC,
    "{channel}": TOPIC,
    "{emoji}": ":heart:",
    "{level}": "schwer",
    "{of}": TOPIC,
    "{place}": "#werkstatt",
    "{post}": f"„{TOPIC}“",
    "{room}": TOPIC,
    "{team}": "Werkstatt",
    "{thing}": TOPIC,
    "{thread}": TOPIC,
    "{topic}": TOPIC,
    "{whom}": "@werkstatt",
    "%n": "3",
}


@pytest.fixture(autouse=True)
def german(qapp: QApplication, english_again: None) -> None:
    translations.speak("de")


def _filled(text: str) -> str:
    for name, value in _VALUES.items():
        text = text.replace(name, value)
    return text


def said_of_people() -> list[tuple[str, str]]:
    """Every translated sentence that begins with who did it: of one person, and of several."""
    found = []
    for message in ET.parse(PROJECT / "resources/translations/traynotify_de.ts").iter("message"):
        forms = [form.text or "" for form in message.iter("numerusform")]
        if (message.findtext("source") or "").startswith("{who} ") and forms:
            found.append((_filled(forms[0]), _filled(forms[-1])))
    return found


def shown(title: str, names: Sequence[str], width: int) -> str:
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    scale, ink = type_scale(font), QColor("black")
    inks = {
        Voice.NAME: Ink(scale.name.font, ink),
        Voice.QUIET: Ink(scale.body.font, ink),
        Voice.TOPIC: Ink(scale.topic.font, ink),
    }
    parts = sentence(notification("1", title, actors=names, subject=TOPIC if TOPIC in title else ""))
    block = sentence_block(parts, inks, scale.body, width, lines=1, most=3, mirrored=False)
    return block.text.translate(_INVISIBLE)


@pytest.mark.parametrize("width", ROOM)
def test_a_sentence_keeps_its_end(width: int) -> None:
    said = said_of_people()
    assert len(said) > 40
    for of_one, of_several in said:
        for names, others in PEOPLE:
            text = of_several if len(names) + others > 1 else of_one
            title = text.replace("{who}", listed(names, others))
            found = shown(title, names, ROOM[width])
            assert found.startswith(names[0][:5])
            if not text.rstrip("“").endswith(TOPIC):
                assert found.endswith(text.split()[-1]), f"{title}: {found}"


def test_with_room_one_line_is_enough() -> None:
    assert shown("Ana und Bo haben deinen Beitrag geteilt", ["Ana", "Bo"], ROOM[560]).endswith("Beitrag geteilt")


def test_what_one_person_did_is_said_of_several() -> None:
    for of_one, of_several in said_of_people():
        one, several = of_one.removeprefix("{who}"), of_several.removeprefix("{who}")
        if "3" not in one:  # how many posts it was about is what the language goes by there
            assert _by_several(one) == several
