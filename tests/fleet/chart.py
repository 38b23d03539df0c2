"""Draws the curves as an SVG: one panel for each story, one line for each service, and the limit."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from tests.fleet.fleet import AFTER_S, BEFORE_S, WINDOW_S, Curve

LIMIT = 3.0
_COLOURS = ("#3b5bdb", "#e8590c", "#2b8a3e", "#ae3ec9")
_WIDTH, _PANEL, _GAP, _LEFT, _RIGHT, _TOP = 760, 170, 58, 44, 20, 62
_HIGHEST = 3.4
_FONT = "font-family='system-ui, sans-serif'"
_MINUTES = range(-15, 61, 15)


def chart(curves: Mapping[str, Mapping[str, Curve]]) -> str:
    """The picture of `curves`, by story and by service."""
    height = _TOP + len(curves) * (_PANEL + _GAP)
    names = list(next(iter(curves.values())))
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{height}' viewBox='0 0 {_WIDTH} {height}'>",
        f"<rect width='{_WIDTH}' height='{height}' fill='#ffffff'/>",
        _text(_LEFT, 22, "Requests of a million installations, as multiples of the usual", size=15, weight=600),
        *_legend(names),
    ]
    for number, (story, found) in enumerate(curves.items()):
        parts += _panel(story, found, _TOP + number * (_PANEL + _GAP) + 24)
    return "\n".join([*parts, "</svg>", ""])


def _legend(names: list[str]) -> list[str]:
    parts, x = [], float(_LEFT)
    for name, colour in zip(names, _COLOURS, strict=False):
        parts.append(f"<line x1='{x}' y1='42' x2='{x + 18}' y2='42' stroke='{colour}' stroke-width='2.5'/>")
        parts.append(_text(x + 24, 46, name))
        x += 24 + 8 * len(name) + 24
    return parts


def _panel(story: str, found: Mapping[str, Curve], top: float) -> list[str]:
    parts = [_text(_LEFT, top - 8, story, size=13, weight=600)]
    for level in range(int(_HIGHEST) + 1):
        y = _y(level, top)
        limit = level == LIMIT
        stroke = "stroke='#c92a2a' stroke-dasharray='5 4'" if limit else "stroke='#dee2e6'"
        parts.append(f"<line x1='{_LEFT}' y1='{y:.1f}' x2='{_WIDTH - _RIGHT}' y2='{y:.1f}' {stroke}/>")
        parts.append(_text(_LEFT - 8, y + 4, f"{level}×", anchor="end"))
    for minute in _MINUTES:
        word = f"{minute} min" if minute else "0"
        parts.append(_text(_x(minute * 60), top + _PANEL + 16, word, anchor="middle"))
    began = f"x1='{_x(0):.1f}' y1='{top}' x2='{_x(0):.1f}' y2='{top + _PANEL}'"
    parts.append(f"<line {began} stroke='#adb5bd' stroke-dasharray='2 3'/>")
    for one, colour in zip(found.values(), _COLOURS, strict=False):
        points = (
            f"{_x((number + 0.5) * WINDOW_S - BEFORE_S):.1f},{_y(min(level, _HIGHEST), top):.1f}"
            for number, level in enumerate(one.windows)
        )
        parts.append(f"<polyline points='{' '.join(points)}' fill='none' stroke='{colour}' stroke-width='1.6'/>")
    return parts


def _x(seconds: float) -> float:
    return _LEFT + (seconds + BEFORE_S) / (BEFORE_S + AFTER_S) * (_WIDTH - _LEFT - _RIGHT)


def _y(level: float, top: float) -> float:
    return top + _PANEL * (1 - level / _HIGHEST)


def _text(x: float, y: float, text: str, *, size: int = 12, weight: int = 400, anchor: str = "start") -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' {_FONT} font-size='{size}' font-weight='{weight}' fill='#343a40'"
        f" text-anchor='{anchor}'>{escape(text)}</text>"
    )
