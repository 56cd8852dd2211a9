"""Pictures of what happened: a page of them, and a taste for the front page."""

from flask import url_for

from project.gallery.views import blueprint
from project.sitemap import add_pages


def init_app(app):
    app.register_blueprint(blueprint)
    add_pages(app, lambda: [url_for("gallery.index")])
