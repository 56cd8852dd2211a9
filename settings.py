"""All settings of the site. What differs from place to place comes from the environment or ``.env``."""

import os
from pathlib import Path

from dotenv import load_dotenv

ROOT = Path(__file__).resolve().parent
load_dotenv(ROOT / ".env")


def _flag(name, default):
    return os.environ.get(name, default).lower() in ("1", "true", "yes", "on")


# --- Where it runs -----------------------------------------------------------

# "development" is set by manage.py alone; everything else is production and must be told the rest.
SITE_ENV = os.environ.get("SITE_ENV", "production")
SITE_URL = os.environ.get("SITE_URL", "")  # such as https://www.example.org; absolute addresses start with it
SITE_LANGUAGE = os.environ.get("SITE_LANGUAGE", "en-GB")
SITE_TIMEZONE = os.environ.get("SITE_TIMEZONE", "Europe/London")
SECRET_KEY = os.environ.get("SECRET_KEY", "")
INSTANCE_PATH = os.environ.get("INSTANCE_PATH", str(ROOT / "instance"))  # all data that the site makes
DATABASE_URL = os.environ.get("DATABASE_URL", "")  # SQLite below INSTANCE_PATH when empty
REDIS_URL = os.environ.get("REDIS_URL", "")  # sessions and limits in Redis instead of files and memory
SESSION_TYPE = os.environ.get("SESSION_TYPE", "")  # files, redis, sqlalchemy or memcached, where it is not as above
MEMCACHED_SERVER = os.environ.get("MEMCACHED_SERVER", "")  # host:port; it may forget a session at any time
TRUSTED_PROXIES = os.environ.get("TRUSTED_PROXIES", "0")  # how many proxies in front may name the visitor
RATELIMIT_ENABLED = _flag("RATELIMIT_ENABLED", "true")
EDITABLE_LOG_WORDS = _flag("EDITABLE_LOG_WORDS", "false")  # whether the log of changes tells their words too

# --- Pictures ----------------------------------------------------------------

EDITABLE_UPLOAD_BYTES = 20 * 1024 * 1024
EDITABLE_IMAGE_PIXELS = 40_000_000

S3_BUCKET = os.environ.get("S3_BUCKET", "")  # pictures go to INSTANCE_PATH/media when empty
S3_ENDPOINT = os.environ.get("S3_ENDPOINT", "")
S3_REGION = os.environ.get("S3_REGION", "")
S3_ACCESS_KEY = os.environ.get("S3_ACCESS_KEY", "")
S3_SECRET_KEY = os.environ.get("S3_SECRET_KEY", "")
S3_PUBLIC_URL = os.environ.get("S3_PUBLIC_URL", "")

# --- Who may edit ------------------------------------------------------------

# "database": people who sign in, for everybody. "session": everybody, each a copy of their own.
EDITABLE_STORE = os.environ.get("EDITABLE_STORE", "database")

# Whether the site has a sandbox below /sandbox/ in which everybody may try out the editing.
SANDBOX = _flag("SANDBOX", "true" if SITE_ENV == "development" else "false")

# What one guest's own copy may hold, and all together.
SANDBOX_DAYS = 7  # without a visit, then it ends
SANDBOX_BYTES = 256 * 1024  # of words; the log of what can be undone gives way to them
SANDBOX_ITEMS = 100  # new ones
SANDBOX_PICTURES = 20
SANDBOX_TOTAL_BYTES = 1024**3  # of all guests, pictures included
SANDBOX_WRITES = "120 per minute"  # of one guest; four times as many from one address

SEED_ON_START = _flag("SEED_ON_START", "false")  # whether a demo has other sample content at each start

PROJECT_URL = os.environ.get("PROJECT_URL", "")  # where a demo tells what it is one of; no link when empty

# --- What the site consists of -----------------------------------------------

