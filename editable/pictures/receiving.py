"""Takes pictures in: from editors, and from the site's own ``static/`` folder.

Only what a worker process has drawn anew is kept (see ``worker.py``): WebP in
a few widths, upright, in sRGB, the first picture of an animation, and nothing
that the file said besides. The file itself and its name are forgotten.
"""

import hashlib
import secrets
import shutil
import tempfile
import time
from base64 import urlsafe_b64encode
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.exc import IntegrityError
from werkzeug.utils import safe_join

from editable.errors import Refusal, SettingsError
from editable.pictures.conversion import ConversionError, convert
from editable.pictures.storage import StorageError
from editable.state import state
from editable.stores.database import lock_for_writing

CHUNK = 64 * 1024

#: Work folders and files older than this that belong to nothing were left by a process that died.
STALE_SECONDS = 3600


def receive(stream):
    """Take in the picture that *stream* holds.

    :return: An unsaved ``Media``; its files are in place. Whoever cannot save it calls :func:`discard`.
    :raise Refusal: 413, 415 or 422 with what is wrong with the picture; 503 when it cannot be taken just now.
    """
    with _work_folder() as folder:
        _copy(stream, folder / "source", current_app.config["EDITABLE_UPLOAD_BYTES"])
        storage = state().store.permissions.upload_storage(_pictures())
        facts = _converted(folder / "source", folder, secrets.token_urlsafe(16), storage)
        try:
            _keep(folder, facts, storage)
        except StorageError:
            discard(_media(facts))
            raise
    # A twin, because a row is of no use to this request once its transaction has ended.
    _pictures().remember(_media(facts))
    return _media(facts)


def discard(picture):
    """Delete the files of a received *picture* that could not be saved."""
    _pictures().storage(picture.storage).delete(picture.id, picture.widths)


def sweep():
    """Delete files that a process left when it died before their row was saved, or a guest's note of them.

    :return: Of how many pictures.
    """
    session = current_app.extensions["sqlalchemy"].session
    in_use = set(session.scalars(sa.select(_model().id))).union(*session.scalars(sa.select(state().guest.pictures)))
    count = 0
    for storage in _pictures().storages:
        try:
            stale = storage.kept_before(time.time() - STALE_SECONDS)
        except OSError as error:
            current_app.logger.warning("The storage %s could not be swept: %r", storage.name, str(error))
            continue
        for media_id in stale.keys() - in_use:
            storage.delete(media_id, stale[media_id])
            count += 1
    return count


def adopt(path, dark=None):
    """Take in a picture that the site ships, unless that was done before, and return its id.

    The row is committed at once. Two processes may do this at the same time.

    :param path: Below ``static/``. So is *dark*, the same picture for dark pages.
    :raise Refusal: If the picture cannot be taken in.
    """
    return take_in(*_shipped_files(path, dark))


def take_in(file, dark_file=None):
    """Take in the picture in *file*, unless that was done before, and return its id, which follows from its content.

    :param dark_file: The same picture for dark pages.
    :raise Refusal: As :func:`adopt` does.
    """
    media_id = _id_of(file, dark_file)
    if _pictures().saved([media_id])[media_id] is None:
        _adopt(media_id, file, dark_file)
    return media_id


def shipped_id(path, dark=None):
    """Return the id of a picture that the site ships; it is taken in when a page first needs it.

    The id follows from the content: a file that changes is another picture.

    :raise SettingsError: If there is no such file below ``static/``.
    """
    files = _shipped_files(path, dark)
    media_id = _id_of(*files)
    _pictures().promise(media_id, lambda: _adopt(media_id, *files))
    return media_id


def _adopt(media_id, file, dark_file):
    dark_id = None if dark_file is None else take_in(dark_file)
    with _work_folder() as folder:
        storage = _pictures().new_storage
        facts = _converted(file, folder, media_id, storage) | {"dark_id": dark_id}
        _keep(folder, facts, storage)
    try:
        with current_app.extensions["sqlalchemy"].session.session_factory() as session, session.begin():
            lock_for_writing(session)  # or a guest's write that is under way would miss the picture in the guest's copy
            session.add(_media(facts))
    except IntegrityError:
        pass  # another process was faster, with the same picture
    picture = _media(facts)
    _pictures().remember(picture)
    return picture


def _shipped_files(path, dark):
    return _shipped_file(path), dark and _shipped_file(dark)


def _shipped_file(name):
    path = safe_join(current_app.static_folder, name)
    if path is None or not Path(path).is_file():
        raise SettingsError(f"The picture {name!r} is not below static/. Put it there, or mend its name.")
    return Path(path)


def _id_of(*files):
    digests = b"".join(_digest(file, file.stat().st_mtime_ns) for file in files if file is not None)
    return urlsafe_b64encode(hashlib.sha256(digests).digest()).decode()[:22]


@cache
def _digest(file, modified):
    return hashlib.sha256(file.read_bytes()).digest()


def _converted(source, folder, media_id, storage):
    """Convert the file *source* into a part of *folder*; return the columns of its row, for *storage*."""
    renditions = folder / "renditions"
    renditions.mkdir()
    facts = convert(source, renditions, current_app.config["EDITABLE_IMAGE_PIXELS"])
    return {"id": media_id, "storage": storage.name, **facts}


def _keep(folder, facts, storage):
    storage.keep(folder / "renditions", facts["id"], facts["widths"])


def _copy(stream, path, max_bytes):
    """Copy *stream* into a new file at *path*; stop as soon as it is more than *max_bytes*."""
    size = 0
    with path.open("xb") as file:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > max_bytes:
                limit = f"{max_bytes / 1024 / 1024:.3g} MB"
                raise Refusal(413, "too_large", f"A picture may have up to {limit}. Send a smaller one.")
            file.write(chunk)


@contextmanager
def _work_folder():
    """A folder on the disk of the pictures, so that moving one there is a single step; gone at the end.

    :raise Refusal: 503, if work in it fails for reasons that are not the picture's.
    """
    folder = None
    try:
        place = Path(current_app.config["INSTANCE_PATH"], "media", ".incoming")
        place.mkdir(parents=True, exist_ok=True)
        _remove_stale(place)
        folder = Path(tempfile.mkdtemp(dir=place))
        yield folder
    except (OSError, ConversionError) as error:
        current_app.logger.error("A picture could not be stored: %r", str(error))
        message = "The picture could not be stored, and nothing was changed. Try again in a minute."
        raise Refusal(503, "not_stored", message, headers={"Retry-After": "60"}) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_stale(place):
    for folder in place.iterdir():
        with suppress(FileNotFoundError):  # whose it was has just removed it
            if folder.stat().st_mtime < time.time() - STALE_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _pictures():
    return current_app.extensions["media"]


def _media(facts):
    return _model()(**facts)


def _model():
    return state().media
