"""The real browser of these tests: the machine's, else one that is fetched for them."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from manage import node_commands

# The first is Chromium without a window to draw: twice as fast where there is one.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# What no test needs of Chromium: pages that every window prepares for an address bar nobody sees here, which cost a
# third of the time, and then what Playwright switches off too, because one list replaces the other.
UNUSED = [
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("PaintHolding", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
]

#: Lets all tabs of a context share a process: to start one takes longer than a page does.
ONE_PROCESS = "--renderer-process-limit=1"

PACKAGE = Path(__file__).resolve().parents[1] / "chromium"
UNPACKED = PACKAGE / "node_modules/unpacked"

#: Says where the browser of the npm package lies, unpacked. It unpacks libraries too only where it believes to be on
#: somebody's servers, for which it was made.
UNPACK = 'console.log(await (await import("@sparticuz/chromium")).default.executablePath())'
ITS_SERVERS = {"AWS_EXECUTION_ENV": "AWS_Lambda_nodejs20.x"}

#: Names the fonts of the package, for machines that have none.
FONTS = "<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/fonts-cache</cachedir></fontconfig>"

CURE = "These tests need a browser. Install Chromium (apt-get install chromium), or set CHROMIUM to its path."


def launch_options():
    """Return the options by which Playwright starts the first browser that there is, or that can be had."""
    options = {"args": ["--no-sandbox", ONE_PROCESS, f"--disable-features={','.join(UNUSED)}"]}
    if name := os.environ.get("CHROMIUM"):
        return options | {"executable_path": shutil.which(name) or pytest.fail(CURE)}
    if path := next(filter(None, map(shutil.which, BROWSERS)), None):
        return options | {"executable_path": path}
    for have in (unpacked, playwrights_own):
        try:
            return options | have()
        except (OSError, subprocess.CalledProcessError, SystemExit) as error:
            print(f"{error} {getattr(error, 'stderr', '')}", file=sys.stderr)
    pytest.fail(CURE)


def unpacked():
    """Have the browser that npm's ``@sparticuz/chromium`` brings, with its libraries and fonts.

    Installed here and not with the other packages, because it takes 70 MB that most machines need not fetch.

    :raise OSError: If it is none for this machine.
    """
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise OSError("There is no npm package with a browser for this machine.")
    node, npm = node_commands()
    lock, stamp = (PACKAGE / "package-lock.json").read_text(), UNPACKED / "lock"
    with FileLock(PACKAGE / ".lock"):
        if not stamp.exists() or stamp.read_text() != lock:
            run([*npm, "ci"])
            UNPACKED.mkdir()
            run([node, "--input-type=module", "--eval", UNPACK], **ITS_SERVERS, TMPDIR=str(UNPACKED))
            (UNPACKED / "fonts.conf").write_text(FONTS.format(folder=UNPACKED))
            stamp.write_text(lock)
    environment = os.environ | {"LD_LIBRARY_PATH": str(UNPACKED / "al2023/lib")}
    if not Path("/etc/fonts/fonts.conf").exists():
        environment["FONTCONFIG_FILE"] = str(UNPACKED / "fonts.conf")
    return {"executable_path": UNPACKED / "chromium", "env": environment}


def playwrights_own():
    """Have the browser that Playwright itself fetches."""
    run([sys.executable, "-m", "playwright", "install", "chromium-headless-shell"])
    return {}


def run(command, **environment):
    subprocess.run(command, cwd=PACKAGE, env=os.environ | environment, capture_output=True, text=True, check=True)
