"""What is chosen in a panel: a field of every such kind, how it is chosen, and what visitors then read."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect


@dataclass(frozen=True)
class Choice:
    """One field and another value for it.

    :param fill: What goes into the inputs, by label: text, or whether it is ticked.
    :param keys: The same by keyboard alone, from the first input on.
    :param read: What a visitor then reads in the field's place.
    """

    address: str
    fill: dict
    keys: list
    value: object
    read: str


CHOICES = {
    "date": Choice(
        "event/1/sale_starts_on", {"First day of sale": "2031-12-22"}, ["12222031"], "2031-12-22", "22 December"
    ),
    "time": Choice("event/1/doors_at", {"Opening time": "18:15"}, ["0615PM"], "18:15", "18:15"),
    "datetime": Choice(
        "event/1/sale_ends_at",
        {"End of booking": "2031-12-23T12:00"},
        ["122320311200PM"],
        "2031-12-23T12:00",
        "23 December, 12:00",
    ),
    "period": Choice(
        "event/1/when",
        {"Starts": "2031-12-24T20:00", "Ends": "2031-12-24T22:00"},
        ["122420310800PM", "Tab", "Tab", "122420311000PM"],
        {"start": "2031-12-24T20:00", "end": "2031-12-24T22:00", "all_day": False},
        "24 Dec Wed",
    ),
    "number": Choice("event/1/price", {"Price": "14.5"}, ["14.5"], 14.5, "£14.50"),
    "toggle": Choice("event/1/needs_cushion", {"Bring a cushion": True}, ["Space"], True, "Bring a cushion"),
    "choice": Choice("event/1/status", {"Sold out": True}, ["ArrowDown"], "sold_out", "Sold out"),
    "choices": Choice(
        "event/1/access",
        {"step-free": False, "captions": True},
        ["Space", "Tab", "Tab", "Space"],
        ["hearing_loop", "captions"],
        "hearing loop and captions",
    ),
    "link": Choice(
        "event/2/booking",  # what is sold out cannot be booked
        {"Words": "Ring us", "Goes to": "01632 960 204"},
        ["Ring us", "Tab", "01632 960 204"],
        {"label": "Ring us", "href": "tel:01632960204"},
        "Ring us",
    ),
}


class Panel:
    """The panel of a field on somebody's page."""

    def __init__(self, person, address, by_touch=False):
        self.person = person
        self.address = address
        self.by_touch = by_touch
        self.field = person.field(address)
        self.field.scroll_into_view_if_needed()

    @property
    def element(self):
        return self.person.tools(".panel.form")

    def open(self):
        self._press(self.field)
        self.element.wait_for()
        return self

    def open_by_key(self):
        """Open it without the browser's own picker, which a pointer brings along and whose closing takes a press."""
        self.field.press("Enter")
        self.element.wait_for()
        return self

    def input(self, label):
        return self.element.get_by_label(label)

    def fill(self, answers):
        for label, answer in answers.items():
            if isinstance(answer, str):
                self.input(label).fill(answer)
            else:
                self.input(label).set_checked(answer)
        return self

    def press(self, word):
        self._press(self.element.get_by_role("button", name=word, exact=True))

    def done(self):
        self.press("Done")
        self.is_closed()

    def escape(self):
        """Leave by Escape; the first only puts away the browser's own picker, where that is open."""
        while self.element.count():
            self.person.press("Escape")
        self.is_closed()

    def is_closed(self):
        expect(self.element).to_have_count(0)

    def stored(self):
        self.person.wait_for("saved")
        return self.person.stored(self.address)

    def _press(self, place):
        place.tap() if self.by_touch else place.click()


def words(text):
    """A pattern for *text* whose words may be apart or not, as in elements of their own."""
    return re.compile(r"\s*".join(map(re.escape, text.split())))


@pytest.fixture
def panel(editor):
    """A function that returns the panel of the field at an address."""
    return lambda address: Panel(editor, address)


@pytest.fixture
def panel_on_a_phone(phone):
    return lambda address: Panel(phone, address, by_touch=True)


@pytest.fixture
def playbill(visitor):
    """A function that returns what a visitor reads on the playbill."""

    def read():
        visitor.page.goto("/")
        return " ".join(visitor.page.locator("#events").text_content().split())

    return read
