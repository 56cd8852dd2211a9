"""The Flask extension: what an app gets by ``Editable(db).init_app(app)``."""

from collections.abc import Callable, Iterable

import sqlalchemy as sa
from cachelib.base import BaseCache
from flask import Flask, current_app, has_app_context
from flask_caching import Cache
from flask_sqlalchemy import SQLAlchemy
from markupsafe import Markup
from sqlalchemy.orm import Session, SessionTransaction

from editable import locale, permissions
from editable.errors import SettingsError, all_faults
from editable.fields.kinds import Kinds
from editable.http import guard
from editable.http.assets import built, keep_built_files
from editable.http.views import PREFIX, answer_misrouted, blueprint, forms_blueprint
from editable.log_line import log_changes
from editable.page.binding import Binder, media_ids, template_functions
from editable.page.blocks import BlockSpec, Declarations, make_block_models
from editable.page.cache import keep_editors_pages_private
from editable.page.items import Items, Shapes
from editable.page.tools import editable_foot, editable_head
from editable.permissions import EditorPermissions, GuestPermissions
from editable.pictures import media
from editable.pictures.media import make_media_model, media_blueprint
from editable.pictures.sharing import share_picture
from editable.pictures.storage import s3
from editable.sandbox import guests
from editable.sandbox.session_storages import make_session_model, storage_for
from editable.sandbox.sessions import check_sessions
from editable.sandbox.store import SessionStore
from editable.sandbox.views import bar
from editable.sandbox.views import blueprint as sandbox_blueprint
from editable.settings.registry import Registry
from editable.signals import changed
from editable.state import State, state
from editable.stores import snapshots, sqlite
from editable.stores.changes import make_change_model
from editable.stores.database import DatabaseStore


