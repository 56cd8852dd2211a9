"""Items are added, duplicated, hidden, deleted and moved where they stand."""

import pytest
from playwright.sync_api import expect

from tests.browser.lists.conftest import ListOf
from tests.browser.transfers import photo, transfer
from tests.browser.without_a_mouse.test_accessibility import violations

pytestmark = pytest.mark.editing("at length")
over_both_stores = pytest.mark.editing

ELSINORE, SEAT = "All Stops to Elsinore", "This Seat Is Taken"
CAST = ["Nell Aldous", "Tobias Crane", "Hattie Osei", "Ivo Marsh", "June Pettifer"]

PLAYS = "#plays h3"
NAMES = "#company h3"


@pytest.mark.live
def test_a_new_item_stands_where_it_was_asked_for_and_waits_for_its_words(editor, cast, visitor, seen_by):
    cast.choose(1, "Add after")
    expect(cast.items).to_have_count(6)
    editor.wait_until(editor.is_typing)
    assert cast.element.locator("[data-editable-item]").nth(2).locator("[contenteditable]").count() == 1
    assert seen_by(visitor, NAMES) == CAST, "a blank item is nothing to see"

    editor.type("Mina Drake")
    editor.press("Enter")
    editor.wait_for("saved")

    assert seen_by(visitor, NAMES) == [*CAST[:2], "Mina Drake", *CAST[2:]]


def test_the_button_below_a_list_adds_at_its_end(editor, cast, visitor, seen_by):
    cast.grip(0)
    editor.page.get_by_role("button", name="Add person").click()
    editor.wait_until(editor.is_typing)
    editor.type("Mina Drake")
    editor.press("Enter")
    editor.wait_for("saved")
    assert seen_by(visitor, NAMES) == [*CAST, "Mina Drake"]


@over_both_stores
def test_a_copy_has_everything_even_what_was_typed_a_moment_ago(editor, plays, visitor, seen_by):
    editor.write(plays.item(0).locator("h3"), "All Stops")
    plays.choose(0, "Duplicate")
    plays.expect_titles("All Stops", "All Stops", SEAT)

    assert seen_by(visitor, PLAYS) == ["All Stops", "All Stops", SEAT]
    assert visitor.page.locator("#plays img").count() == 3


@pytest.mark.live
def test_what_is_hidden_is_dimmed_here_and_gone_for_visitors(editor, plays, visitor, seen_by):
    plays.choose(0, "Hide")
    expect(plays.item(0)).to_have_attribute("data-editable-hidden", "true")
    editor.wait_for("saved")
    assert float(plays.item(0).evaluate("item => getComputedStyle(item).opacity")) < 1
    assert seen_by(visitor, PLAYS) == [SEAT]

    editor.page.get_by_role("toolbar").get_by_role("button", name="Show").click()
    expect(plays.item(0)).to_have_attribute("data-editable-hidden", "false")
    editor.wait_for("saved")
    assert seen_by(visitor, PLAYS) == [ELSINORE, SEAT]


@over_both_stores
def test_what_is_deleted_comes_back_with_undo_after_other_edits_too(editor, plays, visitor, seen_by):
    before = plays.keys()
    plays.choose(0, "Delete")
    plays.expect_titles(SEAT)
    assert seen_by(visitor, PLAYS) == [SEAT]
    assert editor.page.evaluate("document.activeElement.dataset.editableItem") == f"play/{before[1]}"

    editor.write(plays.item(0).locator("h3"), "This Chair")
    editor.press("Enter")
    editor.wait_for("saved")
    editor.chip.get_by_role("button", name="Undo").click()
    plays.expect_titles(SEAT)
    editor.chip.get_by_role("button", name="Undo").click()
    plays.expect_titles(ELSINORE, SEAT)

    assert plays.keys() == before
    assert seen_by(visitor, PLAYS) == [ELSINORE, SEAT]


