"""The browser of these tests is the machine's, else one that is fetched; without any, the cure is named."""

import subprocess

import pytest

from tests.harness import chromium


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine without a browser, that reaches no registry; the commands that were tried."""
    tried = []

    def fail(command, **environment):
        tried.append(command)
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "UNPACKED", tmp_path / "unpacked")
    monkeypatch.setattr(chromium, "node_commands", lambda: ("node", ["npm"]))
    monkeypatch.setattr(chromium, "run", fail)
    return tried


def put_browser(folder, name):
    (folder / name).touch(mode=0o755)
    return str(folder / name)


def test_the_one_that_is_named_comes_first(bare, tmp_path, monkeypatch):
    put_browser(tmp_path, "chromium-headless-shell")
    monkeypatch.setenv("CHROMIUM", put_browser(tmp_path, "mine"))
    assert chromium.launch_options()["executable_path"] == str(tmp_path / "mine")


def test_then_one_of_the_machine_the_quickest_first(bare, tmp_path):
    for name in ("google-chrome", "chromium", "chromium-headless-shell"):
        path = put_browser(tmp_path, name)
        assert chromium.launch_options()["executable_path"] == path
    assert bare == []


@pytest.mark.parametrize(("machine", "tried"), [("x86_64", ["npm", "playwright"]), ("aarch64", ["playwright"])])
def test_then_one_is_fetched_and_if_none_can_be_had_the_cure_is_named(bare, monkeypatch, machine, tried):
    monkeypatch.setattr(chromium.sys, "platform", "linux")
    monkeypatch.setattr(chromium.platform, "machine", lambda: machine)
    with pytest.raises(pytest.fail.Exception, match="Install Chromium .* or set CHROMIUM to its path"):
        chromium.launch_options()
    assert [next(name for name in ("npm", "playwright") if name in command) for command in bare] == tried


def test_one_that_is_named_and_not_there_is_no_reason_to_take_another(bare, tmp_path, monkeypatch):
    put_browser(tmp_path, "chromium")
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(pytest.fail.Exception, match="set CHROMIUM to its path"):
        chromium.launch_options()
