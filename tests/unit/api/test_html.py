"""Markup becomes what a person would read, however deep, broken or hostile it is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import plain_text

LONG_LINK = (
    '<a href="https://a.example/long/path"><span class="invisible">https://</span>'
    '<span class="ellipsis">a.example/long</span><span class="invisible">/path</span></a>'
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("no markup at all", "no markup at all"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br>Two<br/>Three</p>", "One\nTwo\nThree"),
        ("Ben &amp; Ana &lt;3", "Ben & Ana <3"),
        ("<b>bold</b> and <i>more</i>", "bold and more"),
        ("<script>steal()</script>safe<style>x{}</style>", "safe"),
        ("a<!-- hidden -->b", "ab"),
        (LONG_LINK, "a.example/long…"),
        ('<span class="h-card"><a href="x" class="u-url mention">@<span>ana</span></a></span> hi', "@ana hi"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
        ("<blockquote>said</blockquote>answered", "said\nanswered"),
        ("<h2>Title</h2><p>text</p>", "Title\n\ntext"),
        ('look <img src="https://a.example/x.png" alt=":cat:"> here', "look :cat: here"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢"),
        ("<p></p>", ""),
        ("", ""),
        ("unfinished <b", "unfinished"),
    ],
)
def test_markup_reads_as_text(markup: str, text: str) -> None:
    read = "\n".join(line.strip() for line in plain_text(markup).splitlines())
    while "\n\n\n" in read:
        read = read.replace("\n\n\n", "\n\n")
    assert read == text


@pytest.mark.parametrize("nesting", ["<div>", "<b>", "<ul><li>", "<table>", "<b><p>", '<span class="ellipsis">', "<a>"])
def test_depth_costs_neither_the_stack_nor_much_time(nesting: str) -> None:
    begun = time.process_time()
    plain_text(nesting * 50_000)
    assert time.process_time() - begun < 2  # a second is the order of the naive way, which also overflows the stack


@given(
    st.text()
    | st.lists(st.sampled_from(["<p>", "</p>", "<b>", "&lt;", "<", ">", "x", "<br>", "<!--", "<li>"])).map("".join)
)
def test_no_markup_makes_it_stumble(markup: str) -> None:
    assert isinstance(plain_text(markup), str)
