"""The layout checker finds what is wrong with the look of a page, names it, and finds nothing else."""

from contextlib import contextmanager, nullcontext

import pytest
from click.testing import CliRunner

from project.sitemap import pages
from tests.lengths import LONG

commands = pytest.importorskip("tools.check_layout.commands")  # the folder may be deleted
from tools.check_layout import looking, serving  # noqa: E402
from tools.check_layout.findings import find  # noqa: E402
from tools.check_layout.pages import find_pages  # noqa: E402

BOTH = ["editor", "visitor"]
PHONE = [360]
#: Where the sample site is looked at, by visitors alone; with harder words by all and on a desk too, in test_extremes.py.
WIDTHS = commands.WIDTHS if LONG else PHONE

#: Faults on the home page on a phone: the sort of each, the field that has it, and the CSS that makes it.
PLANTED = [
    ("scroll", "text/home.opening/value", ".hero .opening { min-inline-size: 45rem }"),
    ("scroll", "text/footer.last_words/value", ".colophon__last { white-space: nowrap }"),
    ("overflow", "text/home.booking_heading/value", ".sheet h2 { inline-size: 4rem; white-space: nowrap }"),
    ("overflow", "rich_text/home.booking_bill/value", ".sheet { block-size: 20rem }"),
    ("clipped", "rich_text/home.workshops/value", ".witness .rich { block-size: 2lh; overflow: hidden }"),
    (
        "clipped",
        "text/home.quote_source/value",
        ".witness .note { inline-size: 6rem; overflow: clip; white-space: nowrap; text-overflow: ellipsis }",
    ),
    ("overlap", "text/home.headline/value", ".hero__words { margin-block-start: -4rem }"),
    (
        "overlap",
        "rich_text/footer.hall/value",
        ".colophon__columns > :nth-child(3) { position: relative; inset-block-end: 6rem }",
    ),
    ("contrast", "rich_text/home.booking_note/value", ".sheet .note { color: #a09088 }"),
    ("contrast", "rich_text/home.intro/value", ".lede { color: light-dark(#1c1a21, #4a4a4a) }"),
    ("contrast", "text/home.quote/value", ".witness { background: linear-gradient(#000, #fff) }"),
    ("contrast", "text/home.hero_caption/value", "figcaption { position: relative; inset-block-end: 35rem }"),
    ("distorted", "image/home.workshop_picture/value", ".witness img { block-size: 5rem }"),
    ("distorted", "image/home.hero/value", ".hero img { object-fit: fill }"),
]

#: What is unseen or cut off on purpose, and text on a picture that is dark enough for it.
ON_PURPOSE = """
<section class="planted">
  <span class="planted__unseen">Only for screen readers, and in a line that is longer than any phone is wide</span>
  <details><summary>More</summary><p class="planted__wide">A word that is wider than a phone</p></details>
  <div popover class="planted__wide">A word that is wider than a phone</div>
  <dialog class="planted__wide">A word that is wider than a phone</dialog>
  <p aria-hidden="true" class="planted__faint">Decoration</p>
  <pre class="planted__scrolls">A line that is longer than a phone, to which everybody can scroll</pre>
  <p class="planted__night">White on a dark picture</p>
</section>
"""
THEIR_CSS = """
.planted { display: block }
.planted__unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap }
.planted__wide { inline-size: 90rem; white-space: nowrap }
.planted__faint { color: light-dark(#eee, #111) }
.planted__scrolls { overflow: auto }
.planted__night { padding: 1rem; color: #fff; background: linear-gradient(#123, #000) }
"""


@pytest.mark.needs("home")
def test_every_planted_fault_is_found_in_its_field_and_shown_in_a_picture(ground, people, tmp_path):
    ground.css = "\n".join(css for *_, css in PLANTED)

    found = list(find(people, "/", BOTH, PHONE, tmp_path))

    planted = {(who, place, sort) for who in BOTH for sort, place, _ in PLANTED}
    assert planted - {one[2:5] for one in found} == set()
    pictures = {file.name for file in tmp_path.iterdir()}
    assert len(pictures) == len(found)
    assert "360-visitor-light-contrast-text-home.quote-value.png" in pictures


