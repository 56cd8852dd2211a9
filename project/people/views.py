"""The page itself."""

from flask import Blueprint, render_template

from editable.page.cache import kept_page

blueprint = Blueprint("people", __name__, template_folder="templates")


@blueprint.get("/about")
@kept_page
def index():
    return render_template("people/index.html")
