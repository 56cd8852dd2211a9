"""Somebody signed in whose requests no browser would send."""

import json
import re

from tests.harness.sites import SITE_URL, Browser


class Caller:
    """Calls the site as an editor's script does, but says whatever a test wants said."""

    def __init__(self, site):
        self._site = site
        browser = Browser(site).sign_in()
        self.headers = {"Origin": SITE_URL, "X-CSRFToken": browser.token()}
        self._client = site.test_client()
        for name, value in browser.cookies.items():
            self._client.set_cookie(name, value)

    def forget(self):
        """Become a visitor again, whom the site does not know."""
        self._client = self._site.test_client()

    def call(self, method, path, data=None, content_type=None, **headers):
        """Send *data*, bytes, to *path*, which may hold any escapes; a header that is None is left out."""
        headers = {name: value for name, value in (self.headers | headers).items() if value is not None}
        return self._client.open(path, method=method, data=data, content_type=content_type, headers=headers)

    def get(self, path):
        return self.call("GET", path)

    def field(self, address):
        """Return value, etag and markup of the field *address*, which is what ``data-editable`` says."""
        record, _, name = address.rpartition("/")
        return self.get(f"/editable/{record}").json["fields"][name]

    def save(self, address, value, **headers):
        """Save *value*, unless the headers say otherwise over whatever the field holds now."""
        if "If-Match" not in headers:
            headers["If-Match"] = self.field(address)["etag"]
        return self.call("PATCH", f"/editable/{address}", json.dumps({"value": value}), "application/json", **headers)


def assert_refused(answer, *statuses):
    """Check that *answer* is one of ours: JSON of the one shape, with one of *statuses* or at least some 4xx."""
    told = f"{answer.request.method} {answer.request.path!r}: {answer.status_code} {answer.text[:200]!r}"
    assert answer.status_code in (statuses or range(400, 500)), told
    assert answer.mimetype == "application/json", told
    assert {"code", "message"} == set(answer.json["error"]), told
    assert answer.json["error"]["message"].endswith("."), told


def fields_shown(site, caller, kind):
    """The fields of *kind* that the page shows, blocks included, by address."""
    registry = site.extensions["editable"].registry
    fields = {}
    for address in re.findall(r'data-editable="([^"]+)"', caller.get("/").text):
        model, key, name = address.split("/")
        with site.app_context():
            fields[address] = registry.get(model).field(name, key)
    return {address: field for address, field in fields.items() if isinstance(field, kind)}
