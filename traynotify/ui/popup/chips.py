"""The rows of chips above the list: the parts of the inbox, and its accounts. They shorten themselves to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.language import tr
from traynotify.core.state import State
from traynotify.ui import words
from traynotify.ui.controls.buttons import Option
from traynotify.ui.controls.menu import Menu
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.look import Look
from traynotify.ui.popup.filters import PART_LABELS, Part
from traynotify.ui.services import ServiceLooks
from traynotify.ui.theme import RADIUS_BOX, TARGET
from traynotify.ui.typography import TextStyle

_GAP = 6
_PART_GAP = 2
_PILL_PADDING = 10
_TILE = 14
_INNER = 4
_SIGN = 16
_MOST_TILES = 4


class PartChip(Option):
    """A part of the inbox with its count; the count goes first when room is short."""

    def __init__(self, look: Look, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.part, self.count, self.compact = part, 0, False
        self.setText(tr(PART_LABELS[part]))
        self.setAccessibleName(self.text())

    def show_count(self, count: int) -> None:
        """How many wait there; none are not worth a number. Nothing happens when it says so already."""
        if count == self.count:
            return
        self.count = count
        name = self.text()
        counted = tr("{part}, %n unread", "", count, part=name)
        if self.part is Part.SNOOZED:
            counted = tr("{part}, %n here", "", count, part=name)
        self.setAccessibleName(counted if count else name)
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """The words on the chip."""
        return f"{self.text()}  {words.number(self.count)}" if self.count and self.part is not Part.ALL else self.text()

    def sizeHint(self) -> QSize:
        text = self.text() if self.compact else self.shown
        style = self.look.type.chip_chosen
        width = QFontMetrics(style.font).horizontalAdvance(text)
        return QSize(width + 2 * _PILL_PADDING, max(TARGET, style.line + 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, rect, chosen = self.look.palette, QRectF(self.rect()), self.isChecked()
        radius = rect.height() / 2
        if chosen or self.hovered:
            painter.setPen(QPen(palette.control, 1) if palette.is_high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(palette.selected if chosen else palette.hover)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self.paint_ring(painter, rect, radius)
        font = (self.look.type.chip_chosen if chosen else self.look.type.chip).font
        painter.setFont(font)
        painter.setPen(palette.accent if chosen else palette.text2)
        room = self.width() - _PILL_PADDING
        text = self.text() if self.compact else self.shown
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cut)


class PartChips(QWidget):
    """All, Unread, Mentions, Messages, and what is put off if anything is. `chosen`: a person wants this part."""

    chosen = Signal(Part)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all_chips = [PartChip(look, part, self) for part in Part]
        self._chips = [chip for chip in self._all_chips if chip.part is not Part.SNOOZED]
        for chip in self._all_chips:
            chip.picked.connect(lambda part=chip.part: self.chosen.emit(part))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._renew)

    def show_parts(self, chosen: Part, counts: dict[Part, int]) -> None:
        """Which one is chosen, and how many wait in each."""
        for chip in self._all_chips:
            chip.show_chosen(chip.part is chosen)
            chip.show_count(counts[chip.part])
            chip.setVisible(chip.part is not Part.SNOOZED or chip.count > 0 or chip.isChecked())
        self._chips = [chip for chip in self._all_chips if not chip.isHidden()]
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(sum(c.sizeHint().width() + _PART_GAP for c in self._chips), self._chips[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _renew(self) -> None:
        self.updateGeometry()
        self._place()

    def _total(self) -> int:
        return sum(chip.sizeHint().width() + _PART_GAP for chip in self._chips)

    def _place(self) -> None:
        """Side by side; too long, the last ones go without counts, and then each is a little shorter."""
        for chip in self._chips:
            chip.compact = False
        for chip in reversed(self._chips):
            chip.compact = self._total() > self.width()
        squeeze = min(1.0, self.width() / max(self._total(), 1))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0
        for chip in self._chips:
            width, height = int(chip.sizeHint().width() * squeeze), chip.sizeHint().height()
            chip.setGeometry(self.width() - left - width if mirrored else left, 0, width, height)
            left += width + _PART_GAP


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What a chip says about an account."""

    account: AccountId
    service: ServiceId
    label: str
    unread: str
    needs_person: bool


def account_entries(state: State) -> list[AccountEntry]:
    """The accounts in their order, as chips show them."""
    return [
        AccountEntry(
            account=account,
            service=known.account.service,
            label=words.chip_label(state, account),
            unread=words.number(known.unread) if known.unread else "",
            needs_person=known.health.state is HealthState.NEEDS_SIGN_IN,
        )
        for account, known in state.accounts.items()
    ]


