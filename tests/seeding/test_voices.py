"""What voices say: enough of it, at the length that is asked for, and not what the corpus said."""

import os
import subprocess
import sys
from random import Random

import pytest

from project.seeding.voices import LONGEST_RUN, OWN, Voice, runs

WORDS = {"stage": 12_000, "counter": 6_000}

SAY = """
from hashlib import sha256
from random import Random
from project.seeding.voices import OWN, Learnt, Voice
for name in OWN:
    voice = Voice(Learnt.own(name), Random("the same"))
    said = [say(90) for say in (voice.sentence, voice.headline, voice.label, voice.text, voice.quote) for _ in range(40)]
    print(sha256(" ".join(said).encode()).hexdigest())
"""


@pytest.fixture(params=OWN)
def name(request):
    return request.param


@pytest.fixture
def speaking(learnt, name):
    """Return a function that makes the voice, drawn by a seed."""
    return lambda seed=1: Voice(learnt[name], Random(seed))


def test_there_is_enough_to_learn_from(learnt, name):
    corpus = learnt[name].corpus
    assert sum(len(text.split()) for texts in corpus for text in texts) >= WORDS[name]


@pytest.mark.parametrize("seed", range(5))
def test_nine_of_ten_sentences_are_new_before_any_is_redrawn_and_all_after(speaking, seed):
    voice = speaking(seed)
    said = [voice.sentence(300) for _ in range(1000)]
    assert voice.redrawn <= 100
    assert len(set(said)) == 1000


def test_no_more_than_eight_words_in_a_row_are_those_of_the_corpus(learnt, name, speaking):
    voice = speaking()
    written = {run for texts in learnt[name].corpus for text in texts for run in runs(text)}
    said = [say(400) for say in (voice.sentence, voice.text, voice.headline, voice.quote) for _ in range(500)]
    assert any(len(words.split()) > LONGEST_RUN for words in said)
    assert written.isdisjoint(run for words in said for run in runs(words))


@pytest.mark.parametrize("max_length", [1, 8, 24, 40, 60, 140, 400])
def test_everything_fits_and_ends_with_a_whole_word(speaking, max_length):
    voice = speaking()
    for say in (voice.sentence, voice.headline, voice.label, voice.text, voice.quote):
        said = [say(max_length) for _ in range(50)]
        assert all(0 < len(words) <= max_length for words in said)
        assert not any(words != words.strip() or words.endswith(",") for words in said)


def test_headlines_have_no_full_stop_and_end_well(speaking):
    headlines = [speaking(seed).headline(60) for seed in range(200)]
    assert not any(words.endswith((".", " the", " of", " and", " a")) for words in headlines)


def test_different_seeds_differ_in_more_than_half_of_the_words(speaking):
    one, other = ([voice.text(300) for _ in range(20)] for voice in (speaking(1), speaking(2)))
    pairs = [pair for texts in zip(one, other, strict=True) for pair in zip(*map(str.split, texts), strict=False)]
    assert sum(a != b for a, b in pairs) > len(pairs) / 2


def test_the_same_seed_says_the_same_whatever_the_order_of_hashes():
    said = {
        subprocess.run(
            [sys.executable, "-c", SAY],
            env=os.environ | {"PYTHONHASHSEED": hashes},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hashes in ("0", "1", "4711")
    }
    assert len(said) == 1
