"""Markup becomes what a person would read, however deep, broken or hostile it is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import plain_text
from traynotify.api.html import MARKUP_LIMIT

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
        ("<P>Large<BR>letters</P>", "Large\nletters"),
        ("3 < 5 &amp; 5 > 3", "3 < 5 & 5 > 3"),
        ("one<!-- > --><!-->two<!DOCTYPE html><?php x ?></ >", "onetwo"),
        ("""<a title="<b>" rel='a>b' href=x>link</a>""", "link"),
        ("<script>if (a < b) '</p>'</SCRIPT >safe<title>not <b>this</title>", "safe"),
        ("kept<style>a { color: red }", "kept"),
        ("<template>a<template>b</template>c</template>d<svg/>e<object>f</object>", "de"),
        ('<p>a<span class="invisible">b<span>c</span>d</span>e</p>', "ae"),
        ('<p>a<span class="invisible">b</p><p>c</p>', "a\n\nc"),
        ("<ruby>漢<rt>kan</ruby>字", "漢字"),
        ("""<span class='other  ellipsis'>cut</span> <span title="ellipsis">whole</span>""", "cut… whole"),
        ("""<img alt="&lt;3 'n'" alt="second">""", "<3 'n'"),
        ("one<p>two<p>three", "one\n\ntwo\n\nthree"),
    ],
)
def test_markup_reads_as_text(markup: str, text: str) -> None:
    read = "\n".join(line.strip() for line in plain_text(markup).splitlines())
    while "\n\n\n" in read:
        read = read.replace("\n\n\n", "\n\n")
    assert read == text


NESTED = [
    "<div>",
    "<b>",
    "<ul><li>",
    "<table>",
    "<b><p>",
    '<span class="ellipsis">',
    '<span class="invisible">',
    "<svg>",
]
BROKEN = ["<", "</", "<a ", "<!--", "<![CDATA[", "<script>", "<title>", "&", "&#", "<a ='", '<a ="', """<a b='" """]
WITHIN_A_TAG = ["a ", "a", " ", " =", "=' ", "b = "]


@pytest.mark.parametrize(
    ("begin", "repeated"), [*(("", part) for part in NESTED + BROKEN), *(("<img ", part) for part in WITHIN_A_TAG)]
)
def test_what_is_meant_to_take_long_takes_no_longer_than_other_markup(begin: str, repeated: str) -> None:
    def seconds(markup: str) -> float:
        taken = []
        for _ in range(3):
            begun = time.process_time()
            plain_text(markup)
            taken.append(time.process_time() - begun)
        return min(taken)

    usual = seconds("<p>a <b>b</b></p>" * MARKUP_LIMIT)
    assert seconds(begin + repeated * MARKUP_LIMIT) < 10 * usual


@given(
    st.text()
    | st.lists(st.sampled_from(["<p>", "</p>", "<b>", "&lt;", "<", ">", "x", "<br>", "<!--", "<li>"])).map("".join)
)
def test_no_markup_makes_it_stumble(markup: str) -> None:
    assert isinstance(plain_text(markup), str)
