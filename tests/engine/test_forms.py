"""The forms for editing without JavaScript: each kind's inputs."""

import json

import pytest
from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict
from wtforms import FormField
from wtforms.form import BaseForm

from editable import Field, InvalidValue
from editable.fields.choice import Choice
from editable.fields.choices import Choices
from editable.fields.date import Date
from editable.fields.datetime import Datetime
from editable.fields.image import Image
from editable.fields.link import Link
from editable.fields.number import Number
from editable.fields.period import Period
from editable.fields.rich_text import RichText
from editable.fields.text import Text
from editable.fields.time import Time
from editable.fields.toggle import Toggle
from editable.kinds import OWN


class Anything(Field):
    """A kind as a site may add it, with no word about forms."""

    kind = "anything"

    def clean(self, value):
        return value


class Perhaps(Anything):
    kind = "perhaps"
    empty = None


SIZES = {"s": "Small", "l": "Large"}
WHEN = {"start": "start", "end": "end"}
FOCAL = [1 / 3, 0.07]

#: Values of every kind that have to come back from an untouched form to the byte.
UNTOUCHED = [
    *(
        (Text("x"), text)
        for text in ("", "Rye", " edges ", '<b>"Rye" & Co</b>', "&amp;", "\ttab\x1b", "漢🙂\u2028\ufeff")
    ),
    *((Text("x", multiline=True), text) for text in ("\n\nfirst line empty", "a\n\n b \n", "</textarea><b>", "\n")),
    *((RichText("x"), html) for html in ("", "<p>a &amp; b</p>\n\n<p>c</p>", "no tag at all &lt; \n\n b", "\n<p></p>")),
    *((Date("x"), value) for value in (None, "2026-12-24")),
    *((Time("x"), value) for value in (None, "19:30", "00:00")),
    *((Datetime("x"), value) for value in (None, "2026-12-24T19:30")),
    *((Number("x", step=0.01), value) for value in (None, 0, 12, 12.5, -3, 0.01)),
    *((Toggle("x"), value) for value in (True, False)),
    *((Choice("x", options=SIZES), value) for value in (None, "s", "l", "gone")),
    *((Choice("x", options=SIZES, required=True), value) for value in ("s", "l", "gone")),
    *((Choices("x", options=SIZES), value) for value in ([], ["l"], ["s", "l"], ["gone"])),
    *((Link("x"), value) for value in (None, {"label": '"Go" & <i>', "href": "mailto:a@example.org?x=1&y=2"})),
    (Period("x", **WHEN), None),
    (Period("x", **WHEN), {"start": "2026-12-24T19:30", "end": None, "all_day": False}),
    (Period("x", **WHEN, all_day="whole"), {"start": "2026-12-24T00:00", "end": "2026-12-26T00:00", "all_day": True}),
    (Image("x"), None),
    (Image("x"), {"media": "one", "alt": 'A "loaf" & <crumbs>\u2028', "decorative": False, "focal": FOCAL}),
    (Image("x"), {"media": "one", "alt": "", "decorative": True, "focal": [1e-07, 1.0]}),
    *((Anything("x"), value) for value in ("", "word", "12", '"q"', "null", "a\nb", 12, {"a": [1, None]}, False, [])),
    *((Perhaps("x"), value) for value in (None, "", "None", "#ff8800")),
]


def bound(kind, sent=None, **data):
    form = BaseForm({"value": kind.form_field()})
    form.process(sent, data=data)
    return form["value"]


def sent_by_a_browser(field):
    """What a browser sends for the inputs of *field* if nobody touches them."""
    inputs = field if isinstance(field, FormField) else [field]
    page = BeautifulSoup("".join(str(one()) for one in inputs), "html.parser")
    sent = MultiDict()
    for element in page.select("input:not([type=file]):not([type=checkbox]), [type=checkbox][checked]"):
        sent.add(element["name"], element["value"] if element["type"] == "checkbox" else element.get("value", ""))
    for element in page.select("textarea"):
        sent.add(element["name"], element.text.replace("\r\n", "\n").removeprefix("\n").replace("\n", "\r\n"))
    for element in page.select("select"):
        option = element.select_one("option[selected]") or element.option
        sent.add(element["name"], option["value"])
    return sent


@pytest.fixture(autouse=True)
def in_the_bakery(request):
    if "kind" in request.fixturenames:
        with request.getfixturevalue("bakery").app_context():
            yield
    else:
        yield


