"""The real browser of these tests."""

import os
import shutil

import pytest

# The first is Chromium without a window to draw: twice as fast where there is one.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# What no test needs of Chromium: pages that every window prepares for an address bar nobody sees here, which cost a
# third of the time, and then what Playwright switches off too, because one list replaces the other.
UNUSED = [
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("PaintHolding", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
]

ARGUMENTS = ["--no-sandbox", f"--disable-features={','.join(UNUSED)}"]


def find_chromium():
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path or not shutil.which(path):
        pytest.fail(
            "These tests need a browser. Install Chromium (apt-get install chromium), or set CHROMIUM to its path."
        )
    return path
