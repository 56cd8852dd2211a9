"""S9: what a guest does in two windows at once is all kept, though two processes answer."""

import http.client
import io
import json
import subprocess
import sys
import threading

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.harness.sites import SITE_URL
from tests.lengths import LONG
from tests.sandbox.storages import Files, InDatabase
from tests.uploads.pictures import encoded, scene

PAIRS = 500 if LONG else 6
PICTURE = encoded(scene(60, 40), "PNG")

HEADLINE, TITLE = "text/home.headline/value", "event/1/title"


class Process:
    """One of the processes that serve the site."""

    def __init__(self, settings):
        command = [sys.executable, "-m", "tests.sandbox.serving", json.dumps(settings)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self._process.stdout.readline())

    def stop(self):
        self._process.communicate()


class Window:
    """A guest's window, which one of the processes answers."""

    def __init__(self, process, headers):
        self._connection = http.client.HTTPConnection("127.0.0.1", process.port, timeout=30)
        self._headers = headers

    def call(self, method, path, sent=None, based_on=None, content_type="application/json"):
        """Return the status, what JSON came, and the cookie."""
        headers = self._headers | {"Content-Type": content_type}
        if based_on is not None:
            headers["If-Match"] = f'"{based_on}"'
        body = sent if isinstance(sent, bytes | None) else json.dumps(sent)
        self._connection.request(method, f"/editable/{path}", body, headers)
        answer = self._connection.getresponse()
        return answer.status, json.loads(answer.read()), answer.headers["Set-Cookie"]

    def facts(self, address):
        model, key, field = address.split("/")
        return self.call("GET", f"{model}/{key}")[1]["fields"][field]

    def save(self, address, value):
        etag = self.facts(address)["etag"]
        return lambda: self.call("PATCH", address, {"value": value}, etag)

    def upload(self, address):
        etag = self.facts(address)["etag"]
        boundary, sent = encode_multipart({"file": FileStorage(io.BytesIO(PICTURE), "picture.png")})
        return lambda: self.call("PUT", f"{address}/file", sent, etag, f"multipart/form-data; boundary={boundary}")

    def close(self):
        self._connection.close()


@pytest.fixture(params=["files", "redis", "sqlalchemy"])
def storage(request):
    if request.param == "redis":
        return request.getfixturevalue("redis_server")
    return {"files": Files, "sqlalchemy": InDatabase}[request.param]()


@pytest.fixture
def windows(storage, database, tmp_path, monkeypatch):
    """Two windows of one guest, each answered by another process."""
    settings = {"INSTANCE_PATH": str(tmp_path), "EDITABLE_STORE": "session", "RATELIMIT_ENABLED": False}
    roomy = {"SANDBOX_PICTURES": 10_000, "SANDBOX_ITEMS": 10_000, "SANDBOX_BYTES": 2**22}
    settings |= roomy | storage.settings | database.copy(tmp_path)
    processes = [Process(settings), Process(settings)]
    headers = {"Origin": SITE_URL, "Host": "localhost"}
    windows = [Window(process, headers) for process in processes]
    windows[0]._connection.request("GET", "/nowhere", headers=headers)
    page = windows[0]._connection.getresponse().read().decode()
    headers["X-CSRFToken"] = page.split('name="csrf-token" content="')[1].split('"')[0]
    headers["Cookie"] = windows[0].save(TITLE, "The first word")()[2].partition(";")[0]
    yield windows
    for window in windows:
        window.close()
    for process in processes:
        process.stop()


def at_once(*calls):
    """Make all *calls* in the same moment and return their answers."""
    ready, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def make(number):
        ready.wait()
        answers[number] = calls[number]()

    threads = [threading.Thread(target=make, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def two_texts(one, other, number):
    answers = at_once(one.save(HEADLINE, f"Headline {number}"), other.save(TITLE, f"Title {number}"))
    assert [status for status, *_ in answers] == [200, 200], answers
    return one.facts(HEADLINE)["value"] == f"Headline {number}" and one.facts(TITLE)["value"] == f"Title {number}"


def a_text_and_a_picture(one, other, number):
    text, picture = at_once(one.save(HEADLINE, f"Headline {number}"), other.upload("event/1/picture"))
    assert (text[0], picture[0]) == (200, 200), (text, picture)
    is_shown = other.facts("event/1/picture")["value"] == picture[1]["value"]
    return one.facts(HEADLINE)["value"] == f"Headline {number}" and is_shown


def an_order_and_a_deletion(one, other, number):
    """Whichever is second: a new order of what is left, or a deletion in the new order, or the word to look again."""
    gone = one.call("POST", "person", {"after": None, "values": {"name": f"Guest {number}"}})[1]
    keys = gone["order"]["value"]
    moved = [*reversed(keys[:-1]), keys[-1]]
    order, deletion = at_once(
        lambda: one.call("PUT", "person/order", {"keys": moved}, gone["order"]["etag"]),
        lambda: other.call("DELETE", f"person/{gone['key']}"),
    )
    assert deletion[0] == 200, deletion
    assert order[0] in (200, 412), order
    after = one.call("POST", "person", {"after": None, "values": {"name": "Looks at the order"}})[1]
    one.call("DELETE", f"person/{after['key']}")
    expected = moved[:-1] if order[0] == 200 else keys[:-1]
    return after["order"]["value"][:-1] == expected


def test_of_two_requests_at_once_neither_is_lost(windows):
    kinds = (two_texts, a_text_and_a_picture, an_order_and_a_deletion)
    lost = [number for number in range(PAIRS) if not kinds[number % 3](*windows, number)]
    assert lost == [], f"{len(lost)} of {PAIRS} pairs lost one"
