"""What pages carry: marks for editors, nothing for visitors, and a cache that is never behind."""

import json
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest

from editable import SettingsError
from editable.fields.image import Image
from editable.stores.database import DatabaseStore
from tests.engine.conftest import PAGE, Loaf, Person, cache, db, editable, make_bakery


def test_a_visitors_page_has_nothing_of_the_editor_and_no_cookie(visitor):
    answer = visitor.client.get("/")

    assert "editable" not in answer.text
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-cache"


def test_an_editors_page_is_kept_by_nobody(baker):
    assert baker.client.get("/").headers["Cache-Control"] == "private, no-store"


def test_both_see_the_same_words_in_the_same_elements(baker, visitor):
    assert '<h2 class="loaf">Rye</h2>' in visitor.page()
    page = baker.page()
    assert '<h2 class="loaf" data-editable="loaf/1/name" data-editable-kind="text"' in page
    assert f'data-editable-etag="{baker.fields("loaf/1")["name"]["etag"]}"' in page
    assert '{"required": true, "max_length": 20, "multiline": false}' in unescape(page)


def test_an_empty_field_is_shown_to_editors_alone(baker, visitor):
    assert "text/shop.motto/value" in baker.page()
    assert visitor.page().count("<span") == 1  # the loaf's note


def test_the_browser_is_told_what_it_cannot_read_off_a_picture():
    value = {"media": "x" * 22, "alt": "", "decorative": True, "focal": [0.5, 0.25]}

    assert json.loads(Image("front").marks(value)["data-editable-value"]) == value


def test_several_lines_look_alike_read_and_typed(visitor):
    assert '<span style="white-space: pre-wrap;">Dark</span>' in visitor.page()


def test_what_was_stored_around_the_engine_is_escaped_all_the_same(bakery, visitor):
    with bakery.app_context():
        db.session.get(Loaf, 1).name = "<img src=x onerror=alert(1)>"
        db.session.commit()

    assert "&lt;img src=x onerror=alert(1)&gt;" in visitor.page()


def test_a_page_is_made_once_until_something_changes(bakery, baker, visitor, monkeypatch):
    made = []
    spec = bakery.extensions["editable"].registry.get("loaf")
    monkeypatch.setattr(spec, "key_of", lambda loaf: made.append(loaf) or str(loaf.id))

    visitor.page(), visitor.page()
    assert len(made) == 2  # two fields of the one loaf, once

    etag = baker.fields("text/shop.name")["value"]["etag"]
    baker.save("text/shop.name/value", "The Crumb", etag)
    assert "The Crumb" in visitor.page()
    assert len(made) == 4


def test_a_page_made_while_an_edit_commits_is_not_kept_as_the_new_one(bakery, baker, visitor, monkeypatch):
    etag = baker.fields("loaf/1")["name"]["etag"]
    bo = Person(bakery, "Bo")
    read_all = DatabaseStore.all

    def read_all_just_before_the_edit(store, spec):
        old = read_all(store, spec)
        monkeypatch.undo()
        # In a thread, as another request would come: nested in this one it would share its person.
        with ThreadPoolExecutor(1) as elsewhere:
            assert elsewhere.submit(bo.save, "loaf/1/name", "Spelt", etag).result().status_code == 200
        return old

    monkeypatch.setattr(DatabaseStore, "all", read_all_just_before_the_edit)
    visitor.page()

    assert "Spelt" in visitor.page()


def test_addresses_with_a_query_do_not_fill_the_cache(bakery, visitor):
    visitor.client.get("/?a=1")
    with bakery.app_context():
        generation = bakery.extensions["editable"].store.generation()
        assert cache.get(f"{generation} http://localhost/") is None


def test_a_visitor_who_has_the_page_is_not_sent_it_again(visitor):
    etag = visitor.client.get("/").headers["ETag"]
    again = visitor.client.get("/", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_number_of_queries_does_not_grow_with_the_records(bakery, baker):
    def queries():
        import sqlalchemy as sa

        seen = []
        with bakery.app_context():
            engine = db.engine
        sa.event.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
        baker.page()
        return len(seen)

    few = queries()
    with bakery.app_context():
        db.session.add_all(Loaf(name=f"Loaf {n}") for n in range(50))
        db.session.commit()

    assert queries() <= 2 * few  # the second listener counts beside the first


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{{ text(slug) }}", "page.html, line 1: text(…) needs its slug and default written out"),
        ('{{ text("a", default="x" * 3) }}{{ text("a", default="y") }}', "another default than an earlier line"),
        ('{{ text("a", default="' + "x" * 201 + '") }}', "The default of text('a') cannot be used."),
    ],
)
def test_a_block_that_cannot_work_stops_the_start(tmp_path, line, complaint):
    app = make_bakery(tmp_path, page=line)
    with app.app_context(), pytest.raises(SettingsError, match=complaint.replace("(", r"\(").replace(")", r"\)")):
        editable.check()


def test_bounds_for_a_block_that_no_template_has_stop_the_start(tmp_path):
    app = make_bakery(tmp_path, EDITABLE_BLOCKS={"shop.nmae": {"max_length": 10}})
    with app.app_context(), pytest.raises(SettingsError, match="Did you mean 'shop.name'?"):
        editable.check()


def test_a_block_has_the_bounds_that_settings_give_it(tmp_path):
    app = make_bakery(tmp_path, EDITABLE_BLOCKS={"shop.name": {"max_length": 10, "label": "Sign"}})
    with app.app_context():
        editable.check()
        db.create_all()
    baker = Person(app, "Ada")

    assert 'data-editable-label="Sign"' in baker.page()
    etag = baker.fields("text/shop.name")["value"]["etag"]
    assert baker.save("text/shop.name/value", "12345678901", etag).status_code == 422


def test_two_apps_in_one_process_keep_apart(tmp_path):
    apps = []
    for name in ("east", "west"):
        (tmp_path / name).mkdir()
        app = make_bakery(tmp_path / name, page=PAGE.replace("The Crust", f"The {name} Crust"))
        with app.app_context():
            db.create_all()
            db.session.add(Loaf(name=f"{name} rye"))
            db.session.commit()
        apps.append(app)
    east, west = (Person(app, "Ada") for app in apps)

    east.save("loaf/1/name", "Spelt", east.fields("loaf/1")["name"]["etag"])

    assert west.fields("loaf/1")["name"]["value"] == "west rye"
    assert west.fields("text/shop.name")["value"]["value"] == "The west Crust"
