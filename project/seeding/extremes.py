"""Sample values at the ends of their bounds, to find out whether a design holds."""

from datetime import datetime
from zlib import crc32

from markupsafe import Markup

from project.seeding.source import Source
from project.seeding.voices import shortened

#: What each field is filled with in turn.
CASES = ("shortest", "longest", "long_word", "right_to_left", "emoji", "cjk", "empty")

LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"

WORDS = {
    "shortest": "I",
    "long_word": f"{LONG_WORD} and then some",
    "right_to_left": "في القاعة القديمة سبعة دلاء تحت سقف يرشح منه المطر، والستارة ترتفع في موعدها",
    "emoji": "🎭🪣👩‍👩‍👧‍👦🎪 🏴󠁧󠁢󠁷󠁬󠁳󠁿🎟️",
    "cjk": "七つのバケツが古い劇場の屋根の下に並んでいる。雨が降るたびに、客席の拍手よりも大きな音がする。",
}

#: A day whose name is long in most languages.
LONG_DAY = datetime(2026, 9, 30, 22, 45)

WIDEST, TALLEST = (4, 1), (1, 3)


class Extremes(Source):
    """Makes the shortest and the longest, the widest word, other scripts, and nothing where that is allowed.

    Which of them a field gets changes from record to record, and with the seed: seven seeds in a row are all of them.
    """

    usual_count = len(CASES)

    def may_fill(self, field):
        return True

    def value(self, field, *place):
        self._turn_to(*place, field.name)
        self._place = place
        *outer, number = place
        turn = number if isinstance(number, int) else crc32(number.encode())
        self._case = CASES[(turn + crc32(field.name.encode()) + self._seed) % len(CASES)]
        return field.empty if self._case == "empty" and not field.required else field.sample(self)

    def sensible(self, spec, number):
        return {}

    def text(self, hint, max_length, multiline):
        if self._case == "empty":
            return "I"
        if self._case == "longest":
            return self._long(max_length)
        words = WORDS[self._case]
        # What is cut off must not leave half a sign behind.
        return words if len(words) <= max_length else shortened(words, max_length)

    def rich_text(self, hint, max_length):
        if self._case != "longest":
            words = Markup("<p>{}</p>").format(self.text(hint, max_length, True))
            return words if self._case == "shortest" or max_length < 300 else words + self._list(max_length // 8)
        blocks, room = [], max_length
        while room > 300:
            part = Markup("<h2>{}</h2><p>{}</p>").format(self._long(120), self._long(min(room // 2, 900)))
            part += self._list(60) + Markup("<blockquote><p>{}</p></blockquote>").format(self._long(80))
            room -= len(part.striptags()) + 20
            blocks.append(part)
        return Markup().join(blocks[:-1] or [Markup("<p>{}</p>").format(self._long(max_length))])

    def number(self, least, most, step):
        return float(least) if self._case == "shortest" else least + int((most - least) / step) * step

    def one_of(self, options):
        by_length = sorted(options, key=lambda value: len(str(options[value])))
        return by_length[0] if self._case == "shortest" else by_length[-1]

    def some_of(self, options):
        return [self.one_of(options)] if self._case == "shortest" else list(options)

    def moment(self):
        return LONG_DAY

    def image(self, hint, ratio):
        extreme = {"shortest": TALLEST, "longest": WIDEST}
        picture = self._pictures.any(self.random, hint, extreme.get(self._case, ratio), self._place)
        return picture and picture | {"alt": self.text(None, 300, False)}

    def _list(self, max_length):
        words = self.text(None, max_length, False)
        inner = Markup("<li><p>{}</p></li>").format(words)
        return Markup("<ul>{}</ul>").format(inner * 3)

    def _long(self, max_length):
        """Words of the voice, as many characters of them as there may be."""
        words = self._voice.text(max_length)
        while len(words) < max_length:
            words += f" {self._voice.sentence(max_length)}"
        return words[:max_length].rstrip() + "." * (max_length - len(words[:max_length].rstrip()))
