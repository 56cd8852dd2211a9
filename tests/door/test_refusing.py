"""What goes wrong is told in one sentence with the cure."""

import ast
import subprocess
import sys

import pytest

from tests.door.conftest import FIRST_STEPS, ROOT


def assert_stops(start, reason, cure):
    assert start.returncode == 1
    assert len(start.stderr.splitlines()) == 1
    assert reason in start.stderr
    assert cure in start.stderr


def test_packages_that_cannot_be_fetched(project):
    project.write("requirements.txt", "unheard-of==1.0 \\\n    --hash=sha256:" + "0" * 64)

    stopped = project.start("run")
    assert_stops(stopped, "(error: No solution found", "Check that this machine reaches its Python package index")
    assert stopped.lines == FIRST_STEPS[:2]


@pytest.mark.parametrize("hash_", ["", " --hash=sha256:" + "0" * 64])
def test_a_package_whose_hash_is_not_the_locked_one(project, hash_):
    project.start("run")
    project.write("requirements-dev.txt", f"gauges==1.0{hash_}\n")

    assert_stops(project.start("test"), "gauges==1.0", "then start again")
    assert not project.has("gauges")
    assert project.start("run").lines == ["handed over run development"], "what was there still works"


def test_a_python_without_its_installer(project):
    (project.bin / "uv").unlink()
    project.write("bare/ensurepip.py", "raise ImportError('No module named ensurepip')")

    stopped = project.start("run", PYTHONPATH="bare")
    assert_stops(stopped, "No module named ensurepip", "Install python3-venv (sudo apt install python3-venv)")


def test_front_end_packages_that_cannot_be_fetched(project):
    project.write("package.json", '{"name": "small", "type": "module", "dependencies": {"unheard-of": "1.0.0"}}')

    assert_stops(project.start("run"), "npm error", "Check that this machine reaches its npm registry")


def test_a_stylesheet_that_cannot_be_built(project):
    project.write("static/css/site.css", "}}")

    assert_stops(project.start("run"), "static/css/site.css:1: Unexpected }", "Correct what it names")


def test_a_folder_that_cannot_be_written(project):
    (project.folder / ".venv").write_text("in the way")

    assert_stops(project.start("run"), ".venv", "put that right, then start again.")


def test_an_environment_that_cannot_be_repaired_from_inside(project):
    project.start("run")
    (project.folder / ".venv/unfinished").touch()

    assert_stops(
        project.start("run", python=project.folder / ".venv/bin/python"),
        "cut short",
        "run `deactivate`, then start again",
    )
    assert project.start("run").lines[0] == FIRST_STEPS[0]


def test_a_python_that_is_too_old():
    source = (ROOT / "manage.py").read_text()
    ast.parse(source, feature_version=(3, 8))  # else it could not even say so

    pretend = "import sys; sys.version_info = (3, 10, 0, 'final', 0); exec(open('manage.py').read())"
    stopped = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True)
    assert stopped.stderr.startswith("This site needs Python 3.11 or newer: install it")
    assert stopped.returncode == 1


def test_help_before_anything_is_there_makes_nothing(project):
    for arguments in [(), ("--help",), ("run", "--help")]:
        helped = project.start(*arguments)
        assert helped.stdout.startswith("Usage: python3 manage.py COMMAND [OPTIONS]\n")
        assert helped.returncode == 0
    assert not (project.folder / ".venv").exists()


def test_the_door_needs_nothing_but_python_and_few_lines():
    source = (ROOT / "manage.py").read_text()
    assert len(source.splitlines()) <= 250
    modules = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert modules - sys.stdlib_module_names == {"project"}
