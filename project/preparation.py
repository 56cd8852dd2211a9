"""Brings a site's data to where it can be served: tables, an owner, words and pictures."""

from pathlib import Path

from filelock import FileLock
from flask import current_app

from project import sample, seeding, tables
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
    with FileLock(Path(current_app.config["INSTANCE_PATH"], "setup.lock")):
        if not tables.are_current():
            announce("Bringing the tables up to date …")
            tables.upgrade()
        if User.owner() is None:
            announce("Making the owner's account …")
            db.session.add(User(**OWNER, is_owner=True))
            db.session.commit()
        if editable.store.generation() == 0:
            announce("Writing the first words and hanging the pictures …")
            sample.load()
            seeding.fill_bodies(seed)
            sample.patiently(editable.hang_default_pictures)
        elif current_app.config["SEED_ON_START"]:
            announce("Seeding anew …")
            seeding.reseed()
