"""Where the site shows what, learned by walking through it: tests of every field and list find a forker's unasked."""

from urllib.parse import unquote, urlsplit

import settings

#: Models whose records are on another feature's page only, and that feature.
ELSEWHERE = {"play": "home"}

#: The entries of ``EDITABLE_MODELS`` whose records are on some page.
MODELS = {
    name: entry
    for name, entry in settings.EDITABLE_MODELS.items()
    if name not in ELSEWHERE or ELSEWHERE[name] in settings.FEATURES
}


def site_map(person):
    """The paths of all pages that visitors can see."""
    return [unquote(urlsplit(loc.text).path) for loc in person.get("/sitemap.xml").xml.findall("{*}url/{*}loc")]


class Places:
    """All pages of a new site as an editor sees them, the home page first and the empty stage last."""

    def __init__(self, editor):
        self.pages = {path: editor.get(path).html for path in site_map(editor)}
        self.pages["/nowhere"] = editor.get("/nowhere", status=404).html

    def of_field(self, model, field):
        """The page where one record's *field* is shown."""
        selector = f'[data-editable^="{model}/"][data-editable$="/{field}"]'
        shown = [path for path, html in self.pages.items() if html.select_one(selector)]
        assert shown, f"no page shows {model}.{field}"
        return shown[0]

    def of_list(self, model):
        """The page that lists most records of *model*."""
        listed = {path: html.select(f'[data-editable-item^="{model}/"]') for path, html in self.pages.items()}
        place = max(listed, key=lambda path: len(listed[path]))
        assert listed[place], f"no page lists {model}"
        return place


def content_of(page):
    """All of a page that says something, without what changes at every request."""
    html = page.html
    for token in html.select('input[name="csrf_token"]'):
        token.decompose()
    return "".join(str(part) for part in html.select("header, main, footer nav, .backstage"))
