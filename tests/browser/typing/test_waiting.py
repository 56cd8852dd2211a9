"""Tools that come late: they open for whoever still waits for them, and for nobody who has gone on."""

import pytest
from playwright.sync_api import expect

TOOLS = {"image": ("picture_panel", ".picture-pill"), "link": ("chosen_panel", ".panel")}


@pytest.fixture(params=TOOLS)
def late(request, editor):
    """A field whose tools are held back: the field, what lets them come, and the selector of the tools."""
    chunk, selector = TOOLS[request.param]
    held = []
    editor.page.route(f"**/{chunk}*", lambda route: held.append(route))
    editor.open()
    field = editor.page.locator(f'[data-editable-kind="{request.param}"]:visible').first

    def let_come():
        editor.wait_until(lambda: held)
        address = held[0].request.url
        held[0].continue_()
        editor.page.evaluate("(address) => import(address).then(() => new Promise(requestAnimationFrame))", address)

    return field, let_come, editor.tools(selector)


def test_who_waits_gets_the_tools(late):
    field, let_come, tools = late
    field.click(position={"x": 8, "y": 8})
    let_come()
    expect(tools).to_be_visible()


def test_who_pressed_escape_or_went_elsewhere_is_not_bothered_any_more(late, editor):
    field, let_come, tools = late
    field.click(position={"x": 8, "y": 8})
    editor.press("Escape")
    field.click(position={"x": 8, "y": 8})
    editor.block("home.headline").click()
    let_come()
    expect(tools).to_have_count(0)
    assert editor.focused() == "text/home.headline/value"
