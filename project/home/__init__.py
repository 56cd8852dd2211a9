"""The front page."""

from flask import url_for

from project.home.views import blueprint
from project.sitemap import add_pages


def init_app(app):
    app.register_blueprint(blueprint)
    add_pages(app, lambda: [url_for("home.index")])
