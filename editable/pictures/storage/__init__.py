"""Where the files of pictures lie. A storage is a class with a ``name``, with ``is_private`` to say whether each
picture is for one guest alone, and with these methods:

``keep(folder, media_id, widths)``
    Take the renditions in *folder* to where they stay. :raise StorageError: If not all of them are there now.
``delete(media_id, widths)``
    Forget them again, as far as possible; what is not there is no error.
``url(media_id, width)``
    The address that browsers fetch a rendition from.
``send(media_id, width)``
    The response that serves a rendition, or None when there is none.
``read(media_id, width)``
    What is in a rendition, as bytes, or None when there is none.
``kept_before(moment)``
    The widths of all pictures that were kept before *moment* (seconds since 1970), by id.

An id always means the same picture: keeping it twice is harmless.
"""

import re

MEDIA_ID = re.compile(r"[A-Za-z0-9_-]{22}")


class StorageError(OSError):
    """Files could not be stored, or not be fetched."""


def file_name(width):
    """Return the name of the rendition that is *width* pixels wide."""
    return f"{width}.webp"
