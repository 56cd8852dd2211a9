"""Which pages there are: for search engines, and for visitors of a site whose home page was taken out."""

from flask import Blueprint, abort, current_app, make_response, redirect, render_template

blueprint = Blueprint("sitemap", __name__)


def init_app(app):
    """Serve the site map; call this after the features, whose own ``/`` comes first."""
    app.extensions.setdefault("sitemap", [])
    app.register_blueprint(blueprint)


def add_pages(app, addresses):
    """Put into *app*'s site map what *addresses*, a function, returns: paths of pages that visitors can see."""
    app.extensions.setdefault("sitemap", []).append(addresses)


def pages():
    """Return the paths of all pages that visitors can see."""
    return [path for addresses in current_app.extensions["sitemap"] for path in addresses()]


@blueprint.get("/sitemap.xml")
def for_search_engines():
    return _as(render_template("sitemap.xml", pages=pages()), "application/xml")


@blueprint.get("/robots.txt")
def for_robots():
    return _as(render_template("robots.txt"), "text/plain")


@blueprint.get("/")
def first_page():
    """Lead to the first page there is, where no feature brings a home page."""
    return redirect(next(iter(pages()), None) or abort(404))


def _as(body, mimetype):
    response = make_response(body)
    response.mimetype = mimetype
    return response