#: Saves a value and resolves to the one before.
SAVE = """async ([address, value]) => {
  const read = await fetch(`/editable/${address.slice(0, address.lastIndexOf("/"))}`)
  const { value: before, etag } = (await read.json()).fields.value
  const token = document.querySelector('meta[name="csrf-token"]').content
  const headers = { "Content-Type": "application/json", "If-Match": etag, "X-CSRFToken": token }
  await fetch(`/editable/${address}`, { method: "PATCH", headers, body: JSON.stringify({ value }) })
  return before
}"""


@contextmanager
def written(editor, address, value):
    """Let *value* stand in the field at *address* for a while."""
    editor.goto("/")
    before = editor.evaluate(SAVE, [address, value])
    yield
    editor.evaluate(SAVE, [address, before])


@pytest.mark.needs("home")
def test_a_word_that_does_not_fit_is_found_where_it_was_written(ground, people, tmp_path):
    ground.css = "body { overflow-wrap: normal }"
    word = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel"

    with written(people["editor"], "text/home.opening/value", word):
        found = list(find(people, "/", BOTH, PHONE, tmp_path))

    assert [one[2:5] for one in found] == [(who, "text/home.opening/value", "scroll") for who in BOTH]


def test_nothing_is_found_on_the_sample_site(people, tmp_path):
    pages = {path: whose if LONG else whose[-1:] for path, whose in find_pages(people).items()}

    found = [one for path in pages for one in find(people, path, pages[path], WIDTHS, tmp_path / "none")]

    assert found == []
    assert not (tmp_path / "none").exists()


def test_every_page_is_looked_at_by_all_who_can_open_it(people, served):
    found = find_pages(people)

    with served.app.test_request_context():
        assert {path: BOTH for path in pages()}.items() <= found.items()
    assert found["/sign-in"] == ["visitor"]
    assert not [path for path in found if path.endswith((".ics", ".atom", ".xml")) or "edit=" in path]


def test_what_is_meant_to_be_so_is_no_fault(ground, people, tmp_path):
    ground.css, ground.html = THEIR_CSS, ON_PURPOSE

    assert list(find(people, "/no/such/page", BOTH, PHONE, tmp_path)) == []


@pytest.fixture
def check(served, chromium, monkeypatch, tmp_path):
    """Call the command, on the site of these tests and in their browser."""

    def check(*arguments):
        into = tmp_path / "found"
        done = CliRunner().invoke(commands.check_layout, [*arguments, "--width", "360", "--into", str(into)])
        return done.exit_code, done.output.splitlines(), list(into.glob("*.png"))

    monkeypatch.setattr(looking, "chromium", lambda: nullcontext(chromium))
    monkeypatch.setattr(serving, "serve_alongside", served.addresses)
    return check


@pytest.mark.needs("home")
def test_the_command_prints_what_it_finds_page_by_page(ground, check):
    ground.css = ".hero .opening { color: #a09088 }"

    status, lines, pictures = check("--only", "/")

    opening = "text/home.opening/value: contrast, its text has a contrast of"
    assert (status, lines[0], len(pictures)) == (1, "/", len(lines) - 2)
    assert all(line.startswith(f"  360 px, {who}, {opening}") for who, line in zip(BOTH, lines[1:-1], strict=True))
    assert lines[-1].startswith("Findings: 2, on 1 of 1 pages. Pictures of them are in ")


def test_the_command_says_that_nothing_was_found(check):
    assert check("--only", "/sign-in") == (0, ["Findings: 0, on 0 of 1 pages."], [])


def test_a_page_that_is_not_there_is_refused(check):
    status, lines, _ = check("--only", "/nothing")

    assert status == 2
    assert "Nobody can open /nothing." in lines[-1]
