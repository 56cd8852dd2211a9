"""Voices: Markov chains that have read a corpus and speak like it, at the length that is asked for."""

import hashlib
import json
from bisect import bisect
from pathlib import Path

import markovify
from markovify.splitters import split_into_sentences

from project.seeding import corpora

FOLDER = Path(__file__).parent / "voices"

#: The voices that come with the project, by name.
OWN = {file.stem: file for file in sorted(FOLDER.glob("*.md"), reverse=True)}

#: No more than so many words in a row are those of the corpus.
LONGEST_RUN = 8

SHORTEST, LONGEST = 7, 22  # words of a sentence, where there is room: few repeat themselves, few lose their thread
TRIES = 60  # for something new; then what was said before is said again
REMEMBERED = 5_000  # latest sentences that are not said again

#: The first sentences, by how many the corpus has, follow three words at a time: that reads better, but there are few.
CAREFUL = 0.05

_NO_END = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "it", "of", "on", "or", "our", "than"}
_NO_END |= {"that", "the", "their", "to", "until", "we", "when", "where", "which", "who", "with", "without", "your"}
_NO_END |= {"about", "above", "after", "are", "before", "behind", "beside", "between", "has", "have", "into", "like"}
_NO_END |= {"must", "over", "through", "under", "was", "were", "will", "would"}


class Chain(markovify.Chain):
    """A chain whose random numbers are its owner's: those of the module are everybody's."""

    def __init__(self, model, random):
        super().__init__(None, len(next(iter(model))), model)
        self._random = random

    def move(self, state):
        choices, sums = self.model[state]
        return choices[bisect(sums, self._random.random() * sums[-1])]


class Learnt:
    """What a corpus teaches.

    :param corpus: A :class:`~project.seeding.corpora.Corpus`.
    """

    def __init__(self, corpus):
        self.corpus = corpus
        quotes = [sentence for quote in corpus.quotes for sentence in split_into_sentences(quote)]
        whole = [*corpus.sentences, *corpus.items, *quotes]
        self.sentences, self.careful = _model(whole, 2), _model(whole, 3)
        self.titles = corpus.headlines or whole
        self.headlines = _model(self.titles, 2)
        self.runs = {run for text in corpus for one in text for run in runs(one)}

    @classmethod
    def own(cls, name):
        """Return what the voice called *name* has learnt, one of :data:`OWN`."""
        return cls(corpora.read([OWN[name]]))

    @classmethod
    def from_texts(cls, paths, kept_in):
        """Return what the texts at *paths* teach; what they are made of is kept in a folder, until they change.

        :raise SettingsError: If they cannot be read, or are too little.
        """
        digest = hashlib.sha256()
        for file in corpora.files(paths):
            digest.update(f"{file.suffix}{file.stat().st_size}-{file.stat().st_mtime_ns}-{file.resolve()}".encode())
        kept = Path(kept_in, f"{digest.hexdigest()}.json")
        if kept.exists():
            return cls(corpora.Corpus(*json.loads(kept.read_text("utf-8"))))
        corpus = corpora.read(paths)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(corpus), "utf-8")
        return cls(corpus)


class Voice:
    """Says things that a corpus might have said.

    :param learnt: A :class:`Learnt`.
    :param random: Where its chances come from, a ``random.Random``.
    """

    def __init__(self, learnt, random):
        self._learnt, self._random = learnt, random
        self._sentences, self._careful = Chain(learnt.sentences, random), Chain(learnt.careful, random)
        self._headlines = Chain(learnt.headlines, random)
        self._said, self._sentences_said, self.redrawn = {}, 0, 0

    def sentence(self, max_length):
        """Return a sentence of at most *max_length* characters that was not said lately."""
        self._sentences_said += 1
        is_early = self._sentences_said <= CAREFUL * len(self._learnt.corpus.sentences)
        return self._new(self._careful if is_early else self._sentences, max_length, SHORTEST, LONGEST)

    def headline(self, max_length):
        """Return a headline of at most *max_length* characters; it has no full stop."""
        return self._new(self._headlines, max_length, 3, LONGEST_RUN)

    def label(self, max_length):
        """Return a few words of at most *max_length* characters: a short headline, or what one is about."""
        titles = self._learnt.titles
        fitting = [label for label in map(_subject, titles) if label and len(label) <= max_length]
        return self._random.choice(fitting) if fitting else shortened(self._random.choice(titles), max_length)

    def text(self, max_length):
        """Return some sentences, together at most *max_length* characters."""
        words = self.sentence(max_length)
        for _ in range(self._random.randint(0, 3)):
            longer = f"{words} {self.sentence(max_length)}"
            if len(longer) > max_length or self._repeats(longer):
                break
            words = longer
        return words

    def quote(self, max_length):
        """Return what somebody might have said, at most *max_length* characters."""
        fitting = [quote for quote in self._learnt.corpus.quotes if len(quote) <= max_length and not runs(quote)]
        return self._random.choice(fitting) if fitting else self.text(max_length)

    def _new(self, chain, max_length, fewest, most):
        said = None
        for _ in range(TRIES):
            words = list(chain.gen())
            sentence = " ".join(words)
            if len(sentence) > max_length or not fewest <= len(words) <= most or self._repeats(sentence):
                continue
            if words[-1].lower() in _NO_END:
                continue
            said = sentence
            if sentence not in self._said:
                break
            self.redrawn += 1
        said = said or shortened(self._random.choice(self._learnt.titles), max_length)
        self._said[said] = None
        if len(self._said) > REMEMBERED:
            del self._said[next(iter(self._said))]
        return said

    def _repeats(self, words):
        return not self._learnt.runs.isdisjoint(runs(words))


def _subject(title):
    """Return the words of *title* before its first small one, as in "The sopranos and the thunder", or None."""
    words = title.rstrip(".").split()
    if len(words) <= 3:
        return title
    ends = [number for number, word in enumerate(words) if word in _NO_END and number]
    return " ".join(words[: ends[0]]).rstrip(",") if ends and 2 <= ends[0] <= 3 else None


def runs(words):
    """Return all rows of words in a text that are too long to be those of the corpus."""
    words = words.split()
    return [" ".join(words[i : i + LONGEST_RUN + 1]) for i in range(len(words) - LONGEST_RUN)]


def shortened(text, max_length):
    """Return *text*, or as many of its first words as *max_length* characters hold."""
    if len(text) <= max_length:
        return text
    return text[: max_length + 1].rpartition(" ")[0].rstrip(",;:") or text[:max_length]


def _model(sentences, state_size):
    return markovify.Chain([sentence.split() for sentence in sentences], state_size).compile().model
