"""docs/design.md says what the modules of the tokens say, and keeps what it promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics

from tests.support.project import PROJECT, modules
from traynotify.core.notification import Kind
from traynotify.ui import theme
from traynotify.ui.kinds import kind_sign
from traynotify.ui.theme import DARK, LIGHT, Hue
from traynotify.ui.typography import TextStyle, type_scale

pytestmark = pytest.mark.usefixtures("qapp")

PAGE = (PROJECT / "docs" / "design.md").read_text("utf-8")


def table(heading: str) -> Iterator[list[str]]:
    """The rows of the table whose first column is called `heading`, without the marks of Markdown."""
    lines = iter(PAGE.splitlines())
    for line in lines:
        if line.startswith(f"| {heading} |"):
            next(lines)
            break
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip().strip("`") for cell in line.strip("|").split("|")]


def test_every_colour_is_on_the_page_and_no_other() -> None:
    said = {name: (light, dark) for name, light, dark, _ in table("token") if light.startswith("#")}
    names = [name for name, value in vars(LIGHT).items() if isinstance(value, QColor)]
    assert said == {name: (hex_of(getattr(LIGHT, name)), hex_of(getattr(DARK, name))) for name in names}


def test_every_hue_is_on_the_page_with_its_kinds() -> None:
    said = {name: (light, dark, kinds) for name, light, dark, kinds in table("hue")}
    assert said == {
        hue.value: (
            hex_of(LIGHT.hue(hue)),
            hex_of(DARK.hue(hue)),
            ", ".join(kind.value for kind in Kind if kind_sign(kind).hue is hue),
        )
        for hue in Hue
    }


def test_every_role_of_type_is_on_the_page() -> None:
    font = QFont()
    font.setPixelSize(13)
    scale = type_scale(font)
    styles = {name: style for name, style in vars(scale).items() if isinstance(style, TextStyle)}
    said = {name: (int(size), int(line), int(weight)) for name, size, line, weight, _ in table("role")}
    assert said.keys() == styles.keys()
    for name, (size, line, weight) in said.items():
        style = styles[name]
        assert (style.font.pixelSize(), int(style.font.weight())) == (size, weight), name
        assert style.line == max(line, QFontMetrics(style.font).height()), name


def test_every_size_is_on_the_page() -> None:
    section = PAGE[PAGE.index("## Shape and size") :]
    said = dict(re.findall(r"^\| `([A-Z_]+)` \| (\d+) \|", section, re.MULTILINE))
    named = {name: str(value) for name, value in vars(theme).items() if name.isupper() and type(value) is int}
    assert said == {name: value for name, value in named.items() if not name.startswith("_")}


def test_how_large_the_inbox_is_is_on_the_page() -> None:
    usual, large = (theme.geometry_for(scale) for scale in (1.0, theme.LARGE_TEXT))
    said = f"{large.popup_width} by {large.popup_height} pixels rather than {usual.popup_width} by {usual.popup_height}"
    assert f"From {theme.LARGE_TEXT:.0%} on, the inbox is {said}".replace("%", " %") in PAGE


def test_nothing_moves() -> None:
    """Who asked the system for less motion has nothing to switch off."""
    moving = re.compile(r"Q\w*Animation|QTimeLine|QMovie|QScroller")
    assert [module.name for module in modules() if moving.search(module.text)] == []


def hex_of(color: QColor) -> str:
    return color.name().upper()
