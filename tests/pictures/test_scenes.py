"""The scenes show all that there is to show: what is new needs a scene, or nobody ever looks at it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

import traynotify.ui
from tests.pictures.scenes import SCENES
from tests.pictures.stage import set_stage, settle
from tests.ui.texts import texts_of, widgets_of
from traynotify.core.language import tr
from traynotify.ui.popup.situation import REMEDY_LABELS
from traynotify.ui.words import HEALTH_WORDS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_TEXT_PX = 13


@pytest.fixture(scope="module")
def shown(qapp: QApplication) -> Iterator[tuple[set[type], set[str]]]:
    """The classes of all widgets that are in pictures, and their texts."""
    usual, sized = qapp.font(), qapp.font()
    sized.setPixelSize(_TEXT_PX)  # the scenes with large text double it
    qapp.setFont(sized)
    classes: set[type] = set()
    texts: set[str] = set()
    for scene in SCENES.values():
        with set_stage("light") as stage:
            for _name, content in scene(stage):
                if isinstance(content, QWidget):
                    settle()
                    for widget in widgets_of(content):
                        classes.update(type(widget).__mro__)
                        texts.update(texts_of(widget))
    yield classes, texts
    qapp.setFont(usual)


def test_every_kind_of_widget_is_in_a_picture(shown: tuple[set[type], set[str]]) -> None:
    for module in pkgutil.walk_packages(traynotify.ui.__path__, "traynotify.ui."):
        importlib.import_module(module.name)
    ours = {made for made in _descendants(QWidget) if made.__module__.startswith("traynotify.ui.")}
    assert len(ours) > 50
    assert {f"{made.__module__}.{made.__qualname__}" for made in ours - shown[0]} == set()


@pytest.mark.parametrize("label", REMEDY_LABELS.values())
def test_whatever_a_person_can_do_about_an_empty_inbox_is_in_a_picture(
    shown: tuple[set[type], set[str]], label: str
) -> None:
    assert tr(label) in shown[1]


@pytest.mark.parametrize("health", HEALTH_WORDS.values())
def test_however_an_account_is_it_is_in_a_picture(shown: tuple[set[type], set[str]], health: str) -> None:
    assert any(text.endswith(f", {tr(health)}") for text in shown[1])


def _descendants(of: type[QWidget]) -> Iterator[type[QWidget]]:
    for made in of.__subclasses__():
        yield made
        yield from _descendants(made)
