"""Addresses of the site's own pages that people can read, and that may change."""

import re
import unicodedata

from flask import redirect, request


def slug_of(words):
    """Return *words* as they stand in an address: lower case, hyphens for all that is no letter or digit.

    Letters of every script stay; accents are taken off Latin ones, as people type addresses without them.
    """
    plain = "".join(_without_accent(letter) for letter in unicodedata.normalize("NFC", words.lower()))
    return "-".join(re.findall(r"\w+", plain.replace("_", " "))).removesuffix("-")


def moved_to(path):
    """Return the redirect of a page that has moved to *path* for good; what was asked of it moves along.

    Browsers would remember it for ever, and go in circles once the page moves back: they are told to ask again.
    """
    query = request.query_string.decode()
    response = redirect(f"{path}?{query}" if query else path, 301)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _without_accent(letter):
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] if parts[0].isascii() and all(map(unicodedata.combining, parts[1:])) else letter
