"""What the engine knows of the part of the app that a request is for."""

from dataclasses import dataclass

from flask import current_app, has_request_context, request


@dataclass(frozen=True)
class State:
    """What belongs to one registration. The classes are those of the modules that are called like the attributes.

    ``under`` is the path below which its pages lie, and ``prefix`` what its blueprints' names begin with; both are
    empty for the first registration in an app.
    """

    registry: object
    store: object
    binder: object
    items: object
    shapes: object
    declarations: object
    media: type  # the Media model
    guest: type  # the Guest model
    cache: object  # a Flask-Caching extension, for visitors' pages
    under: str = ""
    prefix: str = ""

    def endpoint(self, name):
        """Return the endpoint *name* of this registration."""
        return f"{self.prefix}{name}"


def state():
    """Return the :class:`State` of the registration below whose path the request is, or of the app's first."""
    first = current_app.extensions["editable"]
    if not has_request_context():
        return first
    others = current_app.extensions["editable_elsewhere"]
    return next((other for other in others if f"{request.path}/".startswith(f"{other.under}/")), first)
