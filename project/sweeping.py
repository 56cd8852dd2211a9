"""Sweeps out what is over: sessions, guests with their pictures, and files that belong to nothing."""

from contextlib import suppress
from pathlib import Path
from time import time

import click
from flask import current_app
from flask.cli import with_appcontext

from editable.pictures import receiving
from project.extensions import editable

HOUR = 3600  # seconds between two sweeps of a running site


def init_app(app):
    """Give *app* the command ``sweep``, and let it sweep by itself while it runs."""
    app.cli.add_command(sweep_command)
    app.after_request(sweep_afterwards)
    with suppress(FileExistsError):
        _mark(app).touch(exist_ok=False)  # a new site can wait for an hour


def sweep():
    """Delete sessions that are over, guests not seen for ``SANDBOX_DAYS``, and files that nothing names.

    The sandbox below the site is swept too.

    :return: How many guests and pictures that were.
    """
    current_app.session_interface.cache.sweep()
    guests = editable.store.sweep()
    pictures = receiving.sweep()
    if sandbox := current_app.extensions.get("sandbox"):
        with sandbox.app_context():
            guests_there, pictures_there = sweep()
        return guests + guests_there, pictures + pictures_there
    return guests, pictures


@click.command("sweep")
@with_appcontext
def sweep_command():
    """Delete what is over: sessions, guests' copies, stray files. A running site does so every hour."""
    guests, pictures = sweep()
    click.echo(f"Swept out: sessions that are over, {guests} guests who are gone, {pictures} pictures of nobody.")


def sweep_afterwards(response):
    """Sweep when *response* has been sent, if nobody has for an hour."""
    app = current_app._get_current_object()
    if _is_due(app):
        response.call_on_close(lambda: _sweep_quietly(app))
    return response


def _is_due(app):
    try:
        return time() - _mark(app).stat().st_mtime > HOUR
    except FileNotFoundError:
        return True


def _sweep_quietly(app):
    with app.app_context():
        try:
            _mark(app).touch()  # first: whoever looks now need not sweep too
            sweep()
        except Exception:  # nobody waits for this, and in an hour it is tried again
            app.logger.exception("The site could not be swept.")


def _mark(app):
    """The file that was touched when *app*'s store was last swept, by whichever process."""
    return Path(app.config["INSTANCE_PATH"], f".swept-{app.config['EDITABLE_STORE']}")