@over_both_stores
def test_an_item_moves_by_buttons_and_the_focus_stays_with_them(editor, cast, visitor, seen_by):
    cast.choose(0, "Move down")
    cast.expect_titles(CAST[1], CAST[0], *CAST[2:])
    editor.page.get_by_role("toolbar").get_by_role("button", name="Move down").click()
    cast.expect_titles(CAST[1], CAST[2], CAST[0], *CAST[3:])
    expect(editor.page.get_by_role("toolbar").get_by_role("button", name="Move down")).to_be_visible()
    editor.wait_for("saved")
    assert seen_by(visitor, NAMES) == [CAST[1], CAST[2], CAST[0], *CAST[3:]]

    editor.press("Escape")
    editor.chip.get_by_role("button", name="Undo").click()
    cast.expect_titles(CAST[1], CAST[0], *CAST[2:])


def test_an_item_is_dragged_by_its_grip(editor, cast, visitor, seen_by):
    grip = cast.grip(4).bounding_box()
    target = cast.item(1).bounding_box()
    mouse = editor.page.mouse
    mouse.move(grip["x"] + 8, grip["y"] + 8)
    mouse.down()
    mouse.move(target["x"] + 40, target["y"] + target["height"] - 4, steps=6)
    expect(editor.tools(".drop-line")).to_be_visible()
    mouse.move(target["x"] + 40, target["y"] + 2, steps=3)
    mouse.up()

    cast.expect_titles(CAST[0], CAST[4], *CAST[1:4])
    expect(editor.tools(".drop-line")).to_have_count(0)
    expect(editor.tools(".items")).to_have_count(0)
    editor.wait_for("saved")
    assert seen_by(visitor, NAMES) == [CAST[0], CAST[4], *CAST[1:4]]


def test_escape_leaves_what_is_dragged_where_it_was(editor, cast):
    grip = cast.grip(4).bounding_box()
    editor.page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    editor.page.mouse.down()
    editor.page.mouse.move(grip["x"] + 8, grip["y"] - 120, steps=6)
    editor.press("Escape")
    editor.page.mouse.up()

    assert cast.titles() == CAST
    assert editor.sent == []


@over_both_stores
def test_pictures_dropped_together_become_items_in_their_order(editor, pictures, visitor):
    before = pictures.items.count()
    carried = editor.page.evaluate_handle(
        "([a, b]) => { const t = new DataTransfer(); for (const d of [a, b]) for (const f of d.files) t.items.add(f); return t }",
        [transfer(editor, photo(600, 400), "a.jpg"), transfer(editor, photo(300, 400), "b.jpg")],
    )
    for event in ("dragover", "drop"):
        pictures.item(0).locator("[data-editable-kind=image]").dispatch_event(event, {"dataTransfer": carried})
    expect(pictures.items).to_have_count(before + 2, timeout=20_000)
    editor.wait_for("saved")

    visitor.page.goto("/gallery")
    widths = visitor.page.locator(".gallery figure img").evaluate_all(
        "imgs => imgs.map(img => img.getAttribute('width') / img.getAttribute('height'))"
    )
    assert [round(ratio, 1) for ratio in widths[1:3]] == [1.5, 0.8]


@over_both_stores
def test_a_move_while_somebody_else_adds_needs_no_question(editor, dot, cast):
    ListOf(dot.open("/about"), "person").choose(4, "Add after")
    dot.wait_until(dot.is_typing)
    dot.type("Mina Drake")
    dot.press("Enter")
    dot.wait_for("saved")

    cast.choose(0, "Move down")
    editor.wait_for("saved")
    editor.open("/about")
    cast.expect_titles(CAST[1], CAST[0], *CAST[2:], "Mina Drake")


@pytest.mark.live
def test_of_two_who_move_the_later_sees_both_orders_and_chooses(editor, dot, cast):
    theirs = ListOf(dot.open("/about"), "person")
    theirs.choose(4, "Move up")
    dot.wait_for("saved")

    cast.choose(0, "Move down")
    editor.wait_for("conflict")
    panel = editor.tools(".conflict")
    expect(panel.locator("section").nth(0).locator("li")).to_have_text([CAST[1], CAST[0], *CAST[2:]])
    expect(panel.locator("section").nth(1).locator("li")).to_have_text([*CAST[:3], CAST[4], CAST[3]])
    assert not violations(editor)

    panel.get_by_role("button", name="Take Dot’s").click()
    cast.expect_titles(*CAST[:3], CAST[4], CAST[3])
    editor.wait_for("saved")


