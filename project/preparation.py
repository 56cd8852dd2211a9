"""Brings a site's data to where it can be served: tables, an owner, words and pictures."""

import logging
from pathlib import Path

import flask_migrate
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app

from manage import locked
from project import sample, seeding
from project.accounts.models import User
from project.extensions import db, editable

OWNER = {"email": "owner@example.org", "name": "The owner"}


def prepare(announce=lambda step: None, seed=None):
    """Take every step that is still due; needs an application context.

    Safe to repeat, and after an interruption: each step looks at what is there.
    Processes that start together take turns.

    :param announce: Called with a line of text before each step that does something.
    :param seed: What the random words of a new site follow from; another each time when left out.
    """
    with locked(Path(current_app.config["INSTANCE_PATH"], "setup.lock")):
        if not has_current_tables():
            announce("Bringing the tables up to date …")
            logging.getLogger("alembic").setLevel(logging.WARNING)
            flask_migrate.upgrade()
        if User.owner() is None:
            announce("Making the owner's account …")
            db.session.add(User(**OWNER, is_owner=True))
            db.session.commit()
        if editable.store.generation() == 0:
            announce("Writing the first words and hanging the pictures …")
            sample.load()
            seeding.fill_bodies(seed)
            editable.hang_default_pictures()
        elif current_app.config["SEED_ON_START"]:
            announce("Seeding anew …")
            seeding.reseed()


def has_current_tables():
    """Tell whether the newest migration has been run on the database."""
    script = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    with db.engine.connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    return here == script.get_current_head()
