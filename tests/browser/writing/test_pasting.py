"""Pasting from other programs: the meaning comes along, the looks stay behind."""

from pathlib import Path

import pytest

from tests.browser.transfers import paste, transfer

pytestmark = pytest.mark.editing("at length")

PASTES = Path(__file__).with_name("pastes")
PROGRAMS = sorted(path.name.removesuffix(".expected.html") for path in PASTES.glob("*.expected.html"))


def test_there_is_something_to_paste():
    assert len(PROGRAMS) >= 5


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_comes_from_another_program_is_the_same_on_the_page_in_the_database_and_for_visitors(
    story, visitor, program
):
    expected = "".join((PASTES / f"{program}.expected.html").read_text().splitlines())
    story.write_all("")
    paste(story.element, transfer(story.person, html=(PASTES / f"{program}.html").read_text(), text="plain"))

    assert story.saved() == expected
    assert story.person.sent[-1].post_data_json == {"value": expected}
    story.person.press("Tab")
    story.wait_until_closed()
    assert story.markup() == story.seen_by(visitor) == expected


def test_plain_lines_become_paragraphs_and_stars_stay_stars(story):
    story.write_all("")
    paste(story.element, transfer(story.person, text="Two *plain* lines\nand [a third](/x)\n"))

    assert story.saved() == "<p>Two *plain* lines</p><p>and [a third](/x)</p>"


def test_an_address_pasted_over_words_makes_them_a_link(story):
    story.select(3, 7)
    paste(story.element, transfer(story.person, text="https://example.org/turn"))

    assert '<a href="https://example.org/turn">turn</a>' in story.saved()


def test_what_is_copied_here_can_be_pasted_here(story):
    story.click(1)
    story.person.press("Control+a", "Control+c", "Delete", "Control+v")

    assert story.saved() == story.hold(story.saved()).markup()
    assert "weather" in story.markup()
