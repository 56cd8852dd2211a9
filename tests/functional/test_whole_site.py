"""The site as a whole, of whichever features it consists: every page answers, and nothing on it leads nowhere.

``test_deleting_features.py`` runs these in copies of the site that lack a feature.
"""

from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from PIL import Image

import settings
from editable.errors import Refusal
from editable.pictures import receiving
from project import preparation
from tests.harness.sites import SITE_URL, Browser, dispose, make_site

#: The page of each feature that is in the menu, and the part of the front page that each feature brings.
PAGES = {"events": "/events/", "people": "/about", "gallery": "/gallery", "pages": "/schools", "contact": "/contact"}
PARTS = {"plays": "#plays", "events": "#events", "people": "#company", "gallery": "#pictures"}
OTHER_FACTS = {"contact": "telephone"}  # that search engines are told on the front page


@pytest.fixture
def whole_site(sites, database):
    """A prepared site; in a copy that lacks a feature, the one that was prepared before the feature was deleted."""
    with sites.lend(database) as site:
        yield site


@pytest.fixture
def new_site(tmp_path, monkeypatch):
    """A site that starts from nothing, its pictures a pixel each."""
    monkeypatch.setattr(receiving, "convert", one_pixel)
    app = make_site(tmp_path, DATABASE_URL="")
    with app.app_context():
        preparation.prepare()
    yield app
    dispose(app)


class BusyMachine:
    """Is too busy for each picture twice."""

    def __init__(self):
        self.tries = 0

    def __call__(self, *arguments):
        self.tries += 1
        if self.tries % 3:
            raise Refusal(503, "busy", "Many pictures are being converted just now.")
        return one_pixel(*arguments)


def test_setting_up_goes_on_until_a_busy_machine_has_made_every_picture(tmp_path, monkeypatch):
    busy = BusyMachine()
    monkeypatch.setattr(receiving, "convert", busy)
    app = make_site(tmp_path, DATABASE_URL="")
    with app.app_context():
        preparation.prepare()
    assert busy.tries % 3 == 0
    assert busy.tries > 30
    assert dead_ends(Browser(app)) == []
    dispose(app)


def one_pixel(source, folder, max_pixels):
    Image.new("RGB", (1, 1)).save(folder / "1.webp")
    return {"width": 1, "height": 1, "widths": [1], "bytes": (folder / "1.webp").stat().st_size}


def test_no_page_has_a_link_an_anchor_or_a_picture_that_is_not_there(whole_site):
    assert dead_ends(Browser(whole_site)) == []


def test_an_editors_pages_have_none_either(whole_site):
    assert dead_ends(Browser(whole_site).sign_in()) == []


def test_a_new_site_has_none_either(new_site):
    assert dead_ends(Browser(new_site)) == []
    assert len(paths_in_site_map(Browser(new_site))) >= len(PAGES)


def test_the_menu_and_the_site_map_name_the_pages_of_the_features_there_are(whole_site):
    browser = Browser(whole_site)
    menu = [link["href"] for link in first_page(browser).html.select(".menu a")]
    here = [path for feature, path in PAGES.items() if feature in settings.FEATURES]

    assert menu == here
    assert set(here) < set(paths_in_site_map(browser))
    assert "" not in [link.text.strip() for link in first_page(browser).html.select("nav a")]


def test_the_front_page_has_a_part_of_every_feature_there_is(whole_site):
    page = first_page(Browser(whole_site))
    if "home" in settings.FEATURES:
        assert [feature for feature in PARTS if page.html.select(PARTS[feature])] == [
            feature for feature in PARTS if feature in settings.FEATURES
        ]
        for feature, fact in OTHER_FACTS.items():
            assert (f'"{fact}"' in page.text) is (feature in settings.FEATURES)


def test_the_first_address_leads_to_a_page(whole_site):
    page = first_page(Browser(whole_site))

    assert page.html.h1.text.strip()
    assert page.request.path == ("/" if "home" in settings.FEATURES else next(iter(PAGES.values())))


def first_page(browser):
    page = browser.get("/")
    return page.follow() if page.status_int == 302 else page


def paths_in_site_map(browser):
    return [place.text.removeprefix(SITE_URL) for place in browser.get("/sitemap.xml").xml.findall(".//{*}loc")]


def dead_ends(browser):
    """What the pages lead to and is not there, as ``(page, address)``, following every link from the site map on."""
    waiting = [("the site map", path) for path in ["/", "/sign-in", *paths_in_site_map(browser)]]
    anchors, found = {}, []  # by path, those of its page; None where there is nothing
    for page, address in waiting:
        path, anchor = urldefrag(address)
        if path not in anchors:
            answer = browser.get(path, status="*")
            is_page = answer.content_type == "text/html" and answer.status_int == 200
            html = answer.html if is_page else BeautifulSoup("", "html.parser")
            anchors[path] = {element["id"] for element in html.find_all(id=True)} if answer.status_int < 400 else None
            waiting += [(path, urljoin(path, named)) for named in addresses_in(html)]
        if anchors[path] is None or (anchor and anchor not in anchors[path]):
            found.append((page, address))
    return found


def addresses_in(html):
    """Every address on this site that a page names in whatever way, but for forms in place of its fields."""
    named = [element[name] for name in ("href", "src", "poster") for element in html.find_all(attrs={name: True})]
    named += [part.split()[0] for element in html.find_all(srcset=True) for part in element["srcset"].split(",")]
    named += [
        meta["content"] for meta in html.find_all("meta", content=lambda text: text and text.startswith(SITE_URL))
    ]
    own = (address.removeprefix(SITE_URL) for address in named)
    return [address for address in own if ":" not in address.partition("/")[0] and "?edit=" not in address]
