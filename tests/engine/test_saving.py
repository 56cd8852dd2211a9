"""Saving one field: what is stored, what is logged, and what a stale writer is told."""

from concurrent.futures import ThreadPoolExecutor

from tests.engine.conftest import Person, editable

NAME = "loaf/1/name"


def name_of(person):
    return person.fields("loaf/1")["name"]


def log(app):
    with app.app_context():
        return [(c.by, c.field, c.old, c.new) for c in reversed(editable.store.history(app_spec(app), "1"))]


def app_spec(app):
    return app.extensions["editable"].registry.get("loaf")


def test_a_saved_value_is_answered_stored_and_logged(bakery, baker):
    before = name_of(baker)

    saved = baker.save(NAME, "Spelt", before["etag"])

    assert saved.status_code == 200
    assert saved.json["value"] == "Spelt"
    assert saved.json["etag"] == name_of(baker)["etag"] != before["etag"]
    assert log(bakery) == [("Ada", "name", "Rye", "Spelt")]


def test_the_next_visitor_sees_it(baker, visitor):
    assert "Rye" in visitor.page()

    baker.save(NAME, "Spelt", name_of(baker)["etag"])

    assert "Spelt" in visitor.page()


def test_an_equal_value_is_no_change_whatever_it_builds_on(bakery, baker):
    again = baker.save(NAME, "Rye", "of some other value")

    assert (again.status_code, again.json["change"]) == (200, None)
    assert log(bakery) == []


def test_a_stale_writer_gets_the_stored_value_and_who_wrote_it(bakery, baker):
    seen = name_of(baker)["etag"]
    Person(bakery, "Bo").save(NAME, "Spelt", seen)

    refused = baker.save(NAME, "Oat", seen)

    assert refused.status_code == 412
    assert refused.json["error"]["code"] == "stale"
    assert (refused.json["value"], refused.json["by"]) == ("Spelt", "Bo")
    assert refused.json["etag"] == name_of(baker)["etag"]
    assert refused.json["at"].endswith("Z")
    assert baker.save(NAME, "Oat", refused.json["etag"]).status_code == 200


def test_a_weak_or_bare_etag_is_accepted(baker):
    etag = name_of(baker)["etag"]

    etag = baker.save(NAME, "Spelt", etag, **{"If-Match": f'W/"{etag}"'}).json["etag"]

    assert baker.save(NAME, "Oat", etag, **{"If-Match": etag}).status_code == 200


def test_any_value_is_not_a_value_to_build_on(baker):
    assert baker.save(NAME, "Oat", "", **{"If-Match": "*"}).status_code == 412


def test_a_writer_who_does_not_say_what_they_build_on_is_turned_down(baker):
    saved = baker.client.patch(f"/editable/{NAME}", json={"value": "Oat"}, headers=baker.headers)

    assert saved.status_code == 428
    assert name_of(baker)["value"] == "Rye"


def test_a_resent_save_has_one_effect(bakery, baker):
    etag = name_of(baker)["etag"]
    key = {"Idempotency-Key": "7f3a"}
    first = baker.save(NAME, "Spelt", etag, **key)
    Person(bakery, "Bo").save(NAME, "Oat", first.json["etag"])

    again = baker.save(NAME, "Spelt", etag, **key)

    assert (again.status_code, again.json) == (200, first.json)
    assert name_of(baker)["value"] == "Oat"
    assert len(log(bakery)) == 2


def test_one_key_does_not_serve_two_fields(baker):
    key = {"Idempotency-Key": "7f3a"}
    baker.save(NAME, "Spelt", name_of(baker)["etag"], **key)

    other = baker.save("loaf/1/note", "Light", baker.fields("loaf/1")["note"]["etag"], **key)

    assert other.status_code == 422
    assert other.json["error"]["code"] == "key_reused"


def test_of_writers_who_start_from_the_same_value_one_wins(bakery):
    bakers = [Person(bakery, name) for name in ("Ada", "Bo", "Cy", "Di")]
    for turn in range(25):
        etag = name_of(bakers[0])["etag"]
        with ThreadPoolExecutor(len(bakers)) as pool:
            answers = list(
                pool.map(lambda b, t=turn, e=etag: b.save(NAME, f"{b.headers['X-CSRFToken'][-4:]} {t}", e), bakers)
            )
        assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412]
        winner = next(answer for answer in answers if answer.status_code == 200)
        assert {a.json["value"] for a in answers} == {winner.json["value"]}
    assert len(log(bakery)) == 25


def test_writers_of_two_fields_of_one_record_do_not_disturb_each_other(bakery):
    ada, bo = Person(bakery, "Ada"), Person(bakery, "Bo")
    for turn in range(25):
        fields = ada.fields("loaf/1")
        with ThreadPoolExecutor(2) as pool:
            saves = (
                pool.submit(ada.save, NAME, f"Rye {turn}", fields["name"]["etag"]),
                pool.submit(bo.save, "loaf/1/note", f"Dark {turn}", fields["note"]["etag"]),
            )
            assert [save.result().status_code for save in saves] == [200, 200]
    fields = ada.fields("loaf/1")
    assert (fields["name"]["value"], fields["note"]["value"]) == ("Rye 24", "Dark 24")


def test_value_and_log_are_written_both_or_neither(bakery, baker, monkeypatch):
    etag = name_of(baker)["etag"]

    def fail(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(editable.Change, "__init__", fail)
    assert baker.save(NAME, "Spelt", etag).status_code == 500
    monkeypatch.undo()

    assert name_of(baker)["value"] == "Rye"
    assert log(bakery) == []


def test_a_block_that_nobody_saved_is_made_by_the_first_save(baker, visitor):
    block = baker.fields("text/shop.name")["value"]
    assert block["value"] == "The Crust"

    assert baker.save("text/shop.name/value", "The Crumb", block["etag"]).status_code == 200

    assert "<title>The Crumb</title>" in visitor.page()


def test_a_block_that_no_template_names_does_not_exist(baker):
    assert baker.client.get("/editable/text/shop.nmae").status_code == 404
    assert baker.save("text/shop.nmae/value", "x", "y").status_code == 404