def _spoken(name: str, unread: str, *, warns: bool) -> str:
    """What a screen reader says of a chip."""
    if unread and warns:
        return tr("{account}, {count} unread, needs sign-in", account=name, count=unread)
    if unread:
        return tr("{account}, {count} unread", account=name, count=unread)
    return tr("{account}, needs sign-in", account=name) if warns else name


class AccountChip(Option):
    """An account, or all that have no chip of their own and open as a menu."""

    def __init__(self, look: Look, services: ServiceLooks, parent: QWidget, *, opens_menu: bool = False) -> None:
        super().__init__(look, parent)
        self._services, self._opens_menu = services, opens_menu
        self._entries: tuple[AccountEntry, ...] = ()
        self._count, self._warns = "", False
        self.setCheckable(not opens_menu)

    def show_account(self, entry: AccountEntry) -> None:
        """Say this about an account."""
        self._show((entry,), entry.label, entry.unread)

    def show_accounts(self, entries: Sequence[AccountEntry], text: str) -> None:
        """Stand for these accounts."""
        self._show(tuple(entries), text, "")

    def _show(self, entries: tuple[AccountEntry, ...], text: str, count: str) -> None:
        if (entries, text) == (self._entries, self.text()):
            return
        self._entries, self._count = entries, count
        self._warns = any(entry.needs_person for entry in entries)
        self.setText(text)
        self.setAccessibleName(_spoken(text, count, warns=self._warns))
        self.update()

    @property
    def _tiles(self) -> list[ServiceId]:
        """One tile for an account; for a menu of all accounts, their services; for the rest of them, none."""
        if self._opens_menu and self.text().startswith("+"):
            return []
        return list(dict.fromkeys(entry.service for entry in self._entries))[:_MOST_TILES]

    @property
    def _scale(self) -> float:
        return self.look.zoom

    @property
    def _style(self) -> TextStyle:
        return self.look.type.chip_chosen if self.isChecked() else self.look.type.chip

    @property
    def _signs(self) -> list[tuple[Glyph, QColor]]:
        """What stands at the end."""
        palette = self.look.palette
        warning = [(Glyph.WARNING, palette.warn)] if self._warns else []
        return warning + ([(Glyph.CHEVRON_DOWN, palette.text2)] if self._opens_menu else [])

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._style.font)
        inner = _INNER * self._scale
        tiles = len(self._tiles) * (_TILE * self._scale + inner)
        text = metrics.horizontalAdvance(self.text()) + inner
        rest = self._rest(metrics)
        return QSize(round(_INNER + tiles + text + rest + 3), max(TARGET, self._style.line + 10))

    def _rest(self, metrics: QFontMetrics) -> float:
        """The width of what follows the name."""
        inner = _INNER * self._scale
        count = metrics.horizontalAdvance(self._count) + inner if self._count else 0
        return count + len(self._signs) * (_SIGN * self._scale + inner)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, chosen = self.look.palette, self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(palette.selected if chosen and not palette.is_high_contrast else palette.line, 1))
        painter.setBrush(palette.selected if chosen else palette.hover if self.hovered else palette.surface)
        painter.drawRoundedRect(box, RADIUS_BOX, RADIUS_BOX)
        self.paint_ring(painter, QRectF(self.rect()), RADIUS_BOX)
        self._paint_content(painter, chosen)

    def _paint_content(self, painter: QPainter, chosen: bool) -> None:
        """From the start: tiles, the name, its count or its warning."""
        palette, font = self.look.palette, self._style.font
        metrics, inner = QFontMetrics(font), _INNER * self._scale
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = float(_INNER)

        def box(width: float) -> QRectF:
            nonlocal left
            start = self.width() - left - width if mirrored else left
            left += width + inner
            return QRectF(start, 0, width, self.height())

        side = _TILE * self._scale
        for service in self._tiles:
            tile = box(side).adjusted(0, (self.height() - side) / 2, 0, -(self.height() - side) / 2)
            self._services.paint_tile(painter, tile, service, font)
        painter.setFont(font)
        painter.setPen(palette.accent if chosen else palette.text2)
        room = min(metrics.horizontalAdvance(self.text()) + 1.0, self.width() - left - self._rest(metrics) - 3)
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room) + 1)
        painter.drawText(box(room), Qt.AlignmentFlag.AlignCenter, words.isolate(cut))
        if self._count:
            painter.setPen(palette.accent if chosen else palette.text3)
            painter.drawText(box(metrics.horizontalAdvance(self._count)), Qt.AlignmentFlag.AlignCenter, self._count)
        for glyph, color in self._signs:
            paint_glyph(painter, box(_SIGN * self._scale), glyph, color)


