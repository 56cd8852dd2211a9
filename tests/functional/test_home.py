"""The home page: what is on it, and what stays of it when a feature or its records are gone."""

import re

import pytest
import sqlalchemy as sa
from markupsafe import escape

import settings
from project.extensions import db
from tests.functional.places import MODELS, site_map
from tests.harness.sites import Browser, dispose, make_site

#: Models whose records the page lists, by feature.
LISTED = {"plays": "play", "events": "event", "people": "person", "gallery": "picture"}


@pytest.fixture
def reader(shared_site):
    """A visitor of a site that nobody changes."""
    return Browser(shared_site)


def dead_anchors(page):
    return [
        link["href"]
        for link in page.html.select('a[href*="#"]')
        if not page.html.find(id=link["href"].partition("#")[2])
    ]


def test_every_record_of_the_sample_is_on_a_page(shared_site, reader):
    pages = "".join(reader.get(path).text for path in site_map(reader))
    engine = shared_site.extensions["editable"]
    with shared_site.app_context():
        for model, entry in MODELS.items():
            records = engine.store.all(engine.registry.get(model))
            words = [name for name, options in entry["fields"].items() if options["kind"] == "text"]
            assert records
            for record in records:
                for name in words:
                    assert escape(getattr(record, name)) in pages


def test_the_menu_has_no_dead_anchor(reader):
    assert dead_anchors(reader.get("/")) == []


@pytest.mark.needs("people")
def test_the_menu_shows_where_one_is(reader):
    current = reader.get("/about").html.select(".menu [aria-current=page]")
    assert [link["href"] for link in current] == ["/about"]


@pytest.mark.parametrize("model", [model for feature, model in LISTED.items() if feature in settings.FEATURES])
def test_a_list_without_records_leaves_a_whole_page(site, visitor, model):
    with site.app_context():
        db.session.execute(sa.delete(site.extensions["editable"].registry.get(model).cls))
        db.session.commit()

    page = visitor.get("/")

    assert dead_anchors(page) == []
    assert not page.html.find_all(["ul", "li", "figure", "article"], string=re.compile(r"^\s*$"))


@pytest.mark.needs("plays", "events", "gallery")
def test_a_list_without_records_says_so(site, visitor):
    with site.app_context():
        for model in ("play", "event", "picture"):
            db.session.execute(sa.delete(site.extensions["editable"].registry.get(model).cls))
        db.session.commit()

    page = visitor.get("/")

    assert page.html.select_one("#plays article").text.strip().startswith("Nothing just now")
    assert page.html.select_one("#events article").text.strip().startswith("Nothing is booked")
    assert page.html.select_one("#pictures .gallery li").text.strip().startswith("None yet")


def test_pictures_keep_their_places_and_only_the_first_is_fetched_at_once(reader):
    pictures = reader.get("/").html.find_all("img")

    assert all(picture["width"] and picture["height"] and picture["alt"] for picture in pictures)
    assert [picture["loading"] for picture in pictures] == ["eager"] + (len(pictures) - 1) * ["lazy"]
    assert pictures[0]["fetchpriority"] == "high"
    assert all("480w" in picture["srcset"] and picture["sizes"] for picture in pictures)


def test_pictures_have_a_twin_for_the_dark(reader):
    html = reader.get("/").html
    for picture in html.find_all("picture"):
        scene = picture.img["alt"]
        if "bare bulb" not in scene:  # it is dark on that stage by day as well
            assert picture.source["media"] == "(prefers-color-scheme: dark)", scene


def test_the_title_and_description_are_blocks(editor, visitor):
    for slug, find in (
        ("home.title", lambda html: html.title.text),
        ("home.description", lambda html: html.find("meta", {"name": "description"})["content"]),
    ):
        stored = editor.get(f"/editable/text/{slug}").json["fields"]["value"]
        assert find(visitor.get("/").html) == stored["value"]

        assert editor.save(f"text/{slug}/value", "Gone fishing", stored["etag"]).status_int == 200

        assert find(visitor.get("/").html) == "Gone fishing"


@pytest.mark.parametrize(("headline", "is_long"), [("Rain.", False), (" ".join(30 * ["drizzle"])[:199], True)])
def test_a_headline_that_must_be_read_is_set_smaller(editor, visitor, headline, is_long):
    etag = editor.get("/editable/text/home.headline").json["fields"]["value"]["etag"]
    assert editor.save("text/home.headline/value", headline, etag).status_int == 200

    h1 = visitor.get("/").html.h1

    assert h1.text == headline
    assert ("headline--long" in h1["class"]) is is_long


def test_the_page_asks_for_nothing_that_the_policy_forbids(reader):
    html = reader.get("/").html

    assert not html.find_all("style")
    assert {script["type"] for script in html.find_all("script")} <= {"application/ld+json"}  # facts, nothing that runs
    assert not html.find_all(lambda tag: any(name.startswith("on") for name in tag.attrs))
    assert not html.find_all("link", rel="stylesheet", href=lambda address: "static/built/" not in address)


def test_the_page_names_its_own_address_and_language(reader):
    html = reader.get("/?from=elsewhere").html
    assert html.find("link", rel="canonical")["href"] == "http://localhost/"
    assert html.html["lang"] == settings.SITE_LANGUAGE


def test_a_site_in_arabic_reads_from_the_right(site_with):
    assert Browser(site_with(SITE_LANGUAGE="ar-EG")).get("/").html.html["dir"] == "rtl"


def test_the_stage_door_is_open_to_visitors_and_the_way_out_to_editors(editor, visitor):
    assert visitor.get("/").html.select_one('footer a[href="/sign-in"]').text == "Stage door"

    form = next(form for form in editor.get("/").forms.values() if form.action == "/sign-out")
    form.submit()
    assert not editor.get("/").html.select("[data-editable]")


def test_the_words_on_the_empty_stage_are_edited_where_they_stand(editor, visitor):
    page = editor.get("/nowhere", status=404)
    assert page.html.h1.select_one("[data-editable]")["data-editable"] == "text/lost.title/value"

    page = visitor.get("/nowhere", status=404)
    assert page.html.h1.text == "This stage is empty."
    assert page.html.select_one(".button")["href"] == "/"


def test_an_accident_has_the_sites_look_although_its_database_is_gone(sqlite, tmp_path):
    app = make_site(tmp_path, TESTING=False, **sqlite.copy(tmp_path))
    with app.app_context():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(sa.text(f'DROP TABLE "{table.name}"'))
        db.session.commit()

    page = Browser(app).get("/", status=500, headers={"Accept": "text/html"})

    assert page.html.select_one(".empty-stage h1").text == "Something went wrong on our side."
    assert "Traceback" not in page
    assert "SQL" not in page
    dispose(app)
