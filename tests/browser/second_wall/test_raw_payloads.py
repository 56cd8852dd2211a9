"""S5: should markup ever get past the sanitiser, the policy in the headers still lets none of it run."""

from project.extensions import db, editable
from tests.lengths import LONG
from tests.safety.payloads import STORABLE, a_tenth_of

SEED = 5
SLUG = "home.intro"


def put_past_the_sanitiser(site, markup):
    with site.app_context():
        db.session.merge(editable.block_models["rich_text"](slug=SLUG, value=markup))
        db.session.commit()


def harm_done(page, dialogs):
    return [*page.evaluate("Object.keys(window).filter(name => name.startsWith('harm'))"), *dialogs]


def load_each(site, page, payloads):
    """Show every one of *payloads* to *page* and return those that ran."""
    dialogs, ran = [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for payload in payloads:
        put_past_the_sanitiser(site, payload.markup)
        dialogs.clear()
        page.goto(f"/?made=anew-{payload.number}")
        if harm_done(page, dialogs):
            ran.append(payload)
    return ran


def some(payloads, most):
    """All of *payloads* in the long form; *most* of them, picked from everywhere, in the quick one."""
    return payloads if LONG else a_tenth_of(payloads, SEED)[:most]


def test_nothing_runs_for_a_visitor(site, people):
    browser = people()

    assert load_each(site, browser.page, some(STORABLE, 50)) == []
    browser.complaints.clear()  # the policy had reason to complain


def test_nothing_runs_for_an_editor(site, editor):
    assert load_each(site, editor.page, some(STORABLE, 15)) == []
    editor.complaints.clear()


def test_without_the_policy_they_would_run(site, people):
    browser = people(bypass_csp=True)
    armed = [payload for payload in STORABLE if "<script>" in payload.markup or "src=x onerror" in payload.markup]
    armed = a_tenth_of(armed, SEED)[:15]

    assert len(load_each(site, browser.page, armed)) > len(armed) / 3
    browser.complaints.clear()