class AccountChips(QWidget):
    """A chip an account; the rest share one that opens a menu. `chosen`: narrow to this account, or to all."""

    chosen = Signal(object)

    def __init__(self, look: Look, services: ServiceLooks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._services = look, services
        self._entries: list[AccountEntry] = []
        self._chosen: AccountId | None = None
        self._chip_of: dict[AccountId, AccountChip] = {}
        self._rest = AccountChip(look, services, self, opens_menu=True)
        self._rest.clicked.connect(lambda _=False: self.open_menu())
        self._chips: list[AccountChip] = []
        """Those that have room, from the start."""
        self._placed_for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._renew)

    def show_accounts(self, entries: list[AccountEntry], chosen: AccountId | None) -> None:
        """Which accounts there are, and which one the list is narrowed to."""
        self._entries, self._chosen = entries, chosen
        self.setVisible(len(entries) > 1)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(100, max(TARGET, self._look.type.chip_chosen.line + 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def open_menu(self) -> None:
        """Every account in a menu, below the row."""
        menu = Menu(self)
        menu.addAction(tr("All accounts"), lambda: self.chosen.emit(None))
        for entry in self._entries:
            count = f"   {entry.unread}" if entry.unread else ""
            warning = "   " + tr("needs sign-in") if entry.needs_person else ""
            action = menu.addAction(f"{entry.label.replace('&', '&&')}{count}{warning}")
            action.triggered.connect(lambda _=False, account=entry.account: self.chosen.emit(account))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _renew(self) -> None:
        self._placed_for = ()
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        """Say what is so, as far as there is room; a chip is made once, and keeps its focus while numbers change."""
        placed_for = (tuple(self._entries), self._chosen, self.width())
        if placed_for == self._placed_for or len(self._entries) < 2:
            return
        self._placed_for = placed_for
        before = self._chips
        self._renew_chips()
        self._chips = self._fitting()
        for chip in (*self._chip_of.values(), self._rest):
            chip.setVisible(chip in self._chips)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0
        for chip in self._chips:
            size = chip.sizeHint()
            width = min(size.width(), self.width() - left)
            chip.setGeometry(self.width() - left - width if mirrored else left, 0, width, size.height())
            left += width + _GAP
        if self._chips != before:
            self._keep_tab_order()

    def _renew_chips(self) -> None:
        """A chip for each account, which says what is so; those of accounts that went away go with them."""
        here = {entry.account for entry in self._entries}
        for account in self._chip_of.keys() - here:
            gone = self._chip_of.pop(account)
            gone.hide()
            gone.deleteLater()
        for entry in self._entries:
            if entry.account not in self._chip_of:
                self._chip_of[entry.account] = self._chip(entry.account)
            chip = self._chip_of[entry.account]
            chip.show_account(entry)
            chip.show_chosen(entry.account == self._chosen)

    def _chip(self, account: AccountId) -> AccountChip:
        chip = AccountChip(self._look, self._services, self)
        chip.picked.connect(lambda: self.chosen.emit(None if account == self._chosen else account))
        return chip

    def _keep_tab_order(self) -> None:
        """Tab reaches the chips where they stand; what is made last would be reached last."""
        before: QWidget | None = self
        while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus and before is not self.window():
            before = before.previousInFocusChain()
        for one, other in pairwise([before or self, *self._chips]):
            self.setTabOrder(one, other)

    def _fitting(self) -> list[AccountChip]:
        """As many as there is room for, the chosen one always among them, and one for the rest."""
        widths = {account: chip.sizeHint().width() for account, chip in self._chip_of.items()}
        order = sorted(self._entries, key=lambda entry: entry.account != self._chosen)
        for count in range(0 if self._look.geometry.roomy else len(order), 0, -1):
            kept = {entry.account for entry in order[:count]}
            rest = [entry for entry in self._entries if entry.account not in kept]
            row = [self._chip_of[entry.account] for entry in self._entries if entry.account in kept]
            needed = sum(widths[account] + _GAP for account in kept) - _GAP
            if rest:
                self._rest.show_accounts(rest, f"+{len(rest)}")
                row.append(self._rest)
                needed += self._rest.sizeHint().width() + _GAP
            if needed <= self.width():
                return row
        self._rest.show_accounts(self._entries, self._name_of_all())
        return [self._rest]

    def _name_of_all(self) -> str:
        chosen = next((entry.label for entry in self._entries if entry.account == self._chosen), None)
        return chosen or tr("%n account(s)", "", len(self._entries))
