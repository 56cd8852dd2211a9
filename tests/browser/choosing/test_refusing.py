"""What cannot be is said at the spot, while it is chosen, and never sent."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.editing("at length")

WRONG = [
    ("event/1/price", {"Price": "501"}, "less than or equal to 500"),
    ("event/1/price", {"Price": "1.2"}, "valid value"),
    ("event/1/when", {"Ends": "2020-01-01T10:00"}, "or later"),
    ("event/1/when", {"Starts": ""}, "fill out this field"),
    ("event/1/sale_starts_on", {"First day of sale": "0203-12-24"}, "or later"),
    ("event/1/booking", {"Words": "W" * 30}, "too long by 6"),
    ("event/1/booking", {"Words": ""}, "needs words"),
    ("event/1/booking", {"Goes to": "nowhere at all"}, "Type an address such as"),
    ("event/1/booking", {"Goes to": "javascript:alert(1)"}, "cannot begin with"),
    ("event/1/booking", {"Goes to": "/foo"}, "There is no page at /foo"),
]


@pytest.mark.parametrize(("address", "fill", "sentence"), WRONG)
def test_it_is_said_in_a_sentence_and_not_sent(panel, address, fill, sentence):
    here = panel(address).open()
    here.fill(fill)
    problem = here.element.locator(".problem")
    expect(problem).to_contain_text(sentence)
    here.press("Done")
    expect(here.element).to_be_visible()
    wrong = here.element.locator("[aria-invalid=true]")
    expect(wrong).to_be_focused()
    assert wrong.get_attribute("aria-describedby") == problem.get_attribute("id")

    here.escape()
    here.person.wait_for("error")
    expect(here.person.chip).to_contain_text("Not saved: ")
    expect(here.person.chip).to_contain_text(sentence)
    assert here.person.sent == []


def test_the_chip_leads_back_to_it_and_a_better_value_is_saved(panel):
    here = panel("event/1/price").open()
    here.fill({"Price": "501"}).escape()
    expect(here.field).to_have_text("£12")
    here.person.chip.get_by_role("button", name="Show").click()
    expect(here.input("Price")).to_have_value("501")
    expect(here.element.locator(".problem")).to_be_visible()

    here.fill({"Price": "50"}).done()
    assert here.stored() == 50


def test_what_only_the_server_knows_is_said_in_the_panel(panel):
    here = panel("event/1/price").open()
    here.input("Price").evaluate("input => { input.max = '' }")
    here.fill({"Price": "501"})
    here.input("Price").dispatch_event("change")

    expect(here.element.locator(".problem")).to_contain_text("Choose a number from 0 to 500")


def test_a_page_of_this_site_is_named(panel):
    here = panel("event/1/booking").open()
    here.fill({"Goes to": "/"})
    expect(here.element).to_contain_text("A page of this site: Seven Buckets")
    here.done()
    assert here.stored()["href"] == "/"


def test_an_own_address_is_looked_up_before_done(panel):
    here = panel("event/1/booking").open()
    here.fill({"Goes to": "/foo"})
    here.person.press("Enter")

    expect(here.element.locator(".problem")).to_contain_text("There is no page at /foo")
    assert here.person.sent == []


def test_without_a_line_a_panel_that_never_came_says_so_and_can_be_tried_again(panel):
    here = panel("event/1/price")
    here.person.page.route("**/chosen_panel*", lambda route: route.abort())
    here.person.open()
    here.field.click()
    alert = here.person.page.get_by_role("alert")
    expect(alert).to_contain_text("cannot be reached")

    here.person.page.unroute("**/chosen_panel*")
    here.person.open()
    here.open()
