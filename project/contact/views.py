"""The page itself."""

from flask import Blueprint, render_template

from editable.page.cache import kept_page

blueprint = Blueprint("contact", __name__, template_folder="templates")


@blueprint.get("/contact")
@kept_page
def index():
    return render_template("contact/index.html")
