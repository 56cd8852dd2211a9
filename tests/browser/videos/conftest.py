"""Videos in a text, and hosts that are told apart from the real ones by answering at once and keeping count."""

import re

import pytest

from tests.browser.writing.conftest import MARKUP, Story

ADDRESS = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
FIGURE = f'<figure data-video="{ADDRESS}"></figure>'
PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
ELSEWHERE = "<!doctype html><title>Elsewhere</title><button>Pause</button>"
WITH_VIDEO = MARKUP.replace("</p><p>Bring", f"</p>{FIGURE}<p>Bring")


class Viewer:
    """Somebody who looks at the text, and what their browser asks of other hosts meanwhile."""

    def __init__(self, person):
        self.person = person
        self.page = person.page
        self.asked = []  # requests to hosts that are not ours
        foreign = re.compile(f"^(?!{re.escape(person.site.url)}|data:|blob:)")
        person.watch(lambda request: foreign.match(request.url) and self.asked.append(request))
        person.context.route(foreign, lambda route: route.fulfill(content_type="text/html", body=ELSEWHERE))

    def look(self, address="/"):
        self.page.goto(address)
        self.video.scroll_into_view_if_needed()
        return self

    @property
    def video(self):
        return self.page.locator("figure[data-video]").first

    @property
    def link(self):
        return self.video.get_by_role("link")

    @property
    def player(self):
        return self.video.locator("iframe")

    @property
    def pause(self):
        """A button in the player."""
        return self.player.content_frame.get_by_role("button", name="Pause")


@pytest.fixture
def story(editor):
    return Story(editor).hold(MARKUP)


@pytest.fixture
def shown(editor):
    """A text with a video, on its editor's page."""
    return Story(editor).hold(WITH_VIDEO)


@pytest.fixture
def viewer(visitor, shown):
    """A visitor of a page with a video."""
    return Viewer(visitor).look()
