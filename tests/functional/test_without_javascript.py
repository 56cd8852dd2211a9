"""Every field of every model and every block on the page, edited without JavaScript: a forker's too, unasked.

Nothing here knows a kind: forms are changed by the inputs that are found in them.
"""

import io
import re
from datetime import datetime, timedelta

import pytest
from PIL import Image
from webtest import Upload

from tests.functional.places import MODELS
from tests.harness.sites import Browser

pytestmark = pytest.mark.editing

FIELDS = [(model, field) for model, entry in MODELS.items() for field in entry["fields"]]

LIST_OF_FIELDS = "noscript nav[aria-label='Edit without JavaScript']"

MOMENTS = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime-local": "%Y-%m-%dT%H:%M"}


@pytest.fixture
def editor(shared_site):
    return Browser(shared_site).sign_in()


@pytest.fixture
def visitor(shared_site):
    return Browser(shared_site)


#: What leads to signing in, and so is not in a sandbox.
NOT_FOR_GUESTS = ("text", "footer.stage_door")


@pytest.fixture(scope="module")
def links(places, store):
    """The links by which one field of every model and every block of the site are edited.

    A record's own page counts before the lists it stands in: those leave out what its other fields make needless.
    """
    blocks, fields = {}, {}
    pages = [path for path in places.pages if path != "/nowhere"]
    for path in pages:
        for link in places.pages[path].select(f"{LIST_OF_FIELDS} a"):
            model, key, field = re.search(r"edit=([^/]+)/([^/]+)/([^#]+)#", link["href"]).groups()
            if field == "value":
                blocks.setdefault((model, key), link["href"])
            elif field != "item":  # no field: tests of lists press its buttons
                fields.setdefault((model, field), []).append(link["href"])
    if store == "session":
        del blocks[NOT_FOR_GUESTS]
    return blocks | {name: max(links, key=depth) for name, links in fields.items()}


def depth(link):
    return place_of(link).rstrip("/").count("/")


def place_of(link):
    return link.partition("?")[0] or "/"


def at_last(page):
    """The page itself, or the one it has moved to."""
    return page.follow() if page.status_int == 301 else page


def form_of(page):
    return page.forms["editable-form"]


def read(visitor, place):
    return at_last(visitor.get(place)).text


def form_at(editor, link):
    """The form that *link* leads to; a page that follows its name may have moved since the link was read."""
    return form_of(at_last(editor.get(link)))


def inputs_of(form):
    """What a person can change in *form*, by name: WebTest's fields, and the attributes of their elements."""
    elements = form.response.html.select("input[form], textarea[form], select[form]")
    shown = [element for element in elements if element.get("type") not in ("hidden", "submit")]
    return [(form.fields[element["name"]][0], element) for element in shown]


def change(form, words, turn=0):
    """Change *form* as somebody would who types *words* and turns whatever else there is; another *turn*, otherwise."""
    for field, element in inputs_of(form):
        kind = element.get("type", element.name)
        if kind in MOMENTS:
            moment = datetime.strptime(field.value or f"{datetime(2030, 1, 31):{MOMENTS[kind]}}", MOMENTS[kind])
            field.value = f"{moment + timedelta(days=1 + turn, minutes=1 + turn):{MOMENTS[kind]}}"
        elif kind == "number":
            step = 1 if element.get("step") == "any" else float(element.get("step", 1))
            field.value = f"{float(field.value or 0) + step * (turn + 1):g}"
        elif kind == "select":
            others = [value for value, _, _ in field.options if value not in ("", field.value)]
            field.value = others[turn % len(others)]
        elif kind == "file":
            field.value = Upload("new.png", picture(turn), "image/png")
        elif kind == "checkbox" and field.name == "value":
            ticks = form.fields["value"]
            ticks[turn % len(ticks)].checked ^= True
            return
        elif kind != "checkbox":  # one in a group says how the other inputs are meant
            text = words[: int(element.get("maxlength", len(words)))]
            field.value = f"#{text.replace(' ', '-')}" if element.get("inputmode") == "url" else text


def without_token(fields):
    return [(name, value) for name, value in fields if name != "csrf_token"]


def picture(shade):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 90, 120)).save(file, "PNG")
    return file.getvalue()


def log(editor):
    changes, last = [], 0
    while page := editor.get(f"/editable/changes?since={last}").json["changes"]:
        changes, last = changes + page, page[-1]["id"]
    return changes


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_an_edit_is_seen_by_the_next_visitor(editor, visitor, links, model, field):
    words = f"Fresh {model} {field}"
    place = place_of(links[model, field])
    before = read(visitor, place)
    form = form_at(editor, links[model, field])
    change(form, words)

    answer = form.submit("action", value="save")

    assert answer.status_int == 303
    path, _, anchor = answer.location.removeprefix("http://localhost").partition("#")
    assert at_last(editor.get(path)).html.find(id=anchor)
    after = read(visitor, place)
    assert after != before
    assert (words in after) == any(field.value == words for field, _ in inputs_of(form))


