"""What the site tells those who do not see its pages: search engines, apps that show links, devices."""

import io
import json
import re
from urllib.parse import urlsplit

import pytest
from PIL import Image

import settings
from tests.harness.sites import SITE_URL, Browser

HOME, CONTACT = "/", "/contact"

#: A page of each feature.
PAGES = {
    "home": HOME,
    "contact": CONTACT,
    "people": "/about",
    "events": "/events/1-all-stops-to-elsinore",
    "gallery": "/gallery",
    "pages": "/schools",
}


@pytest.fixture
def reader(shared_site):
    """A visitor of a site that nobody changes."""
    return Browser(shared_site)


class BelowAPrefix(Browser):
    """Somebody whom a server leads to ``https://www.example.org/sandbox``, by another name and way."""

    def __init__(self, app):
        super().__init__(app)
        self.extra_environ = {"SCRIPT_NAME": "/sandbox", "HTTP_HOST": "localhost:8123"}


def head_of(page):
    """What a page's head tells, by name or property."""
    metas = page.html.head.find_all("meta", content=True)
    return {meta.get("name") or meta.get("property"): meta["content"] for meta in metas}


def addresses_in(page):
    """All whole addresses and all paths that a page's head names."""
    head = page.html.head
    named = [meta["content"] for meta in head.find_all("meta", content=re.compile("^https?:"))]
    named += [link["href"] for link in head.find_all("link")]
    return named + re.findall(r'"(https?://[^"]*)"', "".join(script.text for script in head.find_all("script")))


def organization(page):
    [script] = page.html.find_all("script", type="application/ld+json")
    return json.loads(script.text)


def paths_in_site_map(browser):
    page = browser.get("/sitemap.xml")
    assert page.content_type == "application/xml"
    return [place.text for place in page.xml.findall(".//{*}loc")]


def put(editor, address, value):
    model, key, field = address.split("/")
    etag = editor.get(f"/editable/{model}/{key}").json["fields"][field]["etag"]
    assert editor.save(address, value, etag).status_int == 200


def test_every_page_says_what_search_engines_and_apps_ask_for(reader):
    for address in paths_in_site_map(reader):
        page = reader.get(address.removeprefix(SITE_URL))
        told = head_of(page)

        assert page.html.title.text.strip(), address
        assert [link["href"] for link in page.html.find_all("link", rel="canonical")] == [address]
        assert told["og:url"] == address
        assert told["og:title"], address
        assert told["og:site_name"] == "Seven Buckets", address
        assert told["og:type"] in ("website", "article"), address
        assert told["og:locale"] == "en_GB", address
        assert told["twitter:card"] == "summary_large_image", address
        assert "" not in told.values(), address


def test_every_page_has_a_picture_of_the_one_size_beside_links_to_it(reader):
    for address in paths_in_site_map(reader):
        told = head_of(reader.get(address.removeprefix(SITE_URL)))
        answer = reader.get(told["og:image"].removeprefix(SITE_URL))

        assert answer.content_type == "image/jpeg"
        with Image.open(io.BytesIO(answer.body)) as picture:
            assert picture.size == (1200, 630)
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")


@pytest.mark.needs("plays", "home")
def test_the_picture_beside_links_keeps_in_view_what_must_be(editor, visitor):
    picture = editor.get("/editable/play/1").json["fields"]["picture"]["value"] | {"focal": [0.14, 0.9], "alt": ""}
    put(editor, "image/site.share/value", picture | {"decorative": True})

    told = head_of(visitor.get(HOME))

    assert re.fullmatch(rf"{SITE_URL}/media/{picture['media']}/share-[19]\.jpg", told["og:image"])
    assert "og:image:alt" not in told


@pytest.mark.needs("home")
def test_a_description_that_is_empty_is_left_out(editor, visitor):
    put(editor, "text/home.description/value", "")

    told = head_of(visitor.get(HOME))

    assert {"description", "og:description"}.isdisjoint(told)
    assert told["og:title"]


@pytest.mark.parametrize(("language", "locale"), [("pt-BR", "pt_BR"), ("sr-Latn-RS", "sr_RS"), ("cs", None)])
def test_open_graph_is_told_a_language_only_with_its_country(site_with, language, locale):
    page = Browser(site_with(SITE_LANGUAGE=language)).front()

    assert head_of(page).get("og:locale") == locale
    assert page.html.html["lang"] == language


def test_the_site_has_icons_for_every_place(reader):
    head = reader.front().html.head
    for rel, kind in (("icon", "image/"), ("apple-touch-icon", "image/png")):
        for link in head.find_all("link", rel=rel):
            assert reader.get(link["href"]).content_type.startswith(kind)
    assert len(head.find_all("link", rel="icon")) == 2


def test_a_device_can_keep_the_site_by_its_name_in_its_colours(editor, reader, visitor):
    put(editor, "text/site.name/value", 'The "Eighth" </script> Bucket')
    page = visitor.get(visitor.front().html.find("link", rel="manifest")["href"])
    told = page.json

    assert page.content_type == "application/manifest+json"
    assert told["name"] == 'The "Eighth" </script> Bucket'
    assert told["start_url"] == "/"
    for icon in told["icons"]:
        with Image.open(io.BytesIO(visitor.get(icon["src"]).body)) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert [icon["sizes"] for icon in told["icons"]] == ["192x192", "512x512"]

    frames = reader.front().html.find_all("meta", {"name": "theme-color"})
    assert told["theme_color"] == told["background_color"] == frames[0]["content"]
    assert [frame["media"] for frame in frames] == [f"(prefers-color-scheme: {scheme})" for scheme in ("light", "dark")]


