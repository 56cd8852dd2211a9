"""What people really have is taken, and looks as it should."""

import pytest
from PIL import Image, ImageChops, ImageStat

from editable.pictures import worker
from tests.lengths import LONG
from tests.uploads import pictures
from tests.uploads.conftest import opened
from tests.uploads.pictures import encoded, scene

#: Mean difference, of 255, that re-encoding may make.
ALIKE = 8


def difference(picture, expected):
    """The mean difference of two pictures on a white page, 0 to 255."""
    both = [on_white(each).resize(expected.size) for each in (picture, expected)]
    return max(ImageStat.Stat(ImageChops.difference(*both)).mean)


def on_white(picture):
    page = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(page, picture.convert("RGBA")).convert("RGB")


#: All ways to hold a camera; for formats that cameras seldom write, in the short form, only the commonest.
HELD = [("JPEG", orientation) for orientation in range(1, 9)]
HELD += [(form, orientation) for form in ("PNG", "WEBP", "AVIF") for orientation in (range(1, 9) if LONG else (6,))]


@pytest.mark.parametrize(("form", "orientation"), HELD)
def test_a_picture_stands_upright_however_the_camera_was_held(take_in, form, orientation):
    shown = take_in(pictures.held(orientation, form))

    assert shown.size == (600, 400)
    assert difference(shown, scene()) < ALIKE


#: Made when the test runs: what was sent, and what should be seen.
SENT_AND_SEEN = {
    "progressive JPEG": lambda: (encoded(scene(), "JPEG", progressive=True), scene()),
    "grey JPEG": lambda: (encoded(scene(mode="L"), "JPEG"), scene(mode="L")),
    "CMYK JPEG": lambda: (encoded(scene(mode="CMYK"), "JPEG", quality=95), scene()),
    "a phone's MPO": lambda: (encoded(scene(), "MPO", save_all=True, append_images=[scene(60, 40)]), scene()),
    "black and white": lambda: (encoded(scene(mode="1"), "PNG"), scene(mode="1")),
    "palette": lambda: (pictures.with_palette(), scene()),
    "16 bits": lambda: (pictures.sixteen_bit(), scene()),
    "16 bits grey": lambda: (pictures.sixteen_bit(colour=False), scene(mode="L")),
    "ICC profile": lambda: (pictures.with_swapped_colours(), scene()),
    "broken ICC profile": lambda: (encoded(scene(), "JPEG", icc_profile=b"no profile at all"), scene()),
    "lossless WebP": lambda: (encoded(scene(), "WEBP", lossless=True), scene()),
    "AVIF": lambda: (encoded(scene(), "AVIF"), scene()),
    "large JPEG": lambda: (encoded(scene(3000, 2000), "JPEG"), scene(1600, 1067)),
    "large PNG": lambda: (encoded(scene(3000, 2000), "PNG", compress_level=1), scene(1600, 1067)),
    "one pixel": lambda: (encoded(scene(1, 1), "PNG"), scene(1, 1)),
}


@pytest.mark.parametrize("name", SENT_AND_SEEN)
def test_what_people_have_looks_right(take_in, name):
    content, expected = SENT_AND_SEEN[name]()

    shown = take_in(content)

    assert shown.size == expected.size
    assert difference(shown, expected) < ALIKE


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_stays_transparent(take_in, mode):
    shown = take_in(pictures.with_transparency(mode)).convert("RGBA")

    assert shown.getpixel((100, 200))[3] == 0
    assert shown.getpixel((500, 200))[3] == 255
    right = (320, 0, 600, 400)
    expected = scene().convert("LA" if mode == "LA" else "RGB").crop(right)
    assert difference(shown.crop(right), expected) < ALIKE


def test_transparency_that_nobody_sees_is_dropped(take_in):
    assert take_in(encoded(scene(mode="RGBA"), "PNG")).mode == "RGB"


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_an_animation_becomes_its_first_picture(take_in, form):
    shown = take_in(pictures.animation(form, 100))

    assert getattr(shown, "n_frames", 1) == 1
    assert difference(shown, Image.new("RGB", (200, 100), (200, 30, 30))) < ALIKE


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((400, 300), [400]),
        ((480, 300), [480]),
        ((700, 500), [480, 700]),
        ((1600, 900), [480, 960, 1600]),
        ((2400, 1600), [480, 960, 1600]),
        ((1000, 9000), [480, 533]),
    ],
)
def test_there_are_renditions_for_small_and_large_places_but_none_is_enlarged(tmp_path, take_in, size, widths):
    widest = take_in(encoded(scene(*size), "JPEG"))

    renditions = [opened(path) for path in tmp_path.glob("*.webp")]
    assert sorted(rendition.width for rendition in renditions) == widths
    assert widest.width == widths[-1]
    for rendition in renditions:
        assert rendition.width / rendition.height == pytest.approx(size[0] / size[1], rel=0.01)


@pytest.mark.parametrize("size", [(300, 233), (899, 699), (37, 29)])
def test_a_picture_worked_on_in_strips_has_no_seams(monkeypatch, size):
    monkeypatch.setattr(worker, "STRIP_PIXELS", 20_000)
    picture = Image.effect_noise((900, 700), 15)

    in_strips = worker.shrunk(picture, size)

    at_once = picture.resize(size, Image.Resampling.LANCZOS)
    assert ImageChops.difference(in_strips, at_once).getextrema()[1] <= 2  # as much as the order of passes makes
