"""What the engine knows of the current app."""

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
    bar: object  # makes what pages carry at their end for a guest


def state():
    """Return the :class:`State` of the current app.

    :raise RuntimeError: If it has none.
    """
    try:
        return current_app.extensions["editable"]
    except KeyError:
        raise RuntimeError(f"The app {current_app.name!r} has no Editable. Call its init_app(app) first.") from None
