"""Formatted text to write in, and the ways to look at it."""

import re

import pytest
from playwright.sync_api import expect

ADDRESS = "rich_text/home.workshops/value"
MARKUP = '<p>We turn up at nine with a trunk of cardboard.</p><p>Bring your own <a href="/plays">weather</a>.</p>'

_SPOT = """(paragraph, offset) => {
  const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  while (words.nextNode() && offset > words.currentNode.length) offset -= words.currentNode.length
  const range = document.createRange()
  range.setStart(words.currentNode, offset)
  const { left, top, height } = range.getBoundingClientRect()
  return [left, top + height / 2]
}"""


class Story:
    """A formatted text on somebody's page."""

    address = ADDRESS

    def __init__(self, person):
        self.person = person

    @property
    def page(self):
        return self.person.page

    @property
    def element(self):
        return self.person.field(ADDRESS)

    def hold(self, markup):
        """Let the text hold *markup*, and the page show it."""
        self.person.put(ADDRESS, markup)
        self.person.open()
        self.person.sent.clear()
        self.element.scroll_into_view_if_needed()
        return self

    def spot(self, offset, paragraph=0):
        """Where in the window the letter *offset* of a paragraph begins."""
        return self.element.locator("p, h2, h3").nth(paragraph).evaluate(_SPOT, offset)

    def click(self, offset, paragraph=0):
        """Click before a letter, and wait for the editor."""
        self.page.mouse.click(*self.spot(offset, paragraph))
        self.wait_until_open()

    def select(self, start, end, paragraph=0):
        """Draw over the letters from *start* to *end*."""
        self.page.mouse.move(*self.spot(start, paragraph))
        self.page.mouse.down()
        self.page.mouse.move(*self.spot(end, paragraph))
        self.page.mouse.up()
        self.wait_until_open()

    def write_all(self, text):
        """Write *text* in the place of everything."""
        self.click(1)
        self.person.press("Control+a", "Delete")
        self.person.type(text)

    def wait_until_open(self):
        expect(self.element).to_have_class(re.compile("ProseMirror"))

    def wait_until_closed(self):
        expect(self.element).not_to_have_class(re.compile("ProseMirror"))

    def markup(self):
        return self.element.evaluate("element => element.innerHTML")

    def saved(self):
        """What is stored, once everything written is."""
        self.person.wait_for("saved")
        return self.person.stored(ADDRESS)

    def seen_by(self, visitor):
        """The markup that a visitor's page has in the place of this text."""
        visitor.page.goto("/")
        return visitor.page.locator(".witness__words > .rich").evaluate("element => element.innerHTML")

    def tool(self, name):
        """The word *name* of the toolbar."""
        return self.person.tools(".format").get_by_role("button", name=name, exact=True)

    @property
    def toolbar(self):
        return self.person.tools(".format")


@pytest.fixture
def story(editor):
    return Story(editor).hold(MARKUP)


@pytest.fixture
def story_on_a_phone(phone):
    return Story(phone).hold(MARKUP)
