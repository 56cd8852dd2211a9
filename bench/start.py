"""Starting the site, against importing the packages that it needs to answer: processor time of whole processes."""

import os
import resource
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

from bench import show

ROUNDS = 11

START = "from project.app import create_app; create_app()"

#: Names what a start has loaded of the packages that ``requirements.txt`` installs.
NAME_THEM = """
import sys
named = [name for name, module in sys.modules.items() if "site-packages" in (getattr(module, "__file__", None) or "")]
print(*named)
"""


def main():
    with TemporaryDirectory() as folder:
        site = os.environ | {"SITE_ENV": "development", "INSTANCE_PATH": folder, "DATABASE_URL": "", "SANDBOX": "false"}
        site |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}  # both find their modules compiled
        named = subprocess.check_output([sys.executable, "-c", START + NAME_THEM], env=site, text=True).split()
        bare = "\n".join(f"import {name}" for name in named)
        processor_time(bare, site)
        rounds = [[processor_time(code, site) for code in (bare, START)] for _ in range(ROUNDS)]
        baseline, start = (median(column) for column in zip(*rounds, strict=True))
    show("bare import of the packages", baseline, baseline)
    show("start of the site", start, baseline)


def processor_time(code, environment):
    """Return the seconds of processor time that a Python running *code* takes from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
