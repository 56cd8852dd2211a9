"""How long the tests may take: quick, unless ``EDITABLE_TEST_LONG`` is set."""

import os

LONG = bool(os.environ.get("EDITABLE_TEST_LONG"))

#: Seconds after which an answer is said to hang. What takes long for its size takes far longer than this, and nothing
#: else does, however busy the machine is; how long the answers really take is for ``bench/refusals.py`` to say.
HANGING = 10
