"""A borrowed site comes back as it was, whatever its borrower has left in it."""

import logging

import pytest
import sqlalchemy as sa
from flask import g

from project.extensions import db, limiter
from tests.harness.sites import Browser, folder_of

HEADLINE = "text/home.headline/value"


@pytest.fixture(params=["sqlite", "postgresql"])
def borrow(request, sites):
    """A function that lends one and the same site again and again."""
    database = request.getfixturevalue(request.param)
    return lambda: sites.lend(database, PROJECT_URL="https://example.org/only-here")


def rows_of(site):
    with site.app_context():
        found = {table.name: db.session.execute(sa.select(table)).all() for table in db.metadata.sorted_tables}
        db.session.rollback()
    return {name: sorted(map(repr, rows)) for name, rows in found.items()}


def files_of(site):
    folder = folder_of(site)
    return {
        str(path.relative_to(folder)): path.is_file() and path.read_bytes()
        for path in folder.rglob("*")
        if not path.name.startswith("site.db")
    }


def settings_of(site):
    return repr(sorted(site.config.items()))


def status_of_events(site):
    return site.extensions["editable"].registry.get("event").fields["status"].options


def test_rows_come_back_and_their_keys_begin_where_they_did(borrow):
    keys = []
    for _ in range(2):
        with borrow() as site:
            before = rows_of(site)
            assert all(before[name] for name in ("user", "event", "media", "editable_change"))
            owner = Browser(site).sign_in()
            added = owner.post_json("/editable/person", {"values": {}}, headers={"X-CSRFToken": owner.token()})
            keys.append(added.json["key"])
            with site.app_context():
                db.session.execute(sa.text("DELETE FROM event"))
                db.session.execute(sa.text("UPDATE person SET name = 'A stranger'"))
                db.session.commit()
            assert rows_of(site) != before
    with borrow() as site:
        assert rows_of(site) == before
    assert keys[0] == keys[1]


def test_files_come_back(borrow):
    with borrow() as site:
        before = files_of(site)
        media = folder_of(site) / "media"
        one, other = sorted(media.rglob("*.webp"))[:2]
        one.unlink()
        other.unlink()
        other.write_bytes(b"no picture")
        (folder_of(site) / "secret-key").write_text("found out")
        (folder_of(site) / "sessions").mkdir(exist_ok=True)
        (folder_of(site) / "sessions/planted").write_text("{}")
        (folder_of(site) / "deep/er").mkdir(parents=True)
        (folder_of(site) / "deep/er/file").touch()
        assert files_of(site) != before
    with borrow() as site:
        assert files_of(site) == before


def test_a_page_that_was_kept_is_made_anew(borrow):
    with borrow() as site:
        title = Browser(site).get("/editable/text/home.headline", status=401)
        owner, visitor = Browser(site).sign_in(), Browser(site)
        title = owner.get("/editable/text/home.headline").json["fields"]["value"]
        owner.save(HEADLINE, "Left behind", title["etag"])
        assert "Left behind" in visitor.get("/")
    with borrow() as site:
        assert "Left behind" not in Browser(site).get("/")
        assert title["value"] in Browser(site).get("/")


def test_nobody_is_signed_in_any_more(borrow):
    with borrow() as site:
        cookies = Browser(site).sign_in().cookies
    with borrow() as site:
        somebody = Browser(site)
        for name, value in cookies.items():
            somebody.set_cookie(name, value)
        assert "csrf-token" not in somebody.get("/nowhere", status=404)


def test_limits_begin_to_count_anew(borrow):
    for _ in range(2):
        with borrow() as site:
            assert limiter.enabled
            visitor = Browser(site)
            answers = [visitor.post("/sign-in", {"email": "x@example.org"}, status="*") for _ in range(30)]
            assert answers[0].status_int != 429
            assert answers[-1].status_int == 429


def test_settings_and_what_else_an_app_remembers_come_back(borrow):
    with borrow() as site:
        before = settings_of(site)
        site.config["SITE_LANGUAGE"] = "ar"
        site.config["EDITABLE_MODELS"]["event"]["fields"]["title"]["max_length"] = 1
        del site.config["EDITABLE_BLOCKS"]["home.title"]
        status_of_events(site)["planted"] = "Never heard of"
        site.before_request_funcs[None].append(lambda: "Taken over")
        site.jinja_env.globals["text"] = lambda *_, **__: "Nothing"
        site.session_interface.save_session = lambda *_: None
        site.extensions["planted"] = True
        assert settings_of(site) != before
        assert Browser(site).get("/").text == "Taken over"
    with borrow() as site:
        assert settings_of(site) == before
        assert "planted" not in {*site.extensions, *status_of_events(site)}
        assert "csrf-token" in Browser(site).sign_in().get("/nowhere", status=404)


def test_a_command_is_loaded_anew(borrow):
    for _ in range(2):
        with borrow() as site:
            checked = site.test_cli_runner().invoke(args=["db", "current"])
            assert checked.exit_code == 0, checked.output


def test_a_site_with_one_more_address_is_not_lent_again(borrow):
    with borrow() as site:
        site.add_url_rule("/planted", "planted", lambda: "Still here")
        assert Browser(site).get("/planted").text == "Still here"
    with borrow() as other:
        assert other is not site
        Browser(other).get("/planted", status=404)


def test_who_holds_a_context_open_is_told(borrow, sites):
    lent = borrow()
    site = lent.__enter__()
    context = site.app_context()
    context.push()
    g.user = "somebody"
    with pytest.raises(AssertionError, match="holds an application context open"):
        lent.__exit__(None, None, None)
    context.pop()


def test_two_at_once_are_two_sites(borrow):
    with borrow() as one, borrow() as other:
        assert folder_of(one) != folder_of(other)
        Browser(one).sign_in()
        assert rows_of(one) != rows_of(other)


def test_other_settings_are_another_site(sites, sqlite, caplog):
    with sites.lend(sqlite) as one, sites.lend(sqlite, EDITABLE_STORE="session") as other:
        assert one.config["EDITABLE_STORE"] != other.config["EDITABLE_STORE"]
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
