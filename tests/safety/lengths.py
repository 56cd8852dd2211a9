"""How long the tests may take: quick, unless ``EDITABLE_TEST_LONG`` is set."""

import os

LONG = bool(os.environ.get("EDITABLE_TEST_LONG"))
