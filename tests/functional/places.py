"""Where the site shows what, learned by walking through it: tests of every field and list find a forker's unasked."""

import re
from collections import Counter
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
        marks = [(path, mark) for path, html in self.pages.items() for mark in html.select("[data-editable]")]
        items = [(path, item) for path, html in self.pages.items() for item in html.select("[data-editable-item]")]
        self._fields = [(path, *mark["data-editable"].split("/")) for path, mark in marks]
        self._lists = Counter((item["data-editable-item"].split("/")[0], path) for path, item in items)

    def of_field(self, model, field):
        """The page where one record's *field* is shown."""
        shown = [path for path, of, *_, name in self._fields if (of, name) == (model, field)]
        assert shown, f"no page shows {model}.{field}"
        return shown[0]

    def of_list(self, model):
        """The page that lists most records of *model*."""
        listed = {path: count for (of, path), count in self._lists.items() if of == model}
        assert listed, f"no page lists {model}"
        return max(listed, key=listed.get)


def content_of(page):
    """All words and pictures of a page, and what it shows its editors beside, without what differs at every request."""
    [shown] = re.findall(r"<header.*</footer>(?:\s*<aside class=\"backstage\".*?</aside>)?", page.text, re.DOTALL)
    return re.sub(r'<input[^>]* name="csrf_token"[^>]*>', "", shown)
