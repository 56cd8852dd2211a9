"""Commands whose modules are loaded when they are called: a site that answers requests does without."""

from functools import cached_property

import click


class LazyCommand(click.Command):
    """Stands for the command that *load*, a function, returns when somebody calls it or asks what it does."""

    def __init__(self, name, load):
        super().__init__(name)
        self._load = load

    @cached_property
    def _command(self):
        return self._load()

    def make_context(self, *arguments, **further):
        return self._command.make_context(*arguments, **further)

    def get_short_help_str(self, limit=45):
        return self._command.get_short_help_str(limit)
