"""Taking in a picture, process and disk included, against plain Pillow doing the same conversions in place."""

import io

from PIL import Image, ImageOps

from bench import PreparedSite, seconds, show
from editable.pictures import receiving
from editable.pictures.worker import WEBP, WIDTHS


def sample(form, width, height, **options):
    """Return a picture with some detail in it, as the bytes of a file."""
    noise = Image.effect_noise((width // 4, height // 4), 40).resize((width, height))
    picture = Image.merge("RGB", (noise, noise.transpose(Image.Transpose.ROTATE_180), noise))
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def plain(content):
    """Do with Pillow what nobody should do with a file from outside: all of it at once, right here."""
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    for width in WIDTHS:
        small = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
        small.save(io.BytesIO(), "WEBP", **WEBP)


def main():
    samples = {
        "JPEG, 12 million pixels": sample("JPEG", 4000, 3000, quality=90),
        "JPEG, 39 million pixels": sample("JPEG", 7200, 5400, quality=90),
        "PNG, 6 million pixels": sample("PNG", 3000, 2000, compress_level=1),
        "WebP, 6 million pixels": sample("WEBP", 3000, 2000, method=0),
    }
    with PreparedSite() as app, app.test_request_context():
        for name, content in samples.items():
            baseline = seconds(lambda content=content: plain(content), 1)
            show(f"plain Pillow, {name}", baseline, baseline)
            taken = seconds(lambda content=content: receiving.discard(receiving.receive(io.BytesIO(content))), 1)
            show(f"taken in, {name}", taken, baseline)


if __name__ == "__main__":
    main()
