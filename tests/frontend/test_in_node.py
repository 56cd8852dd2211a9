"""The script's modules that need no page, in Node: every ``*.test.js`` of this folder."""

import subprocess
from pathlib import Path

import pytest

from manage import ROOT, node_commands

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", [path.name for path in sorted(HERE.glob("*.test.*js"))])
def test_in_node(file):
    done = subprocess.run([node_commands()[0], "--test", HERE / file], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
