"""The front page."""

from flask import Blueprint, render_template

from editable.page.cache import kept_page

blueprint = Blueprint("home", __name__, template_folder="templates")


@blueprint.get("/")
@kept_page
def index():
    return render_template("home/index.html")
