"""The one place where HTML from outside becomes HTML we store."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import nh3

from editable.errors import InvalidValue
from editable.fields.videos import video_at

ALLOWED = json.loads(Path(__file__).parents[1].joinpath("rich_text.json").read_text())

MEDIA_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

#: Taking a tag away can bring together what HTML does not let stand together, and then there is more to do.
#: What people write is steady at once; the worst of a million random nestings took six rounds.
MOST_PASSES = 10

# As nh3 writes them: attributes in double quotes, with any quote inside escaped.
_TAG = re.compile(r'</?[a-z0-9]+(?: [a-z-]+="[^"]*")*>')
_IMG = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_DATA_MEDIA = re.compile(r' data-media="([^"]*)"')
_VIDEO = re.compile(r'<figure data-video="([^"]*)"></figure>')
_FIGURE_TAG = re.compile(r'(<figure(?: data-video="[^"]*")?>|</figure>)')
_SYNONYM = re.compile(rf"(?<=[</])({'|'.join(ALLOWED['synonyms'])})(?=>)")


def _known_video(tag: str, name: str, value: str) -> str | None:
    """Let a figure name a video in one form alone; any other attribute is left as it is."""
    if name != "data-video":
        return value
    video = video_at(value)
    return video.address if video else None


_CLEANER = nh3.Cleaner(
    tags={*ALLOWED["tags"], *ALLOWED["synonyms"]},
    attributes={"*": set()} | {tag: set(names) for tag, names in ALLOWED["tags"].items()},
    attribute_filter=_known_video,
    url_schemes=set(ALLOWED["schemes"]),
    link_rel=None,  # links open in the same tab; a rel would change the bytes an editor typed
    strip_comments=True,
)


def sanitise(markup: str, longest: int) -> str:
    """Return *markup* with nothing in it but what ``rich_text.json`` allows.

    Idempotent: what it returns, it leaves as it is, and so does every browser that
    reads and writes it. Pictures that are not ours vanish. Of a video that we know its
    address stays, in one form; of other figures what is in them.

    :param longest: In characters; tags left open are closed everywhere they reach, which can make much of little.
    :raise InvalidValue: If it becomes longer than that, or is nested so oddly that it has no final form.
    """
    for _ in range(MOST_PASSES):
        cleaned = _clean(markup)
        if cleaned == markup:
            return markup
        if len(cleaned) > longest:
            break
        markup = cleaned
    raise InvalidValue("unreadable", "This formatting cannot be read. Paste the text without it.")


def text_of(markup: str) -> str:
    """Return the words of sanitised *markup*, without its tags, as a reader counts them."""
    return html.unescape(_TAG.sub("", markup))


def is_blank(markup: str) -> bool:
    """Tell whether sanitised *markup* has nothing to see: no words, pictures or videos."""
    return not (text_of(markup).strip() or _IMG.search(markup) or _VIDEO.search(markup))


def media_ids(markup: str) -> list[str]:
    """Return the ids of the pictures in sanitised *markup*, in reading order."""
    return [match[1] for img in _IMG.finditer(markup) if (match := _DATA_MEDIA.search(img[1]))]


def fill_pictures(markup: str, attributes_of: Callable[[str], str | None]) -> str:
    """Return sanitised *markup* with each picture's address put into its tag.

    :param attributes_of: Called with a media id; returns markup such as ``src="…" width="…"``,
        or None when there is no such picture, which is then left out.
    """

    def fill(img: re.Match[str]) -> str:
        media_id = _DATA_MEDIA.search(img[1])
        attributes = attributes_of(media_id[1]) if media_id else None
        return f"<img{img[1]} {attributes}>" if attributes else ""

    return _IMG.sub(fill, markup)


def fill_videos(markup: str, figure_of: Callable[[str], str]) -> str:
    """Return sanitised *markup* with each video as visitors see it.

    :param figure_of: Called with an address; returns the whole figure, or nothing.
    """
    return _VIDEO.sub(lambda video: figure_of(html.unescape(video[1])), markup)


def _clean(markup: str) -> str:
    cleaned = _IMG.sub(_keep_own_picture, _bare_videos(_CLEANER.clean(markup)))
    return _SYNONYM.sub(lambda tag: ALLOWED["synonyms"][tag[0]], cleaned)


def _keep_own_picture(img: re.Match[str]) -> str:
    media_id = _DATA_MEDIA.search(img[1])
    return img[0] if media_id and MEDIA_ID.fullmatch(media_id[1]) else ""


def _bare_videos(markup: str) -> str:
    """Take out all that stands in a video; a figure without one loses its tags and keeps the rest."""
    kept, depth = [], 0  # how many figures deep in a video
    for piece in _FIGURE_TAG.split(markup):
        if piece == "</figure>":
            depth = max(0, depth - 1)
        elif not piece.startswith("<figure"):
            kept += [piece] if depth == 0 else []
        elif depth or "data-video" in piece:
            kept += [piece, "</figure>"] if depth == 0 else []
            depth += 1
    return "".join(kept)
