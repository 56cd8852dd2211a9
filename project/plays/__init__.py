"""The plays on the road, as a teaser for the front page."""

from flask import Blueprint

blueprint = Blueprint("plays", __name__, template_folder="templates")


def init_app(app):
    app.register_blueprint(blueprint)
