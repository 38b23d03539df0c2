"""Markup from a server as the plain text that a person would read: paragraphs as lines, hidden parts left out.

Nothing of the markup survives, so no tree is made of it: one pass over tags and text, in time that grows with its
length, however broken or hostile it is.
"""

from __future__ import annotations

import re
from html import unescape

MARKUP_LIMIT = 20_000
"""Characters of markup that are looked at; what a notification shows of them is far less."""

_RAW = frozenset({"script", "style", "title", "iframe", "noscript"})
"""Hidden, and what stands in them is no markup up to their own end."""
_HIDDEN = frozenset({"template", "object", "svg", "rp", "rt"})
_INVISIBLE, _CUT = "invisible", "ellipsis"
"""Classes of a span: Fediverse servers hide both ends of a long link in the one, and mark the cut with the other."""
_PARAGRAPHS = frozenset({"p", *(f"h{level}" for level in range(1, 7))})
_BLOCKS = frozenset({"div", "ul", "ol", "blockquote", "pre", "hr", "table", "section", "figure"})
_LINES = frozenset({"li", "tr", "dt", "dd", "br"})

_PIECE = re.compile(
    r"""
      (?P<text> [^<]+ )
    | <!-- (?: -?> | .*? (?: --!?> | \Z ) )
    | < (?P<end> /? ) (?P<tag> [a-z] [^\s/>]* )
        (?P<attributes> (?: [^>"'=]+ | =\s*"[^"]*" | =\s*'[^']*' | ["'=] )*+ ) (?: > | \Z )
    | < [!?/] [^>]* (?: > | \Z )
    | (?P<bare> < )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


def plain_text(markup: str) -> str:
    """The text of `markup`, entities resolved. It is still a stranger's text: clean it before showing it."""
    if "<" not in markup and "&" not in markup:
        return markup
    return _Reading(markup[:MARKUP_LIMIT]).text()


class _Reading:
    """One pass over markup."""

    def __init__(self, markup: str) -> None:
        self._markup, self._at = markup, 0
        self._pieces: list[str] = []
        self._spans: list[bool] = []
        """Whether each span that is open marks a cut at its end."""
        self._hidden_in, self._depth = "", 0
        """The tag whose end shows again what follows, and how many of its kind are open within it."""

    def text(self) -> str:
        """What a person would read of it."""
        while (piece := _PIECE.match(self._markup, self._at)) is not None:
            self._at = piece.end()
            if piece["tag"]:
                self._tag(piece["tag"].lower(), piece["attributes"], is_end=bool(piece["end"]))
            elif not self._hidden_in:
                self._pieces.append(unescape(piece["text"] or piece["bare"] or ""))
        return "".join(self._pieces).strip()

    def _tag(self, tag: str, attributes: str, *, is_end: bool) -> None:
        if self._hidden_in:
            self._go_on_hidden(tag, is_end=is_end)
        elif is_end:
            self._end(tag)
        elif tag in _RAW:
            self._skip_to_the_end_of(tag)
        elif tag in _HIDDEN and not attributes.endswith("/"):
            self._hidden_in, self._depth = tag, 1
        else:
            self._begin(tag, attributes)

    def _go_on_hidden(self, tag: str, *, is_end: bool) -> None:
        """A paragraph ends what is hidden in its lines, and a ruby its readings, also where an own end is missing."""
        if tag == self._hidden_in:
            self._depth += -1 if is_end else 1
        ends = tag in _PARAGRAPHS if self._hidden_in == "span" else is_end and tag == "ruby"
        if ends or not self._depth:
            self._hidden_in = ""
            self._break(tag)

    def _begin(self, tag: str, attributes: str) -> None:
        self._break(tag)
        if tag == "li":
            self._pieces.append("• ")
        elif tag == "img":
            self._pieces.append(_attributes(attributes).get("alt", ""))
        elif tag == "span":
            classes = _attributes(attributes).get("class", "").split()
            if _INVISIBLE in classes:
                self._hidden_in, self._depth = tag, 1
            else:
                self._spans.append(_CUT in classes)

    def _end(self, tag: str) -> None:
        if tag not in _LINES:
            self._break(tag)
        if tag == "span" and self._spans and self._spans.pop():
            self._pieces.append("…")

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._pieces.append("\n\n")
        elif tag in _BLOCKS or tag in _LINES:
            self._pieces.append("\n")

    def _skip_to_the_end_of(self, tag: str) -> None:
        end = re.compile(rf"</{tag}(?=[\s/>])[^>]*>", re.IGNORECASE).search(self._markup, self._at)
        self._at = len(self._markup) if end is None else end.end()


def _attributes(text: str) -> dict[str, str]:
    """By their names in small letters; of two with the same name, the first one counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found
