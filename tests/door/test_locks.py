"""The locks hold what was asked for, by hash, and name no address to get it from."""

import json
import re

import pytest

from tests.door.conftest import ROOT

PYTHON_LOCKS = ["requirements", "requirements-dev", "requirements-node"]
PIN = r"^([a-z0-9-]+)(?:\[.*?\])?==(\S+)(?: ; .*?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"


def pins(lock):
    """Return versions by package; fails on a line that is neither a comment nor part of a hashed pin."""
    text = re.sub(r"^#.*\n", "", (ROOT / f"{lock}.txt").read_text(), flags=re.MULTILINE)
    assert re.sub(PIN, "", text, flags=re.MULTILINE) == ""
    return {name: version for name, version, _ in re.findall(PIN, text, re.MULTILINE)}


def asked_for(lock):
    lines = (ROOT / f"{lock}.in").read_text().splitlines()
    return {re.match(r"[a-z0-9-]+", line)[0] for line in lines if re.match("[a-z]", line)}


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_package_asked_for_is_pinned_by_hash(lock):
    assert asked_for(lock) - pins(lock).keys() == set()


def test_tests_use_the_versions_that_run():
    running, testing = pins("requirements"), pins("requirements-dev")
    assert {name: testing[name] for name in running.keys() & testing.keys()}.items() <= running.items()


def test_front_end_packages_have_one_exact_version_each():
    package = json.loads((ROOT / "package.json").read_text())
    wanted = package["dependencies"] | package["devDependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert len({version for name, version in wanted.items() if name.startswith("@tiptap/")}) == 1
    assert all("integrity" in entry for name, entry in locked.items() if name)


def test_no_lock_says_where_packages_come_from():
    for lock in [*(f"{name}.txt" for name in PYTHON_LOCKS), ".npmrc"]:
        assert "://" not in (ROOT / lock).read_text()
    for folder in (".", "tools/audit", "tests/chromium"):
        locked = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
        assert [name for name, entry in locked.items() if "resolved" in entry] == []


def test_the_style_is_checked_by_one_version_everywhere():
    assert f"ruff=={pins('requirements-dev')['ruff']}" in (ROOT / ".pre-commit-config.yaml").read_text()
