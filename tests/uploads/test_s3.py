"""Pictures in a bucket: a real server that checks every signature, and servers that misbehave."""

import io
import itertools
import re
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path

import boto3
import pytest

from editable.errors import SettingsError
from editable.pictures import receiving
from editable.pictures.sharing import share_picture
from editable.pictures.storage import s3
from tests.lengths import LONG
from tests.uploads.conftest import PAGE, Sender, db, open_shop
from tests.uploads.pictures import encoded, scene

PICTURE = encoded(scene(500, 300), "PNG")

KEYS = {"S3_ACCESS_KEY": "baker", "S3_SECRET_KEY": "sourdough"}

#: Settings that lead to a port where nobody listens.
NOWHERE = {"S3_BUCKET": "pictures", "S3_ENDPOINT": "http://127.0.0.1:9"} | KEYS


class Server:
    """A storage service that checks every signature; its buckets are the folders in *folder*."""

    def __init__(self, folder):
        self.folder = folder
        self._numbers = itertools.count(1)
        rclone = Path(sys.executable).with_name("rclone")
        command = [rclone, "serve", "s3", folder, "--addr", "127.0.0.1:0", "--auth-key", ",".join(KEYS.values())]
        log = folder / "log"
        with log.open("w") as stderr:
            self._process = subprocess.Popen([*command, "--config", ""], stderr=stderr)
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text())):
            assert self._process.poll() is None, log.read_text()
            time.sleep(0.02)
        self.address = found[0]

    def new_bucket(self):
        return Bucket(self, f"bucket-{next(self._numbers)}")

    def stop(self):
        self._process.terminate()
        self._process.wait()


class Bucket:
    def __init__(self, server, name):
        self.files = server.folder / name
        self.settings = {"S3_BUCKET": name, "S3_ENDPOINT": server.address} | KEYS
        access_key, secret_key = KEYS.values()
        client = boto3.client(
            "s3", endpoint_url=server.address, aws_access_key_id=access_key, aws_secret_access_key=secret_key
        )
        client.create_bucket(Bucket=name)
        client.close()

    def names(self):
        return sorted(str(path.relative_to(self.files)) for path in self.files.rglob("*.webp"))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("s3"))
    yield server
    server.stop()


@pytest.fixture
def bucket(server):
    return server.new_bucket()


@pytest.fixture
def open_with(tmp_path):
    """Open the bakery with settings, as after a restart."""
    opened = []

    def open_with(page='{{ image("shop.oven") }}', **settings):
        app = open_shop(tmp_path, page=page, **settings)
        with app.app_context():
            db.create_all()
        opened.append(app)
        return app

    yield open_with
    for app in opened:
        with app.app_context():
            db.engine.dispose()


