"""A signed-in visit: how it begins, stays alive and ends."""

from time import time

from flask import current_app, session
from flask_login import login_user
from flask_wtf.csrf import generate_csrf

from project.accounts.models import User
from project.extensions import db, login_manager

SIGN_OF_LIFE = 600  # seconds between two writes that only say "still here"

login_manager.login_view = "accounts.sign_in"
# It would tie the session to the address of the network, which a phone changes all day.
login_manager.session_protection = None


def begin(user, stay):
    """Sign *user* in under a new session id; with *stay*, beyond the end of the browser's session."""
    session.clear()
    session.permanent = stay
    session["stamp"] = user.session_stamp
    session["seen"] = int(time())
    login_user(user)
    generate_csrf()  # now, or two pages opened at once would make two and lose one
    current_app.session_interface.regenerate(session)


def end():
    """Sign out: an empty session is deleted on the server, and its cookie in the browser."""
    session.clear()


@login_manager.user_loader
def load_user(user_id):
    """Return the session's user, unless their password or account has changed since they signed in."""
    user = db.session.get(User, int(user_id))
    if user is None or session.get("stamp") != user.session_stamp:
        return None
    if time() - session.get("seen", 0) > SIGN_OF_LIFE:
        session["seen"] = int(time())
    return user
