"""What happens after a write: in order, once it is committed, and never when it is not."""

import json
import logging

import pytest
import sqlalchemy as sa

from editable.errors import InvalidValue
from editable.signals import after_commit, changed
from editable.stores import Author, Missing, Stale
from editable.stores.etags import etag
from tests.engine.conftest import Bun, Loaf, Person, db, editable
from tests.engine.test_two_apps import Guest, sandbox  # noqa: F401, a fixture

ADA = Author("ada", "Ada")


@pytest.fixture
def told():
    """What :data:`changed` has told: for each time it was sent, the changes."""
    told = []

    def listen(app, changes):
        told.append([(change.action, change.key, change.new) for change in changes])

    with changed.connected_to(listen):
        yield told


@pytest.fixture
def counter(bakery):
    with bakery.app_context():
        yield


def rename(name, stored="Rye", based_on=None):
    spec = editable.registry.get("loaf")
    based_on = {etag(stored)} if based_on is None else based_on
    return editable.store.save(spec, "1", spec.fields["name"], name, based_on=based_on, author=ADA)


def rename_and_fail(function=lambda: None):
    with editable.store.together():
        after_commit(function)
        rename("Spelt")
        raise ZeroDivisionError


def name_stored():
    """The name as any other connection sees it, so that nothing uncommitted counts."""
    with db.engine.connect() as connection:
        return connection.scalar(sa.select(Loaf.name))


def test_functions_are_called_in_order_and_after_the_commit(counter):
    calls = []
    with editable.store.together():
        after_commit(lambda: calls.append(("first", name_stored())))
        rename("Spelt")
        after_commit(lambda: calls.append(("second", name_stored())))
        assert calls == []
    assert calls == [("first", "Spelt"), ("second", "Spelt")]


def test_a_rollback_drops_them(counter, told):
    calls = []
    with pytest.raises(ZeroDivisionError):
        rename_and_fail(lambda: calls.append("never"))
    assert (calls, told, name_stored()) == ([], [], "Rye")

    rename("Wheat")
    assert calls == []


def test_a_failing_one_stops_neither_the_others_nor_the_write(counter, caplog):
    calls = []
    with editable.store.together():
        after_commit(lambda: 1 / 0)
        after_commit(lambda: calls.append("still"))
        rename("Spelt")
    assert (calls, name_stored()) == (["still"], "Spelt")
    assert "ZeroDivisionError" in caplog.text


def test_a_failing_receiver_stops_neither_the_others_nor_the_request(baker, told, caplog):
    def fail(app, changes):
        raise ZeroDivisionError

    with changed.connected_to(fail):
        saved = baker.save("loaf/1/name", "Spelt", baker.fields("loaf/1")["name"]["etag"])
    assert saved.status_code == 200
    assert told == [[("saved", "1", "Spelt")]]
    assert "ZeroDivisionError" in caplog.text


def test_a_failing_receiver_leaves_the_database_usable_for_all_others(baker, told):
    def fail(app, changes):
        db.session.add_all([Bun(name="One", number=1), Bun(name="Two", number=1)])
        db.session.flush()

    with changed.connected_to(fail):
        added = baker.call("POST", "bun", {"values": {"name": "New"}})
    assert (added.status_code, added.json["order"]["value"]) == (201, ["1"])
    assert len(told) == 1


def test_writes_together_are_told_of_once(counter, told):
    with editable.store.together():
        rename("Spelt")
        with editable.store.together():
            rename("Wheat", "Spelt")
        assert told == []
    assert told == [[("saved", "1", "Spelt"), ("saved", "1", "Wheat")]]


def test_a_refused_write_among_others_is_not_told_of(counter, told):
    with editable.store.together():
        with pytest.raises(Stale):
            rename("Mine", based_on={"old"})
        rename("Spelt")
    assert told == [[("saved", "1", "Spelt")]]


def test_one_may_write_and_its_write_is_told_of_too(counter, told):
    with editable.store.together():
        rename("Spelt")
        after_commit(lambda: rename("Wheat", "Spelt"))
    assert told == [[("saved", "1", "Spelt")], [("saved", "1", "Wheat")]]


def test_where_nothing_is_written_the_call_is_made_at_once(counter, caplog):
    calls = []
    after_commit(lambda: calls.append("now"))
    assert calls == ["now"]
    after_commit(lambda: 1 / 0)
    assert "ZeroDivisionError" in caplog.text


def test_a_command_writes_and_is_told_of_as_a_request_is(bakery, told):
    bakery.cli.command("rename")(lambda: rename("Spelt"))
    result = bakery.test_cli_runner().invoke(args=["rename"])
    assert result.exit_code == 0, result.output
    assert told == [[("saved", "1", "Spelt")]]


