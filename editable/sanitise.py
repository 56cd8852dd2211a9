"""The one place where HTML from outside becomes HTML we store."""

import html
import json
import re
from functools import cache
from pathlib import Path

import nh3

ALLOW_LIST = Path(__file__).with_name("rich_text.json")

MEDIA_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

# As nh3 writes them: attributes in double quotes, with any quote inside escaped.
_TAG = re.compile(r'</?[a-z0-9]+(?: [a-z-]+="[^"]*")*>')
_IMG = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_DATA_MEDIA = re.compile(r' data-media="([^"]*)"')


def sanitise(markup):
    """Return *markup* with nothing in it but what ``rich_text.json`` allows.

    Idempotent: what it returns, it leaves as it is. Pictures that are not ours vanish.
    """
    return _IMG.sub(_keep_own_picture, _cleaner().clean(markup))


def text_of(markup):
    """Return the words of sanitised *markup*, without its tags, as a reader counts them."""
    return html.unescape(_TAG.sub("", markup))


def media_ids(markup):
    """Return the ids of the pictures in sanitised *markup*, in reading order."""
    return [match[1] for img in _IMG.finditer(markup) if (match := _DATA_MEDIA.search(img[1]))]


def fill_pictures(markup, attributes_of):
    """Return sanitised *markup* with each picture's address put into its tag.

    :param attributes_of: Called with a media id; returns markup such as ``src="…" width="…"``,
        or None when there is no such picture, which is then left out.
    """

    def fill(img):
        media_id = _DATA_MEDIA.search(img[1])
        attributes = attributes_of(media_id[1]) if media_id else None
        return f"<img{img[1]} {attributes}>" if attributes else ""

    return _IMG.sub(fill, markup)


def _keep_own_picture(img):
    media_id = _DATA_MEDIA.search(img[1])
    return img[0] if media_id and MEDIA_ID.fullmatch(media_id[1]) else ""


@cache
def _cleaner():
    allowed = json.loads(ALLOW_LIST.read_text())
    return nh3.Cleaner(
        tags=set(allowed["tags"]),
        attributes={tag: set(names) for tag, names in allowed["tags"].items()},
        url_schemes=set(allowed["schemes"]),
        link_rel=None,  # links open in the same tab; a rel would change the bytes an editor typed
        strip_comments=True,
    )
