"""The main job, whole: the command, the printed link, three edits, and everyone who comes after."""

import io
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[3]

HEADLINE = "text/home.headline/value"
INTRODUCTION = "rich_text/home.intro/value"
PICTURE = "image/home.hero/value"

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@contextmanager
def running_site(folder):
    """``manage.py run`` in a process of its own; gives the two addresses that it prints."""
    environment = os.environ | {"INSTANCE_PATH": str(folder), "DATABASE_URL": "", "SITE_URL": ""}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run", "--port", "0"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        printed = {}
        for line in process.stdout:
            name, _, address = line.strip().partition(": ")
            printed[name] = address
            if name == "Sign in":
                break
        yield printed["Site"], printed["Sign in"]
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        process.stdout.close()


def mark(page, address):
    return page.locator(f'[data-editable="{address}"]')


def start_typing_at_the_end(page, element, touching):
    element.scroll_into_view_if_needed()
    (element.tap if touching else element.click)()
    expect(element).to_have_attribute("contenteditable", re.compile("true|plaintext-only"))
    page.keyboard.press("Control+End")


@contextmanager
def saved(page, method):
    """What is done inside is saved: the server says so, then the chip. Gives the answer as ``.value``."""
    with page.expect_response(lambda answer: answer.request.method == method) as answer:
        yield answer
    assert answer.value.status == 200
    expect(page.locator("[data-editable-status]")).to_have_attribute("data-editable-status", "saved")


@pytest.mark.parametrize(("screen", "touching"), [(DESK, False), (PHONE, True)], ids=["1280", "360"])
def test_three_edits_are_seen_by_a_visitor_and_after_a_restart(chromium, sqlite, tmp_path, screen, touching):
    sqlite.copy(tmp_path)
    photograph = io.BytesIO()
    Image.new("RGB", (800, 600), "rebeccapurple").save(photograph, "JPEG")

    with running_site(tmp_path) as (site, link):
        owner = chromium.new_context(**screen).new_page()
        owner.goto(link)

        with saved(owner, "PATCH"):
            start_typing_at_the_end(owner, mark(owner, HEADLINE), touching)
            owner.keyboard.type(" Tonight.")

        with saved(owner, "PATCH"):
            start_typing_at_the_end(owner, mark(owner, INTRODUCTION), touching)
            owner.keyboard.type(" And then it rained.")

        picture = mark(owner, PICTURE)
        picture.scroll_into_view_if_needed()
        with saved(owner, "PUT") as put:
            with owner.expect_file_chooser() as chooser:
                # Not in the middle: the headline lies over it.
                (picture.tap if touching else picture.click)(position={"x": 250, "y": 20})
                owner.locator("editable-tools").get_by_role("button", name="Replace").click()
            chooser.value.set_files({"name": "IMG_1.JPG", "mimeType": "image/jpeg", "buffer": photograph.getvalue()})
        photo_address = put.value.json()["value"]["media"]

        visitor = chromium.new_context(**screen).new_page()
        visitor.goto(site)
        seen_at_once = what_is_seen(visitor, photo_address)
        owner.context.close()
        visitor.context.close()

    with running_site(tmp_path) as (site, _):
        visitor = chromium.new_context(**screen).new_page()
        visitor.goto(site)
        seen_after_restart = what_is_seen(visitor, photo_address)
        visitor.context.close()

    assert seen_at_once == seen_after_restart == (True, True, True)


def what_is_seen(page, photo):
    """Whether a visitor finds the three edits: headline, introduction, and a picture that really loads."""
    loads = page.evaluate(
        f"""async () => {{
          const picture = document.querySelector('img[src*="{photo}"]')
          if (!picture) return false
          await picture.decode()
          return picture.naturalWidth > 0
        }}"""
    )
    return (
        page.locator("h1").inner_text().strip().endswith("Tonight."),
        page.get_by_text("And then it rained.").is_visible(),
        loads,
    )