def test_the_app_that_wrote_is_the_sender(bakery, sandbox):  # noqa: F811
    heard = []

    def listen(app, changes):
        heard.append(app)

    baker, guest = Person(bakery, "Ada"), Guest(sandbox)
    with changed.connected_to(listen, sender=sandbox):
        baker.save("loaf/1/name", "Spelt", baker.fields("loaf/1")["name"]["etag"])
        assert heard == []
        guest.save("loaf/1/note", "Mine", guest.fields("loaf/1")["note"]["etag"])
        assert heard == [sandbox]


# The log line


@pytest.fixture
def lines(caplog):
    """The log's lines about changes, at the level that a site shows."""
    caplog.set_level(logging.INFO, "editable.changes")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "editable.changes"]


def test_every_sort_of_change_has_a_line(bakery, baker, lines):
    with bakery.app_context():
        db.session.add_all([Bun(name="Chelsea", position=0), Bun(name="Bath", position=1)])
        db.session.commit()

    baker.save("loaf/1/name", "Spelt", baker.fields("loaf/1")["name"]["etag"])
    order = baker.call("POST", "bun", {"values": {"name": "New"}}).json["order"]
    baker.call("POST", "bun/1/copies")
    deleted = baker.call("DELETE", "bun/2").json
    baker.call("PUT", "bun/order", {"keys": ["3", "1"]}, If_Match=f'"{deleted["order"]["etag"]}"')
    baker.undo(deleted["change"])

    by_ada = 'by Ada "Ada" from 127.0.0.1, change'
    assert lines() == [
        f"saved loaf/1/name {by_ada} 1",
        f"added bun/3 {by_ada} 2",
        f"added bun/4 {by_ada} 3",
        f"deleted bun/2 {by_ada} 4",
        f"ordered bun/order {by_ada} 5",
        f"added bun/2 {by_ada} 6",
    ]
    assert order["value"] == ["1", "2", "3"]


def test_what_changes_nothing_has_none(baker, lines):
    fields = baker.fields("loaf/1")
    assert baker.save("loaf/1/name", "Rye", fields["name"]["etag"]).status_code == 200
    assert baker.save("loaf/1/name", "Spelt", "old").status_code == 412
    assert baker.save("loaf/1/name", "x" * 21, fields["name"]["etag"]).status_code == 422
    assert lines() == []


def test_what_was_rolled_back_has_none(bakery, lines):
    with bakery.test_request_context():
        with pytest.raises(ZeroDivisionError):
            rename_and_fail()
        with pytest.raises(InvalidValue):
            editable.store.add(editable.registry.get("bun"), {}, author=ADA, after="99")
        with pytest.raises(Missing):
            editable.store.delete(editable.registry.get("bun"), "99", author=ADA)
    assert lines() == []


def test_a_guests_change_has_a_line(sandbox, lines):  # noqa: F811
    guest = Guest(sandbox)
    guest.save("loaf/1/note", "Mine", guest.fields("loaf/1")["note"]["etag"])
    assert [line.partition(", change")[0] for line in lines()] == ['saved loaf/1/note by guest "You" from 127.0.0.1']


def test_what_a_command_changes_is_logged_for_those_who_ask(counter, caplog):
    caplog.set_level(logging.DEBUG, "editable.changes")
    rename("Spelt")
    assert caplog.messages == ['saved loaf/1/name by ada "Ada" from the command line, change 1']


def test_words_are_told_only_if_a_setting_says_so(bakery, baker, lines):
    baker.save("loaf/1/name", "Spelt", baker.fields("loaf/1")["name"]["etag"])
    assert "Spelt" not in "".join(lines())
    bakery.config["EDITABLE_LOG_WORDS"] = True
    baker.save("loaf/1/note", 'Dark\nand "sweet"', baker.fields("loaf/1")["note"]["etag"])
    assert lines()[-1].endswith(f': "Dark" -> {json.dumps("Dark" + chr(10) + "and " + chr(34) + "sweet" + chr(34))}')


@pytest.mark.parametrize(
    "forger", ["Ada\nsaved loaf/1/name by Bob", "Ada\u2028Bob", "Ada\x1b[2K\rBob", 'Eve" from 10.0.0.1']
)
def test_no_name_can_pass_for_another_line(bakery, lines, forger):
    with bakery.test_request_context():
        spec = editable.registry.get("loaf")
        author = Author("ada", forger)
        editable.store.save(spec, "1", spec.fields["name"], "Spelt", based_on={etag("Rye")}, author=author)
    (line,) = lines()
    assert line.isprintable()
    assert line.startswith('saved loaf/1/name by ada "')
    assert '" from' not in line.replace('\\"', "").rpartition('" from')[0]