@over_both_stores
def test_a_move_made_offline_is_kept_and_sent_later(editor, cast, visitor, seen_by):
    editor.context.set_offline(True)
    cast.choose(0, "Move down")
    editor.wait_for("offline")
    editor.context.set_offline(False)
    editor.wait_for("saved")
    assert seen_by(visitor, NAMES) == [CAST[1], CAST[0], *CAST[2:]]


def test_what_is_typed_elsewhere_stays_while_lists_change(editor, plays):
    pictures = ListOf(editor, "picture")
    caption = pictures.item(2).locator("figcaption")
    editor.write(caption, "One lamp")
    pictures.choose(0, "Move down")
    expect(caption).to_have_text("One lamp")
    plays.choose(0, "Duplicate")
    plays.expect_titles(ELSINORE, ELSINORE, SEAT)
    expect(caption).to_have_text("One lamp")
    editor.wait_for("saved")


def test_two_lists_of_one_model_on_a_page_stay_alike(editor):
    editor.open("/corners/lists")
    first, second = ListOf(editor, "person"), ListOf(editor, "person", 1)
    first.choose(0, "Move down")
    second.expect_titles(CAST[1], CAST[0], *CAST[2:])
    editor.wait_for("saved")
    second.choose(4, "Delete")
    first.expect_titles(CAST[1], CAST[0], *CAST[2:4])
    editor.chip.get_by_role("button", name="Undo").click()
    for both in (first, second):
        both.expect_titles(CAST[1], CAST[0], *CAST[2:])
    first.choose(4, "Add after")
    editor.wait_until(editor.is_typing)
    editor.type("Mina Drake")
    editor.press("Enter")
    editor.wait_for("saved")
    second.expect_titles(CAST[1], CAST[0], *CAST[2:], "Mina Drake")
    ids = editor.page.locator("main [id]").evaluate_all("elements => elements.map(({ id }) => id)")
    assert len(set(ids)) == len(ids)


@over_both_stores
def test_what_is_done_to_a_whole_list_is_shown_without_asking_for_the_page(editor, plays, fetched):
    elsinore, seat = plays.keys()

    def undo(*keys):
        editor.wait_for("saved")
        editor.chip.get_by_role("button", name="Undo").click()
        editor.wait_until(lambda: plays.keys() == list(keys))

    plays.choose(0, "Duplicate")
    plays.expect_titles(ELSINORE, ELSINORE, SEAT)
    editor.press("Escape")
    copy = plays.keys()[1]
    plays.choose(2, "Hide")
    expect(plays.item(2)).to_have_attribute("data-editable-hidden", "true")
    editor.press("Escape")
    plays.choose(0, "Move down")
    editor.press("Escape")
    plays.choose(1, "Delete")
    expect(plays.items).to_have_count(2)

    undo(copy, elsinore, seat)
    undo(elsinore, copy, seat)
    undo(elsinore, copy, seat)
    expect(plays.item(2)).to_have_attribute("data-editable-hidden", "false")
    undo(elsinore, seat)
    editor.wait_for("saved")
    assert fetched == []


def test_what_an_answer_brings_is_edited_like_all_else(editor, plays, visitor, seen_by):
    plays.choose(0, "Duplicate")
    plays.expect_titles(ELSINORE, ELSINORE, SEAT)
    editor.write(plays.item(1).locator("h3"), "All Stops")
    editor.press("Enter")
    plays.item(1).locator("[data-editable-kind=rich_text]").click()
    editor.wait_until(editor.is_typing)
    editor.press("Escape")
    plays.item(1).locator("[data-editable-kind=image]").hover()
    expect(editor.tools(".mark:visible").filter(has_text="Picture")).to_be_visible()
    editor.wait_for("saved")

    assert seen_by(visitor, PLAYS) == [ELSINORE, "All Stops", SEAT]