# One folder of project/ each, in the order of the menu. A folder that is deleted is left out of everything below.
FEATURES = [
    name
    for name in ("home", "plays", "events", "people", "gallery", "pages", "contact")
    if (ROOT / "project" / name / "__init__.py").exists()
]

# --- What may be edited where it stands --------------------------------------

EDITABLE_MODELS = {
    "play": {
        "model": "project.plays.models:Play",
        "item": "plays/item.html",
        "fields": {
            "title": {"kind": "text", "max_length": 60, "required": True},
            "label": {"kind": "text", "max_length": 40},
            "blurb": {"kind": "rich_text", "max_length": 600, "sample": "blurb"},
            "picture": {"kind": "image", "ratio": (3, 2)},
        },
    },
    "event": {
        "model": "project.events.models:Event",
        "item": "events/item.html",
        "fields": {
            "when": {
                "kind": "period",
                "start": "starts_at",
                "end": "ends_at",
                "all_day": "is_all_day",
                "required": True,
            },
            "title": {"kind": "text", "max_length": 80, "required": True},
            "place": {"kind": "text", "max_length": 120, "sample": "place"},
            "doors_at": {"kind": "time", "label": "Opening time"},
            "status": {
                "kind": "choice",
                "options": {"on_sale": "Tickets left", "sold_out": "Sold out", "cancelled": "Cancelled"},
                "required": True,
            },
            "price": {"kind": "number", "min": 0, "max": 500, "step": 0.5, "currency": "GBP", "zero": "Free"},
            "access": {
                "kind": "choices",
                "options": {
                    "step_free": "step-free",
                    "hearing_loop": "hearing loop",
                    "captions": "captions",
                    "relaxed": "relaxed performance",
                },
            },
            "needs_cushion": {"kind": "toggle", "label": "Cushion", "on": "Bring a cushion", "off": ""},
            "booking": {"kind": "link", "max_length": 24},
            "sale_starts_on": {"kind": "date", "label": "First day of sale"},
            "sale_ends_at": {"kind": "datetime", "label": "End of booking"},
            "summary": {"kind": "text", "multiline": True, "max_length": 300, "label": "In two sentences"},
            "about": {"kind": "rich_text", "max_length": 8000, "label": "More about it"},
            "picture": {"kind": "image", "ratio": (3, 2)},
        },
    },
    "person": {
        "model": "project.people.models:Person",
        "item": "people/item.html",
        "fields": {
            "name": {"kind": "text", "max_length": 60, "required": True, "sample": "person"},
            "part": {"kind": "text", "max_length": 80, "sample": "role"},
            "portrait": {"kind": "image", "ratio": (4, 5), "sample": "portrait"},
            "story": {"kind": "rich_text", "max_length": 800, "sample": "blurb"},
        },
    },
    "picture": {
        "model": "project.gallery.models:Picture",
        "item": "gallery/item.html",
        "fields": {
            "image": {"kind": "image"},
            "caption": {"kind": "text", "max_length": 140},
        },
    },
    "page": {
        "model": "project.pages.models:Page",
        "item": "pages/item.html",
        "fields": {
            "name": {"kind": "text", "max_length": 30, "required": True, "label": "Name"},
            "place": {
                "kind": "choice",
                "options": {"nowhere": "Not in a menu", "menu": "In the menu", "footer": "In the footer"},
                "required": True,
                "label": "Where it is linked",
            },
            "title": {"kind": "text", "max_length": 120, "label": "Headline", "sample": "headline"},
            "body": {"kind": "rich_text", "max_length": 20_000},
            "picture": {"kind": "image", "ratio": (16, 9)},
            "description": {"kind": "text", "multiline": True, "max_length": 300},
        },
    },
}
EDITABLE_MODELS = {name: entry for name, entry in EDITABLE_MODELS.items() if entry["model"].split(".")[1] in FEATURES}

