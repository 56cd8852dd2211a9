"""Pictures of what happened, as a teaser for the front page."""

from flask import Blueprint

blueprint = Blueprint("gallery", __name__, template_folder="templates")


def init_app(app):
    app.register_blueprint(blueprint)
