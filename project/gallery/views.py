"""The page itself."""

from flask import Blueprint, render_template

from editable.page.cache import kept_page

blueprint = Blueprint("gallery", __name__, template_folder="templates")


@blueprint.get("/gallery")
@kept_page
def index():
    return render_template("gallery/index.html")
