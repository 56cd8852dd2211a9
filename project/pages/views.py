"""The pages that the owner has added."""

from flask import Blueprint, abort, render_template

from editable.page.cache import kept_page
from project.addresses import moved_to, slug_of
from project.extensions import editable
from project.pages.models import Page

blueprint = Blueprint("pages", __name__, template_folder="templates")


@blueprint.get("/<address>")
@kept_page
def show(address):
    """Show a page; an address it once had leads to the one it has."""
    if address != slug_of(address):
        abort(404)
    page = Page.at(address)
    if page is not None and editable.shows(page):
        return render_template("pages/show.html", page=page)
    former = Page.formerly_at(address)
    if former is not None and editable.shows(former):
        return moved_to(former.path)
    abort(404)
