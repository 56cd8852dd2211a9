"""What the front end's build leaves in ``static/built``."""

import json
import shutil
import subprocess

import pytest

from manage import node_commands
from tests.door.conftest import ROOT


@pytest.fixture
def sources(tmp_path):
    """Return a function that copies the front end's sources to a folder of their own."""

    def copy(name):
        folder = tmp_path / name
        for part in ("editable", "static/css", "package.json"):
            (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, folder / part)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        return folder

    return copy


def build(folder):
    command = [node_commands()[0], folder / "editable/frontend/build.mjs"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def built(folder):
    """Return the contents of the files that were built, by name."""
    return {path.name: path.read_bytes() for path in (folder / "static/built").iterdir()}


def test_the_same_sources_make_the_same_files_anywhere(sources):
    here, there = sources("here"), sources("there")
    for folder in (here, there):
        assert build(folder).returncode == 0

    assert built(here) == built(there)


def test_the_manifest_names_what_templates_ask_for(sources):
    folder = sources("site")
    build(folder)
    files = built(folder)
    manifest = json.loads(files["manifest.json"])

    styles = {"editor.css", "sandbox.css", "backstage.css", "site.css"}
    assert manifest.keys() == {"editor.js", "sandbox.js", "video.js", *styles, "besley.woff2", "figtree.woff2"}
    assert set(manifest.values()) <= files.keys()
    for font in ("besley.woff2", "figtree.woff2"):
        assert manifest[font].encode() in files[manifest["site.css"]], "the font that is preloaded is the one used"


def test_a_change_renames_what_it_changes_and_clears_away_the_old(sources):
    folder = sources("site")
    build(folder)
    before = built(folder).keys()
    with (folder / "static/css/print.css").open("a") as stylesheet:
        stylesheet.write("\n.poster { color: teal }\n")
    build(folder)

    gone, new = before - built(folder).keys(), built(folder).keys() - before
    assert [name.split("-")[0] for name in (*gone, *new)] == ["site", "site"]


def test_a_mistake_is_named_by_file_and_line(sources):
    folder = sources("site")
    build(folder)
    before = built(folder)
    (folder / "editable/frontend/controllers/text.js").write_text("\nconst = 1\n")

    failed = build(folder)
    assert failed.returncode == 1
    assert failed.stderr == 'error: editable/frontend/controllers/text.js:2: Expected identifier but found "="\n'
    assert built(folder) == before, "what was built before still stands"
