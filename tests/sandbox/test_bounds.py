"""Q1 and Q3: a copy holds so much and no more, a refusal says what to do, and nothing is lost by it."""

import json

from tests.harness.sites import Browser, folder_of
from tests.sandbox.conftest import PICTURE, Guest, pictures_of_guests

HEADLINE = "text/home.headline/value"


def about(number):
    return f"event/{number}/about"


def paragraph(length):
    return f"<p>{'word ' * (length // 5)}</p>"


def refusal(answer):
    return answer.status_code, answer.json["error"]["code"]


def test_words_beyond_the_bound_are_refused_and_nothing_is_lost(sandbox_with):
    ada = Guest(sandbox_with(SANDBOX_BYTES=6000))
    assert ada.write(about(1), paragraph(4000)).status_code == 200
    before = ada.value(about(2))
    refused = ada.write(about(2), paragraph(4000))

    assert refusal(refused) == (413, "sandbox_full")
    assert refused.json["error"]["message"] == (
        "Your copy of the site holds as much as one may here. Take something back, or start over."
    )
    assert (ada.value(about(1)), ada.value(about(2))) == (paragraph(4000), before)


def test_a_form_shows_the_same_sentence_and_what_was_typed(sandbox_with):
    ada = Guest(sandbox_with(SANDBOX_BYTES=1000))
    for number in range(1, 7):
        page = ada.send_form(f"event/{number}/summary", "A summary that is long. " * 12)

    assert page.status_code == 413
    assert "holds as much as one may here" in page.text
    assert "A summary that is long. " * 11 in page.text


def test_less_can_be_saved_when_the_copy_is_full_and_be_undone(sandbox_with):
    ada = Guest(sandbox_with(SANDBOX_BYTES=6000))
    full = paragraph(5000)
    ada.write(about(1), full)
    assert refusal(ada.write(about(2), paragraph(2000))) == (413, "sandbox_full")

    saved = ada.write(about(1), paragraph(4000))
    assert saved.status_code == 200
    undone = ada.post(f"/editable/changes/{saved.json['change']}/reversal", headers={"X-CSRFToken": ada.token()})
    assert undone.json["value"] == ada.value(about(1))
    assert len(ada.value(about(1))) > 4900


def test_the_log_gives_way_to_words(sandbox_with):
    site = sandbox_with(SANDBOX_BYTES=12_000)
    ada = Guest(site)
    for number in range(40):
        assert ada.write(about(1), f"<p>{number}</p>{paragraph(1000)}").status_code == 200

    [session] = (folder_of(site) / "sandbox").iterdir()
    kept = json.loads(session.read_bytes()[4:])["sandbox"]
    assert len(json.dumps(kept)) <= 12_000 + 200
    assert 1 < len(kept["patch"]["editable_change"]["added"]) < 10


def test_new_entries_beyond_the_bound_are_refused(sandbox_with):
    ada = Guest(sandbox_with(SANDBOX_ITEMS=2))
    added = [ada.add("person", name=f"Person {number}") for number in range(3)]

    assert [answer.status_code for answer in added] == [201, 201, 413]
    assert added[2].json["error"]["message"].startswith("Your copy may have 2 new entries.")
    assert "Person 1" in ada.words("/about")
    assert "Person 2" not in ada.words("/about")

    ada.delete(f"/editable/person/{added[0].json['key']}", headers={"X-CSRFToken": ada.token()})
    assert ada.add("person", name="Person 3").status_code == 201


def test_pictures_beyond_the_bound_are_refused_and_leave_no_file(sandbox_with):
    site = sandbox_with(SANDBOX_PICTURES=2)
    ada = Guest(site)
    assert [ada.put_picture(f"event/{number}/picture").status_code for number in (1, 2)] == [200, 200]
    files = pictures_of_guests(site)
    before = ada.value("event/3/picture")
    refused = ada.put_picture("event/3/picture")

    assert refusal(refused) == (413, "sandbox_full")
    assert refused.json["error"]["message"].startswith("You may add 2 pictures.")
    assert ada.value("event/3/picture") == before
    assert len(files) == 2
    assert pictures_of_guests(site) == files


def test_a_picture_can_be_replaced_again_and_again_when_there_may_be_no_more(sandbox_with):
    site = sandbox_with(SANDBOX_PICTURES=1)
    ada = Guest(site)
    for _ in range(4):
        assert ada.put_picture("event/1/picture").status_code == 200

    assert len(pictures_of_guests(site)) == 2  # the one that is shown, and the one that undoing would bring back
    assert ada.value("event/1/picture")["media"] in pictures_of_guests(site)


def test_pictures_that_no_text_shows_yet_count_too(sandbox_with):
    site = sandbox_with(SANDBOX_PICTURES=2)
    ada = Guest(site)
    headers = {"X-CSRFToken": ada.token()}
    ada.write(HEADLINE, "Ada was here")
    sent = [
        ada.post("/editable/pictures", upload_files=[("file", "p.png", PICTURE)], headers=headers, status="*")
        for _ in range(3)
    ]

    assert [answer.status_code for answer in sent] == [201, 201, 413]
    assert len(pictures_of_guests(site)) == 2


def test_all_guests_together_have_a_bound(sandbox_with):
    site = sandbox_with(SANDBOX_TOTAL_BYTES=12_000)
    ada, ben = Guest(site), Guest(site)
    assert ada.write(about(1), paragraph(4000)).status_code == 200
    refused = ben.write(about(1), paragraph(5000))

    assert refusal(refused) == (429, "sandboxes_full")
    assert refused.headers["Retry-After"] == "3600"
    assert ben.write(about(1), "<p>Short</p>").status_code == 200
    assert ada.write(about(1), paragraph(3000)).status_code == 200
    assert refusal(ben.write(about(2), paragraph(5000))) == (429, "sandboxes_full")


def test_who_writes_too_often_has_to_wait_and_reads_on(sandbox_with):
    site = sandbox_with(SANDBOX_WRITES="3 per minute")
    ada, ben = Guest(site), Guest(site)
    answers = [ada.write(HEADLINE, f"Write {number}") for number in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3].json["error"]["message"] == "That was a lot at once. Wait a moment, then try again."
    assert 0 < int(answers[3].headers["Retry-After"]) <= 61
    assert "Write 2" in ada.words()

    page = ada.send_form("event/1/title", "Typed without JavaScript")
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) > 0
    assert "Typed without JavaScript" in page.text
    assert "Save it in a minute" in page.text
    assert ben.write(HEADLINE, "Ben is another").status_code == 200


def test_from_one_address_four_guests_may_write_at_once(sandbox_with):
    site = sandbox_with(SANDBOX_WRITES="1 per minute")
    answers = [Guest(site).write(HEADLINE, "I was here").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]


def test_editors_of_the_live_site_are_not_slowed_down(live):
    live.config["SANDBOX_WRITES"] = "1 per minute"
    editor = Browser(live).sign_in()
    etag = editor.get("/editable/event/1").json["fields"]["title"]["etag"]
    for number in range(5):
        saved = editor.save("event/1/title", f"Title {number}", etag)
        assert saved.status_code == 200
        etag = saved.json["etag"]
