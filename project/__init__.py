"""The sample site. Rename it, empty it, make it yours: the engine in ``editable/`` knows nothing of it."""

import gc

# A start makes many objects and hardly a cycle among them: to look for cycles as often as Python does by itself takes a
# tenth of its time, as bench/start.py shows.
gc.set_threshold(50_000, 20, 20)
