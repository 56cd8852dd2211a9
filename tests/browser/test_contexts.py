"""A context that somebody has used is as new for whoever comes next."""

from tests.browser.conftest import Person

KEEP = """() => {
  localStorage.setItem("kept", "here")
  sessionStorage.setItem("kept", "in this tab")
  document.cookie = "kept=with every request"
  return new Promise((done) => { indexedDB.open("kept").onsuccess = done }).then(() => null)
}"""
KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length
]"""


def test_nothing_of_one_person_is_left_for_the_next(contexts, site):
    one = Person(contexts, site)
    one.page.goto("/")
    one.page.evaluate(KEEP)
    one.context.new_page()
    one.context.route("**/*", lambda route: route.abort())
    one.context.set_offline(True)
    one.close()

    other = Person(contexts, site)
    assert other.context is one.context
    other.page.goto("/")
    assert other.page.evaluate(KEPT) == [0, 0, "", 0]
    assert len(other.context.pages) == 2  # with the one that is always there, and empty
    other.close()


def test_nobody_is_given_a_clock_that_stands_still(contexts, site):
    one = Person(contexts, site)
    one.stop_the_clock()
    one.close()

    other = Person(contexts, site)
    assert other.context is not one.context
    other.close()
