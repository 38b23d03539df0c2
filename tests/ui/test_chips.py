"""The chips of the accounts while their numbers change, and while accounts come and go."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import FORUM, LAB, ME, account, state
from traynotify.core.ids import AccountId
from traynotify.ui.popup.chips import AccountChip, AccountChips, AccountEntry

NAMES = {ME: "@me", FORUM: "forum", LAB: "lab"}


def entries(*unread: int, accounts: tuple[AccountId, ...] = (ME, FORUM, LAB)) -> list[AccountEntry]:
    counts = dict(zip(accounts, unread, strict=True))
    return [
        AccountEntry(
            account=name,
            service=state([], [account(name)]).accounts[name].account.service,
            label=NAMES[name],
            unread=str(count) if count else "",
            needs_person=False,
        )
        for name, count in counts.items()
    ]


@pytest.fixture
def chips(qtbot: QtBot) -> Iterator[AccountChips]:
    desk = Desk(state([], []))
    window = QWidget()
    row = AccountChips(desk.look, desk.services, window)
    row.resize(600, 40)
    row.show_accounts(entries(1, 2, 0), None)
    window.resize(640, 80)
    window.show()
    qtbot.waitExposed(window)
    yield row
    window.close()
    window.deleteLater()
    desk.close()


def said(chips: AccountChips) -> list[str]:
    """What a screen reader says of those that are seen, from the start."""
    seen = [chip for chip in chips.findChildren(AccountChip) if chip.isVisible()]
    return [chip.accessibleName() for chip in sorted(seen, key=lambda chip: chip.x())]


def test_a_number_changes_in_place(chips: AccountChips) -> None:
    made = set(chips.findChildren(AccountChip))
    chips._chips[1].setFocus()
    for number in range(3, 60):
        chips.show_accounts(entries(1, number, 1), FORUM if number % 2 else None)

    assert said(chips) == ["@me, 1 unread", "forum, 59 unread", "lab, 1 unread"]
    assert set(chips.findChildren(AccountChip)) == made
    assert chips._chips[1].hasFocus()
    assert [chip.isChecked() for chip in chips._chips] == [False, True, False]


def test_a_larger_number_makes_room_for_itself(chips: AccountChips) -> None:
    before = [chip.geometry() for chip in chips._chips]
    chips.show_accounts(entries(11_111, 2, 0), None)
    after = [chip.geometry() for chip in chips._chips]

    assert after[0].width() > before[0].width()
    assert after[1].left() - after[0].right() == before[1].left() - before[0].right()


def test_those_without_room_share_one_that_opens_a_menu(chips: AccountChips) -> None:
    chips.resize(chips._chips[0].width() + 60, 40)
    chips.show_accounts(entries(1, 2, 0), LAB)
    assert said(chips) == ["lab", "+2"]

    chips.resize(600, 40)
    assert said(chips) == ["@me, 1 unread", "forum, 2 unread", "lab"]


def test_a_chip_goes_with_its_account_and_comes_with_the_next(chips: AccountChips, qtbot: QtBot) -> None:
    chips.show_accounts(entries(1, 0, accounts=(ME, LAB)), None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert said(chips) == ["@me, 1 unread", "lab"]
    assert len([chip for chip in chips.findChildren(AccountChip) if chip.text() == "forum"]) == 0

    chips.show_accounts(entries(1, 7, 0), None)
    assert said(chips) == ["@me, 1 unread", "forum, 7 unread", "lab"]
    with qtbot.waitSignal(chips.chosen) as chosen:
        QTest.mouseClick(chips._chips[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [FORUM]


def test_tab_reaches_them_where_they_stand(chips: AccountChips) -> None:
    chips.show_accounts(entries(1, 0, accounts=(ME, LAB)), None)
    chips.show_accounts(entries(1, 7, 0), None)
    chips._chips[0].setFocus()
    reached = [chips._chips[0].accessibleName()]
    for _ in range(2):
        QTest.keyClick(chips.window(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, AccountChip)
        reached.append(focused.accessibleName())

    assert reached == ["@me, 1 unread", "forum, 7 unread", "lab"]


def test_a_chip_warns_as_soon_as_its_account_needs_somebody(chips: AccountChips) -> None:
    first, *others = entries(1, 2, 0)
    needy = AccountEntry(first.account, first.service, first.label, first.unread, needs_person=True)
    chips.show_accounts([needy, *others], None)
    assert said(chips)[0] == "@me, 1 unread, needs sign-in"
