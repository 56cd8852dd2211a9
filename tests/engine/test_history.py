"""The change log, as seen from outside: history, undo, and what others did."""

from tests.engine.conftest import Loaf, Person, db, make_bakery

NAME = "loaf/1/name"


def save(person, value, field=NAME):
    record, _, name = field.rpartition("/")
    return person.save(field, value, person.fields(record)[name]["etag"])


def undo(person, change):
    return person.client.post(f"/editable/changes/{change}/reversal", headers=person.headers)


def test_history_is_told_newest_first(baker):
    save(baker, "Spelt")
    save(baker, "Oat")

    changes = baker.client.get("/editable/loaf/1/changes").json["changes"]

    assert [(c["field"], c["old"], c["new"], c["by"]) for c in changes] == [
        ("name", "Spelt", "Oat", "Ada"),
        ("name", "Rye", "Spelt", "Ada"),
    ]


def test_undo_brings_back_the_old_value_and_can_be_undone(baker):
    change = save(baker, "Spelt").json["change"]

    undone = undo(baker, change)
    assert (undone.status_code, undone.json["value"]) == (200, "Rye")
    assert undone.json["etag"] == baker.fields("loaf/1")["name"]["etag"]

    assert undo(baker, undone.json["change"]).json["value"] == "Spelt"


def test_undo_does_not_overwrite_what_came_after(bakery, baker):
    change = save(baker, "Spelt").json["change"]
    save(Person(bakery, "Bo"), "Oat")

    refused = undo(baker, change)

    assert (refused.status_code, refused.json["value"]) == (412, "Oat")
    assert baker.fields("loaf/1")["name"]["value"] == "Oat"


def test_undoing_the_first_save_of_a_block_shows_its_default_again(baker, visitor):
    change = save(baker, "The Crumb", "text/shop.name/value").json["change"]

    undo(baker, change)

    assert "<title>The Crust</title>" in visitor.page()


def test_undo_of_nothing_is_not_found(baker):
    assert undo(baker, 4711).status_code == 404


def test_a_caller_learns_what_changed_since_they_last_asked(baker):
    first = save(baker, "Spelt").json["change"]
    second = save(baker, "Oat")

    answer = baker.client.get(f"/editable/changes?since={first}").json

    assert answer["last"] == second.json["change"]
    (change,) = answer["changes"]
    assert (change["model"], change["key"], change["field"]) == ("loaf", "1", "name")
    assert change["etag"] == second.json["etag"]


def test_nonsense_for_since_is_refused(baker):
    assert baker.client.get(f"/editable/changes?since={2**70}").status_code == 400
    assert baker.client.get("/editable/changes?since=-1").status_code == 400


def test_one_connection_to_the_database_is_enough(tmp_path):
    app = make_bakery(tmp_path, SQLALCHEMY_ENGINE_OPTIONS={"pool_size": 1, "max_overflow": 0, "pool_timeout": 1})
    with app.app_context():
        db.create_all()
        db.session.add(Loaf(name="Rye"))
        db.session.commit()
    baker = Person(app, "Ada")

    change = save(baker, "Spelt").json["change"]

    assert undo(baker, change).json["value"] == "Rye"
