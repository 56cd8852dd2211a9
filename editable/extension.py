"""The Flask extension: what an app gets by ``Editable(db).init_app(app)``."""

from dataclasses import dataclass

from flask import current_app

from editable import guard, locale, media, permissions, snapshots
from editable.assets import built, keep_built_files
from editable.binding import Binder, template_functions
from editable.blocks import BlockSpec, Declarations, make_block_models
from editable.changes import make_change_model
from editable.items import Items, Shapes
from editable.kinds import Kinds
from editable.media import make_media_model, media_blueprint
from editable.pages import keep_editors_pages_private
from editable.registry import Registry
from editable.sharing import share_picture
from editable.stores import sqlite
from editable.stores.database import DatabaseStore
from editable.tools import editable_foot, editable_head
from editable.views import PREFIX, answer_misrouted, blueprint, forms_blueprint


@dataclass(frozen=True)
class State:
    """What belongs to one app."""

    registry: Registry
    store: DatabaseStore
    binder: Binder
    items: Items
    shapes: Shapes
    declarations: Declarations
    media: type  # the Media model
    cache: object  # a Flask-Caching extension, for visitors' pages


class Editable:
    """Lets editors change the text and pictures of a page on the page itself.

    One instance can serve several apps. What belongs to an app (its registry
    of models, its store) is kept in ``app.extensions``, never on the instance.

    :param db: The Flask-SQLAlchemy extension that owns the models.
    :param cache: The Flask-Caching extension that keeps visitors' pages.
    """

    def __init__(self, db, cache, app=None):
        self.db = db
        self.cache = cache
        self.Change = make_change_model(db)
        self.Media = make_media_model(db)
        self.block_models = make_block_models(db)
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        """Read ``EDITABLE_MODELS`` and add the autosave routes to *app*.

        :raise SettingsError: If a setting cannot work; the message names it and the cure.
        """
        if "editable" in app.extensions:
            raise RuntimeError("This app already has an Editable; import that one instead.")
        app.config.setdefault("SITE_URL", "")
        app.config.setdefault("EDITABLE_BLOCKS", {})
        app.config.setdefault("EDITABLE_KINDS", [])

        locale.init_app(app)
        kinds = Kinds.from_settings(app.config["EDITABLE_KINDS"])
        declarations = Declarations(app.jinja_env)
        registry = Registry.from_settings(app.config["EDITABLE_MODELS"], kinds)
        for name, cls in self.block_models.items():
            registry.add(BlockSpec(name, cls, app.config["EDITABLE_BLOCKS"], declarations, kinds))
        store = DatabaseStore(self.db, self.Change)
        binder = Binder(registry, store)
        shapes = Shapes(app.jinja_env)
        items = Items(registry, store, binder, shapes)
        app.extensions["editable"] = State(registry, store, binder, items, shapes, declarations, self.Media, self.cache)

        app.jinja_env.globals.update(
            template_functions(binder, items),
            editable=self,
            editable_head=editable_head,
            editable_foot=editable_foot,
            built=built,
            share_picture=share_picture,
        )
        app.before_request(guard.check_unsafe_request)
        app.before_request(answer_misrouted)
        app.after_request(keep_editors_pages_private)
        app.after_request(keep_built_files)
        app.register_blueprint(blueprint, url_prefix=PREFIX)
        app.register_blueprint(forms_blueprint, url_prefix=PREFIX)
        app.register_blueprint(media_blueprint)
        with app.app_context():
            sqlite.prepare(self.db.engine)

    def check(self):
        """Read all templates of the current app now, so that a wrong block stops the start and not a visitor.

        :raise SettingsError: Naming the template line or setting, and the cure.
        """
        state = self._state
        for spec in state.registry:
            spec.check()
            if spec.item is not None:
                snapshots.check(spec)
        state.shapes.check(state.registry)
        state.declarations.check_bounds(current_app.config["EDITABLE_BLOCKS"])

    def hang_default_pictures(self):
        """Take in the pictures that templates name as defaults, so that no visitor waits for it."""
        spec = self.registry.get("image")
        defaults = [spec.blank(slug) for slug in self._state.declarations.slugs("image")]
        media.prefetch([block.value["media"] for block in defaults if block.value])

    @property
    def editing(self):
        """Whether the page is being made for somebody who may edit it."""
        return permissions.may_edit()

    @property
    def store(self):
        """The store of the current app."""
        return self._state.store

    @property
    def registry(self):
        """The registry of the current app."""
        return self._state.registry

    def records(self, model, among=None):
        """Return the records of the model named *model* that the person of this request is shown.

        :param among: Those to choose from, where it is not all of them in their order.
        """
        return self._state.binder.records(model, among)

    @property
    def _state(self):
        return current_app.extensions["editable"]
