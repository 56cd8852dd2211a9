"""Every list of every model, worked on without JavaScript: a forker's too, unasked."""

import re

import pytest

from tests.functional.places import MODELS, content_of
from tests.functional.test_without_javascript import change, form_of

pytestmark = pytest.mark.editing("at length")

LISTS = [model for model, entry in MODELS.items() if "item" in entry]


@pytest.fixture(params=LISTS)
def model(request):
    return request.param


@pytest.fixture
def place(places, model):
    """The page that lists the model."""
    return places.of_list(model)


def shown(editor, place, model):
    """The keys of the items on an editor's page, in order."""
    items = editor.get(place).html.select(f'[data-editable-item^="{model}/"]')
    return [item["data-editable-item"].split("/")[1] for item in items]


def link_of(editor, place, model, key):
    """The link to the buttons of an item, from the list of what can be edited."""
    return editor.get(place).html.select_one(f'noscript a[href*="edit={model}/{key}/item"]')["href"]


def press(page, action):
    """Press a button of the form that is open, and return where that leads."""
    form = form_of(page)
    button = page.html.select_one(f'button[form="editable-form"][value="{action}"]')
    if button.has_attr("formaction"):
        form.action = button["formaction"]
    return form.submit("action", value=action)


def follow(answer, editor):
    assert answer.status_int == 303, answer.text[:300]
    path, _, anchor = answer.location.removeprefix("http://localhost").partition("#")
    page = editor.get(path)
    assert page.html.find(id=anchor), anchor
    return page


def test_an_item_is_added_and_filled_in_duplicated_and_deleted_and_brought_back(editor, visitor, place, model):
    before = shown(editor, place, model)
    first_field = next(iter(MODELS[model]["fields"]))

    page = follow(press(editor.get(link_of(editor, place, model, "new")), "add"), editor)
    (added,) = set(shown(editor, place, model)) - set(before)
    assert re.search(rf"{model}/{added}/{first_field}", form_of(page).action)
    form = form_of(page)
    change(form, "Fresh words")
    follow(form.submit("action", value="save"), editor)

    follow(press(editor.get(link_of(editor, place, model, added)), "copy"), editor)
    assert len(shown(editor, place, model)) == len(before) + 2

    undo = follow(press(editor.get(link_of(editor, place, model, added)), "delete"), editor)
    assert added not in shown(editor, place, model)
    follow(press(undo, "restore"), editor)
    assert added in shown(editor, place, model)


def test_an_item_is_hidden_from_visitors_and_shown_again(editor, visitor, place, model):
    key = shown(editor, place, model)[0]
    before = content_of(visitor.get(place))

    follow(press(editor.get(link_of(editor, place, model, key)), "hide"), editor)
    assert content_of(visitor.get(place)) != before
    follow(press(editor.get(link_of(editor, place, model, key)), "show"), editor)
    assert content_of(visitor.get(place)) == before


def test_an_item_is_moved_as_far_as_its_list_goes(editor, place, model):
    keys = shown(editor, place, model)
    page = editor.get(link_of(editor, place, model, keys[0]))
    if not page.html.select('button[value="down"]'):
        assert "position" not in editor.get("/editable/openapi.json").text
        return
    page = follow(press(page, "down"), editor)
    assert shown(editor, place, model)[:2] == [keys[1], keys[0]]
    page = follow(press(page, "up"), editor)
    page = follow(press(page, "up"), editor)
    assert shown(editor, place, model) == keys
    for _ in keys:
        page = follow(press(page, "down"), editor)
    assert shown(editor, place, model) == [*keys[1:], keys[0]]


@pytest.mark.needs("plays", "home")
def test_what_cannot_be_done_is_said_on_the_page(editor):
    page = editor.get(link_of(editor, "/", "play", "1"))
    refused = form_of(page).submit("action", value="sell", status=400)
    assert "did not arrive in one piece" in refused.html.select_one("#editable-refusal").text
    assert refused.html.h1

    form = form_of(page)
    press(editor.get(link_of(editor, "/", "play", "1")), "delete")
    assert form.submit("action", value="copy", status=404)


@pytest.mark.needs("plays", "home")
def test_a_form_that_was_open_for_too_long_says_so(editor):
    form = form_of(editor.get(link_of(editor, "/", "play", "1")))
    form["csrf_token"] = "old"
    refused = form.submit("action", value="delete", status=403)
    assert "grown old" in refused.html.select_one("#editable-refusal").text
    assert "1" in shown(editor, "/", "play")


@pytest.mark.live
def test_a_visitor_sees_none_of_it(visitor):
    for address in ("/", "/?edit=play/1/item", "/?edit=play/new/item"):
        page = visitor.get(address)
        assert not page.html.select("form[id=editable-form], noscript, .editable-form")
