"""Texts of a row, laid out once and drawn often; the sentence among them knows what to shorten first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_LOST_BY_WRAPPING = (0.2, 0.5)
"""How much of each line but the last stays empty, because the next word has no room in it: usually, and at most."""
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
    """A few lines of text in a box that begins at 0, 0; `height` is what they take."""

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
        self.is_shortened = self.is_cut
        """Whether there is more to read than is drawn."""
        if self.is_cut:
            self._shorten(parts, [self._layout.lineAt(number).textStart() for number in range(lines)], lines)
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

    def _shorten(self, parts: Sequence[tuple[str, Ink]], starts: Sequence[int], lines: int) -> None:
        """Cut the last line; metrics and layout differ a little where directions mix, so what is over goes too."""
        room = self.width - 1
        for _ in range(_MOST_CUTS):
            self._layout = self._laid_out(_cut(parts, starts, room), lines, QTextOption.WrapMode.ManualWrap)
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
    segments: Sequence[Segment],
    inks: dict[Voice, Ink],
    style: TextStyle,
    width: float,
    *,
    lines: int,
    most: int = 0,
    mirrored: bool,
) -> Block:
    """The sentence in at most `lines` lines, or where it would lose its end in them, in at most `most`.

    Short of room, the topic is cut, then the names but the first. A single name that leaves little of its line to what
    was done is cut as well. Where the sentence goes on behind the topic, as in languages whose verb comes last, its end
    stays, and what stands before the topic is cut instead.
    """
    height = style.line_for("".join(s.text for s in segments))

    def block(shown: Sequence[Segment], count: int) -> Block:
        parts = [(isolate(s.text) if _is_foreign(s) else s.text, inks[s.voice]) for s in shown]
        return Block(parts, width, height, lines=count, mirrored=mirrored)

    shorter = segments
    for count in range(lines, max(lines, most) + 1):
        for shorter in _shorter_and_shorter(segments, inks, width, count):
            if not (candidate := block(shorter, count)).is_cut:
                candidate.is_shortened = shorter is not segments
                return candidate
    return block(shorter, count)


def _shorter_and_shorter(
    segments: Sequence[Segment], inks: dict[Voice, Ink], width: float, lines: int
) -> Iterator[Sequence[Segment]]:
    """The sentence as a whole, and with less and less of it; the last one is cut at its end if need be."""
    least = segments
    yield segments
    for lost in _LOST_BY_WRAPPING if lines > 1 else (0.0,):
        room = width * (lines - lost * (lines - 1))
        named = _with_cut_name(segments, inks, room)
        fewer = _with_fewer_names(named)
        least = fewer or named
        shortest = _with_cut_name(least, inks, room, share=_LEAST_NAME_SHARE)
        tried = (
            _with_cut_topic(named, inks, room),
            fewer,
            fewer and _with_cut_topic(fewer, inks, room),
            _without_topic(least, inks, room),
            shortest,
            _without_topic(shortest, inks, room),
        )
        yield from (shorter for shorter in tried if shorter is not None)
    yield least


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


def _cut(parts: Sequence[tuple[str, Ink]], starts: Sequence[int], room: float) -> list[tuple[str, Ink]]:
    """The parts with the last of the lines, which begin at `starts`, cut to `room` behind an ellipsis.

    A line separator stands before every line but the first, so that it begins where it did.
    """
    whole = "".join(text for text, _ in parts)
    units = whole.encode("utf-16-le")
    begins = [len(units[: 2 * start].decode("utf-16-le", "ignore")) for start in starts]
    position, kept = 0, []
    for text, ink in parts:
        first = max(0, begins[-1] - position)
        head, tail = text[:first], text[first:]
        for begin in reversed(begins):
            if position <= begin < position + len(text) and begin:
                head = f"{head[: begin - position]}{_LINE_SEPARATOR}{head[begin - position :]}"
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
