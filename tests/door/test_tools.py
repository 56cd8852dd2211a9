"""Folders in ``tools/`` add commands, and can be deleted."""

import shutil
import subprocess
import sys

import pytest

from tests.door.conftest import copy_site

TOOL = """\
import click
@click.command()
def whistle():
    print("whistled")
commands = [whistle]
"""


@pytest.fixture
def manage(tmp_path):
    """Call ``manage.py`` of a copy that has no tools but those a test puts there."""
    folder = copy_site(tmp_path / "site")
    shutil.rmtree(folder / "tools")

    def manage(*arguments):
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True)

    manage.folder = folder
    return manage


def test_a_tool_adds_a_command(manage):
    (manage.folder / "tools/whistle").mkdir(parents=True)
    (manage.folder / "tools/whistle/commands.py").write_text(TOOL)
    manage("db", "upgrade")

    assert "\n  whistle" in manage("--help").stdout
    assert manage("whistle").stdout == "whistled\n"


def test_without_tools_the_other_commands_are_there(manage):
    listed = manage("--help")

    assert listed.returncode == 0, listed.stderr
    assert "\n  run " in listed.stdout
    assert "\n  draw " not in listed.stdout
