"""The forms for editing without JavaScript: each kind's inputs, and how the engine shows and reads them."""

import json

import pytest
import sqlalchemy as sa
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
from editable.fields.kinds import OWN
from editable.fields.link import Link
from editable.fields.number import Number
from editable.fields.period import Period
from editable.fields.rich_text import RichText
from editable.fields.text import Text
from editable.fields.time import Time
from editable.fields.toggle import Toggle
from tests.engine.conftest import Person, db, make_bakery


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


# --- On the page -------------------------------------------------------------

NAME = "loaf/1/name"


class FormPerson(Person):
    """Somebody without JavaScript."""

    def open(self, address, page="/"):
        return BeautifulSoup(self.client.get(f"{page}?edit={address}").text, "html.parser")

    def send(self, page, headers=(), **changed):
        """Send the form on *page* with some of its fields *changed*, or left out where they are None."""
        form = page.find(id="editable-form")
        fields = page.select("#editable-form input, input[form], textarea[form]")
        data = {field["name"]: field.text.removeprefix("\r\n") or field.get("value", "") for field in fields} | changed
        return self.client.post(
            form["action"],
            data={name: value for name, value in data.items() if value is not None},
            headers={"Origin": "http://localhost"} | dict(headers),
        )


@pytest.fixture
def ada(bakery):
    return FormPerson(bakery, "Ada")


def name_now(bakery):
    return Person(bakery, "Witness").fields("loaf/1")["name"]["value"]


def refusal_in(answer):
    return BeautifulSoup(answer.text, "html.parser").find(id="editable-refusal")


def test_a_field_becomes_a_form_in_its_place_and_leads_back_to_it(bakery, ada):
    page = ada.open(NAME)
    assert not page.select(f'[data-editable="{NAME}"]')

    answer = ada.send(page, value="Spelt")

    assert answer.status_code == 303
    assert answer.headers["Cache-Control"] == "private, no-store"
    path, _, anchor = answer.headers["Location"].partition("#")
    assert BeautifulSoup(ada.client.get(path).text, "html.parser").find(id=anchor).text == "Spelt"
    assert name_now(bakery) == "Spelt"


def test_a_button_gives_it_up(bakery, ada):
    assert ada.send(ada.open(NAME), value="Spelt", action="leave").status_code == 303
    assert name_now(bakery) == "Rye"


def test_what_only_the_title_shows_has_its_form_at_the_end(ada):
    ada.save("text/shop.name/value", "The Crumb", ada.fields("text/shop.name")["value"]["etag"])
    page = ada.open("text/shop.name/value")
    assert len(page.select("#editable-form")) == 1
    assert page.select_one(".loaf").find_previous(attrs={"form": "editable-form"})  # shown as a heading too: there


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/">{}</a>',
        '<a href="/"><h2><em>{}</em></h2></a>',
        "<button>{}</button>",
        "<p>{}</p>",
        "<h1>{}</h1>",
        "<dl><dt>{}</dt></dl>",
        "<table><tr>{}</tr></table>",
        "<table><tr><td>{}</td></tr></table>",
        "<ul>{}</ul>",
        "<blockquote>{}</blockquote>",
        "<p>{}{}</p>",
        "<title>{{{{ text_value('a.b') }}}}</title>",
        "<title>{{{{ text_value('a.b') }}}}</title>{}",
    ],
)
def test_its_form_is_whole_and_single_wherever_a_field_stands(tmp_path, markup):
    cell = {"<table><tr>{}</tr></table>": ', tag="td"', "<ul>{}</ul>": ', tag="li"'}.get(markup, "")
    placed = '{{ text("a.b", default="Crumb"' + cell + ") }}"
    app = make_bakery(
        tmp_path, "{{ text('a.b', default='Crumb') if 0 }}" + markup.format(placed, placed) + "{{ editable_foot() }}"
    )
    with app.app_context():
        db.create_all()
    ada = FormPerson(app, "Ada")

    page = ada.open("text/a.b/value")

    assert len(page.select("form")) == len(page.select("input[form=editable-form][name=value]")) == 1
    assert not page.select("a [form], button [form], title [form]")
    assert ada.send(page, value="Loaf").status_code == 303
    assert ada.fields("text/a.b")["value"]["value"] == "Loaf"


def test_an_id_of_the_templates_own_is_the_place_to_lead_back_to(tmp_path):
    app = make_bakery(tmp_path, '{{ text("a.b", default="x", id="here") }}{{ editable_foot() }}')
    with app.app_context():
        db.create_all()
    ada = FormPerson(app, "Ada")

    page = ada.open("text/a.b/value")

    assert page.find(id="here")["role"] == "group"
    assert ada.send(page, value="y").headers["Location"] == "/#here"


def test_the_list_at_the_end_names_every_field_once_and_in_words(ada):
    links = ada.open("").select("noscript nav[aria-label='Edit without JavaScript'] a")

    assert [link["aria-label"] for link in links] == [
        "Shop · Name", "Shop · Motto", "Shop · Story", "Loaf: Rye · Name", "Loaf: Rye · Note",
    ]  # fmt: skip
    assert links[3]["href"] == f"/?edit={NAME}#editable-loaf-1-name"


def test_visitors_get_neither_list_nor_form_nor_id(bakery, visitor):
    plain = visitor.page()

    assert "noscript" not in plain
    assert "editable" not in plain
    assert visitor.client.get(f"/?edit={NAME}").text == plain


@pytest.mark.parametrize(
    "address", ["loaf/2/name", "loaf/1/story", "loaf/1/id", "x", "", "/", "a/b/c/d", "<b>", "text//value"]
)
def test_a_field_that_the_page_does_not_show_is_not_asked_for(ada, address):
    page = ada.client.get("/", query_string={"edit": address}).text
    assert page == ada.page()


