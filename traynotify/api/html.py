"""Markup from a server as the plain text that a person would read: paragraphs as lines, hidden parts left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MARKUP_LIMIT = 20_000
"""Characters of markup that are looked at; what a notification shows of them is far less."""

_PROGRAMS = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})
_DROPPED = _PROGRAMS | {"head", "title", "rp", "rt"}
_PARAGRAPHS = frozenset({"p", *(f"h{level}" for level in range(1, 7))})
_BLOCKS = _PARAGRAPHS | {"div", "ul", "ol", "blockquote", "pre", "hr", "table", "section", "figure"}
_LINES = frozenset({"li", "tr", "dt", "dd"})
_TEXT = "-text"


def plain_text(markup: str) -> str:
    """The text of `markup`, entities resolved. It is still a stranger's text: clean it before showing it.

    Fediverse servers hide both ends of a long link in ``span.invisible`` and mark the cut with ``ellipsis``.
    """
    if "<" not in markup and "&" not in markup:
        return markup
    from selectolax.lexbor import LexborHTMLParser  # a library that only some need, and none at start

    body = LexborHTMLParser(markup[:MARKUP_LIMIT]).body
    return "" if body is None else "".join(_pieces(body)).strip()


def _pieces(body: LexborNode) -> list[str]:
    pieces: list[str] = []
    closing: list[tuple[LexborNode, str]] = []
    node: LexborNode | None = body
    while node is not None:  # a loop, not recursion: the depth of the tree is the stranger's choice
        child = _open(node, pieces)
        if child is not None:
            closing.append((node, _after(node)))
            node = child
            continue
        pieces.append(_after(node))
        while node.next is None and closing:
            node, after = closing.pop()
            pieces.append(after)
        node = node.next if closing else None
    return pieces


def _open(node: LexborNode, pieces: list[str]) -> LexborNode | None:
    """Add what `node` itself says; returns its first child if the children are to be read."""
    tag = node.tag
    if tag == _TEXT:
        pieces.append(node.text_content or "")
        return None
    if tag in _DROPPED or tag is None or tag.startswith(("-", "!", "#")):
        return None
    if tag == "br":
        pieces.append("\n")
        return None
    if tag == "img":
        pieces.append(str(node.attributes.get("alt") or ""))
        return None
    if tag == "span" and "invisible" in _classes(node):
        return None
    if tag in _BLOCKS or tag in _LINES:
        pieces.append("\n")
    if tag == "li":
        pieces.append("• ")
    return node.child


def _after(node: LexborNode) -> str:
    tag = node.tag
    if tag in _PARAGRAPHS:
        return "\n\n"
    if tag in _BLOCKS:
        return "\n"
    return "…" if tag == "span" and "ellipsis" in _classes(node) else ""


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()
