"""Content from nothing: fills a site with random content that knows the place it fills.

Whatever draws and makes up sentences is loaded when it is used: see ``filling.py``, ``source.py`` and ``pictures.py``.
"""

import secrets

from editable.locale import site_now
from project.lazy_command import LazyCommand
from project.seeding.views import blueprint


def init_app(app):
    """Give *app* the command ``seed`` and, where it is a sandbox, a way to be surprised."""
    app.cli.add_command(LazyCommand("seed", _command))
    if app.config["EDITABLE_STORE"] == "session":
        app.register_blueprint(blueprint)


def fill_bodies(seed=None):
    """Fill the running texts that a new site's hand-written records lack; its words stay as they are."""
    _filling(seed).fill_bodies()


def reseed():
    """Fill what is empty, and what was seeded before, with other content."""
    _filling().fill()


def _filling(seed=None):
    from project.seeding.filling import Filling
    from project.seeding.pictures import Drawn
    from project.seeding.source import Source
    from project.seeding.voices import OWN, Learnt

    seed = secrets.randbelow(1_000_000) if seed is None else seed
    return Filling(Source(seed, Learnt.own(next(iter(OWN))), Drawn(seed), site_now().date()))


def _command():
    from project.seeding.commands import seed_command

    return seed_command
