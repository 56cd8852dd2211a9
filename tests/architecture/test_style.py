"""The code keeps the style that pyproject.toml asks for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("look", [["check"], ["format", "--check"]])
def test_ruff_has_nothing_to_say(look):
    done = subprocess.run([sys.executable, "-m", "ruff", *look, "."], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
