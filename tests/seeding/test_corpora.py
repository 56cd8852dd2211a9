"""Texts that a voice is to learn from: what is taken from them, and what is refused."""

import json
from random import Random

import pytest

from editable.errors import SettingsError
from project.seeding import corpora
from project.seeding.voices import Learnt, Voice

SENTENCES = " ".join(f"The {n}th boat leaves with the tide." for n in range(120))

MARKDOWN = f"""# Boats and tides

{SENTENCES}

- The **harbour** is full of [boats](https://example.org/).
- Nobody rows on Sundays.

> I have never been so wet.

## Ropes in order
"""

HTML = f"""<!doctype html><html><head><title>Boats</title><style>p {{ color: red }}</style></head><body>
<h1>Boats and tides</h1><p>{SENTENCES}</p><ul><li>The <b>harbour</b> is full of <a href="/">boats</a>.</li>
<li>Nobody rows on Sundays.</li></ul><blockquote><p>I have never been so wet.</p></blockquote>
<script>alert("no sentence of ours.")</script><h2>Ropes in order</h2></body></html>"""


@pytest.mark.parametrize(("name", "text"), [("boats.md", MARKDOWN), ("boats.html", HTML)])
def test_a_text_is_taken_apart_into_what_it_consists_of(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    corpus = corpora.read([tmp_path])
    assert corpus.headlines[-2:] == ["Boats and tides", "Ropes in order"]
    assert corpus.items == ["The harbour is full of boats.", "Nobody rows on Sundays."]
    assert corpus.quotes == ["I have never been so wet."]
    assert len(corpus.sentences) == 120
    assert "alert" not in json.dumps(corpus)
    assert "color" not in json.dumps(corpus)


def test_plain_text_has_sentences_alone(tmp_path):
    file = tmp_path / "boats.txt"
    file.write_text(SENTENCES.replace(". ", ".\n"))
    corpus = corpora.read([file])
    assert len(corpus.sentences) == 120
    assert not corpus.headlines


def test_it_says_things_without_headlines_and_quotes_too(tmp_path):
    (tmp_path / "boats.txt").write_text(SENTENCES)
    voice = Voice(Learnt.from_texts([tmp_path], tmp_path / "kept"), Random(1))
    for say in (voice.sentence, voice.headline, voice.label, voice.text, voice.quote):
        assert 0 < len(say(30)) <= 30


def _nothing(folder):
    pass


def _little(folder):
    (folder / "short.txt").write_text("Three words only. Four words are more.")


def _binary(folder):
    (folder / "boats.txt").write_bytes(b"\x00\x01\x02" + SENTENCES.encode())


def _latin(folder):
    (folder / "boats.txt").write_bytes(f"Caf\xe9. {SENTENCES}".encode("latin-1"))


@pytest.mark.parametrize(
    ("prepare", "name", "sentence"),
    [
        (_nothing, ".", "holds no text"),
        (_nothing, "boats.txt", "There is no corpus"),
        (_little, ".", "has 2 sentences. Give --corpus more text"),
        (_binary, ".", "is no text. Name files"),
        (_latin, ".", "is no text in UTF-8"),
    ],
)
def test_what_cannot_teach_is_refused_with_a_sentence(tmp_path, prepare, name, sentence):
    prepare(tmp_path)
    with pytest.raises(SettingsError, match=sentence):
        corpora.read([tmp_path / name])


def test_what_was_taken_apart_is_kept_until_a_text_changes(tmp_path, monkeypatch):
    file = tmp_path / "boats.txt"
    file.write_text(SENTENCES)
    first = Learnt.from_texts([file], tmp_path / "kept").corpus

    with monkeypatch.context() as patch:
        patch.setattr(corpora, "read", None)
        assert Learnt.from_texts([file], tmp_path / "kept").corpus == first

    file.write_text(f"{SENTENCES} One more boat is late.")
    assert len(Learnt.from_texts([file], tmp_path / "kept").corpus.sentences) == 121
