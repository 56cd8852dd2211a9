"""Videos that others host: which addresses are theirs, and what stands on a page until somebody plays one."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask import g
from markupsafe import Markup

_KNOWN = json.loads(Path(__file__).parents[1].joinpath("videos.json").read_text())

# The browser reads the same expressions, and knows no letters and figures but ASCII's.
_START = re.compile(_KNOWN["start"], re.ASCII)
_FORMS = [
    (host, re.compile(_KNOWN["scheme"] + form, re.ASCII | re.IGNORECASE))
    for host in _KNOWN["hosts"]
    for form in host["forms"]
]

#: Where players come from, for the site's policy.
PLAYER_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(host["player"]["id"])) for host in _KNOWN["hosts"]]

_FIGURE = Markup(
    '<figure data-video="{0.address}"><a href="{0.address}" data-player="{0.player}">{0.words}</a></figure>'
)


@dataclass(frozen=True)
class Video:
    """A video of a host that we know.

    :param address: Its page, in the one form that we store.
    :param player: What a frame loads to play it.
    :param words: What a link to it says.
    """

    address: str
    player: str
    words: str


def video_at(address: str) -> Video | None:
    """Return the :class:`Video` that *address* leads to, in any form its host uses, or None."""
    if len(address) > _KNOWN["longest"]:
        return None
    for host, form in _FORMS:
        if match := form.fullmatch(address):
            facts = dict(zip(("id", "key"), match.groups(), strict=False)) | {"start": _seconds(address)}
            return Video(_joined(host["page"], facts), _joined(host["player"], facts), host["words"])
    return None


def figure(address: str) -> str:
    """Return what visitors see of a video before it is played: a link; nothing for an address we do not know.

    The page then needs the script that plays it, see :func:`are_shown`.
    """
    video = video_at(address)
    if video is None:
        return ""
    g.editable_videos = True
    return _FIGURE.format(video)


def are_shown() -> bool:
    """Tell whether the page that is being made has shown a video so far."""
    return g.get("editable_videos", False)


def _seconds(address: str) -> int:
    start = _START.search(address)
    hours, minutes, seconds = (int(number or 0) for number in start.groups()) if start else (0, 0, 0)
    return (hours * 60 + minutes) * 60 + seconds


def _joined(parts: dict[str, str], facts: dict[str, str | int]) -> str:
    return "".join(part.format(facts[name]) for name, part in parts.items() if facts.get(name))
