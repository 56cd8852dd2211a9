"""“Surprise me”: other content for one guest."""

HEADLINE = "text/home.headline/value"


def surprise(guest, **fields):
    sent = {"csrf_token": guest.token(), "back": "/about"} | fields
    return guest.post("/editable/surprise", sent, status="*")


def test_a_guest_is_given_another_site_and_nobody_else(ada, ben, live):
    before = ben.words()
    answer = surprise(ada)
    assert (answer.status_code, answer.location) == (303, "/about")

    names = [ada.value(f"person/{key}/name") for key in (1, 2, 3)]
    assert not set(names) & {ben.value(f"person/{key}/name") for key in (1, 2, 3)}
    assert all(name in ada.words("/about") for name in names)
    assert ada.value(HEADLINE) != ben.value(HEADLINE)
    assert ben.words() == before


def test_what_the_guest_typed_stays(ada):
    ada.write(HEADLINE, "Mine")
    ada.write("event/2/title", "Mine too")
    surprise(ada)
    assert (ada.value(HEADLINE), ada.value("event/2/title")) == ("Mine", "Mine too")
    assert ada.value("event/1/title") != "All Stops to Elsinore"


def test_each_surprise_is_another(ada):
    surprise(ada)
    first = ada.value(HEADLINE), ada.value("event/1/title"), ada.value("person/1/name")
    surprise(ada)
    assert (ada.value(HEADLINE), ada.value("event/1/title"), ada.value("person/1/name")) != first


def test_starting_over_ends_it(ada, ben):
    surprise(ada)
    ada.get("/about").forms["editable-start-over"].submit()
    assert ada.value(HEADLINE) == ben.value(HEADLINE)


def test_it_needs_the_guests_token(ada):
    assert surprise(ada, csrf_token="no").status_code == 403
    assert ada.value("person/1/name") == "Nell Aldous"


def test_the_bar_offers_it(ada):
    form = ada.get("/about").html.select_one(".editable-bar__surprise")
    assert form["action"] == "/editable/surprise"


def test_a_site_for_everybody_has_nothing_of_it(live):
    from tests.harness.sites import Browser

    editor = Browser(live).sign_in()
    assert "surprise" not in editor.get("/").text.lower()
    assert editor.post("/editable/surprise", {"csrf_token": editor.token()}, status="*").status_code in (404, 405)


def test_what_has_no_room_is_refused_and_nothing_changes(sandbox_with):
    from tests.sandbox.conftest import Guest

    guest = Guest(sandbox_with(SANDBOX_BYTES=3000))
    answer = surprise(guest)
    assert answer.status_code == 413
    assert guest.value("person/1/name") == "Nell Aldous"
