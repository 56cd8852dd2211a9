"""Lists, as somebody works on them."""

import pytest
from playwright.sync_api import expect


class ListOf:
    """A list of one model on a person's page."""

    def __init__(self, person, model, place=0):
        self.person = person
        self.model = model
        self.element = person.page.locator(f'[data-editable-items="{model}"]').nth(place)
        self.items = self.element.locator("> [data-editable-item]")

    def item(self, place):
        return self.items.nth(place)

    def keys(self):
        return [
            name.split("/")[1] for name in self.items.evaluate_all("items => items.map(i => i.dataset.editableItem)")
        ]

    def titles(self):
        """The items' first words, as anybody reads them."""
        return [words.strip() for words in self.element.locator("> * :is(h2, h3, figcaption)").all_text_contents()]

    def grip(self, place):
        """Point at an item and return the grip that shows."""
        self.item(place).scroll_into_view_if_needed()
        box = self.item(place).bounding_box()
        self.person.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
        grip = self.person.tools(".grip")
        expect(grip).to_be_visible()
        return grip

    def choose(self, place, words):
        """Choose *words* from the menu of an item."""
        self.grip(place).click()
        self.person.page.get_by_role("toolbar").get_by_role("button", name=words, exact=True).click()

    def expect_titles(self, *titles):
        self.person.wait_until(lambda: self.titles() == list(titles))


@pytest.fixture
def plays(editor):
    return ListOf(editor, "play")


@pytest.fixture
def pictures(editor):
    return ListOf(editor.open("/gallery"), "picture")


@pytest.fixture
def cast(editor):
    return ListOf(editor.open("/about"), "person")


@pytest.fixture
def seen_by():
    """What somebody else reads of a list: a function of that person and the model."""

    def titles(visitor, words):
        visitor.page.goto("/")
        return [text.strip() for text in visitor.page.locator(words).all_text_contents()]

    return titles


@pytest.fixture
def fetched(editor):
    """The pages that the script of the editor's page has asked for."""
    pages = []

    def note(request):
        if request.resource_type == "fetch" and request.headers["accept"] == "text/html":
            pages.append(request.url)

    editor.page.on("request", note)
    return pages
