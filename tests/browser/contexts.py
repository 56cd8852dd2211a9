"""Browser contexts that people use one after the other: a new one takes longer than most pages do."""


class Contexts:
    """The contexts of one browser, with what has happened in them wiped out before another person comes.

    Nobody finds cookies, kept values, routes or tabs of somebody else's; only files in the cache stay.
    """

    MOST = 4  # contexts kept while nobody uses them: each is a process

    def __init__(self, browser):
        self._browser = browser
        self._idle = []

    def borrow(self, **settings):
        """Return a :class:`Context` with *settings*, those of a context of Playwright's."""
        for idle in reversed(self._idle):
            if idle.settings == settings:
                self._idle.remove(idle)
                return idle
        return Context(self._browser, settings)

    def give_back(self, context):
        if context.wipe():
            self._idle.append(context)
        if len(self._idle) > self.MOST:
            self._idle.pop(0).close()

    def close(self):
        while self._idle:
            self._idle.pop().close()


class Context:
    """One context, with an empty tab that stays: while there is one, further tabs start no process."""

    def __init__(self, browser, settings):
        self.settings = settings
        self.is_spoilt = False  # by something that only closing it takes back
        self.playwrights = browser.new_context(**settings)
        self._empty = self.playwrights.new_page()

    def wipe(self):
        """Take back what has happened here; return whether that was possible."""
        if self.is_spoilt:
            self.close()
            return False
        for page in self.playwrights.pages:
            if page != self._empty:
                page.close()
        self.playwrights.unroute_all()
        self.playwrights.set_offline(False)
        self.playwrights.clear_cookies()
        session = self.playwrights.new_cdp_session(self._empty)
        session.send("Storage.clearDataForOrigin", {"origin": self.settings["base_url"], "storageTypes": "all"})
        session.detach()
        return True

    def close(self):
        self.playwrights.close()