@pytest.mark.editing("at length")
@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_the_later_of_two_sees_both_and_decides(editor, links, model, field):
    first, second = (form_at(editor, links[model, field]) for _ in range(2))
    change(first, f"First {field}")
    change(second, f"Later {field}", turn=1)
    typed = second.submit_fields()
    assert first.submit("action", value="save").status_int == 303
    if without_token(typed) == without_token(first.submit_fields()):
        return  # of yes and no, both have said the same

    refused = second.submit("action", value="save", status=412)

    assert refused.html.select_one(".editable-theirs")
    again = form_of(refused)
    changed = {name for name, _ in {*again.submit_fields()} ^ {*typed}}
    assert changed <= {"csrf_token", "etag", "value-file"}
    assert again.submit("action", value="save").status_int == 303


@pytest.mark.editing("at length")
def test_forms_that_nobody_touches_change_nothing(editor, links):
    before = log(editor)
    assert len(links) > 50

    for link in links.values():
        form = form_at(editor, link)
        assert form.submit("action", value="save").status_int == 303, link

    assert log(editor) == before


@pytest.mark.live  # some words are shown to those alone who cannot edit them
def test_every_block_of_the_site_can_be_edited(editor, visitor, links, places):
    typed = set()
    # All are opened first: with a picture of its own, a page does not show the one it had in its place.
    forms = [form_at(editor, link) for link in links.values() if "/value#" in link]
    for number, form in enumerate(forms):
        change(form, f"Words {number}")
        assert form.submit("action", value="save").status_int == 303, form.action
        typed.update(field.value for field, _ in inputs_of(form) if field.value == f"Words {number}")

    site = "".join(read(visitor, path) for path in places.pages if path != "/nowhere")
    assert len(typed) > 50
    assert [words for words in typed if words not in site] == []


@pytest.mark.editing("at length")
def test_what_is_refused_stands_in_its_form_as_it_was_typed(editor, links):
    tried = 0
    for model, name in FIELDS:
        link = links[model, name]
        for spoil in (empty, lengthen, blur):
            form = form_at(editor, link)
            spoilt = [field for field, element in inputs_of(form) if spoil(field, element)][:1]
            if not spoilt:
                continue
            tried += 1
            typed = {field.name: field.value for field, element in inputs_of(form) if element.get("type") != "file"}

            answer = form.submit("action", value="save", status="*")

            assert answer.status_int == 422, (link, typed)
            shown = form_of(answer)
            assert {name: shown[name].value for name in typed if len(shown.fields[name]) == 1} == typed
            refusal = answer.html.find(id="editable-refusal")
            assert (refusal["role"], refusal.text.endswith(".")) == ("alert", True)
            element = answer.html.find(attrs={"name": spoilt[0].name, "form": "editable-form"})
            assert element["aria-invalid"] == "true"
            assert "editable-refusal" in element["aria-describedby"].split()
    assert tried > 10


def empty(field, element):
    if "required" in element.attrs and element.name != "select":
        field.value = ""
        return True


def lengthen(field, element):
    if "maxlength" in element.attrs and int(element["maxlength"]) < 1000:
        field.value = "x" * (int(element["maxlength"]) + 1)
        return True


def blur(field, element):
    if element.get("type") in MOMENTS:
        field.value = "2026-13-45"
        return True


@pytest.mark.needs("plays", "home")
def test_a_picture_is_described_replaced_and_taken_away(editor, visitor, links):
    link = links["play", "picture"]
    hung = form_at(editor, link)["value-media"].value

    form = form_at(editor, link)
    form["value-alt"].value = "A bus & a <castle>"
    form["value-across"].value = "12.5"
    form.submit("action", value="save")
    image = visitor.get("/").html.find("img", alt="A bus & a <castle>")
    assert hung in image["src"]
    assert image["style"] == f"object-position: 12.5% {float(form['value-down'].value):g}%"

    form = form_at(editor, link)
    form["value-file"].value = Upload("bus.png", picture(9), "image/png")
    form.submit("action", value="save")
    image = visitor.get("/").html.find("img", alt="A bus & a <castle>")
    assert hung not in image["src"]
    assert visitor.get(image["src"]).content_type == "image/webp"

    form = form_at(editor, link)
    form["value-none"].checked = True
    form.submit("action", value="save")
    assert not visitor.get("/").html.find("img", alt="A bus & a <castle>")


@pytest.mark.needs("gallery")
@pytest.mark.parametrize(("file", "status"), [(b"no picture at all", 415), (b"", 422)])
def test_what_is_no_picture_is_refused_and_the_words_stay(editor, links, file, status):
    form = form_at(editor, links["picture", "image"])
    form["value-alt"].value = "Words that took a while"
    form["value-decorative"].checked = not file
    form["value-file"].value = Upload("x.png", file, "image/png")

    answer = form.submit("action", value="save", status=status)

    assert form_of(answer)["value-alt"].value == "Words that took a while"
    assert answer.html.find(id="editable-refusal").text.endswith("choose the file again." if file else ".")


@pytest.mark.needs("home")
def test_the_page_somebody_came_from_comes_back_whole(editor):
    form = form_of(editor.get("/?page=2&edit=text/home.headline/value"))
    form["value"].value = ""

    refused = form.submit("action", value="save", status=422)
    assert len(refused.html.select("[data-editable]")) > 50
    form = form_of(refused)
    form["value"].value = "Mended"

    assert form.submit("action", value="save").location.endswith("/?page=2#editable-text-home.headline-value")
