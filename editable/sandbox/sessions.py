"""Sessions kept on the server, as JSON: what a request knows of its visitor, and what a sandbox keeps for a guest."""

from contextlib import contextmanager
from datetime import timedelta

from flask import current_app, request, session
from flask_session.cachelib import CacheLibSessionInterface

from editable.errors import Refusal, SettingsError
from editable.sandbox.session_storages import check_storage

IDLE = timedelta(hours=12)  # a session that is not permanent ends so long after the last visit

NOT_STORED = "This could not be stored, and nothing was changed. Try again in a minute."


class ServerSessions(CacheLibSessionInterface):
    """Flask-Session's sessions, ended by the server and not by the cookie alone."""

    def should_set_storage(self, app, session):
        """Write no session that was only read: a visit is noted where it counts."""
        return session.modified

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


def check_sessions(app):
    """Check that the sessions of *app* can hold what guests change.

    :raise SettingsError: If they cannot.
    """
    if not isinstance(app.session_interface, ServerSessions):
        check_storage(app.config)  # if that is why it has none, there is nothing more to say
        raise SettingsError(
            "EDITABLE_STORE is 'session', but the sessions of this app are not kept on the server: a cookie drops all "
            "that is over 4 KB, silently. Set app.session_interface to editable.sandbox.sessions.ServerSessions."
        )
