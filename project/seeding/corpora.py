"""What voices learn from: texts taken apart into headlines, sentences, list items and quotes."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from markovify.splitters import split_into_sentences

from editable.errors import SettingsError

#: Fewer sentences than these say the same again and again.
FEWEST_SENTENCES = 100

#: What is read in a folder.
ENDINGS = {".txt", ".md", ".markdown", ".html", ".htm"}

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "title"}
PARTS = HEADINGS | {"p", "li", "blockquote", "td", "dd", "dt", "figcaption"}

_LINE = re.compile(r"(?P<heading>#+)\s+|(?P<item>[-*+]|\d+[.)])\s+|(?P<quote>>)\s*")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]+")
_UNPAIRED = re.compile(r"[\"“”()\[\]{}<>|\\]|^[‘']|\s[‘']")


class Corpus(NamedTuple):
    """Texts by what they are; each is one headline or one sentence, but for quotes, which may have two."""

    headlines: list
    sentences: list
    items: list
    quotes: list


def read(paths):
    """Return the :class:`Corpus` of the files at *paths* and in the folders there: plain text, Markdown or HTML.

    :raise SettingsError: If one cannot be read, is no text, or all together are too little.
    """
    texts = [(file, _text(file)) for file in files(paths)]
    corpus = Corpus([], [], [], [])
    for file, text in texts:
        for kind, words in _parts_of(file, text):
            _sort_in(corpus, kind, words)
    if len(corpus.sentences) < FEWEST_SENTENCES:
        raise SettingsError(
            f"This corpus has {len(corpus.sentences)} sentences. Give --corpus more text: at least "
            f"{FEWEST_SENTENCES} sentences, better a thousand."
        )
    return corpus


def files(paths):
    """Return the files at *paths*, and those in the folders there, in a fixed order.

    :raise SettingsError: If there is nothing at a path, or no text in a folder.
    """
    found = []
    for path in map(Path, paths):
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS) if path.is_dir() else [path]
        if not path.exists():
            raise SettingsError(f"There is no corpus at {path}. Name a file or a folder of texts.")
        if not inside:
            raise SettingsError(f"The folder {path} holds no text. It may be in {', '.join(sorted(ENDINGS))}.")
        found += inside
    return found


def _text(file):
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"The corpus {file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file} is no text in UTF-8. Save it as text, then name it again.") from None
    if "\x00" in text:
        raise SettingsError(f"{file} is no text. Name files in plain text, Markdown or HTML.")
    return text


def _parts_of(file, text):
    return _parts_of_html(text) if file.suffix.lower() in {".html", ".htm"} else _parts_of_lines(text)


def _parts_of_lines(text):
    """Take Markdown or plain text apart: (what it is, its words) for each heading, paragraph, item and quote."""
    kind, words = "paragraph", []
    for line in [*text.splitlines(), ""]:
        start = _LINE.match(line.strip())
        if start or not line.strip():
            yield kind, " ".join(words)
            kind, words = start.lastgroup if start else "paragraph", []
        words.append(_MARKUP.sub(r"\1", line.strip()[start.end() if start else 0 :]))
        if kind == "heading":
            yield kind, words.pop()
            kind = "paragraph"
    yield kind, " ".join(words)


class _Parts(HTMLParser):
    KINDS = dict.fromkeys(HEADINGS, "heading") | {"li": "item", "blockquote": "quote"}

    def __init__(self):
        super().__init__()
        self.found, self._within = [["paragraph", ""]], []

    def handle_starttag(self, tag, attributes):
        if tag in PARTS:
            self._within.append(tag)
            kinds = [self.KINDS[outer] for outer in self._within if outer in self.KINDS]
            self.found.append([kinds[-1] if kinds else "paragraph", ""])

    def handle_endtag(self, tag):
        if tag in self._within:
            del self._within[self._within.index(tag) :]
            self.found.append(["paragraph", ""])

    def handle_data(self, words):
        if self.cdata_elem is None:  # neither scripts nor styles
            self.found[-1][1] += words


def _parts_of_html(text):
    parser = _Parts()
    parser.feed(text)
    parser.close()
    return parser.found


def _sort_in(corpus, kind, words):
    words = " ".join(words.split())
    sentences = [sentence for sentence in split_into_sentences(words) if _is_whole(sentence)]
    if kind == "heading" and words and not _UNPAIRED.search(words):
        corpus.headlines.append(words.rstrip(".:"))
    elif kind == "quote" and sentences:
        corpus.quotes.append(" ".join(sentences))
    elif kind == "item":
        corpus.items.extend(sentences)
    elif kind == "paragraph":
        corpus.sentences.extend(sentences)


def _is_whole(sentence):
    return sentence.endswith((".", "?", "!", "…")) and len(sentence.split()) > 2 and not _UNPAIRED.search(sentence)
