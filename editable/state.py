"""What the engine knows of the current app."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app

if TYPE_CHECKING:  # this module is below those: they all import it
    from collections.abc import Callable

    from flask_caching import Cache
    from markupsafe import Markup

    from editable.page.binding import Binder
    from editable.page.blocks import Declarations
    from editable.page.items import Items, Shapes
    from editable.pictures.media import Media
    from editable.sandbox.guests import Guest
    from editable.settings.registry import Registry
    from editable.stores.database import DatabaseStore


@dataclass(frozen=True)
class State:
    """What belongs to one app."""

    registry: "Registry"
    store: "DatabaseStore"
    binder: "Binder"
    items: "Items"
    shapes: "Shapes"
    declarations: "Declarations"
    media: "type[Media]"
    guest: "type[Guest]"
    cache: "Cache"  # for visitors' pages
    bar: "Callable[[], Markup]"  # makes what pages carry at their end for a guest


def state() -> State:
    """Return the :class:`State` of the current app.

    :raise RuntimeError: If it has none.
    """
    try:
        return current_app.extensions["editable"]
    except KeyError:
        raise RuntimeError(f"The app {current_app.name!r} has no Editable. Call its init_app(app) first.") from None
