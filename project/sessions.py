"""Sessions kept on the server, as JSON: in files, or in Redis where ``REDIS_URL`` names one."""

import json
from datetime import timedelta
from pathlib import Path
from time import time

from cachelib import FileSystemCache, RedisCache
from flask import request
from flask_session.cachelib import CacheLibSessionInterface

STAY = timedelta(days=30)  # after the last visit, for those who asked to stay signed in
IDLE = timedelta(hours=12)  # after the last visit, for those who did not


def init_app(app):
    """Keep *app*'s sessions on the server, and only their id in the cookie."""
    secure = app.config["SITE_URL"].startswith("https:")
    app.config.update(
        SESSION_COOKIE_NAME="__Host-session" if secure else "session",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=STAY,
    )
    app.session_interface = ServerSessions(client=_storage(app.config), permanent=False)


class ServerSessions(CacheLibSessionInterface):
    """Flask-Session's sessions, ended by the server and not by the cookie alone."""

    def save_session(self, app, session, response):
        if session or not session.modified:
            return super().save_session(app, session, response)
        self._delete_session(self._get_store_id(session.sid))
        self._delete_cookie(app, response)

    def _upsert_session(self, session_lifetime, session, store_id):
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


class JSONSerializer:
    """What CacheLib would do with pickle, which runs whatever someone has planted in a file."""

    def dumps(self, value):
        return json.dumps(value).encode()

    def loads(self, data):
        """Return the session in *data*, or None if it holds anything else."""
        try:
            value = json.loads(data or b"null")
        except ValueError:
            return None
        return value if isinstance(value, dict) else None

    def dump(self, value, file):
        file.write(self.dumps(value))

    def load(self, file):
        return self.loads(file.read())


class SessionFiles(FileSystemCache):
    """One file for each session, named by a hash of its id, for the site's own user only."""

    serializer = JSONSerializer()

    def sweep(self):
        """Delete the sessions whose time is over."""
        self._remove_expired(time())


class SessionsInRedis(RedisCache):
    serializer = JSONSerializer()


def _storage(config):
    if config["REDIS_URL"]:
        from redis import Redis  # needed by sites that name one, and by no other

        return SessionsInRedis(Redis.from_url(config["REDIS_URL"]))

    folder = Path(config["INSTANCE_PATH"], "sessions")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = SessionFiles(str(folder), threshold=0, mode=0o600)  # a threshold would throw live sessions away
    files.sweep()
    return files
