"""Every change saves itself, and the chip never promises more than is true."""

import json

import pytest
from playwright.sync_api import expect

from project.extensions import db
from tests.lengths import LONG

pytestmark = pytest.mark.editing
on_the_page = pytest.mark.editing("at length")  # what no answer of the server's has a part in

HEADLINE = "text/home.headline/value"


def dump(site):
    """All that the database holds."""
    with site.app_context(), db.engine.connect() as connection:
        tables = {name: table for name, table in db.metadata.tables.items() if "link" not in name}
        return {name: connection.execute(db.select(table)).all() for name, table in tables.items()}


def test_a_saved_word_costs_one_request_of_its_own_text_and_at_most_a_kilobyte(editor):
    editor.write(editor.block("home.headline"), "Two plays")
    editor.wait_for("saved")

    (request,) = editor.sent
    headers = request.all_headers()
    assert json.loads(request.post_data) == {"value": "Two plays"}
    assert request.method == "PATCH"
    ours = {name: headers[name] for name in ("content-type", "if-match", "idempotency-key", "x-csrftoken", "accept")}
    size = len(request.url) + len(request.post_data) + sum(len(name) + len(value) + 4 for name, value in ours.items())
    assert size <= len("Two plays") + 1024


#: The kind of the field that the focus is in, and what elements the focus and the field are.
SORT = """() => {
  const stop = document.activeElement
  const field = stop.closest("[data-editable]") ?? stop.querySelector("[data-editable]")
  return [field?.dataset.editableKind, field?.tagName, stop.tagName].join()
}"""


@on_the_page
def test_opening_and_leaving_every_field_sends_nothing_and_changes_no_byte(editor, site):
    before = dump(site)
    fields = editor.page.locator("[data-editable]:visible").all()
    for field in fields:
        field.click(position={"x": 4, "y": 4})
        editor.press("Escape")

    editor.open()
    last = fields[-1].get_attribute("data-editable")
    visited, opened = None, set()
    while visited != last:
        editor.press("Tab")
        if editor.focused() not in (None, visited):  # within a rich text, links are stops too
            visited = editor.focused()
            sort = editor.page.evaluate(SORT)
            if sort in opened and not LONG:
                continue
            opened.add(sort)
            editor.press("Enter")
            editor.wait_until(editor.is_working)
            editor.press("Escape")
            editor.wait_until(lambda: not editor.is_working())

    assert editor.sent == []
    assert dump(site) == before
    editor.wait_for("saved")


@on_the_page
def test_starting_to_type_moves_no_box_by_more_than_a_pixel(editor):
    before = editor.boxes()
    for field in editor.page.locator('[data-editable-kind="text"]:visible').all():
        field.click()
        assert editor.is_typing()
        assert not editor.moved(before)


@on_the_page
@pytest.mark.parametrize("path", ["/", "/corners"])
def test_the_tools_move_no_box_by_more_than_a_pixel(editor, path):
    editor.page.route("**/editor-*.js", lambda route: route.abort())
    editor.page.goto(path, wait_until="networkidle")
    before = editor.boxes()
    editor.page.unroute("**/editor-*.js")
    editor.page.goto(path, wait_until="networkidle")
    editor.page.locator("editable-tools").wait_for(state="attached")

    assert not editor.moved(before)


class SlowServer:
    """Holds the answers to saves back until they are let go; the server itself has long done its work."""

    def __init__(self, person):
        self.held = []
        self._person = person
        person.page.route("**/editable/**", self._hold)

    def _hold(self, route):
        if route.request.method != "PATCH":
            return route.continue_()
        self.held.append((route, route.fetch()))

    def let_go(self):
        self._person.wait_until(lambda: self.held)
        route, answer = self.held.pop()
        route.fulfill(response=answer)


def test_the_chip_does_not_say_saved_before_the_answer_and_a_late_answer_replaces_nothing(editor):
    server = SlowServer(editor)
    editor.stop_the_clock()
    headline = editor.block("home.headline")
    editor.write(headline, "One")
    expect(editor.chip).to_contain_text("Not saved yet")
    editor.let_pass(seconds=1)
    editor.wait_for("saving")
    editor.type(" and two")
    editor.let_pass(seconds=1)
    editor.wait_for("saving")
    expect(editor.chip).to_contain_text("Saving")

    server.let_go()
    expect(headline).to_have_text("One and two")
    editor.wait_for("saving")  # the newer text, in its turn
    server.let_go()
    editor.wait_for("saved")
    assert [json.loads(request.post_data)["value"] for request in editor.sent] == ["One", "One and two"]
    assert editor.stored(HEADLINE) == "One and two"


def test_leaving_the_field_saves_at_once(editor):
    editor.stop_the_clock()
    editor.write(editor.block("home.headline"), "Now")
    with editor.page.expect_request(lambda request: request.method == "PATCH"):
        editor.press("Tab")


def test_following_a_link_loses_nothing(editor, site):
    editor.write(editor.block("home.headline"), "Typed, then gone")
    editor.page.evaluate("document.querySelector('.menu a').click()")
    editor.page.goto("/sign-in")
    editor.open()

    expect(editor.block("home.headline")).to_have_text("Typed, then gone")
    editor.wait_for("saved")
    assert editor.stored(HEADLINE) == "Typed, then gone"


def test_a_tab_closed_in_the_middle_of_a_word_has_it_back_on_return(editor):
    editor.context.route("**/editable/**", lambda route: route.abort())
    editor.write(editor.block("home.headline"), "Half a wo")
    editor.page.close()
    editor.context.unroute("**/editable/**")

    editor.page = editor.context.new_page()
    editor.open()
    expect(editor.block("home.headline")).to_have_text("Half a wo")
    editor.wait_for("saved")
    assert editor.stored(HEADLINE) == "Half a wo"


