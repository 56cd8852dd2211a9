"""Pictures for tests, made by code: what people really have, and what nobody should send."""

import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

ORIENTATION = 0x0112

#: How a camera held in each of its eight ways stores an upright scene.
AS_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def scene(width=600, height=400, mode="RGB"):
    """A picture with no symmetry: another colour in each corner, softly blended."""
    corners = Image.new("RGB", (2, 2))
    corners.putdata([(220, 40, 40), (40, 200, 60), (50, 60, 210), (235, 225, 90)])
    return corners.resize((width, height), Image.Resampling.BILINEAR).convert(mode)


def encoded(picture, form, **options):
    """Return the bytes of *picture* in the format *form*."""
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def exif(orientation=1, words=""):
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    if words:
        notes[0x010E] = notes[0x013B] = notes[0x9286] = words  # description, artist, comment
        notes.get_ifd(0x8825).update({1: "N", 2: (51.0, 28.0, 40.12), 3: "E", 4: (0.0, 0.0, 5.31), 29: words})
    return notes


def held(orientation, form="JPEG", **options):
    """The scene as a camera held that way stores it, with the note that says so."""
    turn = AS_STORED[orientation]
    stored = scene() if turn is None else scene().transpose(turn)
    return encoded(stored, form, exif=exif(orientation), **options)


def with_palette(colours=256):
    return encoded(scene().quantize(colours), "PNG")


def with_transparency(mode="RGBA"):
    """The scene, its left half see-through."""
    picture = scene().convert("LA" if mode == "LA" else "RGBA")
    picture.paste(tuple([0] * len(picture.mode)), (0, 0, 300, 400))
    if mode == "P":
        picture = picture.quantize(255)
    return encoded(picture, "PNG")


def sixteen_bit(colour=True):
    """A PNG with 16 bits a channel, whose lower bytes are noise."""
    picture = scene(mode="RGB" if colour else "L")
    samples = b"".join(bytes((byte, 0x5A)) for byte in picture.tobytes())
    stride = picture.width * 2 * len(picture.mode if colour else "L")
    rows = b"".join(b"\0" + samples[top : top + stride] for top in range(0, len(samples), stride))
    return png(picture.size, 16, 2 if colour else 0, chunk(b"IDAT", zlib.compress(rows)))


