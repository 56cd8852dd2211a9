"""Brings the tables to where the models have them. Alembic is loaded for this, and by nothing that answers requests."""

import logging
from pathlib import Path

from flask import current_app

from project.extensions import db
from project.lazy_command import LazyCommand

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def init_app(app):
    """Give *app* the commands of Flask-Migrate, as ``db``."""
    app.cli.add_command(LazyCommand("db", lambda: _commands(app)))


def are_current():
    """Tell whether the newest migration has been run on the database of the current app."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_migrate(current_app).get_config())
    with db.engine.connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    return here == script.get_current_head()


def upgrade():
    """Run the migrations that are still due."""
    import flask_migrate

    _migrate(current_app)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    flask_migrate.upgrade()


def _commands(app):
    from flask_migrate.cli import db as commands

    _migrate(app)
    return commands


def _migrate(app):
    """Return Flask-Migrate, bound to *app*."""
    from flask_migrate import Migrate

    return Migrate(app, db, directory=FOLDER, render_as_batch=True)
