"""The session ends while somebody types."""

from pathlib import Path

from playwright.sync_api import expect

HEADLINE = "text/home.headline/value"


def end_all_sessions(site):
    for file in Path(site.config["INSTANCE_PATH"], "sessions").iterdir():
        file.unlink()


def test_a_session_that_ends_costs_no_text_and_no_reload(editor, site):
    editor.open()
    end_all_sessions(site)
    headline = editor.block("home.headline")
    editor.write(headline, "Typed after the session ended")
    editor.wait_for("signed-out")
    expect(editor.chip).to_contain_text("Signed out. Text is kept")
    editor.page.evaluate("window.stillTheSamePage = true")

    with editor.context.expect_page() as opened:
        editor.chip.get_by_role("link", name="Sign in").click()
    assert "/sign-in" in opened.value.url
    elsewhere, here = opened.value, editor.page
    editor.page = elsewhere
    editor.sign_in()
    elsewhere.close()
    editor.page = here
    here.evaluate("window.dispatchEvent(new Event('focus'))")  # what a real window gets when it is looked at again

    editor.wait_for("saved")
    assert editor.stored(HEADLINE) == "Typed after the session ended"
    assert here.evaluate("window.stillTheSamePage") is True


def test_signing_in_again_elsewhere_before_typing_on_needs_nothing(editor, site):
    editor.open()
    end_all_sessions(site)
    here = editor.page
    editor.page = editor.context.new_page()
    editor.sign_in()
    editor.page = here

    editor.write(editor.block("home.headline"), "With yesterday’s token")
    editor.wait_for("saved")
    assert editor.stored(HEADLINE) == "With yesterday’s token"


def test_somebody_else_who_signs_in_neither_sees_nor_saves_the_text(editor, dot, site):
    editor.open()
    end_all_sessions(site)
    before = editor.block("home.headline").inner_text()
    editor.write(editor.block("home.headline"), "Private for now")
    editor.wait_for("signed-out")

    here = editor.page
    editor.page = editor.context.new_page()
    editor.sign_in("dot")
    expect(editor.block("home.headline")).to_have_text(before)
    editor.wait_for("saved")
    editor.page.close()
    editor.page = here
    with here.expect_response("/"):
        here.evaluate("window.dispatchEvent(new Event('focus'))")

    editor.wait_for("signed-out")
    assert editor.stored(HEADLINE) == before


def test_what_was_not_saved_when_one_signed_out_is_there_again_on_return(editor, site):
    editor.page.route("**/editable/**", lambda route: route.abort())
    editor.write(editor.block("home.headline"), "Too late to save")
    editor.page.get_by_role("button", name="Sign out").click()
    editor.page.wait_for_load_state()
    assert "Too late to save" not in editor.page.content()
    editor.page.unroute("**/editable/**")

    editor.sign_in()
    expect(editor.block("home.headline")).to_have_text("Too late to save")
    editor.wait_for("saved")
    assert editor.stored(HEADLINE) == "Too late to save"
