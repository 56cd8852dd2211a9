"""Pages that the owner adds, names, and puts into the menu or the footer."""

from project.pages.models import Page
from project.pages.views import blueprint
from project.sitemap import add_pages


def init_app(app):
    app.register_blueprint(blueprint)
    app.jinja_env.globals["pages_in"] = Page.in_place
    add_pages(app, lambda: [page.path for page in Page.all() if page.is_public])
