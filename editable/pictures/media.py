"""Pictures as pages know them: the ``media`` table, looking pictures up, serving their files."""

import time
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from flask import Blueprint, abort, current_app, g
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Mapped, mapped_column

from editable.errors import Refusal
from editable.markup import joined
from editable.models import Table, tied
from editable.pictures.storage import MEDIA_ID, StorageError
from editable.pictures.storage.local import LocalStorage
from editable.pictures.storage.s3 import S3Storage
from editable.state import state
from editable.stores.changes import now

#: How wide a picture in rich text is shown, for the browser to choose a rendition by.
RICH_TEXT_SIZES = "(min-width: 45rem) 45rem, 100vw"

#: After a promised picture could not be made, pages do without for so long.
REST_SECONDS = 60

NOT_PREPARED = "A picture of the site's own could not be prepared."

#: Where pictures lie.
Storage = LocalStorage | S3Storage

ONE_YEAR = 365 * 24 * 60 * 60

media_blueprint = Blueprint("media", __name__, url_prefix="/media")


class Media(Table):
    """A picture that was taken in. Nothing about it ever changes, so browsers keep its files for good."""

    __tablename__ = "media"

    id: Mapped[str] = mapped_column(sa.String(22), primary_key=True)
    storage: Mapped[str] = mapped_column(sa.String(20))  # the name of the storage that holds the files
    content_type: Mapped[str] = mapped_column(sa.String(50), default="image/webp")
    width: Mapped[int]  # pixels of the widest rendition
    height: Mapped[int]
    widths: Mapped[list] = mapped_column(sa.JSON)  # of all renditions, widest last
    bytes: Mapped[int]  # of all renditions together
    dark_id: Mapped[str | None] = mapped_column(sa.ForeignKey("media.id"))  # the same picture for dark pages
    created_at: Mapped[datetime] = mapped_column(default=now)  # UTC

    def url(self, width):
        """Return the address of the rendition that is *width* pixels wide."""
        return pictures().storage(self.storage).url(self.id, width)

    @property
    def is_private(self):
        """Whether only the guest is shown it who took it in."""
        return pictures().storage(self.storage).is_private

    @property
    def src(self):
        """The address for browsers that cannot choose."""
        return self.url(self.width)

    @property
    def srcset(self):
        """All renditions, for the browser to choose from."""
        return ", ".join(f"{self.url(width)} {width}w" for width in self.widths)

    @classmethod
    def with_dark_twins(cls, ids):
        """The pictures with these *ids*, and what takes their place on dark pages."""
        twins = sa.select(cls.dark_id).where(cls.id.in_(ids))
        return sa.select(cls).where(cls.id.in_(ids) | cls.id.in_(twins))


def make_media_model(db: SQLAlchemy) -> type[Media]:
    """Return the model in the database of *db*."""
    return tied(Media, db)


