"""Says what in a piece of rich text is more than rich text may be; knows nothing of how the engine makes it."""

import html
import re

ALLOWED = {
    **dict.fromkeys(("p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "br"), frozenset()),
    "a": {"href"},
    "img": {"data-media", "alt"},
}
PLAYER = r"https://(?:www\.youtube-nocookie\.com/embed|player\.vimeo\.com/video)/[A-Za-z0-9_-]+\?[a-z0-9=&;#]+"
SHOWN_VIDEO = re.compile(
    rf'(<figure data-video="([^"]*)">)<a href="\2" data-player="{PLAYER}">Play the video · from \w+</a>(?=</figure>)'
)

SCHEMES = {"http", "https", "mailto", "tel"}

TEXT = r"(?:[^<>&]|&(?:amp|lt|gt|quot|nbsp);)+"
TAG = r'<(/?)([a-z0-9]+)((?: [a-z-]+="(?:[^<>&"]|&(?:amp|lt|gt|quot|nbsp);)*")*)>'
YOUTUBE = r"https://www\.youtube\.com/watch\?v=[A-Za-z0-9_-]{11}(?:&amp;t=[0-9]+s)?"
VIMEO = r"https://vimeo\.com/[0-9]+(?:/[0-9A-Fa-f]+)?(?:#t=[0-9]+s)?"
VIDEO = f'<figure data-video="(?:{YOUTUBE}|{VIMEO})"></figure>'
TOKEN = re.compile(f"{TEXT}|{VIDEO}|{TAG}")
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


def excess(markup):
    """Return the first thing in stored *markup* that should not be there, or None.

    Stricter than any browser: what is not written in the one plain way counts as excess.
    """
    place = 0
    while place < len(markup):
        token = TOKEN.match(markup, place)
        if token is None:
            return f"not plain: {markup[place : place + 60]!r}"
        if token[2] and (complaint := _complaint(token[1], token[2], token[3])):
            return f"{complaint}: {token[0]!r}"
        place = token.end()
    return None


def as_stored(shown):
    """Return what visitors are *shown* without the links that the engine puts into videos."""
    return SHOWN_VIDEO.sub(r"\1", shown)


def _complaint(end, tag, attributes):
    if tag not in ALLOWED:
        return "tag"
    given = dict(ATTRIBUTE.findall(attributes))
    if (end and given) or not given.keys() <= ALLOWED[tag]:
        return "attribute"
    if tag == "img" and not re.fullmatch(r"[\w-]{1,64}", given.get("data-media", ""), re.ASCII):
        return "picture"
    return "address" if scheme_of(html.unescape(given.get("href", ""))) not in SCHEMES | {None} else None


def scheme_of(address):
    """Return the scheme that a browser reads in *address*, or None if it is relative to the page."""
    seen = re.sub(r"[\t\n\r]", "", address.lstrip("".join(map(chr, range(33)))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
    return scheme and scheme[1].lower()
