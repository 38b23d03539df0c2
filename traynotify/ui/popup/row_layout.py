"""Where everything of a row stands: made once for a width and a look, used for painting, for clicks and for heights.

All rectangles are relative to the row's top left corner, mirrored already where the text runs from right to left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from traynotify.core.commands import Verb
from traynotify.core.language import tr
from traynotify.ui.look import Look
from traynotify.ui.popup.row_text import Block, Ink, one_line, sentence_block
from traynotify.ui.rows import RowView, Voice
from traynotify.ui.theme import GLYPH, TARGET
from traynotify.ui.typography import TextStyle

HEADING = 32
"""Height of a day's heading, and of the strip above the list."""
INSET = 4
"""From the list's sides to a row's box."""
GAP = 2
"""Between two boxes."""
START = 20
"""Where avatars and headings begin, from the list's side."""
END = 16
"""Where texts end, from the list's side."""
UNDO_ARROW = 14
"""How large the arrow before “Undo” is, with text of the usual size."""
CLOCK = 12
"""How large the sign before what waits is, with text of the usual size."""
_PADDING = 8
_AVATAR_TOP = 2
_AVATAR_GAP = 12
_NOTICE = 36
_NOTICE_GAP = 5
_ACCOUNT_GAP = 3
_BELOW = 28
"""How far a row stands in that stands below the line that gathers it."""
_BUTTONS_END = 6
"""From the end of the row's box to its last button."""
_TILE = 14
_BUTTON_PADDING = 14
_LEAST_ACCOUNT = 60
"""What the account's tile and name have at least."""
_DOT = 6
_MORE_LINES = 2
"""How many lines the sentence may have besides its usual ones, where it would lose its end without them."""


class Spot(StrEnum):
    """What in a row can be clicked, besides the row itself."""

    OPEN = "open"
    MARK = "mark"
    DISMISS = "dismiss"
    MORE = "more"
    UNDO = "undo"
    RETRY = "retry"
    SHOW = "show"
    EVERYBODY = "everybody"
    """Leads to the preview, which names them."""
    REPLY = "reply"
    FOLLOW = "follow"
    ACCEPT = "accept"
    DECLINE = "decline"
    """These four as the verbs that they stand for."""
    TURN = "turn"
    """Lets the single rows of a line stand below it, or no more."""
    SNOOZE = "snooze"
    WHY = "why"
    PREVIEW = "preview"
    """These three by key and from the menu; nothing in the row stands for them."""


@dataclass(slots=True)
class Placed:
    """A block of text and its corner."""

    block: Block
    corner: QPointF

    @property
    def rect(self) -> QRectF:
        """The lines' box; as wide as the widest of them."""
        return QRectF(self.corner.x(), self.corner.y(), self.block.natural_width, self.block.height)


@dataclass(slots=True)
class Notice:
    """A filled box with a line of text and one thing to do about it."""

    spot: Spot
    action: str
    rect: QRectF
    text: Placed


