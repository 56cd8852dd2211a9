"""Who may edit: people, signing in and out, and the commands that look after both."""

from project.accounts.commands import user_commands
from project.accounts.views import blueprint


def init_app(app):
    app.register_blueprint(blueprint)
    app.cli.add_command(user_commands)
