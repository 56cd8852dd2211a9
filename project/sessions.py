"""How long people stay signed in, and the cookie that says who they are; what it stands for is kept on the server."""

from datetime import timedelta
from urllib.parse import urlsplit

from editable.sandbox.sessions import ServerSessions
from project.extensions import editable

STAY = timedelta(days=30)  # after the last visit, for those who asked to stay signed in


def init_app(app):
    """Keep *app*'s sessions on the server, and only their id in the cookie."""
    is_sandbox = app.config["EDITABLE_STORE"] == "session"
    name, path = (
        ("sandbox", urlsplit(app.config["SITE_URL"]).path.rstrip("/") or "/") if is_sandbox else ("session", "/")
    )
    secure = app.config["SITE_URL"].startswith("https:")
    app.config.update(
        SESSION_COOKIE_NAME=f"{_prefix(path)}{name}" if secure else name,
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH=path,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=app.config["SANDBOX_DAYS"]) if is_sandbox else STAY,
    )
    app.session_interface = ServerSessions(client=editable.session_storage(app), permanent=is_sandbox)


def _prefix(path):
    """What has browsers hold a cookie to how it was set; the stricter one wants the whole host for a path."""
    return "__Host-" if path == "/" else "__Secure-"
