"""S3 and S4: what the sanitiser lets through is harmless and final, and what people write survives it."""

import re
from pathlib import Path
from time import monotonic

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editable.errors import InvalidValue
from editable.fields.rich_text import RichText
from tests.lengths import HANGING, LONG
from tests.safety.judge import excess
from tests.safety.payloads import STORABLE

SAMPLES = sorted(Path(__file__).with_name("samples").glob("*.html"))
sanitise = RichText("text", max_length=10_000).clean

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
FORMATS = {"links": ["a"], "items": ["li"], "lists": ["ul", "ol"], "headings": HEADINGS, "bold": ["b", "strong"]}


# --- Harmless ----------------------------------------------------------------


def test_nothing_is_left_but_what_rich_text_may_hold():
    assert [(p, why) for p in STORABLE if (why := excess(sanitise(p.markup)))] == []


def test_nothing_comes_to_life_beside_other_attacks():
    for first, second in zip(STORABLE, STORABLE[1:] + STORABLE[:1], strict=True):
        assert excess(sanitise(first.markup + second.markup)) is None, (first, second)
        assert excess(sanitise(sanitise(first.markup) + sanitise(second.markup))) is None, (first, second)


# --- Final -------------------------------------------------------------------

NAMES = """
    p h1 h2 h3 h4 ul ol li blockquote strong b em i a br img div span table tbody tr td caption button select option
    object marquee applet form label svg math mi mtext annotation-xml foreignObject desc title style script textarea
    noscript iframe xmp plaintext template font nobr pre dd center u html body head frameset figure figure figure
"""
ATTRIBUTES = [
    *("", ' href="/x"', " href=javascript:x", ' data-media="m"', " data-media=' '", ' alt="a\rb"', " alt='&#13;\"<'"),
    *(' data-video="https://youtu.be/dQw4w9WgXcQ?t=9"', " data-video=//vimeo.com/7", " data-video=x"),
    *(" title=x", " lang=de", " class=x", " encoding=text/html", " onclick=x", " style=x", "/", " =", ' "'),
]
tags = st.builds(
    "<{}{}{}>".format, st.sampled_from(["", "", "", "/"]), st.sampled_from(NAMES.split()), st.sampled_from(ATTRIBUTES)
)
oddities = st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "<?", "</", "<", ">", "&", "&lt;", "&#13;", "&#xfeff;"])
words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=4)
markups = st.lists(st.one_of(tags, tags, tags, words, oddities), max_size=40).map("".join)


@settings(max_examples=20_000 if LONG else 300, database=None, deadline=None, derandomize=not LONG)
@given(markups)
@example("a&#13;b")
@example("\ufeff\ufeffx")
@example("<h2><button><h3>x</h3></button></h2>")
@example("<p>x<a>x<object><h2><a><br>x</a></ol>")
def test_whatever_comes_leaves_clean_and_is_left_alone_the_second_time(markup):
    try:
        once = sanitise(markup)
    except InvalidValue:
        return  # refused, which is final too
    assert excess(once) is None
    assert sanitise(once) == once


def test_attacks_are_left_alone_the_second_time():
    for payload in STORABLE:
        once = sanitise(payload.markup)
        assert sanitise(once) == once, payload


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_what_people_write_is_left_alone_the_second_time(sample):
    once = sanitise(sample.read_text())
    assert excess(once) is None
    assert sanitise(once) == once


# --- Bounded -----------------------------------------------------------------


PIECES = """
    <strong> <em><a><p> <p><strong> <ul><li> <div> <table> <svg> <object><p> <form>x<blockquote> <b></p> <option><p>
    <strong>x</ul><a><table>x <em><a><h3><marquee><object><strong>x <template> <math><mi><style> <select><b>
    <figure> <figure/data-video=//vimeo.com/7> <a/href=1> <!-- <img & <a/a <p/< </p> <![CDATA[ <?
"""


@pytest.mark.parametrize("piece", PIECES.split())
def test_markup_made_to_take_long_is_answered_soon_and_does_not_grow_without_end(piece):
    field = RichText("text")
    longest = 8 * field.max_length + 4_000
    started = monotonic()
    try:
        stored = field.clean(piece * (longest // len(piece)))
    except InvalidValue:
        stored = ""
    assert monotonic() - started < HANGING
    assert len(stored) <= longest


# --- Kept --------------------------------------------------------------------


def visible_text(soup):
    """All words of *soup* without the blanks between them, which tags make and unmake."""
    for element in soup(["style", "script", "head"]):
        element.decompose()
    for unseen in soup.find_all(string=lambda string: isinstance(string, Comment | Doctype)):
        unseen.extract()
    return re.sub(r"\s", "", soup.get_text())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_word_survives(sample):
    before = visible_text(BeautifulSoup(sample.read_text(), "html.parser"))
    assert len(before) > 150

    assert visible_text(BeautifulSoup(sanitise(sample.read_text()), "html.parser")) == before


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
@pytest.mark.parametrize("format", FORMATS)
def test_links_lists_headings_and_bold_survive(sample, format):
    def found(markup):
        elements = BeautifulSoup(markup, "html.parser").find_all(FORMATS[format])
        return [(element.get_text(), element.get("href")) for element in elements if element.get_text().strip()]

    before = found(sample.read_text())

    assert before
    assert found(sanitise(sample.read_text())) == before


def test_what_is_written_here_is_kept_to_the_byte():
    written = SAMPLES[-1].read_text().strip()
    assert SAMPLES[-1].stem == "written_here"

    assert sanitise(written) == written
