"""A guest's page and save against an editor's, and what many guests leave on the disk."""

import re
from itertools import count
from pathlib import Path
from time import perf_counter, time
from unittest.mock import patch

from bench import PreparedSite, seconds, show
from bench.pages import signed_in
from project import sweeping

FIRST_VISITS = 10_000
GUESTS, TEXTS = 1000, 10
WEEKS = 14 * 24 * 3600  # seconds


def main():
    prepared = PreparedSite()
    with prepared as live:
        sandbox = prepared.sandbox()
        editor, guest = Writer(live, signed_in(live)), Writer(sandbox, sandbox.test_client())
        guest.save(0)
        pages = {who: seconds(lambda who=who: who.browser.get("/"), 20) for who in (editor, guest)}
        saves = {who: seconds(lambda who=who: who.save(0), 20) for who in (editor, guest)}
        show("an editor's page", pages[editor], pages[editor])
        show("a guest's page", pages[guest], pages[editor])
        show("an editor's save", saves[editor], saves[editor])
        show("a guest's save", saves[guest], saves[editor])
        visit_often(sandbox)
        write_often(sandbox)


class Writer:
    """Somebody who edits the texts of dates."""

    numbers = count()

    def __init__(self, app, browser):
        self.browser = browser
        page = browser.get("/nowhere").text
        self._headers = {
            "Origin": app.config["SITE_URL"],
            "X-CSRFToken": re.search(r'name="csrf-token" content="([^"]+)"', page)[1],
        }
        dates = sorted(set(re.findall(r"event/(\d+)/title", browser.get("/events/").text)), key=int)
        self._texts = [f"event/{date}/{name}" for date in dates for name in ("title", "place")]
        self._etags = {}

    def save(self, number):
        address = self._texts[number]
        model, key, field = address.split("/")
        etag = self._etags.get(address) or self.browser.get(f"/editable/{model}/{key}").json["fields"][field]["etag"]
        value = {"value": f"A text of some words, the {next(self.numbers)}th of all"}
        headers = self._headers | {"If-Match": f'"{etag}"'}
        saved = self.browser.patch(f"/editable/{address}", json=value, headers=headers)
        assert saved.status_code == 200, saved.text
        self._etags[address] = saved.json["etag"]


def visit_often(sandbox):
    before = len(sessions(sandbox))
    for _ in range(FIRST_VISITS):
        sandbox.test_client().get("/")
    print(f"{FIRST_VISITS} first visits leave {len(sessions(sandbox)) - before} sessions")


def write_often(sandbox):
    for _ in range(GUESTS):
        guest = Writer(sandbox, sandbox.test_client())
        for number in range(TEXTS):
            guest.save(number)
    size = sum(file.stat().st_blocks * 512 for file in sessions(sandbox))
    print(f"{GUESTS} guests with {TEXTS} edited texts each: {size / 2**20:.1f} MiB on the disk")

    later = time() + WEEKS
    sandbox.config["SANDBOX_DAYS"] = -1
    with sandbox.app_context(), patch("project.sessions.storages.time", lambda: later):
        start = perf_counter()
        guests, _ = sweeping.sweep()
        print(
            f"sweeping {guests} guests out: {perf_counter() - start:.2f} s; {len(sessions(sandbox))} sessions are left"
        )


def sessions(sandbox):
    return list(Path(sandbox.config["INSTANCE_PATH"], "sandbox").iterdir())


if __name__ == "__main__":
    main()
