"""A picture on the page, and the ways to look at it."""

import re

import pytest
from playwright.sync_api import expect

ADDRESS = "image/home.workshop_picture/value"


class Slot:
    """The place of a picture on somebody's page."""

    address = ADDRESS

    def __init__(self, person):
        self.person = person
        self.page = person.page
        self.element = person.field(ADDRESS)
        self.img = self.element.locator("img")
        self.element.scroll_into_view_if_needed()

    def open(self):
        self.element.click()
        expect(self.page.get_by_role("toolbar", name="Picture")).to_be_visible()
        return self

    def press(self, word):
        self.page.get_by_role("button", name=word, exact=True).click()

    def pick(self, file, word="Replace"):
        with self.page.expect_file_chooser() as chooser:
            self.press(word)
        chooser.value.set_files({"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": file})

    def stored(self):
        return self.person.stored(ADDRESS)

    def takes_in(self, put):
        """Let *put* put a picture here, and return the value once it is stored."""
        with self.page.expect_response(re.compile("/file$")) as answer:
            put(self)
        assert answer.value.status == 200
        return self.saved()

    def saved(self):
        self.person.wait_for("saved")
        return self.stored()

    def shows(self, value):
        """Wait until the page shows the picture of a stored *value*."""
        expect(self.img).to_have_js_property("complete", True)
        self.page.wait_for_function(
            "([address, media]) => document.querySelector(`[data-editable='${address}'] img`)?.src.includes(media)",
            arg=[ADDRESS, value["media"]],
        )

    def seen_by(self, visitor):
        visitor.page.goto("/")
        return visitor.page.locator(".witness__picture img")


@pytest.fixture
def slot(editor):
    return Slot(editor)


@pytest.fixture
def slot_on_a_phone(phone):
    return Slot(phone)
