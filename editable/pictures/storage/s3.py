"""Pictures in a bucket of Amazon S3, or of any other service that speaks its language."""

import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from functools import cached_property, partial

from flask import current_app, request, url_for

from editable.errors import SettingsError
from editable.pictures.storage import MEDIA_ID, StorageError, file_name

#: Seconds that all the files of a picture may take together, whatever the service does meanwhile.
KEEP_SECONDS = 5
DELETE_SECONDS = 2
SEND_SECONDS = 4


class S3Storage:
    """Keeps the files of each picture below ``media/<id>/`` in a bucket, guests' own below ``sandbox-media/<id>/``.

    :param bucket: Its name.
    :param public_url: Where visitors' browsers find what is in the bucket;
        without it, the site fetches pictures for them.
    :param endpoint: The service's address, if it is not Amazon's.
    """

    def __init__(
        self, bucket, public_url=None, endpoint=None, region=None, access_key=None, secret_key=None, private=False
    ):
        self._bucket = bucket
        self._public_url = None if private else public_url
        self.is_private = private
        self.name = "s3-sandbox" if private else "s3"
        self._prefix = "sandbox-media" if private else "media"
        self._options = {
            "endpoint_url": endpoint or None,
            "region_name": region or None,
            "aws_access_key_id": access_key or None,
            "aws_secret_access_key": secret_key or None,
        }

    @classmethod
    def from_settings(cls, config, private=False):
        """Return the storage that the settings ``S3_…`` describe."""
        names = ("bucket", "public_url", "endpoint", "region", "access_key", "secret_key")
        return cls(**{name: config.get(f"S3_{name.upper()}") for name in names}, private=private)

    def keep(self, folder, media_id, widths):
        puts = [partial(self._put, folder / file_name(width), media_id, width) for width in widths]
        self._at_once(puts, KEEP_SECONDS)

    def delete(self, media_id, widths):
        try:
            self._at_once([partial(self._delete, media_id, width) for width in widths], DELETE_SECONDS)
        except StorageError as error:
            # What stays behind is swept away later.
            current_app.logger.warning("Files in the bucket could not be deleted: %r", str(error))

    def url(self, media_id, width):
        if self._public_url:
            return f"{self._public_url.rstrip('/')}/{self._key(media_id, width)}"
        return url_for("media.picture", media_id=media_id, width=width)

    def send(self, media_id, width):
        file = self._fetch(media_id, width)
        if file is None:
            return None
        response = current_app.response_class(file["content"], mimetype="image/webp")
        response.set_etag(file["ETag"].strip('"'))
        response.last_modified = file["LastModified"]
        return response.make_conditional(request, accept_ranges=True, complete_length=len(file["content"]))

    def read(self, media_id, width):
        file = self._fetch(media_id, width)
        return file and file["content"]

    def kept_before(self, moment):
        kept = defaultdict(list)
        key = re.compile(rf"{self._prefix}/({MEDIA_ID.pattern})/(\d+)\.webp")
        with service_errors():
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=f"{self._prefix}/"):
                for file in page.get("Contents", ()):
                    ours = key.fullmatch(file["Key"])
                    if ours and file["LastModified"].timestamp() < moment:
                        kept[ours[1]].append(int(ours[2]))
        return kept

    def _fetch(self, media_id, width):
        [file] = self._at_once([partial(self._get, media_id, width)], SEND_SECONDS)
        return file

    def _put(self, path, media_id, width, client):
        client.put_object(
            Bucket=self._bucket,
            Key=self._key(media_id, width),
            Body=path.read_bytes(),
            ContentType="image/webp",
            CacheControl="public, max-age=31536000, immutable",
        )

    def _get(self, media_id, width, client):
        try:
            file = client.get_object(Bucket=self._bucket, Key=self._key(media_id, width))
        except client.exceptions.NoSuchKey:
            return None
        return file | {"content": file["Body"].read()}

    def _delete(self, media_id, width, client):
        client.delete_object(Bucket=self._bucket, Key=self._key(media_id, width))

    def _at_once(self, calls, seconds):
        """Make all *calls* to the service at once and return their results.

        :raise StorageError: If one fails, or has no result after so many *seconds*.
        """
        client = self._client  # made before the clock runs
        pool = ThreadPoolExecutor(len(calls))
        running = [pool.submit(call, client) for call in calls]
        _, late = wait_for(running, seconds)
        pool.shutdown(wait=False, cancel_futures=True)
        if late:
            raise StorageError("The storage service took too long.")
        with service_errors():
            return [call.result() for call in running]

    def _key(self, media_id, width):
        return f"{self._prefix}/{media_id}/{file_name(width)}"

    @cached_property
    def _client(self):
        # Imported here: it takes longer to load than the rest of the site, and most sites need none of it.
        import boto3
        from botocore.config import Config

        config = Config(
            connect_timeout=2,
            read_timeout=3,
            retries={"total_max_attempts": 2, "mode": "standard"},
            # Most services besides Amazon's know neither buckets as host names nor the newer checksums.
            s3={"addressing_style": "path"} if self._options["endpoint_url"] else None,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        return boto3.session.Session().client("s3", config=config, **self._options)


def check_addresses(config):
    """Check the addresses among the settings ``S3_…``, where pictures go to a bucket.

    :raise SettingsError: If one is none.
    """
    names = ("S3_ENDPOINT", "S3_PUBLIC_URL") if config.get("S3_BUCKET") else ()
    given = {name: config[name] for name in names if config.get(name)}
    wrong = [name for name, address in given.items() if not address.startswith(("https://", "http://"))]
    if wrong:
        raise SettingsError(
            *(f"{name} must be an address such as https://pictures.example.org. Mend it in .env." for name in wrong)
        )


@contextmanager
def service_errors():
    """Turn whatever the service or the way to it does wrong into :class:`StorageError`."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise StorageError(str(error)) from error