@pytest.mark.needs("pages", "events")
def test_the_site_map_names_what_visitors_can_see_and_nothing_else(editor, visitor):
    whole = paths_in_site_map(visitor)
    assert whole == list(dict.fromkeys(whole))
    assert all(address.startswith(SITE_URL + "/") for address in whole)
    assert {visitor.get(address.removeprefix(SITE_URL)).status_int for address in whole} == {200}

    etag = editor.get("/editable/page/1").json["fields"]["name"]["etag"]
    assert editor.save("page/1/name", "For schools", etag).status_int == 200
    headers = {"X-CSRFToken": editor.token()}
    for model in ("page", "event"):
        page = editor.post(f"/editable/{model}/2/item", {"action": "hide", "csrf_token": headers["X-CSRFToken"]})
        assert page.status_int == 303

    gone = {f"{SITE_URL}/schools", f"{SITE_URL}/hire-the-hall", f"{SITE_URL}/events/2-this-seat-is-taken"}
    assert set(whole) ^ set(paths_in_site_map(visitor)) == gone | {f"{SITE_URL}/for-schools"}
    assert paths_in_site_map(editor) == paths_in_site_map(visitor)


def test_robots_are_told_where_the_map_is_and_where_nothing_is_for_them(reader):
    page = reader.get("/robots.txt")

    assert page.content_type == "text/plain"
    assert "User-agent: *\nDisallow: /editable/\nDisallow: /sign-in\n" in page.text
    assert page.text.strip().endswith(f"Sitemap: {SITE_URL}/sitemap.xml")


@pytest.mark.needs("home", "contact")
def test_search_engines_are_told_who_this_is_by_the_words_of_the_contact_page(editor, visitor):
    for path in (HOME, CONTACT):
        told = organization(visitor.get(path))
        assert told["@type"] == "Organization"
        assert (told["name"], told["url"]) == ("Seven Buckets", f"{SITE_URL}/")
        assert told["address"] == "Salter’s Hall, 3 Cooper’s Row, Nether Quay"
        assert (told["telephone"], told["email"]) == ("01632 960 204", "office@sevenbuckets.example")
        for name in ("logo", "image"):
            assert visitor.get(told[name].removeprefix(SITE_URL)).content_type.startswith("image/")

    put(editor, "link/contact.telephone/value", {"label": "</script><b>0123</b>", "href": "tel:0123"})
    put(editor, "text/contact.address/value", "")
    put(editor, "link/contact.email/value", {"label": "Write", "href": "https://www.example.org/write"})

    told = organization(visitor.get(HOME))
    assert told["telephone"] == "</script><b>0123</b>"
    assert {"address", "email"}.isdisjoint(told)
    assert "</script><b>" not in visitor.get(HOME).text


def test_other_pages_say_nothing_of_who_this_is(reader):
    for feature in {"people", "gallery", "pages"} & {*settings.FEATURES}:
        assert "Organization" not in reader.get(PAGES[feature])


@pytest.mark.parametrize("path", [path for feature, path in PAGES.items() if feature in settings.FEATURES])
def test_below_a_prefix_all_addresses_are_the_sites_own(site_with, path):
    browser = BelowAPrefix(site_with(SITE_URL="https://www.example.org/sandbox"))
    page = browser.get(path)

    canonical = page.html.find("link", rel="canonical")["href"]
    assert canonical == head_of(page)["og:url"] == f"https://www.example.org/sandbox{path}"
    for address in addresses_in(page):
        parts = urlsplit(address)
        if parts.netloc != "schema.org":
            assert (parts.scheme, parts.netloc) in {("https", "www.example.org"), ("", "")}, address
            assert re.match("/sandbox/(?!sandbox)", parts.path), address
            assert browser.get(parts.path.removeprefix("/sandbox")).maybe_follow().status_int == 200, address


def test_below_a_prefix_the_maps_and_the_manifest_are_right(site_with):
    browser = BelowAPrefix(site_with(SITE_URL="https://www.example.org/sandbox"))
    site = "https://www.example.org/sandbox"

    assert all(re.match(rf"{site}/(?!sandbox)", address) for address in paths_in_site_map(browser))
    assert f"Sitemap: {site}/sitemap.xml" in browser.get("/robots.txt")
    assert "Disallow: /sandbox/editable/" in browser.get("/robots.txt")
    manifest = browser.get("/site.webmanifest").json
    assert manifest["start_url"] == "/sandbox/"
    assert all(icon["src"].startswith("/sandbox/static/") for icon in manifest["icons"])


def test_below_a_prefix_the_empty_stage_leads_home(site_with):
    page = BelowAPrefix(site_with(SITE_URL="https://www.example.org/sandbox")).get("/nowhere", status=404)

    assert page.html.select_one("a.button")["href"] == "/sandbox/"
    assert page.html.find("meta", {"name": "robots"})["content"] == "noindex"


def test_files_that_carry_their_hash_are_kept_for_good_and_others_asked_about(reader):
    page = reader.front().html
    style = reader.get(page.find("link", rel="stylesheet")["href"])
    assert style.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert reader.get("/static/icons/bucket.svg").headers["Cache-Control"] == "no-cache"
    assert "immutable" not in reader.get("/static/built/none.css", status=404).headers.get("Cache-Control", "")
