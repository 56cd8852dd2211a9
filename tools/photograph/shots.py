"""What is photographed: which page, of which size, in which light, and what its owner is just doing there."""

from collections.abc import Callable
from typing import NamedTuple

DESK, PHONE = (1280, 900), (360, 740)


class Shot(NamedTuple):
    name: str
    path: str = "/"
    theme: str | None = None  # None is the site as it comes
    window: tuple = DESK  # pixels, width and height
    dark: bool = False
    act: Callable | None = None  # what the owner does with the page before the picture is taken


def edit_headline(page):
    headline = page.locator('[data-editable="text/home.headline/value"]')
    headline.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" With giraffes.")
    page.keyboard.press("Enter")
    page.locator('[data-editable-status="saved"]').wait_for(state="attached")
    page.mouse.move(0, 0)
    headline.hover()
    page.locator("editable-tools .mark:visible").first.wait_for()


def write_with_a_thumb(page):
    story = page.locator('[data-editable="rich_text/home.workshops/value"]')
    story.evaluate("(element) => scrollTo(0, scrollY + element.getBoundingClientRect().top - innerHeight / 2)")
    story.locator("p").first.tap(position={"x": 20, "y": 10})
    page.locator("editable-tools .format").wait_for()
    page.keyboard.press("Control+Home")
    for _ in "We turn up at nine":
        page.keyboard.press("Shift+ArrowRight")


SHOTS = [
    Shot("home"),
    Shot("home-dark", dark=True),
    Shot("editing", act=edit_headline),
    Shot("phone", window=PHONE, act=write_with_a_thumb),
    Shot("events", "/events/"),
    Shot("gallery", "/gallery"),
    Shot("bakery", theme="bakery"),
    Shot("bakery-dark", theme="bakery", dark=True),
]
