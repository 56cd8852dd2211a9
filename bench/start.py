"""Starting the site, against importing the packages that it needs to answer: processor time of whole processes."""

import os
import resource
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

from bench import show

ROUNDS = 11

#: What every answer needs. What only some do is loaded when used: seeding, drawing, migrations, pictures, calendars.
PACKAGES = (
    *("flask", "flask_sqlalchemy", "sqlalchemy.dialects.sqlite", "flask_login", "flask_wtf", "flask_session.cachelib"),
    *("flask_caching", "flask_limiter", "babel.dates", "babel.numbers", "nh3", "waitress"),
)

BARE = f"import {', '.join(PACKAGES)}"
START = f"{BARE}; from project.app import create_app; create_app()"


def main():
    with TemporaryDirectory() as folder:
        site = os.environ | {"SITE_ENV": "development", "INSTANCE_PATH": folder, "DATABASE_URL": "", "SANDBOX": "false"}
        site |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}  # both find their modules compiled
        for code in (BARE, START):
            processor_time(code, site)
        rounds = [[processor_time(code, site) for code in (BARE, START)] for _ in range(ROUNDS)]
        bare, start = (median(column) for column in zip(*rounds, strict=True))
    show("bare import of the packages", bare, bare)
    show("start of the site", start, bare)


def processor_time(code, environment):
    """Return the seconds of processor time that a Python running *code* takes from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