def test_a_list_that_shows_some_of_the_items_asks_which(editor, fetched):
    pictures = ListOf(editor, "picture")
    first, second, _ = pictures.keys()
    pictures.choose(0, "Duplicate")
    editor.wait_until(lambda: pictures.keys()[2] == second)
    assert pictures.keys()[0] == first
    assert pictures.items.count() == 3
    assert len(fetched) == 1


def test_a_list_without_items_says_so_until_it_has_one(editor, plays):
    words = plays.element.get_by_text("Nothing just now")
    for left in (1, 0):
        plays.choose(0, "Delete")
        expect(plays.items).to_have_count(left)
    expect(words).to_be_visible()
    editor.page.get_by_role("button", name="Add play").click()
    expect(plays.items).to_have_count(1)
    expect(words).to_have_count(0)


def test_the_keyboard_alone_does_all_of_it(editor, cast, visitor, seen_by):
    cast.item(0).focus()
    editor.press("Alt+ArrowDown")
    cast.expect_titles(CAST[1], CAST[0], *CAST[2:])
    assert editor.page.evaluate("document.activeElement.dataset.editableItem") == f"person/{cast.keys()[1]}"

    editor.press("Enter")
    toolbar = editor.page.get_by_role("toolbar")
    expect(toolbar.get_by_role("button", name="Move up")).to_be_focused()
    editor.press("ArrowRight", "ArrowRight", "ArrowRight", "Enter")
    cast.expect_titles(CAST[1], CAST[0], CAST[0], *CAST[2:])
    editor.wait_until(editor.is_typing)
    editor.press("Escape", "Shift+Tab", "Shift+Tab", "Delete")
    cast.expect_titles(CAST[1], CAST[0], *CAST[2:])
    editor.wait_for("saved")
    assert editor.page.evaluate("document.activeElement.dataset.editableItem?.split('/')[0]") == "person"
    assert seen_by(visitor, NAMES) == [CAST[1], CAST[0], *CAST[2:]]


def test_what_was_done_is_said_to_screen_readers(editor, cast):
    editor.page.evaluate(
        """() => {
          window.said = []
          const host = document.querySelector("[data-editable-status]")
          new MutationObserver(() => said.push(host.textContent)).observe(host, { childList: true, subtree: true })
        }"""
    )
    cast.item(0).focus()
    editor.press("Alt+ArrowDown")
    editor.wait_until(lambda: "Nell Aldous is number 2 of 5 now." in editor.page.evaluate("said"))
    editor.press("Delete")
    editor.wait_until(lambda: "Nell Aldous is deleted. Undo brings it back." in editor.page.evaluate("said"))
    assert cast.item(0).get_attribute("aria-label") == "Person: Tobias Crane"


@pytest.mark.parametrize("act", ["pointing", "menu"])
def test_the_tools_of_lists_are_clean(editor, cast, act):
    cast.grip(0)
    if act == "menu":
        editor.tools(".grip").click()
    assert not violations(editor)


def test_pointing_and_opening_the_menu_moves_nothing(editor, plays):
    before = editor.boxes()
    for some_list in (ListOf(editor, "picture"), plays):
        some_list.grip(0).click()
        editor.press("Escape")
    assert editor.moved(before) == []
    assert editor.sent == []


def test_a_list_whose_items_the_template_chooses_shows_what_a_reload_shows(editor, pictures):
    while pictures.items.count() > 3:  # as many as the front page shows at most
        left = pictures.items.count() - 1
        pictures.choose(0, "Delete")
        expect(pictures.items).to_have_count(left)
    teaser = ListOf(editor.open("/"), "picture")

    before = teaser.keys()

    teaser.choose(0, "Duplicate")
    editor.wait_until(lambda: teaser.keys()[1] not in before)

    shown = teaser.keys()
    assert shown == ListOf(editor.open("/"), "picture").keys()
    assert len(shown) == 3
