"""Where the site is at home: its language, and the clock on its wall."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from flask import Flask, current_app

from editable.errors import SettingsError, all_faults


def init_app(app: Flask) -> None:
    """Check ``SITE_LANGUAGE`` and ``SITE_TIMEZONE``.

    :raise SettingsError: If there is no such language or time zone.
    """
    language = app.config.setdefault("SITE_LANGUAGE", "en")
    zone = app.config.setdefault("SITE_TIMEZONE", "UTC")
    with all_faults() as check:
        with check():
            _check_language(language)
        with check():
            _check_zone(zone)


def site_locale() -> Locale:
    """Return the Babel locale in which the site shows dates, numbers and lists."""
    return Locale.parse(current_app.config["SITE_LANGUAGE"], sep="-")


def site_now() -> datetime:
    """Return the time on the site's own clock, naive, to the minute."""
    return datetime.now(ZoneInfo(current_app.config["SITE_TIMEZONE"])).replace(second=0, microsecond=0, tzinfo=None)


def _check_language(language: str) -> None:
    try:
        Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise SettingsError(f"SITE_LANGUAGE is {language!r}, which is no language. Write it as 'en-GB'.") from error


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise SettingsError(f"SITE_TIMEZONE is {zone!r}, which is no time zone. Write it as 'Europe/Paris'.") from error
