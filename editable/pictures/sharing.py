"""Pictures as other apps show them beside a link to a page: cut to one shape, around what must stay in view."""

import io
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from flask import abort, current_app, send_file, url_for

from editable.paths import absolute
from editable.pictures.media import find, kept_for_good, media_blueprint, pictures
from editable.pictures.storage import MEDIA_ID

#: Pixels. Every app that shows links asks for this size, or cuts to this shape.
WIDTH, HEIGHT = 1200, 630

QUALITY = 85
PAPER = "white"  # behind pictures that can be seen through

_one_at_a_time = Lock()  # making one keeps a processor busy


@dataclass(frozen=True)
class SharePicture:
    """A picture as other apps show it beside a link: its whole address, its size in pixels, and its words."""

    url: str
    width: int
    height: int
    alt: str


def share_picture(value):
    """Return what apps show beside a link to a page, from an image field's raw *value*, or None.

    It is made when somebody first asks for it.
    """
    picture = value and find([value["media"]]).get(value["media"])
    if not picture or picture.is_private:
        return None
    across, down = value["focal"]
    tenth = round(10 * (across if _is_wide(picture) else down))
    path = url_for("media.share", media_id=picture.id, tenth=tenth)
    return SharePicture(absolute(path), WIDTH, HEIGHT, value["alt"])


@media_blueprint.get("/<media_id>/share-<int(max=10):tenth>.jpg")
def share(media_id, tenth):
    """Serve a picture cut to the shape that apps show.

    :param tenth: How far along what must stay in view lies: from the left of a wide picture, else from the top. The
        other direction is shown whole, so no picture has more than eleven of these, each made once.
    """
    if not MEDIA_ID.fullmatch(media_id):
        abort(404)
    path = Path(current_app.config["INSTANCE_PATH"], "media", ".shared", f"{media_id}-{tenth}.jpg").absolute()
    try:
        if not path.exists():
            _make(path, media_id, tenth / 10)
    except OSError:  # of our disk, or of a storage service
        current_app.logger.exception("A picture could not be cut for other apps.")
        abort(503)
    return kept_for_good(send_file(path, mimetype="image/jpeg"))


def _make(path, media_id, fraction):
    picture = find([media_id]).get(media_id) or abort(404)
    if picture.is_private:
        abort(404)
    with _one_at_a_time:
        if path.exists():
            return  # made while this request waited
        content = pictures().storage(picture.storage).read(media_id, _sufficient_width(picture)) or abort(404)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(cut(content, fraction))
        draft.replace(path)


def cut(content, fraction):
    """Return a rendition of ours, WebP in *content*, as a JPEG of the one shape.

    Scaled until it covers the shape; what stands out is cut off as a page does it: *fraction* of it before what stays.
    """
    from PIL import Image, ImageOps  # loaded by the first who asks for such a picture

    with Image.open(io.BytesIO(content), formats=["WEBP"]) as picture:
        whole = Image.new("RGBA", picture.size, PAPER)
        whole.alpha_composite(picture.convert("RGBA"))
    shaped = ImageOps.fit(whole.convert("RGB"), (WIDTH, HEIGHT), Image.Resampling.LANCZOS, centering=2 * (fraction,))
    encoded = io.BytesIO()
    shaped.save(encoded, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return encoded.getvalue()


def _is_wide(picture):
    return picture.width * HEIGHT > picture.height * WIDTH


def _sufficient_width(picture):
    """The narrowest rendition that need not be enlarged, or the widest there is."""
    needed = max(WIDTH, HEIGHT * picture.width / picture.height)
    return next((width for width in picture.widths if width >= needed), picture.width)
