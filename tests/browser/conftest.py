"""A real browser before a real server: people who click, type, lose their line and sign out."""

import inspect
import re
import socket
import threading
import time
from contextlib import contextmanager, suppress
from threading import Event

import pytest
from flask import Blueprint, render_template
from playwright.sync_api import expect
from waitress import wasyncore
from waitress.server import create_server

import settings as settings_of_the_site
from project.accounts.links import new_link
from project.accounts.models import User
from project.extensions import db
from tests.browser.contexts import Contexts
from tests.harness.sites import Browser, dispose, is_sandbox, make_site

STATUS = "[data-editable-status]"
PATIENCE = 30  # seconds that a person waits for anything: many, because other work may keep the machine busy

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture
def own_settings():
    """What a folder of tests sets otherwise for its site."""
    return {}


@pytest.fixture
def site(sites, sqlite, store, own_settings):
    """The site behind a real server at ``site.url``, with one more page of awkward places."""
    with sites.lend(sqlite, run=being_served, **{"EDITABLE_STORE": store} | own_settings) as site:
        yield site
        site.server.calm_down()


@contextmanager
def being_served(folder, **settings):
    """The site with all its data below *folder*; its owner has been there before."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        always = {"SITE_URL": url, "TESTING": False, "RATELIMIT_ENABLED": False}
        blocks = dict(settings_of_the_site.EDITABLE_BLOCKS)
        app = make_site(folder, **always | {"EDITABLE_BLOCKS": blocks} | settings)
        app.url = url
        add_awkward_places(app)
        app.extensions["visits"] = [] if is_sandbox(app) else [visit_of(app) for _ in range(2)]
        with serving(app, listener) as app.server:
            yield app
        dispose(app)


@contextmanager
def serving(app, listener):
    """Answer what comes in at *listener* by *app*, for a while."""
    server = Server(app, listener)
    yield server
    server.stop()


class Server:
    """A real server, in a thread of this process."""

    def __init__(self, app, listener):
        self._connections = {}
        self._heard = Event()
        self._server = create_server(app, map=self._connections, sockets=[listener], threads=8)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()

    def calm_down(self):
        """Hang up on everybody, and return when nothing is being answered any more."""
        quiet = 0
        while quiet < 3:  # what a browser has sent before it was closed may still come in
            self._heard.clear()
            self._server.trigger.pull_trigger(self._hang_up)
            self._heard.wait(PATIENCE)
            work = self._server.task_dispatcher
            quiet = 0 if self._server.active_channels or work.queue or work.active_count else quiet + 1

    def stop(self):
        self._server.task_dispatcher.shutdown(cancel_pending=False)
        # Browsers keep connections open, and the server's loop ends with the last of them. It may hang up as soon as
        # it is told to, awake for another reason, and close the very line by which it is being woken.
        with suppress(OSError):
            self._server.trigger.pull_trigger(self._end)
        self._thread.join()

    def _hang_up(self):
        for channel in list(self._server.active_channels.values()):
            channel.handle_close()  # the files that it has not sent to their end as well
        self._heard.set()

    def _end(self):
        self._hang_up()
        wasyncore.close_all(self._connections, ignore_all=True)


AWKWARD_BOUNDS = {
    "corners.address": {"multiline": True, "max_length": 80},
    "corners.short": {"max_length": 20, "required": True},
}


def add_awkward_places(app):
    """Add a page with what the sample site happens not to have; its stylesheet tries to spoil the tools."""
    folders = {"template_folder": "templates", "static_folder": "static", "static_url_path": "/corners/static"}
    blueprint = Blueprint("corners", __name__, **folders)
    for path, name in (("/corners", "page"), ("/corners/lists", "lists")):
        blueprint.add_url_rule(path, name, lambda name=name: render_template(f"corners/{name}.html"))
    app.register_blueprint(blueprint)
    app.config["EDITABLE_BLOCKS"].update(AWKWARD_BOUNDS)
    app.jinja_env.auto_reload = True  # the engine then looks again for blocks of templates it has not met


def one_time_link(site, name="owner"):
    with site.app_context():
        return new_link(db.session.scalar(db.select(User).filter_by(email=f"{name}@example.org")))


def visit_of(site, name="owner"):
    """The cookies of an editor who has signed in."""
    editor = Browser(site)
    editor.get(one_time_link(site, name).removeprefix(site.url))
    return cookies_of(editor)


def visit_of_a_guest(site):
    """The cookies of a guest who has changed something and taken it back: with them, all people are that one guest."""
    guest = Browser(site)
    guest.extra_environ["HTTP_ORIGIN"] = site.url
    title = guest.get("/editable/text/site.name").json["fields"]["value"]
    saved = guest.save("text/site.name/value", "Anything", title["etag"])
    guest.save("text/site.name/value", title["value"], saved.json["etag"])
    return cookies_of(guest)


def cookies_of(browser):
    return [{"name": cookie.name, "value": cookie.value, "url": browser.site.url} for cookie in browser.cookiejar]


class Person:
    """Somebody in front of their own browser."""

    def __init__(self, contexts, site, **settings):
        self.site = site
        self._is_before_the_door = False
        self._contexts = contexts
        self._borrowed = contexts.borrow(base_url=site.url, **settings)
        self._context = self._borrowed.playwrights
        self._context.set_default_timeout(PATIENCE * 1000)
        self._page = self._context.new_page()
        self.sent = []  # the requests of this person that would change something
        self.complaints = []  # what the page has to complain about: policy violations, errors of scripts
        self._watching = []
        self.watch(lambda request: request.method != "GET" and self.sent.append(request))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console", lambda message: "Content Security" in message.text and self.complaints.append(message.text)
        )

    def watch(self, see):
        """Let the function *see* see every request of this person, in whatever tab."""
        self._context.on("request", see)
        self._watching.append(see)

    @property
    def page(self):
        """The page in front of this person: the home page, if they have come in and opened no other."""
        self.pass_the_door()
        return self._page

    @page.setter
    def page(self, page):
        self._page = page

    @property
    def context(self):
        """The browser of this person, who has come in."""
        self.pass_the_door()
        return self._context

    def pass_the_door(self):
        """Open the home page, if this person has come in and opened no page yet."""
        if self._is_before_the_door:
            self.open()

    def come_in(self, name="owner"):
        """Be signed in from an earlier visit; no page is opened before it is looked at."""
        if not is_sandbox(self.site):
            visits = self.site.extensions["visits"] if name == "owner" else []
            self.context.add_cookies(visits.pop() if visits else visit_of(self.site, name))
        self._is_before_the_door = True
        return self

    def sign_in(self, name="owner"):
        """Follow a one-time link, which leads to the home page; a guest is let in as they are."""
        return self.open("/" if is_sandbox(self.site) else one_time_link(self.site, name))

    def open(self, address="/"):
        """Open a page and wait until its fields can be typed in."""
        self._is_before_the_door = False
        self.page.goto(address)
        self.page.locator("editable-tools").wait_for(state="attached")
        return self

    def field(self, address):
        return self.page.locator(f'[data-editable="{address}"]').first

    def block(self, slug):
        return self.field(f"text/{slug}/value")

    def type(self, text):
        self.page.keyboard.type(text)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, field, text):
        """Click a field, put *text* in the place of its own, all at once, and stay in it."""
        field.click()
        self.press("Control+a")
        self.page.keyboard.insert_text(text)

    def wait_for(self, status):
        expect(self.page.locator(STATUS)).to_have_attribute("data-editable-status", status)

    def tools(self, selector):
        """The editor's tools that *selector* names; they lie in a shadow root of their own."""
        return self.page.locator(f"editable-tools {selector}")

    def wait_until(self, condition):
        """Wait for *condition*, a function, to hold; the page goes on meanwhile."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"Waited in vain for {inspect.getsource(condition).strip()}"
            self.page.wait_for_timeout(20)

    def stop_the_clock(self):
        """Let no pause on the page end by itself, however long this machine takes over anything else."""
        self._borrowed.is_spoilt = True
        self.page.clock.install(time=0)
        self.page.clock.pause_at(1)

    def let_pass(self, seconds):
        self.page.clock.run_for(seconds * 1000)

    @property
    def chip(self):
        return self.tools(".chip")

    def put(self, address, value):
        """Let a field hold *value*, around the page, if any is open."""
        record, _, name = address.rpartition("/")
        call = self._context.request
        page = call.get("/nowhere").text()
        headers = {
            "Origin": self.site.url,
            "If-Match": f'"{call.get(f"/editable/{record}").json()["fields"][name]["etag"]}"',
            "X-CSRFToken": re.search(r'<meta name="csrf-token" content="([^"]+)"', page)[1],
        }
        assert call.patch(f"/editable/{address}", headers=headers, data={"value": value}).ok

    def stored(self, address):
        """What the server holds in a field, asked from this person's page."""
        record, _, name = address.rpartition("/")
        return self.page.evaluate(f"fetch('/editable/{record}').then(r => r.json()).then(r => r.fields.{name})")[
            "value"
        ]

    def focused(self):
        """The address of the field that the focus is in, or of the item that has it, or None."""
        return self.page.evaluate(
            """() => {
              const stop = document.activeElement
              const inside = stop.matches("a, button, summary") ? stop.querySelector("[data-editable]") : null
              return (stop.closest("[data-editable]") ?? inside)?.dataset.editable ?? stop.dataset.editableItem ?? null
            }"""
        )

    def is_working(self):
        """Whether this person types in a field or has one of the tools in hand."""
        return self.page.evaluate("document.activeElement.matches('editable-tools, [contenteditable]')")

    def is_typing(self):
        return self.page.evaluate("document.activeElement.isContentEditable")

    def boxes(self):
        """Where every visible element of the page lies: ``(name, [x, y, width, height])`` in its document."""
        return self.page.evaluate(
            """() => [...document.body.querySelectorAll(":not(editable-tools, editable-tools *, editable-box, .editable-bar, .editable-bar *, [role=status])")]
              .filter((element) => element.getClientRects().length)
              .map((element) => {
                const box = element.getBoundingClientRect()
                const name = element.dataset.editable ?? `${element.tagName} ${element.className}`
                return [name, [box.x + scrollX, box.y + scrollY, box.width, box.height]]
              })"""
        )

    def moved(self, before):
        """The elements that have moved or grown by more than a pixel since *before*, the boxes of then."""
        return [
            (name, was, box)
            for (name, was), (_, box) in zip(before, self.boxes(), strict=True)
            if max(abs(one - other) for one, other in zip(was, box, strict=True)) > 1
        ]

    def close(self):
        for see in self._watching:
            self._context.remove_listener("request", see)
        self._contexts.give_back(self._borrowed)


