"""A sandbox, and guests in front of their browsers."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Person


class Guest(Person):
    """Somebody who tries the site out, without an account."""

    @property
    def bar(self):
        return self.page.locator(".editable-bar")

    @property
    def count(self):
        return self.page.locator(".editable-bar__count")

    @property
    def tray(self):
        return self.page.get_by_role("dialog").filter(has=self.page.locator(".editable-tray"))

    def change(self, slug, text):
        """Change a block and wait until it is saved."""
        self.write(self.block(slug), text)
        self.wait_for("saved")
        self.press("Escape")

    def open_tray(self):
        self.count.click()
        expect(self.tray).to_be_visible()
        return self.tray

    def cookies(self):
        return [cookie["value"] for cookie in self.context.cookies()]


@pytest.fixture
def own_settings():
    return {"EDITABLE_STORE": "session"}


@pytest.fixture
def guest(contexts, site):
    guest = Guest(contexts, site, viewport={"width": 1280, "height": 900})
    yield guest.open()
    guest.close()
    assert not guest.complaints


@pytest.fixture
def guest_on_a_phone(contexts, site):
    guest = Guest(contexts, site, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield guest.open()
    guest.close()
    assert not guest.complaints
