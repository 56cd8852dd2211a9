"""Which pages there are: all that lead on from the first page or stand in the site map."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

NO_SUCH_PAGE = "/no/such/page"  # what stands there is a page too
NO_PAGES = "/editable/"  # what is below it answers scripts


def find_pages(people, only=()):
    """Return who can open which page: their names by its path.

    :param people: A browser's page for each, by their names.
    :param only: Paths. If there are any, the others are not looked for.
    """
    pages = {}
    for who, page in people.items():
        for path in only or [*reached(page.request), NO_SUCH_PAGE]:
            if path == NO_SUCH_PAGE or is_page(page.request.get(path), path):
                pages.setdefault(path, []).append(who)
    return pages


def reached(request):
    """Yield the path of every page that links lead to, for the person whose requests are *request*."""
    site_map = request.get("/sitemap.xml")
    due, seen = ["/", *own_paths(site_map.url, re.findall(r"<loc>(.*?)</loc>", site_map.text()))], set()
    while due:
        path = due.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = request.get(path)
        due += own_paths(site_map.url, [answer.url])
        if is_page(answer, path):
            yield path
            due += own_paths(answer.url, links_of(answer.text()))


def is_page(answer, path):
    """Tell whether *answer* is the page at *path*, not another that it leads to, nor a feed or a picture."""
    return answer.ok and own_path(answer.url) == path and answer.headers["content-type"].startswith("text/html")


def own_paths(base, links):
    """Return where *links*, read on the page *base*, lead within its site."""
    urls = [urldefrag(urljoin(base, link)).url for link in links]
    ours = [own_path(url) for url in urls if urlsplit(url)[:2] == urlsplit(base)[:2]]
    return [path for path in ours if not path.startswith(NO_PAGES)]


def own_path(url):
    """Return what of *url* names a page within its site: path and query."""
    return urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl() or "/"


def links_of(html):
    """Return where the links of a page lead, but for those that only browsers without scripts show."""
    links = Links()
    links.feed(re.sub("<noscript>.*?</noscript>", "", html, flags=re.DOTALL))
    return links.found


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.found.append(dict(attributes).get("href") or "")
