"""Makes the site: a table of contents of what it consists of."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from editable.errors import SettingsError, all_faults
from editable.paths import absolute
from editable.settings.checks import did_you_mean
from project import accounts, errors, logs, profile, sandbox, security, seeding, sessions, sitemap, sweeping, tables
from project.extensions import cache, db, editable, limiter, login_manager

ROOT = Path(__file__).resolve().parent.parent
SANDBOX = "/sandbox"  # where the sandbox is, below the live site


def create_app(settings=None, store=None):
    """Return the site as a Flask app.

    :param settings: Settings that differ from ``settings.py``, by name.
    :param store: ``"database"`` or ``"session"``, where it is not the one that ``EDITABLE_STORE`` names.
    :raise SettingsError: If settings cannot work; the message names each and the cure.
    """
    app = Flask(
        "project", root_path=ROOT / "project", template_folder=ROOT / "templates", static_folder=ROOT / "static"
    )
    app.config.from_object("settings")
    app.config.update(settings or {})
    app.config["EDITABLE_STORE"] = store or app.config["EDITABLE_STORE"]
    logs.init_app(app)
    with all_faults() as check:
        with check():
            security.init_app(app)
        errors.init_app(app)
        _use_database(app)

        db.init_app(app)
        tables.init_app(app)
        cache.init_app(app)
        limiter.init_app(app)
        with check():
            sessions.init_app(app)
        login_manager.init_app(app)
        with check():
            editable.init_app(app)

        with check():
            sandbox.check_settings(app.config)
        if app.config["EDITABLE_STORE"] == "database":
            accounts.init_app(app)
        else:
            sandbox.init_app(app)
        seeding.init_app(app)
        for feature in app.config["FEATURES"]:
            with check():
                _feature(feature).init_app(app)
        profile.init_app(app)
        sitemap.init_app(app)
        app.jinja_env.globals["absolute"] = absolute

        app.shell_context_processor(_shell_names)
        with app.app_context(), check():
            editable.check()

    # Only now: what does not start leaves nothing behind.
    Path(app.config["INSTANCE_PATH"]).mkdir(parents=True, exist_ok=True)
    sweeping.init_app(app)
    if app.config["SANDBOX"] and app.config["EDITABLE_STORE"] == "database":
        _mount_sandbox(app, settings or {})
    return app


def _feature(name):
    if find_spec(f"project.{name}") is None:
        features = [path.parent.name for path in ROOT.glob("project/*/__init__.py")]
        raise SettingsError(f"FEATURES names {name!r}, which is no folder of project/." + did_you_mean(name, features))
    return import_module(f"project.{name}")


def _mount_sandbox(app, settings):
    """Serve a sandbox of *app* below its own addresses: a second app on the same data."""
    url = app.config["SITE_URL"].rstrip("/") + SANDBOX
    sandbox = create_app(settings | {"SITE_URL": url}, store="session")
    app.extensions["sandbox"] = sandbox
    app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {SANDBOX: sandbox.wsgi_app})
    # Never reached, but the way by which templates find it, and by which no page is given this address.
    app.add_url_rule(f"{SANDBOX}/", "sandbox")


def _shell_names():
    """What ``python3 manage.py shell`` knows by name: the database, the engine and every model."""
    models = {mapper.class_.__name__: mapper.class_ for mapper in db.Model.registry.mappers}
    return {"db": db, "editable": editable} | models


def _use_database(app):
    """SQLite below ``INSTANCE_PATH``, or what ``DATABASE_URL`` names."""
    url = app.config["DATABASE_URL"] or f"sqlite:///{Path(app.config['INSTANCE_PATH'], 'site.db')}"
    # Hosts hand out both spellings; SQLAlchemy wants the driver's name too.
    for scheme in ("postgres://", "postgresql://"):
        url = url.replace(scheme, "postgresql+psycopg://", 1) if url.startswith(scheme) else url
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    # A connection for every thread of the server; one that the database has dropped is replaced.
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {
        "pool_size": 8,
        "max_overflow": 24,
        "pool_pre_ping": True,
        "hide_parameters": True,  # what people typed stays out of the log when a statement fails
    }
