"""The sample site. Rename it, empty it, make it yours: the engine in ``editable/`` knows nothing of it."""
