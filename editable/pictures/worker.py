"""Turns one picture from outside into the pictures a site shows, in a process of its own.

A picture is a program for its decoder, so it is decoded where it can do no
harm: in a fresh interpreter with little memory and little time, which is given
no environment and told nothing of the site. Run by ``conversion.py`` as
``python -I worker.py FILE FORMAT FOLDER PIXELS``; writes ``<width>.webp`` into
FOLDER and prints one JSON object: the facts, or ``{"refused": [code, message]}``.
"""

import io
import json
import math
import resource
import sys
import warnings
from pathlib import Path

from PIL import AvifImagePlugin, Image, ImageCms

#: Bytes of address space, and so at most of memory. An idle worker takes some 40 MiB of it.
MEMORY = 320 * 1024 * 1024
CPU_SECONDS = 5

#: Widths in pixels that a page can choose from; none is wider than the picture itself.
WIDTHS = (480, 960, 1600)
MAX_HEIGHT = 4800

MAX_FRAMES = 100

#: How WebP is written: Pillow's usual method, 4, takes twice the time to save two bytes in a hundred.
WEBP = {"quality": 80, "method": 2}

#: Source pixels that are worked on at a time.
STRIP_PIXELS = 2_000_000

#: How to turn a picture upright, by its EXIF orientation.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Refused(Exception):
    """The picture cannot be taken; holds a code for programs and a sentence for the person."""


def main(source, name, folder, max_pixels):
    limit_this_process()
    warnings.simplefilter("ignore")
    try:
        renditions = render(source, name, int(max_pixels))
    except Refused as refused:
        answer = {"refused": refused.args}
    else:
        answer = write(renditions, Path(folder))
    print(json.dumps(answer))


def limit_this_process():
    """Give up the right to more memory, time and core dumps, for good."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    if sys.platform == "linux":  # macOS knows this limit, but does not let it be set
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def render(source, name, max_pixels):
    """Return the renditions of the picture in the file *source*, widest last.

    :param name: The only format to try, as Pillow calls it.
    :return: A list of ``(width, height, bytes)``.
    :raise Refused: For whatever is wrong with the picture.
    """
    try:
        with open_checked(source, name, max_pixels) as picture:
            upright = picture_upright(picture)
        return [rendition(upright, width) for width in widths_up_to(upright.width)]
    except Refused:
        raise
    except Image.DecompressionBombError:
        limit = f"{max_pixels / 1_000_000:g} million pixels"
        raise Refused("too_many_pixels", f"This picture has more than {limit}. Send a smaller one.") from None
    except Exception:  # a damaged file, or one that needs too much memory, can raise anything in a decoder
        message = "This picture cannot be opened: the file is damaged, or too large. Try another copy, as JPEG."
        raise Refused("unreadable", message) from None


def open_checked(source, name, max_pixels):
    """Open a picture; its header must promise a sensible amount of work.

    :raise DecompressionBombError: If it has more than *max_pixels*.
    :raise Refused: If it has too many frames.
    """
    Image.MAX_IMAGE_PIXELS = max_pixels / 2  # Pillow warns from here on and refuses at twice as many
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # more would only take more memory
    picture = Image.open(source, formats=[name])
    frames = getattr(picture, "n_frames", 1)
    if frames > MAX_FRAMES:
        message = f"This animation has {frames} pictures; {MAX_FRAMES} is the most. Send a single one."
        raise Refused("too_many_frames", message)
    return picture


def picture_upright(picture):
    """Return the pixels of *picture*, the first of an animation, as they shall be seen.

    Upright, in sRGB, at most as large as the largest rendition, and with
    nothing else of what the file held.
    """
    orientation = orientation_of(picture)
    profile = picture.info.get("icc_profile")
    turned = orientation >= 5
    width, height = picture.size[::-1] if turned else picture.size
    target = fit_within(width, height, WIDTHS[-1], MAX_HEIGHT)
    if turned:
        target = target[::-1]

    picture.draft(picture.mode, target)  # JPEG can leave out detail while it decodes
    small = in_srgb(shrunk(picture, target), profile)
    return small.transpose(TURNS[orientation]) if orientation in TURNS else small


def orientation_of(picture):
    """Return the EXIF orientation, 1 to 8; 1 (upright) when it cannot be told."""
    try:
        orientation = picture.getexif().get(0x0112)
    except Exception:  # the camera's notes may be garbage around a good picture
        return 1
    return orientation if orientation in TURNS else 1


def fit_within(width, height, max_width, max_height):
    """Return *width* and *height* scaled down, in proportion, to what fits; never enlarged."""
    scale = min(1, max_width / width, max_height / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def shrunk(picture, size):
    """Return *picture* in *size* as RGB, RGBA, L or CMYK, without its metadata.

    Works through it in strips: changing the mode of a large picture at once would take its memory twice.
    """
    picture.load()
    mode = resizable_mode(picture)
    result = Image.new(mode, size)
    scale = picture.height / size[1]
    rows = max(1, round(STRIP_PIXELS / picture.width / scale))
    margin = 3 * scale + 1  # Lanczos looks this far beyond the strip
    for top in range(0, size[1], rows):
        bottom = min(top + rows, size[1])
        first = max(0, math.floor(top * scale - margin))
        last = min(picture.height, math.ceil(bottom * scale + margin))
        strip = in_mode(picture.crop((0, first, picture.width, last)), mode)
        box = (0, top * scale - first, picture.width, min(bottom * scale, picture.height) - first)
        result.paste(strip.resize((size[0], bottom - top), Image.Resampling.LANCZOS, box), (0, top))
    return result


def resizable_mode(picture):
    if picture.has_transparency_data:
        return "RGBA"
    if picture.mode in ("1", "L") or picture.mode.startswith("I"):
        return "L"
    return "CMYK" if picture.mode == "CMYK" else "RGB"


def in_mode(strip, mode):
    if strip.mode.startswith("I"):  # 16 bits; convert() would cut off instead of scaling
        strip = strip.point(lambda value: value / 256).convert("L")
    return strip if strip.mode == mode else strip.convert(mode)


def in_srgb(picture, profile):
    """Return *picture* as RGB, or as RGBA if it was.

    :param profile: The ICC profile that says what its colours mean, or None.
    """
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            meaning = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, meaning, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (OSError, ImageCms.PyCMSError):
            pass  # a broken profile, or one for other modes: the plain colours are the best guess
    return picture.convert(mode)


def widths_up_to(width):
    return [step for step in WIDTHS if step < width] + [width]


def rendition(picture, width):
    """Return *picture* in one *width*: ``(width, height, bytes)``."""
    height = max(1, round(picture.height * width / picture.width))
    if width < picture.width:
        picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2)
    encoded = io.BytesIO()
    picture.save(encoded, "WEBP", **WEBP)
    return width, height, encoded.getvalue()


def write(renditions, folder):
    """Write the *renditions* into *folder* and return the facts about them."""
    for width, _, content in renditions:
        (folder / f"{width}.webp").write_bytes(content)
    width, height, _ = renditions[-1]
    return {
        "width": width,
        "height": height,
        "widths": [width for width, _, _ in renditions],
        "bytes": sum(len(content) for _, _, content in renditions),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
