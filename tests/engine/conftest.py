"""The engine on its own: a bakery of ten lines, to show that nothing in it knows the sample site."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa
from flask import Flask, render_template_string
from flask_caching import Cache
from flask_login import LoginManager, UserMixin, login_user
from flask_sqlalchemy import SQLAlchemy
from jinja2 import DictLoader
from sqlalchemy.orm import Mapped, mapped_column, relationship

from editable import Editable
from editable.page.cache import kept_page
from editable.sandbox.sessions import ServerSessions

PAGE = """<title>{{ text_value("shop.name") }}</title>
{{ text("shop.name", default="The Crust", tag="h1") }}
{{ text("shop.motto") }}
{{ rich_text("shop.story", default="<p>We rise early.</p>") }}
{% for loaf in editable.records("loaf") %}
{{ field(loaf, "name", tag="h2", class="loaf") }}{{ field(loaf, "note") }}
{% endfor %}
{{ editable_foot() }}"""

BUN = """{{ field(bun, "name", tag="b") }} {{ field(bun, "filling") }} no. {{ index }}"""

MODELS = {
    "loaf": {
        "model": "tests.engine.conftest:Loaf",
        "fields": {
            "name": {"kind": "text", "max_length": 20, "required": True},
            "note": {"kind": "text", "multiline": True, "max_length": 100},
            "story": {"kind": "rich_text", "max_length": 200},
        },
    },
    "bun": {
        "model": "tests.engine.conftest:Bun",
        "item": "bun.html",
        "label": "Sweet bun",
        "fields": {
            "name": {"kind": "text", "max_length": 60, "required": True},
            "filling": {"kind": "text", "max_length": 20},
            "size": {"kind": "choice", "options": ["small", "large"], "required": True},
        },
    },
}

db = SQLAlchemy()
cache = Cache()
editable = Editable(db, cache)


class Loaf(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    note: Mapped[str | None]
    story: Mapped[str] = mapped_column(sa.Text, default="")


class Bun(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    hidden: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str]
    filling: Mapped[str] = mapped_column(default="")
    size: Mapped[str] = mapped_column(default="small")
    price: Mapped[Decimal | None]  # from here on what no field holds
    since: Mapped[date | None]
    recipe: Mapped[dict | None] = mapped_column(sa.JSON)
    number: Mapped[int | None] = mapped_column(unique=True)


class Order(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    bun_id: Mapped[int | None] = mapped_column(sa.ForeignKey("bun.id"))
    bun: Mapped[Bun | None] = relationship(backref="orders")


class Baker(UserMixin):
    def __init__(self, name):
        self.id = self.name = name


def make_sandbox(folder):
    """The same, on the same data, where everybody may edit a copy of their own."""
    return make_bakery(folder, EDITABLE_STORE="session", SESSION_TYPE="files")


def make_bakery(folder, page=PAGE, **settings):
    """A bakery whose whole site is one page; ``/come-in/<name>`` signs a baker in."""
    app = Flask("bakery")
    app.jinja_loader = DictLoader({"page.html": page, "bun.html": BUN})
    app.config.from_mapping(
        {
            "SECRET_KEY": "flour" * 8,
            "CACHE_TYPE": "SimpleCache",
            "EDITABLE_MODELS": MODELS,
            "INSTANCE_PATH": str(folder),
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/bakery.db",
        }
        | settings
    )
    db.init_app(app)
    cache.init_app(app)
    if "SESSION_TYPE" in settings:  # nobody signs in to a sandbox
        app.session_interface = ServerSessions(client=editable.session_storage(app), permanent=True)
    else:
        LoginManager(app).user_loader(Baker)
    editable.init_app(app)

    @app.get("/")
    @kept_page
    def home():
        return render_template_string("{% include 'page.html' %}")

    @app.get("/come-in/<name>")
    def come_in(name):
        login_user(Baker(name))
        return render_template_string("{{ csrf() }}", csrf=_csrf_token)

    return app


def _csrf_token():
    from editable.http.guard import csrf_token

    return csrf_token()


class Person:
    """Somebody with a browser, and with a token if they are a baker."""

    def __init__(self, app, name=None):
        self.client = app.test_client()
        self.headers = {"Origin": "http://localhost"}
        if name:
            self.headers["X-CSRFToken"] = self.client.get(f"/come-in/{name}").text

    def page(self):
        return self.client.get("/").text

    def fields(self, record):
        return self.client.get(f"/editable/{record}").json["fields"]

    def save(self, field, value, etag, **headers):
        sent = self.headers | {"If-Match": f'"{etag}"'} | headers
        return self.client.patch(f"/editable/{field}", json={"value": value}, headers=sent)

    def call(self, method, address, json=None, **headers):
        """Make another call of the engine's, as the page's script does."""
        return self.client.open(
            f"/editable/{address}",
            method=method,
            json=json,
            headers=self.headers | {k.replace("_", "-"): v for k, v in headers.items()},
        )

    def undo(self, change):
        return self.call("POST", f"changes/{change}/reversal")


@pytest.fixture
def bakery(tmp_path):
    app = make_bakery(tmp_path)
    with app.app_context():
        db.create_all()
        db.session.add(Loaf(name="Rye", note="Dark"))
        db.session.commit()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def baker(bakery):
    return Person(bakery, "Ada")


@pytest.fixture
def visitor(bakery):
    return Person(bakery)
