"""How the site introduces itself where its pages are not seen: to apps that show links, to devices that keep it."""

import re
from pathlib import Path

from flask import Blueprint, current_app, make_response, render_template, request, url_for

from editable.locale import site_locale
from editable.paths import absolute

PAPER = re.compile(r"--paper:([^;]+);")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")

blueprint = Blueprint("profile", __name__)


def init_app(app):
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(own_address=own_address, open_graph_locale=open_graph_locale, papers=papers)


def own_address():
    """Return the whole address of the page that is being made, without what else its request asks for."""
    return absolute(url_for(request.endpoint, **request.view_args))


def open_graph_locale():
    """Return the site's language in the one form that Open Graph knows, such as ``en_GB``; None without a country."""
    locale = site_locale()
    return locale.territory and f"{locale.language}_{locale.territory}"


def papers():
    """Return the colours of the paper as the tokens say them: by day and, if there is one, with the lights down."""
    paper = PAPER.search(Path(current_app.static_folder, "css/tokens.css").read_text())
    return COLOUR.findall(paper[1]) if paper else []


@blueprint.get("/site.webmanifest")
def manifest():
    """Answer with what a device needs to keep the site among its apps."""
    response = make_response(render_template("site.webmanifest"))
    response.mimetype = "application/manifest+json"
    return response