def animation(form, frames=3, size=(200, 100), save_all=True):
    """Pictures in one colour each, red first."""
    colours = [(200, 30, 30), (30, 200, 30), (30, 30, 200)]
    pictures = [Image.new("RGB", size, colours[n % 3]) for n in range(frames)]
    for n, picture in enumerate(pictures):
        picture.putpixel((n % size[0], 0), (n % 256, n // 256, 99))  # or equal neighbours would be merged
    return encoded(pictures[0], form, save_all=save_all, append_images=pictures[1:], duration=50)


def with_swapped_colours(mode="RGB"):
    """A picture stored blue for red, and the ICC profile that says so."""
    red, green, blue = scene().split()
    return encoded(Image.merge("RGB", (blue, green, red)).convert(mode), "PNG", icc_profile=swapped_profile())


def swapped_profile():
    """An sRGB profile whose red primary is blue's and the other way round."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", profile[128:132])[0]
    tags = {bytes(profile[p : p + 4]): p for p in range(132, 132 + 12 * count, 12)}
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = (
        profile[blue + 4 : blue + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile)


def with_notes(form, words):
    """The scene with *words* in every place where *form* can hide them."""
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>{words}</rdf></x:xmpmeta>'.encode()
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + words.encode()
    notes = {"exif": exif(words=words), "icc_profile": icc, "xmp": xmp}
    if form == "JPEG":
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(words)) + words.encode()
        picture = encoded(scene(), form, comment=words, **notes)
        return picture[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + picture[2:] + words.encode()
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", words)
        text.add_text("Comment", words, zip=True)
        text.add_itxt("XML:com.adobe.xmp", xmp.decode())
        return encoded(scene(), form, pnginfo=text, exif=notes["exif"], icc_profile=icc) + words.encode()
    if form == "GIF":
        return encoded(scene().quantize(64), form, comment=words) + words.encode()
    return encoded(scene(), form, **notes) + words.encode()


def chunk(name, content):
    """One chunk of a PNG file."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(size, bits, colour_type, *chunks):
    """A PNG file with any header and any *chunks*."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, bits, colour_type, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IEND", b"")


def promising(form, width, height):
    """A small file in the format *form* whose header promises *width* × *height* pixels."""
    small = encoded(Image.new("RGB", (16, 16)).quantize(4) if form == "GIF" else Image.new("RGB", (16, 16)), form)
    if form == "PNG":
        return png((width, height), 8, 2, chunk(b"IDAT", zlib.compress(b"\0" * 1000)))
    if form == "GIF":
        return small[:6] + struct.pack("<HH", width, height) + small[10:]
    if form == "JPEG":
        start = small.index(b"\xff\xc0")
        return small[: start + 5] + struct.pack(">HH", height, width) + small[start + 9 :]
    if form == "WEBP":
        return small[:26] + struct.pack("<HH", width, height) + small[30:]
    start = small.index(b"ispe")
    return small[: start + 8] + struct.pack(">II", width, height) + small[start + 16 :]


def of_many_scans(scans=500):
    """A small progressive JPEG that wants all of its 38 million pixels gone over, again and again."""
    picture = encoded(Image.new("L", (6200, 6200), 99), "JPEG", progressive=True)
    last = picture.rindex(b"\xff\xda")
    return picture[:-2] + picture[last:-2] * scans + picture[-2:]


def hostile():
    """Files that no editor should send, by what is wrong with them."""
    good = {form: encoded(scene().quantize(64) if form == "GIF" else scene(), form) for form in FORMATS}
    files = {"nothing": b"", "one byte": b"\xff", "words": b"Hello, this is no picture at all." * 40}
    files |= {"svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'}
    files |= {"html": b"<!doctype html><script>alert(1)</script>", "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 30}
    files |= {"zip": b"PK\x03\x04" + bytes(200), "tiff": encoded(scene(), "TIFF"), "bmp": encoded(scene(), "BMP")}
    files |= {"ico": encoded(scene(64, 64), "ICO"), "video": b"\0\0\0\x18ftypisom\0\0\2\0isommp42" + bytes(500)}
    files |= {"heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500)}
    files |= {"eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(x) run\n"}
    for form, content in good.items():
        files |= {f"{form} cut in half": content[: len(content) // 2], f"{form} cut at 40 bytes": content[:40]}
        files |= {f"{form} header alone": content[:12]}
        files |= {f"{form} with a hole": content[:20] + bytes(200) + content[220:]}
        files |= {f"{form} of 65535 × 65535": promising(form, 65535 & LARGEST[form], 65535 & LARGEST[form])}
    for true, claimed in (("JPEG", "PNG"), ("PNG", "GIF"), ("GIF", "WEBP"), ("WEBP", "JPEG"), ("PNG", "AVIF")):
        files[f"{true} that claims to be {claimed}"] = good[claimed][:16] + good[true]
    files |= {"GIF and script": b"GIF89a/*" + bytes(100) + b"*/=1;alert(1)//" + bytes(2000)}
    files |= {"PNG of 2³¹ × 2³¹": promising("PNG", 2**31 - 1, 2**31 - 1), "PNG of 0 × 0": promising("PNG", 0, 0)}
    files |= {"PNG without data": png((50, 50), 8, 2)}
    files |= {"PNG with a palette of 4 GiB": png((9, 9), 8, 3, struct.pack(">I", 2**32 - 1) + b"PLTE" + bytes(90))}
    files |= {"PNG without its palette": png((9, 9), 8, 3, chunk(b"IDAT", zlib.compress(bytes(90))))}
    files |= {"PNG with wrong sums": good["PNG"][:29] + b"\0\0\0\0" + good["PNG"][33:]}
    files |= {"PNG of 64 bits": png((9, 9), 64, 2, chunk(b"IDAT", zlib.compress(bytes(900))))}
    notes = zlib.compress(bytes(80_000_000), 9)
    files |= {"PNG with a comment bomb": png((9, 9), 8, 2, chunk(b"zTXt", b"Comment\0\0" + notes))}
    files |= {"PNG with a profile bomb": png((9, 9), 8, 2, chunk(b"iCCP", b"icc\0\0" + notes))}
    files |= {"JPEG with a wild orientation note": _with_broken_exif(good["JPEG"][: len(good["JPEG"]) // 3])}
    files |= {"JPEG of 9 parts": good["JPEG"].replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x23\x08", 1)}
    files |= {"101 pictures in a GIF": animation("GIF", 101), "101 pictures in a WebP": animation("WEBP", 101)}
    files |= {"101 pictures in a PNG": animation("PNG", 101)}
    files |= {"endless GIF": _endless_gif(100_000)}
    files |= {"just too many pixels": promising("PNG", 8001, 5000)}
    return files


FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")

#: The widest that each format's header can say, as a bit mask.
LARGEST = {"JPEG": 0xFFFF, "PNG": 0xFFFF, "GIF": 0xFFFF, "WEBP": 0x3FFF, "AVIF": 0xFFFF}


def _with_broken_exif(picture):
    notes = b"Exif\0\0II*\0" + b"\xff" * 60
    return picture[:2] + b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes + picture[2:]


def _endless_gif(frames):
    start = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return start + b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0" * frames + b";"
