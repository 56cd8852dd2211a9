"""S13: a site that would not be safe does not start, and says why."""

import os
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from editable import SettingsError
from project import security
from project.app import create_app
from settings import EDITABLE_BLOCKS

ROOT = Path(__file__).resolve().parents[2]
GOOD_KEY = "k8sW2nXq0PzL7vRt5YbM3cJhGd6FaUe1"
PRODUCTION = {"SITE_ENV": "production", "SITE_URL": "https://www.example.org", "SECRET_KEY": GOOD_KEY, "DEBUG": False}
PRODUCTION |= {"TRUSTED_PROXIES": "1"}
WEAK_KEYS = [
    "",
    None,
    "dev",
    GOOD_KEY[:-1],
    "x" * 64,
    "changeme" * 8,
    "please-change-this-key-before-you-go-live",
    "my-super-secret-key-that-is-quite-long-1",
    "0123456789" * 3,
]


def refusal(**settings):
    with pytest.raises(SettingsError) as refused:
        security.check_settings(PRODUCTION | settings)
    return str(refused.value)


def test_proper_settings_start():
    security.check_settings(PRODUCTION)


@pytest.mark.parametrize("key", WEAK_KEYS)
def test_no_start_with_a_guessable_key(key):
    assert refusal(SECRET_KEY=key).startswith("SECRET_KEY must be at least 32 random characters.")


@pytest.mark.parametrize(
    "url",
    ["", None, "www.example.org", "//www.example.org", "ftp://www.example.org", "https://", "https://a@example.org",
     "https://[", "https://example.org/?a", "https://example.org/#a"],
)  # fmt: skip
def test_no_start_without_an_address(url):
    assert refusal(SITE_URL=url).startswith("SITE_URL must be the site's address")


@pytest.mark.parametrize("number", ["one", "-1", "1.5", ""])
def test_no_start_with_proxies_that_are_no_number(number):
    assert refusal(TRUSTED_PROXIES=number).startswith(f"TRUSTED_PROXIES is {number!r}.")


def test_no_start_with_a_feature_that_is_not_there(tmp_path):
    with pytest.raises(SettingsError, match="FEATURES names 'galery', which is no folder .* mean 'gallery'"):
        create_app(PRODUCTION | {"INSTANCE_PATH": str(tmp_path), "FEATURES": ["home", "galery"]})


def test_no_start_in_debug_mode():
    assert refusal(DEBUG=True).startswith("Debug mode shows the site's code to visitors.")


def start(tmp_path, **environment):
    """Start the site as a server would, and return how that ended."""
    own = {name: value for name, value in os.environ.items() if name not in {"FLASK_DEBUG", *PRODUCTION}}
    return subprocess.run(
        [sys.executable, "-c", "from project.app import create_app; create_app(); print('started')"],
        cwd=ROOT,
        env=own | {"INSTANCE_PATH": str(tmp_path), "SITE_ENV": "", "SITE_URL": "", "SECRET_KEY": ""} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({}, "SITE_URL"),
        ({"SITE_URL": "https://www.example.org"}, "SECRET_KEY"),
        ({"SITE_URL": "https://www.example.org", "SECRET_KEY": "dev"}, "SECRET_KEY"),
        ({"SITE_URL": "https://www.example.org", "SECRET_KEY": GOOD_KEY, "FLASK_DEBUG": "1"}, "Debug mode"),
        ({"SITE_ENV": "Development", "SITE_URL": "https://www.example.org"}, "SECRET_KEY"),
    ],
    ids=["nothing set", "no key", "short key", "debug on", "another spelling of development"],
)
def test_whatever_manage_py_did_not_start_is_production(tmp_path, environment, named):
    ended = start(tmp_path, **environment)

    assert ended.returncode != 0
    assert f"SettingsError: {named}" in ended.stderr
    assert "started" not in ended.stdout
    assert list(tmp_path.iterdir()) == []  # not even a key is made


WRONG = {
    "SITE_LANGUAGE": "klingon",
    "SESSION_TYPE": "file",
    "SANDBOX_WRITES": "often",
    "EDITABLE_BLOCKS": EDITABLE_BLOCKS | {"home.titel": {}, "home.headline": {"max_lenght": 3}},
}


def test_all_that_is_wrong_is_named_at_once(tmp_path):
    with pytest.raises(SettingsError) as refused:
        create_app(PRODUCTION | WRONG | {"SITE_URL": "", "SECRET_KEY": "dev", "INSTANCE_PATH": str(tmp_path)})

    named = [sentence.split(" ")[0] for sentence in str(refused.value).splitlines()]
    assert named == [
        "SITE_URL",
        "SECRET_KEY",
        "SESSION_TYPE",
        "SITE_LANGUAGE",
        "SANDBOX_WRITES",
        "EDITABLE_BLOCKS",
        "EDITABLE_BLOCKS['home.headline']",
    ]
    assert list(tmp_path.iterdir()) == []


def test_what_follows_from_a_fault_is_not_named(tmp_path):
    with pytest.raises(SettingsError) as refused:
        create_app(PRODUCTION | {"EDITABLE_STORE": "session", "SESSION_TYPE": "file", "INSTANCE_PATH": str(tmp_path)})

    assert len(str(refused.value).splitlines()) == 1, refused.value


def test_a_command_shows_all_that_is_wrong(tmp_path):
    own = os.environ | {"INSTANCE_PATH": str(tmp_path), "SITE_LANGUAGE": "klingon", "SESSION_TYPE": "file"}
    stopped = subprocess.run(
        [sys.executable, "manage.py", "run", "--port", "0"],
        cwd=ROOT,
        env=own,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert stopped.returncode == 1
    assert [line.split(" is ")[0] for line in stopped.stderr.splitlines()] == ["Error: SESSION_TYPE", "SITE_LANGUAGE"]


def test_a_proper_production_starts(tmp_path):
    ended = start(tmp_path, SITE_URL="https://www.example.org", SECRET_KEY=GOOD_KEY)

    assert ended.stdout == "started\n", ended.stderr


def test_development_keeps_one_key_for_its_own_user(tmp_path):
    key = security.development_secret_key(tmp_path / "instance")
    file = tmp_path / "instance" / "secret-key"

    assert len(key) >= 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert security.development_secret_key(tmp_path / "instance") == key
    assert list(file.parent.iterdir()) == [file]


def test_starts_at_the_same_moment_agree_on_one_key(tmp_path):
    starts = 8
    for number in range(20):
        together = threading.Barrier(starts)
        folder = tmp_path / str(number)

        def start_with_the_others(_, together=together, folder=folder):
            together.wait()
            return security.development_secret_key(folder)

        with ThreadPoolExecutor(starts) as threads:
            keys = set(threads.map(start_with_the_others, range(starts)))

        assert len(keys) == 1
        assert keys == {(folder / "secret-key").read_text()}
