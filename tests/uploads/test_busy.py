"""Many pictures at once: two are worked on, the others wait a while, nobody waits for long."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest

from editable.errors import Refusal
from editable.pictures import conversion, receiving
from tests.uploads.conftest import Sender, folders
from tests.uploads.pictures import encoded, scene

PICTURE = encoded(scene(60, 40), "PNG")

#: Says how many of its kind are at work, then works like any other.
COUNTING_WORKER = """
import pathlib, runpy, sys, tempfile, time
here = pathlib.Path(__file__).parent
with tempfile.NamedTemporaryFile(dir=here, prefix="at-work-"), open(here / "counts", "a") as counts:
    time.sleep(0.1)
    counts.write(f"{len(list(here.glob('at-work-*')))}\\n")
    runpy.run_path(%r, run_name="__main__")
"""


def test_two_workers_at_once_and_no_more(shop, tmp_path, monkeypatch):
    worker = tmp_path / "worker" / "worker.py"
    worker.parent.mkdir()
    worker.write_text(COUNTING_WORKER % str(conversion.WORKER))
    monkeypatch.setattr(conversion, "WORKER", worker)
    monkeypatch.setattr(conversion, "WAITING_SECONDS", 60)  # here they all come to their turn, on a busy machine too
    bakers = [Sender(shop, f"baker {number}") for number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(Sender.send, bakers, [PICTURE] * 6))

    assert {answer.status_code for answer in answers} == {201}
    counts = (worker.parent / "counts").read_text().split()
    assert len(counts) == 6
    assert set(counts) == {"2"} or set(counts) == {"1", "2"}


def test_who_would_wait_too_long_is_asked_to_come_back(baker, tmp_path, monkeypatch):
    monkeypatch.setattr(conversion, "WAITING_SECONDS", 0.2)
    with conversion._places, conversion._places:
        refused = baker.send(PICTURE)

    assert (refused.status_code, refused.json["error"]["code"]) == (503, "busy")
    assert int(refused.headers["Retry-After"]) > 0
    assert folders(tmp_path) == []
    monkeypatch.undo()
    assert baker.send(PICTURE).status_code == 201


#: Is kept from working for a while, as on a machine that has much else to do, and then works like any other.
HELD_UP_WORKER = """
import runpy, time
time.sleep(1)
runpy.run_path(%r, run_name="__main__")
"""


def test_a_picture_is_judged_by_the_work_it_makes_not_by_how_long_it_takes(baker, tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text(HELD_UP_WORKER % str(conversion.WORKER))
    monkeypatch.setattr(conversion, "WORKER", worker)
    monkeypatch.setattr(conversion, "WAITING_SECONDS", 0.1)
    assert baker.send(PICTURE).status_code == 201


def test_a_worker_that_hangs_is_ended_and_its_place_is_free_again(shop, tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text("import time; time.sleep(60)")
    with monkeypatch.context() as patch, shop.test_request_context():
        patch.setattr(conversion, "WORKER", worker)
        patch.setattr(conversion, "WORKING_SECONDS", 0.5)
        for _ in range(3):
            with pytest.raises(Refusal) as refused:
                receiving.receive(io.BytesIO(PICTURE))
            assert refused.value.code == 503

    with shop.test_request_context():
        assert receiving.receive(io.BytesIO(PICTURE)).width == 60


def test_a_worker_that_cannot_start_is_our_fault_not_the_pictures(baker, tmp_path, monkeypatch, caplog):
    worker = tmp_path / "worker.py"
    worker.write_text("import no_such_module")
    monkeypatch.setattr(conversion, "WORKER", worker)

    refused = baker.send(PICTURE)

    assert (refused.status_code, refused.json["error"]["code"]) == (503, "not_stored")
    assert "no_such_module" in caplog.text
    assert "no_such_module" not in refused.text
    assert len(caplog.text.splitlines()) == 1