def test_what_is_typed_without_a_line_survives_a_reload_and_is_saved_once(editor):
    editor.context.set_offline(True)
    editor.write(editor.block("home.headline"), "Typed in a tunnel")
    editor.wait_for("offline")
    expect(editor.chip).to_contain_text("Offline. Kept on this device")
    assert editor.sent == []

    editor.page.route("**/editable/**", lambda route: route.abort())
    editor.context.set_offline(False)
    editor.page.reload()
    editor.wait_for("offline")
    expect(editor.block("home.headline")).to_have_text("Typed in a tunnel")

    editor.page.unroute("**/editable/**")
    editor.chip.get_by_role("button", name="Try again").click()
    editor.wait_for("saved")
    assert history(editor, HEADLINE) == ["Typed in a tunnel"]


def test_when_the_line_is_back_the_newest_text_is_saved_by_itself(editor):
    editor.context.set_offline(True)
    editor.write(editor.block("home.headline"), "Typed")
    editor.wait_for("offline")
    editor.type(" in a tunnel")
    editor.context.set_offline(False)

    editor.wait_for("saved")
    assert history(editor, HEADLINE) == ["Typed in a tunnel"]


def test_an_answer_lost_on_the_way_is_no_conflict_with_oneself(editor):
    lost = []

    def lose(route):
        lost.append(route.fetch())
        route.abort()

    editor.page.route("**/editable/**", lose, times=1)
    headline = editor.block("home.headline")
    editor.write(headline, "Half")
    editor.wait_for("offline")
    assert lost[0].status == 200
    editor.type(" a sentence")

    editor.wait_for("saved")
    assert history(editor, HEADLINE) == ["Half a sentence", "Half"]


@on_the_page
@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (500, "", "The site answered 500."),
        (429, '{"error": {"code": "slow", "message": "That was a lot at once."}}', "That was a lot at once."),
        (413, '{"error": {"code": "large", "message": "This is too large."}}', "This is too large."),
        (422, '{"error": {"code": "bad", "message": "Not like this."}}', "Not like this."),
    ],
)
def test_a_refusal_is_said_and_the_text_kept(editor, status, body, words):
    editor.page.route("**/editable/**", lambda route: route.fulfill(status=status, body=body), times=1)
    headline = editor.block("home.headline")
    editor.write(headline, "Refused")
    editor.wait_for("error")
    expect(editor.chip).to_contain_text(words)
    expect(headline).to_have_text("Refused")

    editor.type("!")
    editor.wait_for("saved")
    assert editor.stored(HEADLINE) == "Refused!"


def test_undo_takes_back_the_last_changes_of_this_page_in_turn(editor):
    headline, opening = editor.block("home.headline"), editor.block("home.opening")
    words = headline.inner_text(), opening.inner_text()
    for field, text in ((headline, "One"), (opening, "Two")):
        editor.write(field, text)
        editor.press("Enter")
        editor.wait_for("saved")

    editor.chip.get_by_role("button", name="Undo").click()
    expect(opening).to_have_text(words[1])
    editor.wait_for("saved")
    editor.press("Control+z")
    expect(headline).to_have_text(words[0])
    editor.wait_for("saved")
    expect(editor.chip.get_by_role("button", name="Undo")).to_have_count(0)
    assert editor.stored(HEADLINE) == words[0]


@on_the_page
def test_undo_inside_a_field_is_the_browsers_own(editor):
    headline = editor.block("home.headline")
    words = headline.inner_text()
    headline.click()
    editor.press("End")
    editor.type("!")
    editor.press("Control+z")

    expect(headline).to_have_text(words)
    assert not [request for request in editor.sent if "reversal" in request.url]


def test_undo_does_not_wipe_what_somebody_else_wrote_since(editor, dot):
    editor.write(editor.block("home.headline"), "Mine")
    editor.press("Enter")
    editor.wait_for("saved")
    dot.put("text/home.headline/value", "Dot’s")

    editor.press("Control+z")
    editor.wait_for("error")
    assert editor.stored(HEADLINE) == "Dot’s"


@on_the_page
def test_what_happens_is_told_to_screen_readers_without_chatter(editor):
    heard = editor.page.evaluate_handle(
        """() => {
          const heard = []
          const status = document.querySelector("[role=status]")
          new MutationObserver(() => status.textContent && heard.push(status.textContent)).observe(status, { childList: true, subtree: true, characterData: true })
          return heard
        }"""
    )
    editor.stop_the_clock()
    editor.block("home.headline").click()
    for letter in "slowly":
        editor.type(letter)
        editor.let_pass(seconds=1)
        editor.wait_for("saved")
    editor.let_pass(seconds=2)
    expect(editor.page.locator("[role=status]")).to_have_text("Saved")

    assert heard.json_value() == ["Saved"]


def history(person, address):
    """The values that a field has had by somebody's writing, newest first."""
    record, _, name = address.rpartition("/")
    changes = person.page.evaluate(f"fetch('/editable/{record}/changes').then(r => r.json())")["changes"]
    return [change["new"] for change in changes if change["field"] == name]


@on_the_page
def test_a_device_that_keeps_nothing_is_told_of_and_a_person_who_leaves_is_asked(editor):
    editor.page.evaluate(
        """() => {
          for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
            try { for (let number = 0; ; number++) localStorage.setItem(`full ${size} ${number}`, "x".repeat(size)) } catch {}
          }
        }"""
    )
    editor.context.set_offline(True)
    editor.write(editor.block("home.headline"), "Nowhere to put this")
    editor.wait_for("offline")
    expect(editor.chip).to_contain_text("Offline. Keep this page open")

    leaves_silently = editor.page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    assert not leaves_silently
