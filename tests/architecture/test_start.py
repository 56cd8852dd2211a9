"""What the site loads before it answers: nothing that only some answers or commands need."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LATER = {"alembic", "PIL", "markovify", "icalendar", "boto3", "redis", "project.drawing", "project.seeding.filling"}


def test_what_is_used_later_is_loaded_later(tmp_path):
    code = "import sys; from project.app import create_app; create_app(); print(*sys.modules)"
    site = os.environ | {"SITE_ENV": "development", "INSTANCE_PATH": str(tmp_path), "DATABASE_URL": "", "REDIS_URL": ""}
    loaded = set(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, env=site, text=True).split())
    assert {"flask", "project.app"} <= loaded
    assert LATER & loaded == set()