def test_an_invalid_value_comes_back_with_its_page_and_the_reason(bakery, ada):
    answer = ada.send(ada.open(NAME), value="Rye that is much too long")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (422, "private, no-store")
    page = BeautifulSoup(answer.text, "html.parser")
    field = page.find("input", {"name": "value"})
    assert field["value"] == "Rye that is much too long"
    assert (field["aria-invalid"], field["aria-describedby"]) == ("true", "editable-refusal")
    refusal = page.find(id="editable-refusal")
    assert (refusal["role"], refusal.text) == ("alert", "Keep this to 20 characters (it has 25).")
    assert page.find(attrs={"data-editable": "loaf/1/note"})  # the whole page is there
    assert ada.send(page, value="Rye bread").status_code == 303
    assert name_now(bakery) == "Rye bread"


def test_a_refused_form_is_nowhere_but_in_its_answer(bakery, ada, visitor):
    before = visitor.page()
    ada.send(ada.open(NAME), value="")
    ada.send(ada.open(NAME), value="Typed, but far too long")

    assert visitor.page() == before
    assert "far too long" not in ada.page()


def test_somebody_elses_value_stands_beside_ones_own_and_is_overwritten_knowingly(bakery, ada):
    page = ada.open(NAME)
    Person(bakery, "Bo").save(NAME, "Oat", ada.fields("loaf/1")["name"]["etag"])

    answer = ada.send(page, value="Spelt")

    assert answer.status_code == 412
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.find("input", {"name": "value"})["value"] == "Spelt"
    assert page.select_one(".editable-theirs").text == "Saved by BoOat"
    assert name_now(bakery) == "Oat"
    assert [button.text for button in page.select("button[form]")] == ["Keep mine", "Take theirs"]
    assert ada.send(page).status_code == 303
    assert name_now(bakery) == "Spelt"


@pytest.mark.parametrize(
    "address", ["loaf/1/name", "loaf/1/note", "text/shop.name/value", "rich_text/shop.story/value"]
)
def test_a_form_sent_untouched_changes_nothing(bakery, ada, address):
    assert ada.send(ada.open(address)).status_code == 303

    assert ada.client.get("/editable/changes").json["changes"] == []


def test_a_value_that_the_settings_no_longer_allow_may_stay(bakery, ada):
    with bakery.app_context():
        db.session.execute(sa.text("UPDATE loaf SET name = 'A name from before there were bounds'"))
        db.session.commit()

    assert ada.send(ada.open(NAME)).status_code == 303
    assert name_now(bakery) == "A name from before there were bounds"


def test_signed_out_nothing_is_lost(bakery, ada):
    page = ada.open(NAME)
    ada.client.delete_cookie("session")

    answer = ada.send(page, value="<i>Spelt</i>")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (401, "private, no-store")
    assert "Set-Cookie" not in answer.headers
    kept = BeautifulSoup(answer.text, "html.parser")
    assert kept.find("input", {"name": "value"})["value"] == "<i>Spelt</i>"
    assert name_now(bakery) == "Rye"

    ada.client.get("/come-in/Ada")  # in another tab
    again = ada.send(kept)
    assert again.status_code == 403  # the token was the other session's
    assert ada.send(BeautifulSoup(again.text, "html.parser")).status_code == 303
    assert name_now(bakery) == "<i>Spelt</i>"


def test_a_stranger_learns_nothing_from_a_form_and_fills_no_memory(bakery):
    stranger = FormPerson(bakery)
    blocks = bakery.extensions["editable"].registry.get("text")
    for key in ("shop.name", "x", "y"):
        answer = stranger.client.post(
            f"/editable/text/{key}/value", data={"etag": "", "value": "v"}, headers={"Origin": "http://localhost"}
        )
        assert answer.status_code == 401
        assert "The Crust" not in answer.text
    assert set(blocks._fields_by_slug) <= {"shop.name", "shop.motto"}


@pytest.mark.parametrize("lacking", [{"etag": None}, {"value": None}, {"etag": None, "value": None}])
def test_half_a_form_empties_nothing(bakery, ada, lacking):
    answer = ada.send(ada.open("loaf/1/note"), **lacking)

    assert answer.status_code == 400
    assert refusal_in(answer).text.startswith("The form did not arrive in one piece.")
    assert ada.fields("loaf/1")["note"]["value"] == "Dark"


def test_more_than_the_site_accepts_is_refused_with_the_field_as_it_is(bakery, ada):
    page = ada.open(NAME)
    bakery.config["MAX_CONTENT_LENGTH"] = 1000

    answer = ada.send(page, value="x" * 1000)

    assert answer.status_code == 413
    assert refusal_in(answer).text == "That was larger than the site accepts, and nothing was changed."
    assert BeautifulSoup(answer.text, "html.parser").find("input", {"name": "value"})["value"] == "Rye"


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/xml", None])
def test_nothing_but_a_form_is_read_as_one(bakery, ada, content_type):
    answer = ada.client.post(
        f"/editable/{NAME}", data=b'{"value": "Spelt"}', content_type=content_type, headers=ada.headers
    )

    assert answer.status_code == 415
    assert answer.json["error"]["code"] == "not_a_form"
    assert name_now(bakery) == "Rye"


def test_a_page_that_is_gone_does_not_take_the_form_with_it(bakery, ada):
    page = ada.open(NAME)
    form = page.find(id="editable-form")
    form["action"] = form["action"].replace("back=/", "back=/nowhere")

    answer = ada.send(page, value="")

    assert answer.status_code == 422
    assert BeautifulSoup(answer.text, "html.parser").h1.text == "Not saved yet"
