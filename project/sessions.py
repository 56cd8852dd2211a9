"""Sessions kept on the server, as JSON: what a request knows of its visitor, and what a sandbox keeps for a guest."""

from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

from flask import current_app, request, session
from flask_session.cachelib import CacheLibSessionInterface

from editable.errors import Refusal
from project.sessions.storages import storage_for

STAY = timedelta(days=30)  # after the last visit, for those who asked to stay signed in
IDLE = timedelta(hours=12)  # after the last visit, for those who did not

NOT_STORED = "This could not be stored, and nothing was changed. Try again in a minute."


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
    app.session_interface = ServerSessions(client=storage_for(app), permanent=is_sandbox)


def _prefix(path):
    """What has browsers hold a cookie to how it was set; the stricter one wants the whole host for a path."""
    return "__Host-" if path == "/" else "__Secure-"


class ServerSessions(CacheLibSessionInterface):
    """Flask-Session's sessions, ended by the server and not by the cookie alone."""

    def save_session(self, app, session, response):
        if session or not session.modified:
            return super().save_session(app, session, response)
        if not _is_stored(session):
            self._delete_session(self._get_store_id(session.sid))
        self._delete_cookie(app, response)

    @contextmanager
    def changing(self, connection):
        """Yield this request's session as a dict, as it is stored by now, and store at once what becomes of it.

        Whoever calls this sees to it that no other request does so at the same time. The cookie follows with the
        response, renewed; an emptied session is deleted.

        :param connection: An SQLAlchemy connection in a transaction, for storages in that database.
        :raise Refusal: 503, if the storage does not take it.
        """
        store_id = self._get_store_id(session.sid)
        with self.cache.within(connection):
            data = self.cache.get(store_id) or {}
            yield data
            if data:
                lifetime = current_app.permanent_session_lifetime if session.permanent else IDLE
                data = {"_permanent": session.permanent} | data
                if not self.cache.set(store_id, data, int(lifetime.total_seconds())):
                    raise Refusal(503, "not_stored", NOT_STORED, headers={"Retry-After": "60"})
            else:
                self.cache.delete(store_id)
        session.clear()
        session.update(data)
        session.is_stored = True

    def _upsert_session(self, session_lifetime, session, store_id):
        if _is_stored(session):
            return  # another request may have changed it since
        if current_app.config["EDITABLE_STORE"] == "session":
            raise RuntimeError("Only changing() writes a sandbox's session, or what is saved at the same time is lost.")
        # A slow request that began before signing out must not bring the session back.
        if self._came_with_request(session) and not self.cache.has(store_id):
            return
        super()._upsert_session(session_lifetime if session.permanent else IDLE, session, store_id)

    def _came_with_request(self, session):
        return session.sid in request.cookies.values()

    def _delete_cookie(self, app, response):
        # With the attributes it was set with: browsers ignore any other word about a "__Host-" cookie.
        response.delete_cookie(
            self.get_cookie_name(app),
            path=self.get_cookie_path(app),
            secure=self.get_cookie_secure(app),
            httponly=self.get_cookie_httponly(app),
            samesite=self.get_cookie_samesite(app),
        )
        response.vary.add("Cookie")


def _is_stored(session):
    """Tell whether :meth:`ServerSessions.changing` has seen to *session* in this request."""
    return getattr(session, "is_stored", False)
