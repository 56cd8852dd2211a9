"""Finding out what can be edited."""

from playwright.sync_api import expect

FIELD = "[data-editable]"

PLAIN = ("a", "button")


def test_pointing_at_a_field_names_it_outside_its_box(editor):
    headline = editor.block("home.headline")
    headline.hover()

    mark = editor.tools(".mark:visible")
    expect(mark).to_have_text("Text · Headline")
    field, frame = headline.bounding_box(), mark.bounding_box()
    assert frame["x"] < field["x"]
    assert frame["y"] < field["y"]
    assert frame["y"] + frame["height"] > field["y"] + field["height"]


def test_a_mark_is_never_in_the_pointers_way(editor):
    headline = editor.block("home.headline")
    headline.hover()
    expect(editor.tools(".mark:visible")).to_have_count(1)

    assert editor.tools(".mark:visible").evaluate("mark => getComputedStyle(mark).pointerEvents") == "none"


def test_the_key_reveals_as_many_fields_as_the_page_declares(editor):
    declared = editor.page.locator(FIELD).count()
    assert declared > 20

    editor.press("F2")

    expect(editor.tools(".mark:visible")).to_have_count(declared)
    expect(editor.tools(".reveal")).to_have_text(f"{declared} can be edited")
    editor.press("Escape")
    expect(editor.tools(".mark:visible")).to_have_count(0)


def test_the_button_reveals_the_same(editor):
    editor.page.get_by_role("button", name="What can I edit?").click()
    expect(editor.tools(".mark:visible")).to_have_count(editor.page.locator(FIELD).count())


def test_the_first_tab_after_the_skip_link_is_the_first_field_and_they_come_in_reading_order(editor):
    fields = editor.page.locator(f"{FIELD}:visible, [data-editable-item]").evaluate_all(
        "all => all.map(({ dataset }) => dataset.editable ?? dataset.editableItem)"
    )
    editor.press("Tab")  # "Skip to the words"
    visited = []
    while fields[-1] not in visited:
        editor.press("Tab")
        stop = editor.focused() or editor.page.evaluate("document.activeElement.localName")
        if stop in PLAIN:  # what only editors see has links and buttons that are no fields
            continue
        if stop not in visited[-1:]:  # a rich text is a stop, and so are the links in it
            visited.append(stop)

    assert visited == fields


def test_the_tools_do_not_notice_a_hostile_stylesheet(editor):
    def look():
        return editor.chip.evaluate(
            """(chip) => [chip, chip.querySelector(".words")].map((part) => {
              const { fontSize, fontStyle, textTransform } = getComputedStyle(part)
              const { width, height } = part.getBoundingClientRect()
              return [fontSize, fontStyle, textTransform, width, height]
            }).concat(getComputedStyle(document.querySelector("editable-tools")).opacity)"""
        )

    calm = look()
    editor.open("/corners")
    assert editor.page.locator("main").evaluate("main => getComputedStyle(main).fontSize") == "40px"
    assert look() == calm


def test_a_visitor_sees_none_of_it(visitor):
    visitor.page.goto("/")
    assert visitor.page.locator(f"{FIELD}, editable-tools, script[src*=editor]").count() == 0
