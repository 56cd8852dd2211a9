"""Other themes: each says everything the site says, in words of its own, and changes nothing else."""

import re
import subprocess
from importlib import import_module
from urllib.parse import urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from project.commands import ROOT
from tests.door.test_running import Start, get
from tests.harness.sites import make_site
from tests.lengths import LONG

commands = pytest.importorskip("tools.themes.commands")  # the folder may be deleted

LOOK = "static/css/tokens.css"
THEATRE = re.compile(
    r"\b(seven ?buckets|buckets?|vans?|plays?|theatre|stage|audience|actors?|foyer|curtain|props?|giraffes?|company|"
    r"halls?|salter|quay|elsinore|nell|tobias|hattie|ivo|pettifer|cardboard|roof|rehearsals?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def editable(tmp_path_factory):
    """The engine's state in the site; no database is needed to ask it what there is."""
    app = make_site(tmp_path_factory.mktemp("themes"), DATABASE_URL="")
    with app.app_context():
        yield app.extensions["editable"]


@pytest.fixture(scope="module", params=commands.THEMES)
def theme(request):
    return request.param


@pytest.fixture(scope="module")
def content(theme, editable):
    return import_module(f"tools.themes.{theme}.content")


@pytest.fixture
def values(content, editable):
    """Everything the theme says: ``(where, field, value)``."""
    blocks = [
        (address, editable.registry.get(model).field("value", slug), value)
        for address, value in content.BLOCKS.items()
        for model, slug in [address.split("/")]
    ]
    records = [
        (f"{model}.{name}", editable.registry.get(model).fields[name], value)
        for model, records in content.records().items()
        for record in records
        for name, value in record.items()
    ]
    return blocks + records


def is_picture(value):
    return isinstance(value, dict) and "file" in value


def test_a_theme_fills_every_block_and_no_other(content, editable):
    models = {"text", "rich_text", "image", "link"}
    declared = {f"{model}/{slug}" for model in models for slug in editable.declarations.slugs(model)}

    assert content.BLOCKS.keys() == declared
    assert content.records().keys() == {spec.name for spec in editable.registry} - models


def test_every_value_is_kept_as_it_was_written(values):
    words = [row for row in values if not is_picture(row[2])]

    assert [where for where, field, value in words if field.clean(value) != value] == []


def test_no_block_says_what_the_site_says(content, editable):
    same = [
        address
        for address, value in content.BLOCKS.items()
        for declared in [editable.declarations.get(*address.split("/"))]
        if value in (declared.get("default"), {"label": declared.get("label"), "href": declared.get("href")})
    ]

    assert same == []


def test_its_pictures_are_there_and_described(theme, values):
    folder = commands.FOLDER / theme
    for where, _, picture in values:
        if is_picture(picture):
            assert {"file", "alt"} <= picture.keys() <= {"file", "dark", "alt"}, where
            assert all((folder / picture[name]).is_file() for name in picture.keys() - {"alt"}), where
            assert 20 < len(picture["alt"]) <= 300, where


def differences(folder):
    """The paths of the files that *folder* has otherwise or in addition, without what Git is told to overlook."""
    command = [
        "git",
        f"--git-dir={ROOT / '.git'}",
        f"--work-tree={folder}",
        "ls-files",
        "-o",
        "-m",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines()
    here = [ROOT / path for path in listed]
    return {
        path
        for path, ours in zip(listed, here, strict=True)
        if not ours.exists() or ours.read_bytes() != (folder / path).read_bytes()
    }


def assert_differs_in_the_look_alone(folder):
    changed = differences(folder)
    assert LOOK in changed
    assert {path for path in changed if not path.startswith("static/pictures/")} == {LOOK}


def test_a_copy_differs_in_the_look_alone(theme, tmp_path):
    commands.copy_project(tmp_path / "copy")
    commands.put_on(tmp_path / "copy", theme)

    assert_differs_in_the_look_alone(tmp_path / "copy")


def dress(*arguments):
    return CliRunner().invoke(commands.dress, [str(argument) for argument in arguments])


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("keep")

    done = dress(tmp_path)

    assert (done.exit_code, [path.name for path in tmp_path.iterdir()]) == (2, ["mine"])
    assert "Name a new folder." in done.output


def words_of(html):
    """All that somebody reads or hears of a page."""
    page = BeautifulSoup(html, "html.parser")
    told = [tag.get(name, "") for tag in page.find_all() for name in ("alt", "title", "aria-label", "content")]
    return " ".join([*page.stripped_strings, *told])


def own_links(html):
    links = (urlsplit(urldefrag(link["href"]).url) for link in BeautifulSoup(html, "html.parser").select("a[href]"))
    return {link.path for link in links if not link.scheme and link.path and not link.path.endswith((".ics", ".xml"))}


if LONG:  # it takes half a minute

    def test_nothing_of_the_theatre_is_left_in_a_dressed_copy(theme, tmp_path):
        folder = tmp_path / "copy"
        done = dress(folder, "--theme", theme)
        assert done.exit_code == 0, done.output
        assert_differs_in_the_look_alone(folder)

        start = Start(folder, "run", "--port", "0")
        try:
            site = start.line_with("Site: ")
            seen, due = {}, {"/", "/nowhere"}
            while due:
                path = due.pop()
                status, seen[path] = get(site + path)
                assert status == (404 if path == "/nowhere" else 200), path
                due |= own_links(seen[path]) - seen.keys()
        finally:
            start.kill()

        assert {"/", "/events/", "/about", "/gallery", "/contact", "/orders", "/legal", "/sign-in"} <= seen.keys()
        assert {path: found for path, html in seen.items() if (found := THEATRE.findall(words_of(html)))} == {}