def test_the_values_below_are_of_every_kind():
    assert {type(kind) for kind, _ in UNTOUCHED} >= set(OWN)


@pytest.mark.parametrize(("kind", "value"), UNTOUCHED)
def test_a_form_that_nobody_touched_brings_back_the_value_to_the_byte(kind, value):
    field = bound(kind, value=kind.to_form(value))

    data = bound(kind, sent_by_a_browser(field)).data

    assert data == kind.to_form(value)
    if is_valid(kind, value) and not (isinstance(kind, RichText) and "<p" not in value):
        assert json.dumps(kind.clean(kind.from_form(data))) == json.dumps(value)


def is_valid(kind, value):
    try:
        return kind.clean(value) == value
    except InvalidValue:
        return False  # it was, under other settings: then the engine relies on nobody having touched it


@pytest.mark.parametrize(
    ("kind", "attributes"),
    [
        (Text("x", max_length=20, required=True), {"type": "text", "maxlength": "20", "required": ""}),
        (Date("x", min="2026-01-01"), {"type": "date", "min": "2026-01-01"}),
        (Time("x", max="22:00"), {"type": "time", "max": "22:00"}),
        (Datetime("x", required=True), {"type": "datetime-local", "required": ""}),
        (Number("x", min=0, max=500, step=0.5), {"type": "number", "min": "0", "max": "500", "step": "0.5"}),
        (Toggle("x"), {"type": "checkbox"}),
    ],
)
def test_the_browser_is_told_the_bounds(kind, attributes):
    element = BeautifulSoup(str(bound(kind)()), "html.parser").find()

    assert element.attrs.items() >= attributes.items()
    assert ("required" in element.attrs) == kind.required


def test_words_without_a_tag_become_paragraphs():
    story = RichText("story")

    assert story.from_form("We rise early & late.\n\n \nAnd\nsleep.\n") == (
        "<p>We rise early &amp; late.</p><p>And<br>sleep.</p>"
    )
    assert story.from_form("2 < 3 > 1") == "<p>2 &lt; 3 &gt; 1</p>"
    assert story.from_form(" \n\n ") == ""
    assert story.from_form("<p>As it\n\nis</p>") == "<p>As it\n\nis</p>"


@pytest.mark.parametrize(
    ("kind", "sent", "sentence"),
    [
        (Date("day"), {"value": "2026-13-45"}, "“Day” is written like 2026-12-24."),
        (Time("doors"), {"value": "half past"}, "“Doors” is written like 19:30."),
        (Datetime("at"), {"value": "2026-12-24 19:30"}, "“At” is written like 2026-12-24T19:30."),
        (Number("price"), {"value": "a dozen"}, "This field holds a number."),
        (Number("price", min=0, max=5), {"value": "nan"}, "Choose a number from 0 to 5."),
        (Number("price", max=5), {"value": "1e999"}, "Choose 5 or less."),
        (Choice("size", options=SIZES), {"value": "xl"}, "Choose one of: Small, Large."),
        (Choices("size", options=SIZES), {"value": "xl"}, "Choose one of: Small, Large."),
        (Choices("size", options=SIZES, required=True), {"other": ""}, "“Size” cannot be empty."),
        (Link("more"), {"value-label": "", "value-href": "/"}, "A link needs words, on a single line."),
        (Period("when", **WHEN), {"value-start": "", "value-end": "2026-12-24T19:30"}, "“Start” cannot be empty."),
        (
            Period("when", **WHEN),
            {"value-start": "2026-12-24T19:30", "value-end": "2026-12-24T18:00"},
            "The end comes before the start. Change one of them.",
        ),
        (Image("x"), {"value-media": "", "value-alt": "A loaf"}, "Choose the picture that these words describe."),
        (
            Image("x"),
            {"value-media": "one", "value-alt": "", "value-across": "ten", "value-down": "1e999999999"},
            "“focal” is two numbers from 0 to 1: across and down.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_kinds_own_sentence(kind, sent, sentence):
    with pytest.raises(InvalidValue) as refused:
        kind.clean(kind.from_form(bound(kind, MultiDict(sent)).data))

    assert refused.value.message == sentence


def test_a_picture_keeps_its_place_while_its_words_change(bakery):
    kind, picture = Image("x"), {"media": "one", "alt": "", "decorative": False, "focal": FOCAL}
    sent = kind.to_form(picture) | {"alt": "A loaf"}

    assert kind.from_form(sent) == picture | {"alt": "A loaf"}
    assert kind.from_form(sent | {"none": True}) is None
