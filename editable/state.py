"""What the engine knows of the app that a request is for."""

from dataclasses import dataclass

from flask import current_app


@dataclass(frozen=True)
class State:
    """What belongs to one app. The classes are those of the modules that are called like the attributes."""

    registry: object
    store: object
    binder: object
    items: object
    shapes: object
    declarations: object
    media: type  # the Media model
    guest: type  # the Guest model
    cache: object  # a Flask-Caching extension, for visitors' pages


def state():
    """Return the :class:`State` of the current app."""
    return current_app.extensions["editable"]
