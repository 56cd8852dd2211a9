"""Content from nothing: fills a site with random content that knows the place it fills."""

import secrets

from editable.locale import site_now
from project.seeding.commands import seed_command
from project.seeding.filling import Filling
from project.seeding.pictures import Drawn
from project.seeding.source import Source
from project.seeding.views import blueprint
from project.seeding.voices import OWN, Learnt


def init_app(app):
    """Give *app* the command ``seed`` and, where it is a sandbox, a way to be surprised."""
    app.cli.add_command(seed_command)
    if app.config["EDITABLE_STORE"] == "session":
        app.register_blueprint(blueprint)


def fill_bodies(seed=None):
    """Fill the running texts that a new site's hand-written records lack; its words stay as they are."""
    Filling(usual_source(seed)).fill_bodies()


def reseed():
    """Fill what is empty, and what was seeded before, with other content."""
    Filling(usual_source()).fill()


def usual_source(seed=None):
    seed = secrets.randbelow(1_000_000) if seed is None else seed
    return Source(seed, Learnt.own(next(iter(OWN))), Drawn(seed), site_now().date())
