"""Rich text: what is kept of it, and what its bounds count."""

import pytest

STORY = "loaf/1/story"


def save(baker, value):
    return baker.save(STORY, value, baker.fields("loaf/1")["story"]["etag"])


@pytest.mark.parametrize(
    "markup",
    [
        "<p>We rise <strong>early</strong> and <em>late</em>.</p>",
        "<h2>Bread</h2><h3>Rye</h3><p>Dark<br>and sour</p>",
        "<ul><li><p>rye</p></li><li><p>oat</p><ul><li><p>with honey</p></li></ul></li></ul><ol><li><p>one</p></li></ol>",
        "<blockquote><p>Warm &amp; “crusty”, 5 &lt; 6</p></blockquote>",
        '<p><a href="/bread?a=1&amp;b=2#rye">ours</a> <a href="mailto:ada@example.org">write</a></p>',
        '<p><a href="https://example.org/">theirs</a> <a href="tel:+44123">call</a> <a href="#top">up</a></p>',
    ],
)
def test_what_the_editor_writes_is_stored_to_the_byte(baker, markup):
    assert save(baker, markup).json["value"] == markup


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<p onclick="x()" style="color:red" class="big" id="a">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ("<h4>a</h4><table><tr><td>b</td></tr></table>", "<h3>a</h3>b"),
        ('<p><img src="https://example.org/spy.gif">a</p>', "<p>a</p>"),
        ('<p><img data-media="not an id" alt="">a</p>', "<p>a</p>"),
        ("<p></p>", ""),
        ("<p> </p><p><br></p>", ""),
    ],
)
def test_the_rest_is_left_out(baker, sent, stored):
    save(baker, "<p>before</p>")
    assert save(baker, sent).json["value"] == stored


def test_words_are_counted_without_markup(baker):
    assert save(baker, f"<p><strong>{'é' * 199}</strong>&amp;</p>").status_code == 200
    refused = save(baker, f"<p>{'é' * 199}</p><p>&amp;&lt;</p>")
    assert refused.json["error"]["message"] == "Keep this to 200 characters (it has 201)."


def test_markup_cannot_grow_without_words(baker):
    assert save(baker, "<p></p>" * 2_000).json["error"]["code"] == "too_long"


def test_a_picture_that_is_gone_leaves_no_hole(baker):
    markup = '<p>a</p><img data-media="AAAAAAAAAAAAAAAAAAAAAA" alt="gone"><p>b</p>'
    assert save(baker, markup).json["value"] == markup
    assert baker.fields("loaf/1")["story"]["html"] == "<p>a</p><p>b</p>"
