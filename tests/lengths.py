"""How long the tests may take: what ``python3 manage.py test`` was told, by the environment."""

import os

LONG = bool(os.environ.get("EDITABLE_TEST_LONG"))  # heavy rows in their long form
QUICK = bool(os.environ.get("EDITABLE_TEST_QUICK"))  # one store, on one database

#: Seconds after which an answer is said to hang. What takes long for its size takes far longer than this, and nothing
#: else does, however busy the machine is; how long the answers really take is for ``bench/refusals.py`` to say.
HANGING = 10
