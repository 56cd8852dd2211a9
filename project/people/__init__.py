"""The company, as a cast list for the front page."""

from flask import Blueprint

blueprint = Blueprint("people", __name__, template_folder="templates")


def init_app(app):
    app.register_blueprint(blueprint)
