"""Every window in other languages: nothing stays English, nothing is cut off, and all is mirrored where need be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.pictures.scenes import SCENES
from tests.pictures.stage import Stage, settle
from tests.support.project import PROJECT
from tests.ui.texts import texts_of, widgets_of
from traynotify.core.language import tr
from traynotify.core.notification import Kind
from traynotify.ui import translations
from traynotify.ui.popup.row_delegate import RowDelegate
from traynotify.ui.popup.still_list import StillList

_BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{3,}")
_CALENDAR = {
    word
    for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    for word in (
        *(QLocale("en_US").standaloneDayName(day, form) for day in range(1, 8)),
        *(QLocale("en_US").standaloneMonthName(month, form) for month in range(1, 13)),
    )
}
"""Of the locale, not of ours."""
_AS_THEY_ARE = frozenset({"Esc", "Shift", "English", "Deutsch", "traynotify", *Kind})
"""Keys, what languages call themselves, and the kinds, by which a scene names its notifications."""


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication, english_again: None) -> Iterator[None]:
    font, sized = qapp.font(), qapp.font()
    sized.setPixelSize(13)  # the scenes with large text double it
    qapp.setFont(sized)
    yield
    qapp.setFont(font)


@cache
def _made_up() -> str:
    """What people and servers of the scenes say."""
    files = [*(PROJECT / "tests/pictures").glob("*.py"), *(PROJECT / "tests/ui").glob("[!t]*.py")]
    return "\n".join(file.read_text("utf-8") for file in files)


def _shots(name: str) -> Iterator[tuple[str, QWidget]]:
    stage = Stage("light")
    try:
        for shot, content in SCENES[name](stage):
            if not isinstance(content, QImage):
                settle()
                yield shot, content
    finally:
        stage.clear()
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _english_left(text: str) -> list[str]:
    """The words of `text` that are neither translated nor made up by the scenes."""
    before, text = "", text.partition("\t")[0]  # behind it stands a key
    while before != text:
        before, text = text, _BRACKETED.sub(" ", text)
    text = re.sub("[\u2066-\u2069]", "", text)
    return [word for word in _WORD.findall(text) if word not in _AS_THEY_ARE | _CALENDAR and word not in _made_up()]


@pytest.mark.parametrize("name", SCENES)
def test_everything_is_translated(qtbot: QtBot, name: str) -> None:
    translations.speak("en_XA")
    for shot, content in _shots(name):
        for widget in widgets_of(content):
            for text in texts_of(widget):
                assert not _english_left(text), f"{shot}: {text!r}"


def _is_cut(widget: QWidget) -> bool:
    """Whether a label or a button has less room than its words need."""
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    return widget.sizeHint().width() > widget.width() + 1


def _cut_off(name: str) -> set[tuple[str, int, str]]:
    """What is cut off in a scene: the shot, the place in the order of the widgets, and the kind of widget."""
    return {
        (shot, place, f"{type(widget).__name__} {' | '.join(texts_of(widget))}")
        for shot, content in _shots(name)
        for place, widget in enumerate(widgets_of(content))
        if _is_cut(widget)
    }


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_off_in_german_that_is_not_in_english(qtbot: QtBot, name: str) -> None:
    translations.speak("en")
    in_english = {found[:2] for found in _cut_off(name)}
    translations.speak("de")
    assert {found for found in _cut_off(name) if found[:2] not in in_english} == set()


@pytest.mark.parametrize("name", SCENES)
def test_from_right_to_left_every_window_is_mirrored(qtbot: QtBot, name: str) -> None:
    translations.speak("ar_XB")
    for _shot, content in _shots(name):
        assert content.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for view in content.findChildren(StillList):
            if not view.model().rowCount():
                continue
            delegate = view.itemDelegate()
            assert isinstance(delegate, RowDelegate)
            layout = delegate.layout_of(view.model().index(0, 0), view.viewport().width())
            assert layout.avatar.center().x() > view.viewport().width() / 2, "it begins on the right"


def test_german_speaks_of_numbers_and_days_as_germans_do(qtbot: QtBot) -> None:
    translations.speak("de")
    assert tr("%n unread", "", 1234) == "1.234 ungelesen"
    assert tr("%n account(s)", "", 1) == "1 Konto"
    assert tr("%n account(s)", "", 2) == "2 Konten"
    assert tr("{who} (has|have) a birthday", "", 2, who="Ana und Bo") == "Ana und Bo haben Geburtstag"
    assert tr("what nobody has translated") == "what nobody has translated"
    assert QApplication.translate("QWidgetTextControl", "&Copy") == "&Kopieren"


def test_english_writes_numbers_as_the_region_does(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    translations.speak()
    assert tr("%n unread", "", 1234) == "1,234 unread"


@pytest.mark.parametrize(
    ("system", "wanted", "said"),
    [
        (["de-AT"], "system", "Eingang"),
        (["sv-SE", "de-DE"], "system", "Eingang"),
        (["sv-SE"], "system", "Inbox"),
        (["de-DE"], "en", "Inbox"),
        (["en-GB"], "de", "Eingang"),
        (["en-GB"], "../de", "Inbox"),
    ],
)
def test_the_language_is_the_systems_or_the_chosen_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, system: list[str], wanted: str, said: str
) -> None:
    class System(QLocale):
        def uiLanguages(self) -> list[str]:  # type: ignore[override]
            return system

    monkeypatch.setattr(QLocale, "system", lambda: System(system[0]))
    translations.speak(wanted)
    assert tr("Inbox") == said


def test_the_environment_comes_first(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(translations.VARIABLE, "en_XA")
    translations.speak("de")
    assert tr("Inbox") == "⟦Îñböx··⟧"