@pytest.fixture(scope="session")
def contexts(chromium):
    contexts = Contexts(chromium)
    yield contexts
    contexts.close()


@pytest.fixture
def people(contexts, site):
    """A function that brings somebody in front of a browser of their own."""
    present = []
    cookies = visit_of_a_guest(site) if is_sandbox(site) else []

    def bring(**settings):
        for earlier in present:
            earlier.pass_the_door()  # so that what one does is news to those who came before
        person = Person(contexts, site, **settings)
        person.context.add_cookies(cookies)
        present.append(person)
        return person

    yield bring
    complaints = [complaint for person in present for complaint in person.complaints]
    for person in present:
        person.close()
    assert not complaints


@pytest.fixture
def visitor(people):
    return people()


@pytest.fixture
def editor(people):
    return people(viewport={"width": 1280, "height": 900}).come_in()


@pytest.fixture
def corners(editor):
    """The editor, on the page of awkward places."""
    return editor.open("/corners")


@pytest.fixture
def dot(people, site):
    """A second editor, called Dot."""
    with site.app_context():
        db.session.add(User(email="dot@example.org", name="Dot"))
        db.session.commit()
    return people(viewport={"width": 1280, "height": 900}).come_in("dot")


@pytest.fixture
def phone(people):
    """The editor with a phone in hand."""
    return people(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).come_in()
