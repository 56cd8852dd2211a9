"""A visitor and the site's owner before the machine's own Chromium, and what is wrong with what they see."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

from .contrast import faint

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHECKS = Path(__file__).parent / "checks.js"
HEIGHT = 900  # pixels
SCHEMES = ("light", "dark")

#: The tools have come, on pages where there is something to edit.
IS_READY = "() => !document.querySelector('[data-editable]') || document.querySelector('editable-tools')"


@contextmanager
def chromium():
    """Start the browser, and close it in the end."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        raise click.ClickException("Install Chromium (apt-get install chromium), or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def people_of(browser, site, link):
    """Return a page of *browser* for each who looks at *site*: the owner, whom *link* signs in, and a visitor."""
    people = {}
    for who in ("editor", "visitor"):
        context = browser.new_context(base_url=site, reduced_motion="reduce")
        context.add_init_script(path=CHECKS)
        people[who] = context.new_page()
    people["editor"].goto(link)
    return people


def look(page, path, widths, fields):
    """Open *path* and yield ``(width, scheme, fault)`` for what is wrong there, each while it can be seen in *page*.

    :param widths: Pixels.
    :param fields: Where which field is: empty for the editor, whose page says it; then for visitors what it said.
    """
    page.goto(path)
    page.wait_for_function(IS_READY)
    fields.update(page.evaluate("checkLayout.fields()"))
    page.evaluate("(fields) => checkLayout.nameFields(fields)", fields)
    for width in sorted(widths):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate("checkLayout.settled()")
            faults = page.evaluate("checkLayout.faults()") if scheme == "light" else []
            for fault in [*faults, *faint(page)]:
                yield width, scheme, fault
