"""What is chosen is kept: without a line, beside somebody else, in two places at once, and until it is undone."""

import pytest
from playwright.sync_api import expect

from tests.browser.choosing.conftest import CHOICES, Panel, words

pytestmark = pytest.mark.editing("at length")

WHEN = "event/1/when"
LATER = {"start": "2031-12-24T20:00", "end": "2031-12-24T22:00", "all_day": False}


_MARKUP = """(places) => places.map((place) => {
  const attributes = ["datetime", "data-value", "href"].map((name) => place.getAttribute(name))
  return [place.innerHTML, ...attributes]
})"""


def markup(page, address):
    """What *page* shows in every place of a field."""
    return page.locator(f'[data-editable="{address}"]').evaluate_all(_MARKUP)


def shows(person, choice, made):
    """Wait until every place of a field on somebody's page has the markup *made*."""
    person.wait_until(lambda: markup(person.page, choice.address) == made)


def choose(panel, choice):
    panel.open().fill(choice.fill).done()
    return panel


def test_the_page_takes_over_what_the_server_makes_of_it_in_every_place(panel, editor):
    for choice in CHOICES.values():
        before = markup(editor.page, choice.address)
        with editor.page.expect_response(f"{editor.site.url}/"):
            choose(panel(choice.address), choice)
        expect(editor.field(choice.address)).to_have_text(words(choice.read))
        assert not any(place in before for place in markup(editor.page, choice.address))

    anew = editor.context.new_page()
    anew.goto("/")
    for choice in CHOICES.values():
        shows(editor, choice, markup(anew, choice.address))


def test_two_places_of_one_field_each_keep_their_format(panel):
    here = choose(panel(WHEN), CHOICES["period"])
    large, small = here.person.page.locator(f'[data-editable="{WHEN}"]').all()
    expect(large.locator("span")).to_have_text(["24", "Dec", "Wed"])
    expect(small).to_have_text("24 December 2031, 20:00–22:00")
    for place in (large, small):
        expect(place).to_have_attribute("datetime", "2031-12-24T20:00")

    small.click()
    here.fill({"Starts": "2031-12-25T20:00"}).done()
    expect(large.locator("span").first).to_have_text("25")
    assert here.stored()["start"] == "2031-12-25T20:00"


def test_an_answer_that_takes_long_is_bridged_in_words(panel):
    here = panel("event/1/sale_ends_at").open()
    held = []
    here.person.page.route(here.person.site.url + "/", lambda route: held.append(route))
    here.fill({"End of booking": "2031-12-23T12:00"}).done()
    expect(here.field).to_have_text("23 December 2031 at 12:00")

    here.person.wait_until(lambda: held)
    held[0].continue_()
    expect(here.field).to_have_text("23 December, 12:00")


def test_an_answer_that_comes_soon_is_all_that_is_shown(panel):
    here = panel("event/1/sale_ends_at")
    here.field.evaluate(
        """(field) => {
          window.shown = []
          new MutationObserver(() => shown.push(field.textContent)).observe(field, { childList: true })
        }"""
    )
    choose(here, CHOICES["datetime"])
    expect(here.field).to_have_text("23 December, 12:00")

    assert here.person.page.evaluate("shown") == ["23 December, 12:00"]


def test_without_a_line_it_is_shown_kept_and_saved_later(panel, editor, playbill):
    before = playbill()
    for choice in CHOICES.values():  # panels come over the line when first asked for
        panel(choice.address).open().escape()
    editor.context.set_offline(True)
    for choice in CHOICES.values():
        choose(panel(choice.address), choice)
        editor.wait_for("offline")
    for choice in CHOICES.values():
        expect(editor.field(choice.address)).to_contain_text(choice.read.split()[0])
    assert playbill() == before

    editor.context.set_offline(False)
    editor.wait_for("saved")
    assert [editor.stored(choice.address) for choice in CHOICES.values()] == [one.value for one in CHOICES.values()]
    after = playbill()
    assert [after.count(one.read) - before.count(one.read) for one in CHOICES.values()] == [1] * len(CHOICES)


def test_a_reload_without_a_line_loses_nothing(panel):
    here = panel("event/1/price").open()
    here.person.page.route("**/editable/**", lambda route: route.abort())
    here.fill({"Price": "77"}).done()
    here.person.wait_for("offline")
    here.person.open()
    expect(here.field).to_have_text("£77")

    here.person.page.unroute("**/editable/**")
    here.person.open()
    assert here.stored() == 77


def test_undo_brings_back_what_the_page_showed(panel, editor):
    for choice in CHOICES.values():
        here = panel(choice.address)
        before, shown = here.stored(), markup(editor.page, choice.address)
        choose(here, choice)
        here.stored()
        editor.chip.get_by_role("button", name="Undo").click()
        shows(editor, choice, shown)

        assert here.stored() == before


@pytest.fixture
def both(panel, dot):
    """The editor's panel of the date, after Dot has chosen another day."""
    here = panel(WHEN)
    theirs = Panel(dot, WHEN)
    choose(theirs, CHOICES["period"])
    assert theirs.stored() == LATER
    here.open().fill({"Starts": "2031-11-05T19:30"}).done()
    here.person.wait_for("conflict")
    return here


def test_a_conflict_shows_both_in_words(both):
    texts = both.person.tools(".conflict section")
    expect(texts.nth(0)).to_contain_text("5 November 2031")
    expect(texts.nth(1)).to_contain_text("24 December 2031")


@pytest.mark.parametrize(("button", "day"), [("Keep mine", "5"), ("Take Dot’s", "24")])
def test_each_way_out_of_it_is_shown_and_saved(both, button, day):
    both.person.tools(".conflict").get_by_role("button", name=button).click()
    expect(both.field.locator("span").first).to_have_text(day)
    assert both.stored()["start"].startswith("2031-11-05" if day == "5" else "2031-12-24")


def test_a_conflict_while_the_panel_is_open_closes_it(panel, dot):
    here = panel("event/1/price").open()
    theirs = Panel(dot, "event/1/price").open()
    theirs.fill({"Price": "20"}).done()
    theirs.stored()
    here.fill({"Price": "30"})
    here.input("Price").press("Tab")
    here.person.wait_for("conflict")

    expect(here.person.tools(".panel.form")).to_have_count(0)
    expect(here.person.tools(".conflict")).to_be_visible()
