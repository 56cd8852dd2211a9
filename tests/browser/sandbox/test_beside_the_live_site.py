"""The live site and its sandbox in one process: what an editor and two guests see of each other's work."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def own_settings():
    return {"SANDBOX": True}


def test_an_editors_words_reach_all_guests_and_a_guests_reach_nobody(people, editor):
    ann, ben = (people().open("/sandbox/") for _ in range(2))
    ann.write(ann.block("home.headline"), "Ann was here")
    ann.press("Enter")
    ann.wait_for("saved")
    editor.write(editor.block("home.opening"), "Said by the owner.")
    editor.press("Enter")
    editor.wait_for("saved")

    visitor = people()
    visitor.page.goto("/")
    for guest in (ann, ben):
        guest.open("/sandbox/")
    for somebody in (ann, ben, visitor):
        expect(somebody.page.get_by_text("Said by the owner.")).to_be_visible()
    expect(ann.page.get_by_role("heading", name="Ann was here")).to_be_visible()
    for other in (ben, visitor, editor.open("/")):
        expect(other.page.locator("h1")).to_be_visible()
        assert other.page.get_by_text("Ann was here").count() == 0