class RowLayout:
    """The parts of one row. What a row does not have is None or missing from `spots`."""

    def __init__(self, view: RowView, look: Look, width: int, *, heading: str, active: bool) -> None:
        self.view, self._look, self._width = view, look, width
        self._mirrored = look.mirrored
        geometry, kinds = look.geometry, look.type
        self.spots: dict[Spot, QRectF] = {}
        self.notices: list[Notice] = []
        self.heading: Placed | None = None
        top = 0.0
        if heading:
            block = self._block(heading, kinds.small_strong, "text2", width - START - END)
            self.heading = self._placed(block, START, (HEADING - block.height) / 2)
            top = float(HEADING)
        start = START + (_BELOW if view.is_below else 0)
        self.avatar = self._mirror(QRectF(start, top + _PADDING + _AVATAR_TOP, geometry.avatar, geometry.avatar))
        self.text_start = start + geometry.avatar + _AVATAR_GAP
        bottom = self._place_sentence(top + _PADDING, active)
        bottom = self._place_body(bottom + 2)
        bottom = self._place_foot(bottom)
        bottom = max(bottom + _PADDING, self.avatar.bottom() + _PADDING + 2)
        self.box = self._mirror(QRectF(start - START + INSET, top, width - (start - START) - 2 * INSET, bottom - top))
        middle = top + (26 if not geometry.roomy else 2 + _PADDING + geometry.avatar / 2)
        self.dot = self._mirror(QRectF(start - START + 2 * INSET, middle - _DOT / 2, _DOT, _DOT))
        self.height = bottom + GAP
        if view.marked:
            for placed in (self.sentence, self.excerpt, self.account):
                if placed is not None:
                    placed.block.mark(view.marked, look.palette.accent, look.palette.selected)

    def spot_at(self, point: QPointF) -> Spot | None:
        """What is clicked at `point`, if it is not the row as a whole."""
        return next((spot for spot, rect in self.spots.items() if rect.contains(point)), None)

    # --- sentence and time --------------------------------------------------------------------------------------------

    def _place_sentence(self, top: float, active: bool) -> float:
        """The sentence, with the row's buttons at its end or, where those would cut it, with the time."""
        kinds, end = self._look.type, float(self._width - END)
        self.time: Placed | None = None
        self._buttons_below = active and self._look.geometry.roomy
        time = self._block(self.view.time, kinds.small, "text3", 200, natural=True)
        block = self._sentence(end - time.natural_width - 12 - self.text_start)
        if active and not self._buttons_below:
            beside = self._width - INSET - _BUTTONS_END - len(self._offered()) * self._button_side - 4
            shorter = self._sentence(beside - self.text_start, most=block.line_count)
            has_no_line = bool(self.view.failure) or self._decides
            self._buttons_below = shorter.is_cut and not has_no_line
            if not self._buttons_below:
                self._place_buttons(top + kinds.body.line / 2)
                self.sentence = self._placed(shorter, self.text_start, top)
                return top + block.height
        self.time = self._placed(time, end - time.natural_width, top + (kinds.body.line - time.height) / 2)
        self.sentence = self._placed(block, self.text_start, top)
        return top + block.height

    def _sentence(self, width: float, *, most: int = 0) -> Block:
        """The sentence at this width; `most` is how many lines it may have instead of what it needs for its end."""
        kinds, roomy, view, quiet = self._look.type, self._look.geometry.roomy, self.view, "text2"
        inks = {
            Voice.NAME: self._ink(kinds.name, "text" if view.unread else quiet),
            Voice.QUIET: self._ink(kinds.body, quiet),
            Voice.TOPIC: self._ink(kinds.topic, "text" if view.unread else quiet),
        }
        lines = 2 if roomy else 1
        return sentence_block(
            view.sentence,
            inks,
            kinds.body,
            width,
            lines=lines,
            most=most or lines + _MORE_LINES,
            mirrored=self._mirrored,
        )

    def _place_buttons(self, middle: float) -> float:
        """The row's own buttons, from the end backwards; returns where they begin."""
        side = self._button_side
        left = float(self._width - INSET - _BUTTONS_END)
        for spot in reversed(self._offered()):
            left -= side
            self.spots[spot] = self._mirror(QRectF(left, middle - side / 2, side, side))
        return left

    def _offered(self) -> list[Spot]:
        view = self.view
        return [
            spot
            for spot, wanted in (
                (Spot.OPEN, view.can_open),
                (Spot.REPLY, Verb.REPLY in view.answers),
                (Spot.MARK, True),
                (Spot.DISMISS, view.can_dismiss),
                (Spot.MORE, True),
            )
            if wanted
        ]

    @property
    def _button_side(self) -> float:
        return float(TARGET if not self._look.geometry.roomy else round(TARGET * 1.4))

    # --- excerpt or what stands in its place --------------------------------------------------------------------------

    def _place_body(self, top: float) -> float:
        view, kinds = self.view, self._look.type
        self.excerpt: Placed | None = None
        if view.warning:
            text = tr("Content warning: {warning}", warning=one_line(view.warning))
            return self._place_notice(top, text, Spot.SHOW, tr("Show"), "text2")
        if text := one_line(view.excerpt):
            ink = self._ink(kinds.excerpt, "text" if view.unread else "text2")
            width = self._width - END - self.text_start
            block = Block([(text, ink)], width, kinds.excerpt.line_for(text), lines=2, mirrored=self._mirrored)
            self.excerpt = self._placed(block, self.text_start, top)
            return top + block.height
        return top

    def _place_notice(self, top: float, text: str, spot: Spot, action: str, tone: str) -> float:
        """A notice across the row's text; returns where it ends."""
        kinds = self._look.type
        left, right = self.text_start, self._width - END
        action_width = QFontMetricsF(kinds.chip_chosen.font).horizontalAdvance(action) + 24
        before = 12 + round(GLYPH * self._look.zoom) + 8  # the sign, and the room around it
        width, ink = right - action_width - left - before, self._ink(kinds.chip, tone)
        block = Block([(text, ink)], width, kinds.chip.line_for(text), lines=3, mirrored=self._mirrored)
        height = max(_NOTICE, block.height + 18)
        rect = QRectF(left, top + _NOTICE_GAP - 2, right - left, height)
        placed = self._placed(block, left + before, rect.center().y() - block.height / 2)
        self.spots[spot] = self._mirror(QRectF(right - action_width, rect.top(), action_width, height))
        self.notices.append(Notice(spot, action, self._mirror(rect), placed))
        return rect.bottom()

    # --- the last line ------------------------------------------------------------------------------------------------

    def _place_foot(self, top: float) -> float:
        view, kinds = self.view, self._look.type
        self.tile: QRectF | None = None
        self.account: Placed | None = None
        self.pending: Placed | None = None
        self.undo_text: Placed | None = None
        if view.failure:
            return self._place_notice(top, view.failure, Spot.RETRY, tr("Retry"), "danger") + 1
        top += _ACCOUNT_GAP
        line = kinds.small.line_for(view.account_line)
        end = float(self._width - END)
        if self._decides:
            bottom = self._place_decision(top, line)
            if not self._look.geometry.roomy:
                return bottom
            top = bottom + _ACCOUNT_GAP
        spare = self._room_of_decision(line)
        top += spare / 2
        if self._buttons_below:
            end = self._place_buttons(top + line / 2) - 8
        elif view.pending:
            block = self._block(view.pending, kinds.small, "text3", 240, natural=True)
            end -= block.natural_width
            self.pending = self._placed(block, end, top)
            end -= round(CLOCK * self._look.zoom) + 6 + 12
        if self.opener and view.undo is None and not view.pending:
            end = self._place_opener(top, line, end)
        if view.undo is not None:
            self._place_undo(top, line, end)
            return top + line + spare / 2
        tile = _TILE * self._look.zoom
        self.tile = self._mirror(QRectF(self.text_start, top + (line - tile) / 2, tile, tile))
        start = self.text_start + tile + round(6 * tile / _TILE)
        block = self._block(view.account_line, kinds.small, "text3", end - start)
        self.account = self._placed(block, start, top)
        return top + line + spare / 2

    @property
    def _decides(self) -> bool:
        return Verb.ACCEPT in self.view.answers and self.view.undo is None and not self.view.failure

    def _room_of_decision(self, line: float) -> float:
        """What “Accept” and “Decline” took beside a line, once they are gone: the rows below stay where they are."""
        if self._decides or not self.view.asks:
            return 0.0
        return self._decision_height + (_ACCOUNT_GAP if self._look.geometry.roomy else -line)

    @property
    def _decision_height(self) -> float:
        return max(float(TARGET), self._look.type.chip_chosen.line + 10.0)

    def _place_decision(self, top: float, line: float) -> float:
        """“Accept” and “Decline”, with the account behind them where there is room; returns where they end."""
        chip = self._look.type.chip_chosen
        height, left = self._decision_height, float(self.text_start)
        for spot, label in ((Spot.ACCEPT, tr("Accept")), (Spot.DECLINE, tr("Decline"))):
            width = QFontMetricsF(chip.font).horizontalAdvance(label) + 2 * _BUTTON_PADDING
            self.spots[spot] = self._mirror(QRectF(left, top, width, height))
            left += width + 8
        if not self._look.geometry.roomy:
            block = self._block(self.view.account_line, self._look.type.small, "text3", 200, natural=True)
            start = max(left + 8 + _TILE + 6, self._width - END - block.natural_width)
            block = self._block(self.view.account_line, self._look.type.small, "text3", self._width - END - start)
            middle = top + height / 2
            self.tile = self._mirror(QRectF(start - 6 - _TILE, middle - _TILE / 2, _TILE, _TILE))
            self.account = self._placed(block, start, middle - line / 2)
        return top + height

    @property
    def opener(self) -> str:
        """What the way to more people, or to the single rows, is called; empty where there is none."""
        if Verb.FOLLOW in self.view.answers:
            return tr("Follow back")
        return self.view.opener or (tr("Everybody") if self.view.has_more_people else "")

    def _place_opener(self, top: float, line: float, end: float) -> float:
        """“Everybody”, or “3 more”, at the end of the line, if it leaves the account room; returns where that ends."""
        is_deed = Verb.FOLLOW in self.view.answers
        width = QFontMetricsF(self._look.type.chip_chosen.font).horizontalAdvance(self.opener) + 6
        width += 0 if is_deed else round(GLYPH * self._look.zoom)
        if end - width - self.text_start < _LEAST_ACCOUNT * self._look.zoom:
            return end
        height = max(float(TARGET), line)
        spot = Spot.FOLLOW if is_deed else Spot.TURN if self.view.opener else Spot.EVERYBODY
        self.spots[spot] = self._mirror(QRectF(end - width, top + (line - height) / 2, width, height))
        return end - width - 8

    def _place_undo(self, top: float, line: float, end: float) -> None:
        """“Undo” and, where a letter of it has room, what it would undo; what is clicked is larger than it seems."""
        width = QFontMetricsF(self._look.type.chip_chosen.font).horizontalAdvance(tr("Undo")) + 6
        width += round(UNDO_ARROW * self._look.zoom)
        height = max(float(TARGET), line)
        box = QRectF(self.text_start - 4, top + (line - height) / 2, width + 10, height)
        self.spots[Spot.UNDO] = self._mirror(box)
        if (room := end - box.right() - 4) > line:
            block = self._block(self.view.undo_label, self._look.type.small, "text3", room)
            self.undo_text = self._placed(block, box.right() + 2, top)

    # --- small things -------------------------------------------------------------------------------------------------

    def _ink(self, style: TextStyle, tone: str) -> Ink:
        return Ink(style.font, getattr(self._look.palette, tone))

    def _block(self, text: str, style: TextStyle, tone: str, width: float, *, natural: bool = False) -> Block:
        """A single line; with `natural`, its box is only as wide as the text."""
        ink = self._ink(style, tone)
        if natural:
            width = min(width, QFontMetricsF(style.font).horizontalAdvance(text) + 1)
        return Block([(text, ink)], width, style.line_for(text), mirrored=self._mirrored)

    def _placed(self, block: Block, left: float, top: float) -> Placed:
        return Placed(block, QPointF(self._width - left - block.width if self._mirrored else left, top))

    def _mirror(self, rect: QRectF) -> QRectF:
        if not self._mirrored:
            return rect
        return QRectF(self._width - rect.right(), rect.top(), rect.width(), rect.height())
