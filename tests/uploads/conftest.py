"""A bakery that shows pictures, and people who send it some."""

import io
import sys
from functools import cache

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from editable.pictures.conversion import convert
from tests.engine.conftest import Person, db, make_bakery
from tests.uploads.pictures import encoded, scene

# Only Linux limits the memory of a process, and tells it.
collect_ignore = [] if sys.platform == "linux" else ["test_worker.py"]

PAGE = """{{ rich_text("shop.story") }}
{{ image("shop.front", default="front.png", dark="front-night.png", alt="Our shop", class="front") }}
{{ image("shop.oven") }}"""


class Sender(Person):
    """A baker who sends pictures."""

    def send(self, content, name="picture.jpg"):
        """Send a picture for rich text."""
        return self._send_file("POST", "/editable/pictures", content, name, self.headers)

    def put(self, block, content, etag, **headers):
        """Put a picture where the image block *block* is."""
        headers = self.headers | {"If-Match": f'"{etag}"'} | headers
        return self._send_file("PUT", f"/editable/image/{block}/value/file", content, "picture.jpg", headers)

    def fetch(self, address, **headers):
        """Return the answer to a GET, read to its end."""
        with self.client.get(address, headers=headers) as answer:
            answer.get_data()
        return answer

    def _send_file(self, method, address, content, name, headers):
        # Written out here, because the test client leaves a temporary file open when it does it.
        boundary, sent = encode_multipart({"file": FileStorage(io.BytesIO(content), name)})
        content_type = f'multipart/form-data; boundary="{boundary}"'
        return self.client.open(address, method=method, data=sent, content_type=content_type, headers=headers)


@pytest.fixture
def shop(tmp_path):
    """The bakery, with two pictures of its own below ``static/``."""
    app = open_shop(tmp_path)
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


def open_shop(folder, page=PAGE, **settings):
    static = folder / "static"
    static.mkdir(exist_ok=True)
    for name, content in shipped_pictures().items():
        (static / name).write_bytes(content)
    app = make_bakery(folder, page=page, **settings)
    app.static_folder = static
    return app


@cache
def shipped_pictures():
    by_day = scene(1000, 700)
    by_night = by_day.point(lambda value: value // 3)
    return {"front.png": encoded(by_day, "PNG"), "front-night.png": encoded(by_night, "PNG")}


@pytest.fixture
def baker(shop):
    return Sender(shop, "Ada")


@pytest.fixture
def visitor(shop):
    return Sender(shop)


@pytest.fixture
def take_in(tmp_path):
    """Convert a picture and return what visitors get: its widest rendition, decoded."""

    def take_in(content):
        source = tmp_path / "source"
        source.write_bytes(content)
        facts = convert(source, tmp_path, max_pixels=40_000_000)
        return opened(tmp_path / f"{facts['width']}.webp")

    return take_in


def opened(path):
    with Image.open(path) as picture:
        picture.load()
    return picture


def folders(folder):
    """The ids whose files lie below *folder*, and nothing else that does."""
    return sorted(path.name for path in (folder / "media").iterdir() if path.name != ".incoming")
