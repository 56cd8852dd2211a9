"""The company: a page about it, and a cast list for the front page."""

from flask import url_for

from project.people.views import blueprint
from project.sitemap import add_pages


def init_app(app):
    app.register_blueprint(blueprint)
    add_pages(app, lambda: [url_for("people.index")])
