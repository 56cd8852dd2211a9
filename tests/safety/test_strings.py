"""A2: every string that can be stored comes back as it was sent, code point by code point; the others are refused."""

import html
import re
from itertools import cycle

import pytest
from markupsafe import escape

from editable.fields.rich_text import RichText
from editable.fields.text import Text
from tests.safety.caller import Caller, assert_refused, fields_shown
from tests.safety.strings import EVERY_BLOCK, LINES, STRINGS, UNSTORABLE

EVERYTHING = "|".join([*STRINGS, EVERY_BLOCK])


A_TEXT = "text/footer.small_print/value"
A_RICH_TEXT = "rich_text/home.intro/value"


@pytest.fixture(scope="module")
def caller(shared_site):
    return Caller(shared_site)


def in_pieces(length):
    return [EVERYTHING[start : start + length] for start in range(0, len(EVERYTHING), length)]


def paragraph(text):
    return f"<p>{html.escape(text, quote=False)}</p>"


def words_of(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def kept(caller, address, sent):
    """Save *sent*; return what the answer and the next reader say is stored, which is the same."""
    saved = caller.save(address, sent)
    assert saved.status_code == 200, (address, sent, saved.text)
    assert saved.json["value"] == caller.field(address)["value"], address
    return saved.json["value"]


def test_every_string_comes_back_from_a_text(caller):
    for string in STRINGS:
        assert kept(caller, A_TEXT, string) == string


def test_every_string_comes_back_from_a_rich_text(caller):
    for string in STRINGS:
        words = f"{string}." if not string.strip() else string  # blanks alone are stored as nothing
        assert words_of(kept(caller, A_RICH_TEXT, paragraph(words))) == words


@pytest.mark.parametrize(("kind", "written"), [(Text, str), (RichText, paragraph)], ids=["text", "rich_text"])
def test_every_field_keeps_every_string_and_shows_it(shared_site, caller, kind, written):
    shown = []
    done = set()
    places = cycle(range(0, len(EVERYTHING) - 200, 37))
    for address, field in fields_shown(shared_site, caller, kind).items():
        model, _, name = address.split("/")
        if (
            model == kind.kind or (model, name) in done
        ):  # a block, or another record of the same column: a piece is enough
            start = next(places)
            pieces = [EVERYTHING[start : start + min(field.max_length, 120)]]
        else:
            pieces = in_pieces(min(field.max_length, 400))
        done.add((model, name))
        for piece in pieces:
            stored = kept(caller, address, written(piece))
            assert (stored if kind is Text else words_of(stored)) == piece, address
        shown.append(escape(stored) if kind is Text else stored)

    pages = shared_site.test_client().get("/").text + caller.get("/").text  # some is for editors alone
    assert len(shown) > 5
    assert [value for value in shown if value not in pages] == []


def test_line_ends_become_one_and_nothing_else_changes(caller):
    several = Text("text", multiline=True)
    for lines in LINES:
        expected = lines.replace("\r\n", "\n").replace("\r", "\n")
        assert several.clean(lines) == expected
        assert words_of(kept(caller, A_RICH_TEXT, paragraph(f"a{lines}b"))) == f"a{expected}b"


def test_what_no_database_keeps_is_refused_by_every_field(shared_site, caller):
    for address in fields_shown(shared_site, caller, (Text, RichText)):
        etag = caller.field(address)["etag"]
        for string in UNSTORABLE:
            assert_refused(caller.save(address, f"<p>{string}</p>", **{"If-Match": etag}), 422)
        assert caller.field(address)["etag"] == etag