class Pictures:
    """The pictures of one app, looked up at most once in a request.

    :param storages: Where pictures may lie; what the site ships goes to the last.
    :param guests: Where those lie that guests take in.
    """

    def __init__(self, storages, guests):
        self.new_storage = storages[-1]
        self.guest_storage = guests
        self._storages = {storage.name: storage for storage in (*storages, guests)}
        self._promised = {}
        self._rest_until = 0

    @property
    def storages(self):
        return self._storages.values()

    def storage(self, name):
        # A storage that is set up no more must not take pages down with it.
        return self._storages.get(name, self.new_storage)

    def send(self, media_id, width):
        """Return the response that serves a rendition, or None; what lies here for all needs no database."""
        response = self._storages["local"].send(media_id, width)
        if response:
            return kept_for_good(response)
        picture = self.find([media_id]).get(media_id)
        if picture is None or width not in picture.widths:
            return None
        storage = self.storage(picture.storage)
        response = storage.send(media_id, width)
        return response and kept_for_good(response, "private" if storage.is_private else "public")

    def find(self, ids):
        """Return the pictures with these *ids* by id; those that do not exist are left out."""
        known = self.saved(ids)
        for media_id in ids:
            if known[media_id] is None and media_id in self._promised:
                known[media_id] = self._make(media_id)
        return {media_id: known[media_id] for media_id in ids if known[media_id]}

    def saved(self, ids):
        """Return what this request knows of pictures: by id, at least for *ids*, None where there is no row."""
        known = g.setdefault("media", {})
        if not known.keys() >= set(ids):
            # What the site ships is likely to be on this page too: one query for all of it.
            unknown = {*ids, *self._promised} - known.keys()
            known.update(dict.fromkeys(unknown))
            Media = state().media
            rows = current_app.extensions["sqlalchemy"].session.scalars(Media.with_dark_twins(unknown))
            known.update((picture.id, picture) for picture in rows)
        return known

    def remember(self, picture):
        """Let :meth:`find` know *picture* for the rest of this request, though no row says so yet."""
        g.setdefault("media", {})[picture.id] = picture

    def promise(self, media_id, make):
        """Let a picture be made by calling *make*, which returns it, when it is first looked for."""
        self._promised[media_id] = make

    def make_promised(self, ids):
        """Make those of the pictures with these *ids* that are promised and not there yet.

        :raise Refusal: 503, as soon as one cannot be made just now.
        """
        known = self.saved(ids)
        for media_id in ids:
            try:
                known[media_id] = known[media_id] or self._promised[media_id]()
            except Refusal as refusal:
                if refusal.code == 503:
                    raise
                current_app.logger.exception(NOT_PREPARED)

    def _make(self, media_id):
        if time.monotonic() < self._rest_until:
            return None
        try:
            return self._promised[media_id]()
        except Exception:  # a page without one of its pictures is better than no page
            current_app.logger.exception(NOT_PREPARED)
            self._rest_until = time.monotonic() + REST_SECONDS
            return None


def pictures():
    """Return the :class:`Pictures` of the current app."""
    return current_app.extensions["media"]


def find(ids):
    """Return the pictures with these *ids* by id; those that do not exist are left out."""
    return pictures().find([media_id for media_id in ids if MEDIA_ID.fullmatch(media_id)])


def prefetch(ids):
    """Look up all these pictures now, in one query, for the page that will show them."""
    find(ids)


def img_attributes(media_id):
    """Return the attributes of an ``<img>`` in rich text that shows the picture, or None if there is none."""
    picture = find([media_id]).get(media_id)
    if picture is None:
        return None
    return img(picture, sizes=RICH_TEXT_SIZES, loading="lazy", decoding="async")


def img(picture, **further):
    """Return the attributes by which an ``<img>`` finds *picture* and keeps its place free, and *further* ones."""
    place = {"src": picture.src, "srcset": picture.srcset, "width": picture.width, "height": picture.height}
    return joined(place | further)


@media_blueprint.record
def set_up(setup):
    """Give the app its storages and the limits it does not set itself."""
    config = setup.app.config
    config.setdefault("INSTANCE_PATH", setup.app.instance_path)
    config.setdefault("EDITABLE_UPLOAD_BYTES", 20 * 1024 * 1024)
    config.setdefault("EDITABLE_IMAGE_PIXELS", 40_000_000)
    storages = _storages(config)
    setup.app.extensions["media"] = Pictures(storages, guests=_storages(config, private=True)[-1])


def _storages(config, private=False):
    folder = Path(config["INSTANCE_PATH"], "sandbox-media" if private else "media")
    local = LocalStorage(folder, private)
    return [local, S3Storage.from_settings(config, private)] if config.get("S3_BUCKET") else [local]


@media_blueprint.get("/<media_id>/<int:width>.webp")
def picture(media_id, width):
    """Serve one rendition."""
    if not MEDIA_ID.fullmatch(media_id):
        abort(404)
    try:
        return pictures().send(media_id, width) or abort(404)
    except StorageError:
        abort(503)


def kept_for_good(response, audience="public"):
    """Let browsers keep the picture in *response* for good, and never take it for a page.

    :param audience: "private" where no cache on the way may keep it.
    """
    response.headers["Cache-Control"] = f"{audience}, max-age={ONE_YEAR}, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
