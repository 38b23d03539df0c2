"""Texts of a row, laid out once and drawn often; the sentence among them knows what to shorten first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from traynotify.core.query import found_in
from traynotify.ui.rows import Segment, Voice, others_segments
from traynotify.ui.typography import TextStyle
from traynotify.ui.words import isolate

_SPACES = re.compile(r"\s+")
_MOST_CUTS = 4
_LINE_SEPARATOR = "\u2028"
_ISOLATES = "\u2066\u2067\u2068\u2069"
_NAME_SHARE = 0.6
"""How much of the sentence's room the first name may take before it is cut."""
_LEAST_NAME_SHARE = 0.3
"""How much it keeps where what was done would be cut otherwise."""
_LEAST_TOPIC = 5
"""How many letters of a topic are worth showing; a shorter rest is left out."""
_IN_PARENTHESES = " ("
"""What comes after this is no part of the sentence."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A font and a colour."""

    font: QFont
    color: QColor


class Block:
    """One or two lines of text in a box that begins at 0, 0; `height` is what they take."""

    def __init__(
        self,
        parts: Sequence[tuple[str, Ink]],
        width: float,
        line_height: float,
        *,
        lines: int = 1,
        mirrored: bool = False,
    ) -> None:
        self.mirrored, self.line_height, self.width = mirrored, line_height, max(width, 1.0)
        self._marks: list[QTextLayout.FormatRange] = []
        self._layout = self._laid_out(parts, lines + 1, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.is_cut = self._layout.lineCount() > lines
        if self.is_cut:
            self._shorten(parts, self._layout.lineAt(lines - 1).textStart(), lines)
        self.line_count = self._layout.lineCount()
        self.height = self.line_count * line_height

    @property
    def text(self) -> str:
        """What is drawn, shortened as it is."""
        return self._layout.text()

    @property
    def natural_width(self) -> float:
        """How wide the widest line is."""
        return max((self._layout.lineAt(i).naturalTextWidth() for i in range(self.line_count)), default=0.0)

    def mark(self, words: Sequence[str], ink: QColor, ground: QColor) -> None:
        """Set off these folded words wherever they stand in what is drawn."""
        text = self.text
        for begin, end in found_in(text, words):
            made = QTextLayout.FormatRange()
            style = QTextCharFormat()
            style.setForeground(ink)
            style.setBackground(ground)
            made.start, made.length, made.format = _units(text[:begin]), _units(text[begin:end]), style
            self._marks.append(made)

    def _shorten(self, parts: Sequence[tuple[str, Ink]], start: int, lines: int) -> None:
        """Cut the last line; metrics and layout differ a little where directions mix, so what is over goes too."""
        room = self.width - 1
        for _ in range(_MOST_CUTS):
            self._layout = self._laid_out(_cut(parts, start, room), lines, QTextOption.WrapMode.ManualWrap)
            over = self._layout.lineAt(self._layout.lineCount() - 1).naturalTextWidth() - self.width
            if over <= 0:
                break
            room -= over

    def _laid_out(self, parts: Sequence[tuple[str, Ink]], lines: int, wrap: QTextOption.WrapMode) -> QTextLayout:
        """The parts in no more than `lines` lines; what is beyond them is left out."""
        layout = QTextLayout("".join(text for text, _ in parts))
        start_edge = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(start_edge | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(wrap)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if parts:
            layout.setFont(parts[0][1].font)
        layout.setFormats(_formats(parts))
        layout.beginLayout()
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width)
            line.setPosition(QPointF(0, number * self.line_height + (self.line_height - line.height()) / 2))
        layout.endLayout()
        return layout

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw it with its top left corner at `corner`."""
        self._layout.draw(painter, corner, self._marks)


def one_line(text: str) -> str:
    """`text` with every run of white space as one space."""
    return _SPACES.sub(" ", text).strip()


def sentence_block(
    segments: Sequence[Segment], inks: dict[Voice, Ink], style: TextStyle, width: float, *, lines: int, mirrored: bool
) -> Block:
    """The sentence in at most `lines` lines. Short of room, the topic is cut, then the names but the first.

    A single name that leaves little of its line to what was done is cut as well. Where the sentence goes on behind the
    topic, as in languages whose verb comes last, its end stays, and what stands before the topic is cut instead.
    """
    height = style.line_for("".join(s.text for s in segments))

    def block(shown: Sequence[Segment]) -> Block:
        parts = [(isolate(s.text) if _is_foreign(s) else s.text, inks[s.voice]) for s in shown]
        return Block(parts, width, height, lines=lines, mirrored=mirrored)

    whole = block(segments)
    if not whole.is_cut:
        return whole
    segments = _with_cut_name(segments, inks, width * lines)
    if lines > 1:
        return block(segments)
    fewer = _with_fewer_names(segments)
    least = fewer or segments
    for shorter in (
        _with_cut_topic(segments, inks, width),
        fewer,
        fewer and _with_cut_topic(fewer, inks, width),
        _without_topic(least, inks, width),
        _with_cut_name(least, inks, width, share=_LEAST_NAME_SHARE),
    ):
        if shorter is not None and not (candidate := block(shorter)).is_cut:
            return candidate
    return block(least)


def _is_foreign(segment: Segment) -> bool:
    """Whether somebody else wrote it, in whatever direction: a name or a topic, but not the comma between two names."""
    return segment.voice is not Voice.QUIET and segment.text != ", "


def _with_cut_name(
    segments: Sequence[Segment], inks: dict[Voice, Ink], room: float, *, share: float = _NAME_SHARE
) -> Sequence[Segment]:
    """The first name cut to its share of `room`, or to more where the rest of the sentence needs less."""
    first, *rest = segments
    most = max(share * room, room - 2 - sum(_advance(s, inks) for s in rest))
    if first.voice is not Voice.NAME or _advance(first, inks) <= most:
        return segments
    metrics = QFontMetricsF(inks[Voice.NAME].font)
    return [Segment(metrics.elidedText(first.text, Qt.TextElideMode.ElideRight, most), Voice.NAME), *rest]


def _with_cut_topic(segments: Sequence[Segment], inks: dict[Voice, Ink], width: float) -> list[Segment] | None:
    """As much of the topic as there is room for beside what comes after it, or else without what is in parentheses."""
    if (parts := _around_topic(segments)) is None:
        return None
    before, topic, after = parts
    metrics = QFontMetricsF(inks[Voice.TOPIC].font)
    for kept in (after, _sentence_end(after)):
        text = topic.text if kept == after else f"{topic.text}…"
        room = width - sum(_advance(s, inks) for s in (*before, *kept)) - 2
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if len(shown) >= _LEAST_TOPIC:
            return [*before, Segment(shown, Voice.TOPIC), *kept]
    return None


def _without_topic(segments: Sequence[Segment], inks: dict[Voice, Ink], width: float) -> list[Segment] | None:
    """An ellipsis in place of the topic, and of what stands before it if need be, so that the sentence has its end."""
    if (parts := _around_topic(segments)) is None or not (kept := _sentence_end(parts[2])):
        return None
    *before, last = parts[0]
    room = width - sum(_advance(s, inks) for s in (*before, *kept)) - 2
    metrics = QFontMetricsF(inks[last.voice].font)
    shown = metrics.elidedText(f"{last.text}…", Qt.TextElideMode.ElideRight, room)
    return [*before, Segment(shown, last.voice), *kept] if len(shown) >= _LEAST_TOPIC else None


def _around_topic(segments: Sequence[Segment]) -> tuple[list[Segment], Segment, list[Segment]] | None:
    """What stands before the topic, the topic, and what comes after it; None where the sentence names none."""
    at = next((i for i, s in enumerate(segments) if i and s.voice is Voice.TOPIC), None)
    return None if at is None else (list(segments[:at]), segments[at], list(segments[at + 1 :]))


def _sentence_end(after: Sequence[Segment]) -> list[Segment]:
    """What comes after the topic, as far as the sentence is not one without it."""
    cut = ((s.text.partition(_IN_PARENTHESES)[0], s.voice) for s in after)
    return [Segment(text, voice) for text, voice in cut if text]


def _with_fewer_names(segments: Sequence[Segment]) -> list[Segment] | None:
    """The first name and a count of the others; None where there is one name only."""
    names = [i for i, s in enumerate(segments) if s.voice is Voice.NAME and _is_foreign(s)]
    if len(names) < 2:
        return None
    last = segments[names[-1]].text
    counted = re.sub(r"\D", "", last) if last[0].isdigit() else ""
    others = len(names) - 2 + int(counted) if counted else len(names) - 1
    rest = segments[names[-1] + 1 :]
    return [segments[0], *others_segments(others), *rest]


def _advance(segment: Segment, inks: dict[Voice, Ink]) -> float:
    return QFontMetricsF(inks[segment.voice].font).horizontalAdvance(segment.text)


def _cut(parts: Sequence[tuple[str, Ink]], start: int, room: float) -> list[tuple[str, Ink]]:
    """The parts with the last line, which begins at `start`, cut to `room` behind an ellipsis.

    A line separator stands before the second line, so that it begins where it did.
    """
    whole = "".join(text for text, _ in parts)
    first = len(whole.encode("utf-16-le")[: 2 * start].decode("utf-16-le", "ignore"))
    position, kept = 0, []
    for text, ink in parts:
        head, tail = text[: max(0, first - position)], text[max(0, first - position) :]
        if position <= first < position + len(text) and first:
            head += _LINE_SEPARATOR
        position += len(text)
        metrics = QFontMetricsF(ink.font)
        dots = 0 if position == len(whole) else metrics.horizontalAdvance("…")
        if metrics.horizontalAdvance(tail) + dots > room:
            kept.append((head + _elided(tail, metrics, room), ink))
            break
        room -= metrics.horizontalAdvance(tail)
        kept.append((head + tail, ink))
    return kept


def _elided(text: str, metrics: QFontMetricsF, room: float) -> str:
    """Cut to `room`, ending in an ellipsis in any case."""
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return cut if cut.rstrip(_ISOLATES).endswith("…") else f"{cut}…"  # Qt closes behind it what it opened before


def _formats(parts: Sequence[tuple[str, Ink]]) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for text, ink in parts:
        made = QTextLayout.FormatRange()
        style = QTextCharFormat()
        style.setFont(ink.font)
        style.setForeground(ink.color)
        # Qt counts UTF-16 units: what lies outside the basic plane, as most emoji do, is two of them.
        made.start, made.length, made.format = start, _units(text), style
        start += made.length
        ranges.append(made)
    return ranges


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