def test_a_picture_goes_to_the_bucket_and_comes_back_through_the_site(open_with, bucket, tmp_path):
    shop = open_with(**bucket.settings)
    baker = Sender(shop, "Ada")
    added = baker.send(PICTURE)

    media_id = added.json["media"]
    assert bucket.names() == [f"media/{media_id}/480.webp", f"media/{media_id}/500.webp"]
    assert list((tmp_path / "media").rglob("*.webp")) == []
    assert f'src="/media/{media_id}/500.webp"' in added.json["html"]

    served = Sender(shop).fetch(f"/media/{media_id}/500.webp")
    assert served.data == (bucket.files / f"media/{media_id}/500.webp").read_bytes()
    assert served.headers["Content-Type"] == "image/webp"
    assert served.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    again = Sender(shop).fetch(f"/media/{media_id}/500.webp", **{"If-None-Match": served.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert Sender(shop).fetch(f"/media/{media_id}/501.webp").status_code == 404
    assert Sender(shop).fetch(f"/media/{'A' * 22}/500.webp").status_code == 404


def test_with_a_public_address_browsers_go_to_the_bucket(open_with, bucket):
    shop = open_with(page=PAGE, **bucket.settings, S3_PUBLIC_URL="https://pictures.example.org/")
    added = Sender(shop, "Ada").send(PICTURE).json

    assert f'src="https://pictures.example.org/media/{added["media"]}/500.webp"' in added["html"]
    assert Sender(shop).page().count("https://pictures.example.org/media/") == 2 * 3 + 1
    assert len(bucket.names()) == 2 + 2 * 3


def test_after_a_change_of_storage_old_pictures_stay_where_they_are(open_with, bucket):
    here = Sender(open_with(), "Ada").send(PICTURE).json["media"]
    shop = open_with(**bucket.settings)
    baker = Sender(shop, "Ada")
    there = baker.put("shop.oven", PICTURE, baker.fields("image/shop.oven")["value"]["etag"]).json["value"]["media"]

    assert [Sender(shop).fetch(f"/media/{media_id}/500.webp").status_code for media_id in (here, there)] == [200, 200]
    assert all(there in name for name in bucket.names())

    back = open_with()
    assert Sender(back).fetch(f"/media/{here}/500.webp").status_code == 200
    assert Sender(back).fetch(f"/media/{there}/500.webp").status_code == 404
    assert there in Sender(back).page()


def test_a_picture_that_the_bucket_has_lost_is_not_found(open_with, bucket):
    shop = open_with(**bucket.settings)
    media_id = Sender(shop, "Ada").send(PICTURE).json["media"]
    with shop.app_context():
        shop.extensions["media"].new_storage.delete(media_id, [500])

    answers = [Sender(shop).fetch(f"/media/{media_id}/{width}.webp").status_code for width in (480, 500)]
    assert answers == [200, 404]


def test_apps_that_show_links_are_given_a_picture_that_is_fetched_from_the_bucket_once(open_with, bucket):
    shop = open_with(**bucket.settings, S3_PUBLIC_URL="https://pictures.example.org")
    media_id = Sender(shop, "Ada").send(PICTURE).json["media"]
    address = f"/media/{media_id}/share-5.jpg"
    with shop.test_request_context():
        assert share_picture({"media": media_id, "alt": "", "focal": [0.5, 0.5]}).url == address

    first = Sender(shop).fetch(address)
    with shop.app_context():
        shop.extensions["media"].new_storage.delete(media_id, [480, 500])

    assert first.data[:3] == b"\xff\xd8\xff"
    assert Sender(shop).fetch(address).data == first.data
    assert Sender(shop).fetch(f"/media/{media_id}/share-0.jpg").status_code == 404


def test_a_picture_for_apps_that_show_links_waits_for_the_service(open_with, bucket):
    media_id = Sender(open_with(**bucket.settings), "Ada").send(PICTURE).json["media"]
    address = f"/media/{media_id}/share-5.jpg"

    assert Sender(open_with(**bucket.settings | NOWHERE)).fetch(address).status_code == 503
    assert Sender(open_with(**bucket.settings)).fetch(address).status_code == 200


def test_a_picture_that_was_not_saved_is_gone_from_the_bucket(open_with, bucket):
    answer = Sender(open_with(**bucket.settings), "Ada").put("shop.oven", PICTURE, etag="0" * 32)

    assert answer.status_code == 412
    assert bucket.names() == []


def test_what_no_row_knows_is_swept_from_the_bucket(open_with, bucket, monkeypatch):
    shop = open_with(**bucket.settings)
    kept = Sender(shop, "Ada").send(PICTURE).json["media"]
    with shop.test_request_context():
        receiving.receive(io.BytesIO(PICTURE))
    monkeypatch.setattr(receiving, "STALE_SECONDS", -60)

    with shop.app_context():
        receiving.sweep()

    assert bucket.names() == [f"media/{kept}/480.webp", f"media/{kept}/500.webp"]


class Misbehaving(socketserver.ThreadingTCPServer):
    """A server that does *what* with every connection."""

    daemon_threads = True

    def __init__(self, what):
        handler = type("Handler", (socketserver.BaseRequestHandler,), {"handle": lambda self: what(self.request)})
        super().__init__(("127.0.0.1", 0), handler)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


def says_nothing(connection):
    connection.recv(65536)
    time.sleep(20)


def hangs_up(connection):
    connection.recv(65536)


def breaks_off(connection):
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<?xml")


def trickles(connection):
    connection.recv(65536)
    for byte in b"HTTP/1.1 200 OK\r\nX: " + b"z" * 20:
        connection.sendall(bytes([byte]))
        time.sleep(0.4)


def talks_nonsense(connection):
    connection.recv(65536)
    connection.sendall(b"220 mail.example.org ESMTP\r\n")


def row_count(shop):
    with shop.app_context():
        return db.session.scalar(db.select(db.func.count()).select_from(shop.extensions["editable"].media))


def check_a_failing_service(shop, baker):
    """An upload is refused with a sentence within ten seconds; no row, no work left; the page is shown."""
    before = row_count(shop)
    started = time.monotonic()
    answer = baker.send(PICTURE)
    seconds = time.monotonic() - started

    assert (answer.status_code, answer.json["error"]["code"]) == (503, "not_stored")
    assert int(answer.headers["Retry-After"]) > 0
    assert "127.0.0.1" not in answer.text
    assert seconds < 10
    assert row_count(shop) == before
    assert list(Path(shop.config["INSTANCE_PATH"], "media", ".incoming").iterdir()) == []
    assert baker.client.get("/").status_code == 200


@pytest.mark.parametrize("what", [says_nothing, hangs_up, talks_nonsense] + [trickles] * LONG)
def test_a_service_that_misbehaves_stops_uploads_soon_and_pages_never(open_with, bucket, what, monkeypatch):
    assert s3.KEEP_SECONDS + s3.DELETE_SECONDS < 8  # which leaves two for the rest
    monkeypatch.setattr(s3, "KEEP_SECONDS", 1)
    monkeypatch.setattr(s3, "DELETE_SECONDS", 1)
    with Misbehaving(what) as service:
        shop = open_with(**bucket.settings | {"S3_ENDPOINT": service.address})
        check_a_failing_service(shop, Sender(shop, "Ada"))
        service.shutdown()


@pytest.mark.parametrize("what", [hangs_up, breaks_off])
def test_a_picture_that_breaks_off_on_its_way_is_not_served(open_with, bucket, what):
    media_id = Sender(open_with(**bucket.settings), "Ada").send(PICTURE).json["media"]
    with Misbehaving(what) as service:
        shop = open_with(**bucket.settings | {"S3_ENDPOINT": service.address})
        assert Sender(shop).fetch(f"/media/{media_id}/500.webp").status_code == 503
        service.shutdown()


def test_a_service_that_goes_down_stops_uploads(open_with, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("s3"))
    shop = open_with(**server.new_bucket().settings)
    baker = Sender(shop, "Ada")
    assert baker.send(PICTURE).status_code == 201

    server.stop()
    check_a_failing_service(shop, baker)


@pytest.mark.parametrize(
    "wrong", [{"S3_SECRET_KEY": "wrong"}, {"S3_ACCESS_KEY": "nobody"}, {"S3_BUCKET": "another-bakers"}]
)
def test_a_service_that_refuses_us_stops_uploads(open_with, bucket, wrong, caplog):
    shop = open_with(**bucket.settings | wrong)
    check_a_failing_service(shop, Sender(shop, "Ada"))

    assert bucket.names() == []
    assert KEYS["S3_SECRET_KEY"] not in caplog.text


def test_pictures_that_the_site_ships_are_not_tried_again_by_every_page(open_with, caplog):
    shop = open_with(page=PAGE, **NOWHERE)
    baker = Sender(shop, "Ada")  # whose pages are never kept
    pages = [baker.client.get("/") for _ in range(3)]

    assert {page.status_code for page in pages} == {200}
    assert caplog.text.count("could not be prepared") == 1


def test_a_sweep_that_cannot_reach_the_service_harms_nothing(open_with, caplog):
    shop = open_with(**NOWHERE)
    with shop.app_context():
        receiving.sweep()

    assert "could not be swept" in caplog.text


@pytest.mark.parametrize("name", ["S3_ENDPOINT", "S3_PUBLIC_URL"])
def test_an_address_that_is_none_stops_the_start(open_with, name):
    with pytest.raises(SettingsError, match=name):
        open_with(**NOWHERE | {name: "pictures.example.org"})


def test_a_site_without_a_bucket_never_loads_the_library():
    code = "import sys, tests.uploads.conftest; sys.exit('boto3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