# Bounds of single blocks, for those whose place on the page asks for less or more than usual, and what they are seeded
# with: not at all, where their words say where something leads. A block's name starts with its feature's.
EDITABLE_BLOCKS = {
    "site.name": {"max_length": 40, "required": True, "label": "Name of the site"},
    "home.title": {"max_length": 120, "required": True},
    "home.description": {"max_length": 300},
    "home.headline": {"required": True, "sample": "headline"},
    "home.opening": {"max_length": 300},
    "home.intro": {"max_length": 900},
    "home.button": {"max_length": 24, "sample": False},
    "events.menu": {"max_length": 24, "sample": False},
    "events.title": {"max_length": 120, "required": True},
    "events.description": {"max_length": 300},
    "events.archive_title": {"max_length": 120, "required": True},
    "events.archive_description": {"max_length": 300},
    "events.archive_link": {"max_length": 40, "sample": False},
    "events.feed_link": {"max_length": 40, "sample": False},
    "events.more": {"max_length": 40, "label": "Link to the whole bill", "sample": False},
    "events.back": {"max_length": 40, "label": "Link back to the bill", "sample": False},
    "events.entry": {"max_length": 40, "label": "Link for calendars", "sample": False},
    "events.over": {"max_length": 24, "label": "Word for past dates", "sample": False},
    "people.menu": {"max_length": 24, "sample": False},
    "people.title": {"max_length": 120, "required": True},
    "people.description": {"max_length": 300},
    "gallery.menu": {"max_length": 24, "sample": False},
    "gallery.title": {"max_length": 120, "required": True},
    "gallery.description": {"max_length": 300},
    "contact.menu": {"max_length": 24, "sample": False},
    "contact.title": {"max_length": 120, "required": True},
    "contact.description": {"max_length": 300},
    "contact.address": {"multiline": True, "max_length": 300, "sample": "address"},
    "contact.telephone": {"max_length": 40, "sample": False},
    "contact.email": {"max_length": 100, "sample": False},
    "events.place": {"sample": False},
    "events.price": {"sample": False},
    "events.access": {"sample": False},
    "events.doors": {"sample": False},
    "events.is_over": {"sample": False},
    "events.sale_starts": {"sample": False},
    "events.sale_ends": {"sample": False},
    "events.later": {"sample": False},
    "events.earlier": {"sample": False},
    "gallery.more": {"sample": False},
    "people.more": {"sample": False},
    "home.quote": {"sample": "quote"},
    "home.quote_source": {"sample": "person"},
    "home.hero": {"ratio": (4, 3)},
    "home.workshop_picture": {"ratio": (3, 2)},
    "people.picture": {"ratio": (21, 9)},
    "contact.hours": {"sample": "hours"},
    "contact.address_heading": {"sample": False},
    "contact.hours_heading": {"sample": False},
    "contact.words_heading": {"sample": False},
    "contact.way_heading": {"sample": False},
    "footer.hall": {"sample": "address"},
    "footer.roof_heading": {"sample": "label"},
    "footer.hall_heading": {"sample": False},
    "footer.way_heading": {"sample": False},
    "footer.office_heading": {"sample": False},
    "footer.letters_heading": {"sample": False},
    "footer.stage_door": {"sample": False},
    "footer.office": {"sample": False},
    "lost.button": {"sample": False},
    "contact.picture": {"ratio": (3, 2)},
    "site.share": {"ratio": (40, 21)},
}
EDITABLE_BLOCKS = {
    slug: bounds
    for slug, bounds in EDITABLE_BLOCKS.items()
    if slug.split(".")[0] in ("site", "footer", "lost", *FEATURES)
}

# --- The libraries' own settings ---------------------------------------------

CACHE_TYPE = "SimpleCache"  # each process keeps its own pages; from Redis, Flask-Caching would unpickle them
RATELIMIT_STORAGE_URI = REDIS_URL or "memory://"
RATELIMIT_STRATEGY = "moving-window"  # a fixed one lets twice as many through where two windows meet
WTF_CSRF_TIME_LIMIT = None  # a page may stay open for days and still save
