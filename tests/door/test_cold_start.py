"""From a fresh clone and an empty home folder to the first page, with everything fetched anew (long form)."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from tests.door.conftest import ROOT
from tests.door.test_running import SETTINGS, get

WARM = 3  # seconds


@pytest.fixture
def clone(tmp_path):
    subprocess.run(["git", "clone", "--quiet", ROOT, tmp_path / "clone"], check=True)
    return tmp_path / "clone"


def first_page(clone, home, path):
    """Start the site and return the seconds until its first page has come, and the lines printed before."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    began = time.monotonic()
    run = subprocess.Popen(
        [sys._base_executable, "manage.py", "run", "--port", "0"],
        cwd=clone,
        env=kept | {"HOME": str(home), "PATH": path},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        lines = []
        for line in run.stdout:
            lines.append(line)
            if line.startswith("Site: "):
                assert get(line.removeprefix("Site: ").strip())[0] == 200
                return time.monotonic() - began, lines
        raise AssertionError(f"It ended without serving: {lines}")
    finally:
        run.terminate()
        run.communicate(timeout=10)


@pytest.mark.parametrize("has_node", [True, False])
def test_one_command_leads_from_a_fresh_clone_to_the_first_page(clone, tmp_path, has_node):
    path, limit = os.environ["PATH"], 30
    if not has_node:
        path, limit = str(path_without_node(tmp_path)), 60

    cold, lines = first_page(clone, tmp_path, path)
    assert ("Fetching Node …\n" in lines) is not has_node
    assert not list(clone.glob(".venv/lib/python3.*/site-packages/pytest")), "running needs no test packages"

    warm, lines = first_page(clone, tmp_path, path)
    assert len(lines) == 1, "nothing is done twice"
    print(f"cold {cold:.1f} s, warm {warm:.1f} s")
    assert cold <= limit
    assert warm <= WARM


def path_without_node(folder):
    """Return a folder with links to every program on the path but Node's."""
    links = folder / "bin"
    links.mkdir()
    for directory in os.environ["PATH"].split(os.pathsep):
        for program in os.scandir(directory) if os.path.isdir(directory) else []:
            if program.name not in ("node", "nodejs", "npm", "npx") and not os.path.lexists(links / program.name):
                (links / program.name).symlink_to(program.path)
    assert shutil.which("node", path=links) is None
    return links
