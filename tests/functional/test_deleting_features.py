"""A feature that is not wanted is deleted, folder and all; the rest of the site does not miss it.

Each test deletes one in a copy of the project and runs tests there: some of those of the whole site, and in the long
form all functional ones. The copy finds the data of a site that still had the feature.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import settings
from tests.lengths import LONG

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = (".*", "node_modules", "instance", "__pycache__", "bench", "docs", "browser", Path(__file__).name)
#: That a new site starts, that an editor finds every page of one that had the feature, and what is in its menu.
QUICK = [
    "tests/functional/test_whole_site.py",
    "-k",
    "new_site or editors_pages or menu or front_page or first_address",
]
ALL = ["tests/functional", "-k", "not postgresql"]


@pytest.mark.parametrize("feature", settings.FEATURES)
def test_the_site_does_without(prepared, tmp_path, feature):
    copy = tmp_path / "site"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    shutil.rmtree(copy / "project" / feature)
    for own_test in copy.glob(f"tests/functional/test_{feature}.py"):
        own_test.unlink()

    done = run_tests(copy, prepared.folder, *(ALL if LONG else QUICK))

    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


def run_tests(folder, prepared, *tests):
    """Run *tests* in the copy in *folder*, on copies of the data in *prepared*."""
    command = [sys.executable, "-m", "pytest", *tests, "-q", "-n", "0"]
    command += ["-p", "no:cacheprovider", "-p", "no:hypothesispytest", f"--basetemp={folder.parent / 'basetemp'}"]
    environment = os.environ | {"EDITABLE_TEST_PREPARED": str(prepared)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
