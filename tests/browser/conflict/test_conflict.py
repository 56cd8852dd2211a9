"""Two people write in the same place."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.editing("at length")
over_both_stores = pytest.mark.editing

INTRO = "text/home.opening/value"


@pytest.fixture
def both(editor, dot):
    """The editor and Dot, who has just changed the end of the text that the editor is changing the start of."""
    dot.put(INTRO, "Five people and a folding stage.")
    editor.open()
    dot.put(INTRO, "Five people and a stage that folds.")

    editor.write(editor.block("home.opening"), "Six people and a folding stage.")
    editor.wait_for("conflict")
    expect(panel(editor)).to_be_visible()
    return editor, dot


def panel(person):
    return person.tools(".conflict")


@pytest.mark.live
def test_both_texts_are_shown_beside_the_field_with_their_differences(both):
    editor, dot = both
    shown = panel(editor)
    expect(shown).to_contain_text("Dot changed this while you were typing")
    expect(shown.locator("section").nth(0)).to_contain_text("Six people and a folding stage.")
    expect(shown.locator("section").nth(0).locator("del, ins")).to_have_text(["Five ", "Six "])
    expect(shown.locator("section").nth(1).locator("ins")).to_contain_text(["stage that folds"])
    expect(editor.chip).to_contain_text("Dot changed this too")

    field, box = editor.block("home.opening").bounding_box(), shown.bounding_box()
    assert box["y"] >= field["y"] + field["height"] or box["y"] + box["height"] <= field["y"]
    assert editor.is_typing()
    assert dot.stored(INTRO) == "Five people and a stage that folds."


@pytest.mark.live
@pytest.mark.parametrize(
    ("button", "result"),
    [
        ("Join both", "Six people and a stage that folds."),
        ("Keep mine", "Six people and a folding stage."),
        ("Take Dot’s", "Five people and a stage that folds."),
    ],
)
def test_each_way_out_is_saved_and_shown(both, button, result):
    editor, _ = both
    panel(editor).get_by_role("button", name=button).click()

    editor.wait_for("saved")
    expect(editor.block("home.opening")).to_have_text(result)
    expect(panel(editor)).to_have_count(0)
    assert editor.stored(INTRO) == result


@pytest.mark.live
@pytest.mark.parametrize(
    ("button", "other"),
    [("Keep mine", "Five people and a stage that folds."), ("Take Dot’s", "Six people and a folding stage.")],
)
def test_undo_brings_back_the_text_that_gave_way(both, button, other):
    editor, _ = both
    panel(editor).get_by_role("button", name=button).click()
    editor.wait_for("saved")

    editor.chip.get_by_role("button", name="Undo").click()
    expect(editor.block("home.opening")).to_have_text(other)
    editor.wait_for("saved")
    assert editor.stored(INTRO) == other


@over_both_stores
def test_texts_that_change_the_same_words_cannot_be_joined(editor, dot):
    dot.put("text/home.opening/value", "Four people.")
    editor.write(editor.block("home.opening"), "Six people.")
    editor.wait_for("conflict")

    expect(panel(editor).get_by_role("button", name="Keep mine")).to_be_visible()
    expect(panel(editor).get_by_role("button", name="Join both")).to_have_count(0)


def test_later_keeps_the_text_and_the_chip_reminds(both):
    editor, _ = both
    editor.press("Escape")
    expect(panel(editor)).to_have_count(0)
    expect(editor.block("home.opening")).to_have_text("Six people and a folding stage.")
    editor.wait_for("conflict")

    editor.chip.get_by_role("button", name="Compare").click()
    expect(panel(editor)).to_be_focused()
    editor.press("Escape")
    expect(panel(editor)).to_have_count(0)
    assert editor.focused() == INTRO


def test_the_keyboard_reaches_every_way_out_from_the_field(both):
    editor, _ = both
    editor.press("Tab", "Tab", "Tab")
    expect(panel(editor).get_by_role("button", name="Keep mine")).to_be_focused()
    editor.press("Enter")
    editor.wait_for("saved")

    assert editor.stored(INTRO) == "Six people and a folding stage."


def test_typing_goes_on_meanwhile_and_the_panel_shows_what_is_there_now(both):
    editor, _ = both
    editor.press("End")
    editor.type(" And a kettle.")
    expect(panel(editor).locator("section").nth(0)).to_contain_text("And a kettle.")

    panel(editor).get_by_role("button", name="Keep mine").click()
    editor.wait_for("saved")
    assert editor.stored(INTRO) == "Six people and a folding stage. And a kettle."


@over_both_stores
def test_other_fields_are_saved_meanwhile(both):
    editor, _ = both
    editor.press("Escape")
    headline = editor.block("home.headline")
    with editor.page.expect_response(lambda response: "home.headline" in response.url and response.ok):
        editor.write(headline, "Not involved")
        editor.press("Enter")
    editor.wait_for("conflict")


@over_both_stores
def test_a_conflict_survives_a_reload(both):
    editor, _ = both
    editor.page.reload()
    editor.wait_for("conflict")
    expect(editor.block("home.opening")).to_have_text("Six people and a folding stage.")
    expect(panel(editor)).to_contain_text("stage that folds")


@over_both_stores
def test_two_fields_of_one_record_are_no_conflict(editor, dot):
    play = editor.page.locator('[data-editable^="play/"][data-editable$="/title"]').first
    label = dot.page.locator('[data-editable^="play/"][data-editable$="/label"]').first
    editor.write(play, "Another title")
    dot.write(label, "Another label")
    editor.press("Enter")
    dot.press("Enter")
    editor.wait_for("saved")
    dot.wait_for("saved")
