"""Who may edit: people, signing in and out, and the commands that look after both."""

from flask_wtf.csrf import generate_csrf

from project.accounts.commands import user_commands
from project.accounts.views import blueprint


def init_app(app):
    app.register_blueprint(blueprint)
    app.jinja_env.globals["csrf_token"] = generate_csrf  # for forms of people who are signed in
    app.cli.add_command(user_commands)
