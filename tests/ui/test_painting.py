"""What a page of the list costs to paint, beside a plain list of the same texts in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QImage, QPixmapCache
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.cast import everyone, lively
from tests.ui.desk import Desk, InboxOnDesk
from tests.ui.world import notification, row, state
from traynotify.core.notification import Kind
from traynotify.core.state import State

MakeDesk = Callable[[State], Desk]

MANY = 100_000
MOST_TIMES_A_PLAIN_LIST = 6
"""It is two to three: a row has avatar, disc, glyphs and four texts. One that measures while it paints is at seven."""
PAGES = 60


def seconds(*widgets: QWidget) -> list[float]:
    """The processor's time for a page of each: the best of many, in turns, as the machine has other things to do."""
    best = [float("inf")] * len(widgets)
    for _ in range(PAGES):
        for number, widget in enumerate(widgets):
            image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
            begin = time.thread_time()
            widget.render(image)
            best[number] = min(best[number], time.thread_time() - begin)
    return best


@pytest.fixture
def inbox(make_desk: MakeDesk, qtbot: QtBot) -> InboxOnDesk:
    rows = lively()[:9]
    older = [row(notification(f"old {n}", "Bob liked your post", kind=Kind.REACTION, actors=["Bob"], minutes=2000 + n))
             for n in range(MANY - len(rows))]  # fmt: skip
    return make_desk(state([*rows, *older], everyone())).open_inbox(qtbot)


def test_a_page_costs_a_few_plain_pages(
    inbox: InboxOnDesk, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    plain = QListView()
    qtbot.addWidget(plain)
    plain.setModel(QStringListModel([text for title in inbox.titles() for text in (title,) * 4]))
    plain.resize(inbox.view.viewport().size())
    plain.show()
    theirs, ours = seconds(plain.viewport(), inbox.view.viewport())
    record_property("milliseconds a page", round(ours * 1000, 2))
    record_property("times a plain page", round(ours / theirs, 2))
    assert ours < MOST_TIMES_A_PLAIN_LIST * theirs


def test_a_hundred_thousand_rows_keep_what_a_model_promises(inbox: InboxOnDesk) -> None:
    tester = QAbstractItemModelTester(inbox.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is inbox.model


def test_with_the_first_window_qt_keeps_a_little_of_what_it_draws(make_desk: MakeDesk) -> None:
    QPixmapCache.setCacheLimit(0)
    make_desk(state())
    assert 0 < QPixmapCache.cacheLimit() <= 1024, "KiB, of ten thousand"
