"""Serves what is photographed, with data of its own."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: What keeps the served site to itself, whatever this site's own settings say.
ALONE = {"SITE_ENV": "development", "SITE_URL": "", "DATABASE_URL": "", "REDIS_URL": "", "S3_BUCKET": ""}


@contextmanager
def serving(folder, theme):
    """Serve the site with its data in *folder*, or, if *theme* is not None, a copy there that wears it.

    :return: The site's address, and a link that signs its owner in.
    """
    project, data = ROOT, folder / "instance"
    if theme is not None:
        project, data = folder / theme, folder / theme / "instance"
        subprocess.run([sys.executable, "manage.py", "dress", project, "--theme", theme], cwd=ROOT, check=True)

    environment = os.environ | ALONE | {"INSTANCE_PATH": str(data)}
    command = [sys.executable, "manage.py", "run", "--port", "0"]
    with subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield _line_with(server, "Site: "), _line_with(server, "Sign in: ")
        finally:
            server.terminate()


def _line_with(server, label):
    for line in server.stdout:
        if line.startswith(label):
            return line.removeprefix(label).strip()
    raise RuntimeError(f"The site ended without the line {label!r}.")