class Editable:
    """Lets editors change the text and pictures of a page on the page itself.

    One instance can serve several apps. What belongs to an app (its registry
    of models, its store) is kept in ``app.extensions``, never on the instance.

    :param db: Owns the models.
    :param cache: Keeps visitors' pages.
    """

    def __init__(self, db: SQLAlchemy, cache: Cache, app: Flask | None = None) -> None:
        self.db = db
        self.cache = cache
        self.Change = make_change_model(db)
        self.Media = make_media_model(db)
        self.Guest = guests.make_guest_model(db)
        self.StoredSession = make_session_model(db)
        self.block_models = make_block_models(db)
        sa.event.listen(db.session, "after_begin", _begin_reading)
        sa.event.listen(db.session, "before_commit", _end_reading)
        if app is not None:
            self.init_app(app)

    def init_app(self, app: Flask) -> None:
        """Read ``EDITABLE_MODELS`` and add the autosave routes to *app*.

        :raise SettingsError: If a setting cannot work; the message names it and the cure.
        """
        if "editable" in app.extensions:
            raise RuntimeError("This app already has an Editable; import that one instead.")
        app.config.setdefault("SITE_URL", "")
        app.config.setdefault("EDITABLE_BLOCKS", {})
        app.config.setdefault("EDITABLE_KINDS", [])
        app.config.setdefault("EDITABLE_STORE", "database")
        app.config.setdefault("EDITABLE_LOG_WORDS", False)
        app.config.setdefault("PROJECT_URL", "")
        for bound, usual in guests.BOUNDS.items():
            app.config.setdefault(bound, usual)

        kinds, registry, declarations = Kinds(), Registry(), Declarations(app.jinja_env)
        with all_faults() as check:
            with check():
                locale.init_app(app)
            with check():
                _check_store(app)
            with check():
                s3.check_addresses(app.config)
            with check():
                kinds.add(app.config["EDITABLE_KINDS"])
            with check():
                registry.add_models(app.config["EDITABLE_MODELS"], kinds)
            for name, cls in self.block_models.items():
                with check():
                    registry.add(BlockSpec(name, cls, app.config["EDITABLE_BLOCKS"], declarations, kinds))
            self._set_up(app, registry, declarations)

    def _set_up(self, app: Flask, registry: Registry, declarations: Declarations) -> None:
        shapes = Shapes(app.jinja_env)
        # Where no such store is, any will do for the checks that follow.
        store, bar = STORES.get(app.config["EDITABLE_STORE"], _database_store)(self, app, registry)
        binder = Binder(registry, store)
        app.extensions["editable"] = State(
            registry,
            store,
            binder,
            Items(registry, store, binder, shapes),
            shapes,
            declarations,
            self.Media,
            self.Guest,
            self.cache,
            bar,
        )

        app.jinja_env.globals.update(
            template_functions(),
            editable=self,
            editable_head=editable_head,
            editable_foot=editable_foot,
            built=built,
            csrf_token=guard.csrf_token,
            share_picture=share_picture,
        )
        app.before_request(guard.check_unsafe_request)
        app.before_request(answer_misrouted)
        app.before_request(lambda: state().store.note_visit())
        app.after_request(keep_editors_pages_private)
        app.after_request(keep_built_files)
        _add_addresses(app)
        with app.app_context():
            sqlite.prepare(self.db.engine)

    def session_storage(self, app: Flask) -> BaseCache:
        """Return where the settings of *app* say that its sessions are kept: for ``ServerSessions``.

        :raise SettingsError: If ``SESSION_TYPE`` names nothing that exists, or something that has no address.
        """
        return storage_for(app.config, self.db, self.StoredSession)

    def check(self) -> None:
        """Read all templates of the current app now, so that a wrong block stops the start and not a visitor.

        :raise SettingsError: Naming the template line or setting, and the cure.
        """
        with all_faults() as check:
            with check():
                state().declarations.read()
                state().declarations.check_bounds(current_app.config["EDITABLE_BLOCKS"])
            for spec in state().registry:
                with check():
                    spec.check()
                if spec.item is not None:
                    with check():
                        snapshots.check(spec)
            with check():
                state().shapes.check(state().registry)

    def hang_default_pictures(self) -> None:
        """Take in the pictures that templates name as defaults, so that no visitor waits for it.

        Can be called again after a refusal, and goes on from there.

        :raise Refusal: If one cannot be taken in; 503 when it cannot just now.
        """
        spec = self.registry.get("image")
        if spec is not None:
            defaults = [spec.blank(slug) for slug in spec.declared_keys]
            shown = media_ids(spec, [block for block in defaults if block is not None])
            media.pictures().make_promised(shown)

    @property
    def editing(self) -> bool:
        """Whether the page is being made for somebody who may edit it."""
        return permissions.may("edit")

    def shows(self, record: object) -> bool:
        """Tell whether the person of this request is shown *record*: visitors only what is for them."""
        return permissions.may("see", self.registry.spec_of(record), record)

    @property
    def store(self) -> DatabaseStore:
        """The store of the current app."""
        return state().store

    @property
    def registry(self) -> Registry:
        """The registry of the current app."""
        return state().registry

    def records(self, model: str, among: Iterable[object] | None = None) -> list[object]:
        """Return the records of the model named *model* that the person of this request is shown.

        :param among: Those to choose from, where it is not all of them in their order.
        """
        return state().binder.records(model, among)


def _add_addresses(app: Flask) -> None:
    for part, prefix in ((blueprint, PREFIX), (forms_blueprint, PREFIX), (media_blueprint, "/media")):
        app.register_blueprint(part, url_prefix=prefix)


#: A store, and what makes the end of its pages.
Made = tuple[DatabaseStore, Callable[[], Markup]]


def _database_store(editable: Editable, app: Flask, registry: Registry) -> Made:
    return DatabaseStore(editable.db, editable.Change, EditorPermissions()), Markup


def _check_store(app: Flask) -> None:
    name = app.config["EDITABLE_STORE"]
    if name not in STORES:
        raise SettingsError(f"EDITABLE_STORE is {name!r}. Choose one of: {', '.join(STORES)}.")
    if name == "session":
        check_sessions(app)


def _session_store(editable: Editable, app: Flask, registry: Registry) -> Made:
    app.register_blueprint(sandbox_blueprint, url_prefix=PREFIX)
    permissions = GuestPermissions(is_new=lambda: not guests.kept())
    store = SessionStore(editable.db, editable.Change, permissions, editable.Media, editable.Guest, registry)
    return store, bar


#: What makes each store.
STORES: dict[str, Callable[[Editable, Flask, Registry], Made]] = {
    "database": _database_store,
    "session": _session_store,
}


changed.connect(log_changes)


def _begin_reading(session: Session, transaction: SessionTransaction, connection: sa.Connection) -> None:
    if has_app_context() and "editable" in current_app.extensions:
        state().store.begin_reading(session, transaction, connection)


def _end_reading(session: Session) -> None:
    if has_app_context() and "editable" in current_app.extensions:
        state().store.end_reading(session)
