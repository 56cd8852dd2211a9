"""Pictures on the disk of the machine that serves the site."""

import errno
import os
import shutil

from flask import send_from_directory, url_for

from editable.pictures.storage import MEDIA_ID, StorageError, file_name


class LocalStorage:
    """Keeps the files of each picture in a folder of its own.

    :param root: The folder of all pictures, a :class:`pathlib.Path`.
    """

    def __init__(self, root, private=False):
        self._root = root
        self.is_private = private
        self.name = "local-sandbox" if private else "local"

    def keep(self, folder, media_id, widths):
        """Move *folder* in place, in one step, once all of it is safely on the disk."""
        try:
            for width in widths:
                sync(folder / file_name(width))
            sync(folder)
            self._root.mkdir(parents=True, exist_ok=True)
            self._move(folder, self._root / media_id)
            sync(self._root)
        except OSError as error:
            raise StorageError(str(error)) from error

    def delete(self, media_id, widths):
        shutil.rmtree(self._root / media_id, ignore_errors=True)

    def url(self, media_id, width):
        return url_for("media.picture", media_id=media_id, width=width)

    def send(self, media_id, width):
        path = self._root / media_id / file_name(width)
        return send_from_directory(path.parent, path.name, mimetype="image/webp") if path.is_file() else None

    def read(self, media_id, width):
        try:
            return (self._root / media_id / file_name(width)).read_bytes()
        except FileNotFoundError:
            return None

    def kept_before(self, moment):
        return {
            folder.name: [int(file.stem) for file in folder.glob("*.webp")]
            for folder in self._root.glob("*")
            if MEDIA_ID.fullmatch(folder.name) and folder.stat().st_mtime < moment
        }

    @staticmethod
    def _move(folder, place):
        try:
            os.replace(folder, place)
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            os.utime(place)  # the same picture is there already: used again, and nothing to be swept away


def sync(path):
    """Wait until the file or folder at *path* is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
