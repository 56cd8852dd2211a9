"""What starting the site prints, and how it ends."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

SETTINGS = ("SITE_ENV", "SITE_URL", "SECRET_KEY", "DATABASE_URL", "REDIS_URL", "INSTANCE_PATH")
PATIENCE = 60  # seconds: a disk that others keep busy holds up an ending too


class Start:
    """A start of ``manage.py``, read line by line."""

    def __init__(self, folder, *arguments, **environment):
        here = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=folder,
            env=here | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def line_with(self, label):
        """Return what follows *label*, passing over the lines before it."""
        for line in self.process.stdout:
            if line.startswith(label):
                return line.removeprefix(label).rstrip("\n")
        raise AssertionError(f"It ended without the line {label!r}: {self.process.stderr.read()}")

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)

    def kill(self):
        """End it and whatever it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE)


def get(url):
    address = urlsplit(url)
    with contextlib.closing(http.client.HTTPConnection(address.netloc, timeout=10)) as connection:
        connection.request("GET", address.path or "/")
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def site(copy_of_the_site):
    """The site in a folder of its own, prepared by ``setup``."""
    lines = Start(copy_of_the_site, "setup").process.communicate(timeout=60)[0].splitlines()
    assert [line[-1] for line in lines[:-1]] == ["…"] * 3, "tables, owner, sample content"
    assert lines[-1] == "Ready. Start the site with: python3 manage.py run"
    return copy_of_the_site


@pytest.fixture
def start(site):
    starts = []

    def begin(*arguments, **environment):
        starts.append(Start(site, *arguments, **environment))
        return starts[-1]

    yield begin
    for one in starts:
        one.kill()


def test_a_second_setup_has_nothing_to_do(start):
    output, errors = start("setup").process.communicate(timeout=60)
    assert output == "Ready. Start the site with: python3 manage.py run\n"
    assert errors == ""


def test_the_two_lines_say_where_the_site_is_and_let_the_owner_in(start):
    run = start("run", "--port", "0")
    site = run.line_with("Site: ")
    link = run.line_with("Sign in: ")

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", site)
    assert get(site)[0] == 200, "it answers as soon as the lines are there"
    assert link.startswith(site + "/")
    assert get(link)[0] in (200, 303)

    assert run.stop() == 0


def test_an_interrupt_ends_it_quietly(start):
    run = start("run", "--port", "0")
    run.line_with("Sign in: ")

    assert run.stop(signal.SIGINT) == 0
    assert run.process.stderr.read() == ""


def test_an_answer_under_way_is_finished_before_it_ends(start):
    """A request whose body is whole at the signal is answered; the connection is not cut."""
    run = start("run", "--port", "0")
    address = urlsplit(run.line_with("Site: "))
    run.line_with("Sign in: ")
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall(f"GET / HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 200"
        assert run.stop() == 0
        page = b"".join(iter(lambda: connection.recv(65536), b""))
    assert b"</html>" in page


def test_a_taken_port_is_one_sentence(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = start("run", "--port", str(port)).process
        output, errors = refused.communicate(timeout=60)

    assert errors == (
        f"Error: Port {port} is taken. Stop what runs there, or choose another: --port {port % 60000 + 1}\n"
    )
    assert output == ""
    assert refused.returncode == 1


def test_an_address_that_is_not_of_this_machine(start):
    _, errors = start("run", "--host", "192.0.2.7").process.communicate(timeout=60)
    assert "Choose another --host or --port." in errors
    assert len(errors.splitlines()) == 1


def test_a_site_for_everyone_on_the_network_is_named_by_an_address_they_can_reach(start):
    run = start("run", "--host", "0.0.0.0", "--port", "0")
    site = run.line_with("Site: ")
    assert "0.0.0.0" not in site
    assert run.line_with("Sign in: ").startswith(site)
    assert get(site)[0] == 200


def test_settings_that_cannot_work_are_one_sentence(start):
    key = "Vq3Zp0wLk8XyTn5RbJ2mHc7GdFs9AeUo"
    _, errors = start("setup", SITE_ENV="production", SECRET_KEY=key).process.communicate(timeout=60)
    assert errors.startswith("Error: SITE_URL must be the site's address")
    assert len(errors.splitlines()) == 1


def test_help_lists_what_features_bring(start):
    output, _ = start("--help").process.communicate(timeout=60)
    for command in ("db", "run", "setup", "shell", "test", "user"):
        assert re.search(rf"^  {command} +\w", output, re.MULTILINE)
    output, _ = start("user", "--help").process.communicate(timeout=60)
    assert output.startswith("Usage: python3 manage.py user [OPTIONS] COMMAND")


def test_a_command_on_an_unprepared_database_names_the_cure(start, tmp_path):
    _, errors = start("user", "list", INSTANCE_PATH=str(tmp_path)).process.communicate(timeout=60)
    assert errors == "Error: The database is not prepared. First run: python3 manage.py setup\n"


def test_a_reloading_server_shows_a_change_and_outlives_a_mistake(start, site):
    run = start("run", "--debug", "--port", "0")
    address = run.line_with("Site: ")
    wait_for(address, 200)

    views = site / "project/home/views.py"
    working = views.read_text()
    views.write_text(working + "\nthis is no Python\n")
    assert "SyntaxError" in wait_for(address, 500)

    views.write_text(working)
    wait_for(address, 200)


def wait_for(address, status):
    """Return the page, once it is answered with *status*."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if (answer := get(address))[0] == status:
                return answer[1]
        time.sleep(0.1)
    raise AssertionError(f"No answer {status} within 30 seconds.")
