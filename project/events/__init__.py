"""What is on, as a playbill for the front page."""

from flask import Blueprint

from project.events.models import Event

blueprint = Blueprint("events", __name__, template_folder="templates")


def init_app(app):
    app.register_blueprint(blueprint)
    app.jinja_env.globals["upcoming_events"] = Event.upcoming
