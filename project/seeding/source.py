"""Where sample values come from: what every kind of field is put together from, drawn by one seed."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from markupsafe import Markup

from editable.errors import SettingsError
from project import sample
from project.seeding import names
from project.seeding.voices import Voice, shortened

#: What a text may be, besides headlines and the like.
HINTS = {
    "person": names.person,
    "role": names.role,
    "place": names.place,
    "town": names.town,
    "address": names.postal_address,
    "telephone": names.telephone,
    "email": names.email,
    "hours": names.hours,
}

#: Characters up to which a line of text is a label, and up to which it is a headline.
LABEL, HEADLINE = 40, 200

#: Characters of a longer text, where there is room, and of the least of its parts.
BODY = (300, 1000)
LEAST = 70

#: Days from today within which dates are.
PAST, COMING = 30, 150


class Source:
    """Makes sample values: the same ones for a place on the site whenever it starts from the same seed and day.

    :param seed: A number.
    :param learnt: What its voice has :class:`~project.seeding.voices.Learnt`.
    :param pictures: Where pictures come from: something with ``any(random, hint, ratio, place)``.
    :param today: The day that dates are counted from.
    """

    #: How many records a model gets that has none.
    usual_count = 6

    def __init__(self, seed, learnt, pictures, today):
        self.random, self.today = Random(), today
        self._seed, self._pictures, self._made = seed, pictures, (None, {})
        self._voice = voice = Voice(learnt, self.random)
        speaking = {"headline": voice.headline, "label": voice.label, "blurb": voice.text, "quote": voice.quote}
        self._speaking = speaking | {hint: self._naming(name) for hint, name in HINTS.items()}

    def may_fill(self, field):
        """Tell whether *field* takes samples."""
        return field.hint is not False

    def value(self, field, *place):
        """Return a raw value for *field*; *place* tells the record from others, on every site."""
        self._turn_to(*place, field.name)
        self._place = place
        return field.sample(self)

    def sensible(self, spec, number):
        """Return those raw values of a record for which its feature has a sense, by field name."""
        if self._made[0] != (spec.name, number):
            self._turn_to(spec.name, number)
            self._made = (spec.name, number), sample.sensible(spec, self)
        return self._made[1]

    def text(self, hint, max_length, multiline):
        """Return plain text.

        :param hint: What it should be, one of :data:`HINTS` or ``headline``, ``label``, ``blurb``, ``quote``; or None.
        :raise SettingsError: If there is no such hint.
        """
        if not hint:
            hint = "blurb" if multiline or max_length > HEADLINE else "headline" if max_length > LABEL else "label"
        if hint not in self._speaking:
            raise SettingsError(f"There is no sample {hint!r}. Choose one of: {', '.join(sorted(self._speaking))}.")
        return self._speaking[hint](max_length)

    def rich_text(self, hint, max_length):
        """Return paragraphs, with headings, a list, a quote and a link among them where there is room."""
        room = min(max_length, self.random.randint(*BODY))
        if hint or room < BODY[0]:
            return _paragraph(Markup.escape(self.text(hint or "blurb", room, True)))
        blocks, length = [], 0
        for make in self._plan():
            if room - length < LEAST:
                break
            block = make(room - length)
            length += len(block.striptags()) + 2
            if length <= room:
                blocks.append(block)
        return Markup().join(blocks) or self.rich_text("blurb", max_length)

    def number(self, least, most, step):
        """Return a multiple of *step*, counted from *least*, up to *most*: a small one more often than a large one."""
        least, step = Decimal(str(least)), Decimal(str(step))
        steps = int((Decimal(str(most)) - least) / step)
        return float(least + int(self.random.betavariate(1.2, 4) * (steps + 1)) * step)

    def one_of(self, options):
        """Return one of *options*, values by which their words are found."""
        return self.random.choice(list(options))

    def some_of(self, options):
        """Return some of *options*, at least one."""
        options = list(options)
        return self.random.sample(options, self.random.randint(1, min(3, len(options))))

    def moment(self):
        """Return a datetime, to the half hour, in the months around today."""
        day = self.today + timedelta(days=self.random.randint(-PAST, COMING))
        return datetime(day.year, day.month, day.day) + timedelta(minutes=30 * self.random.randint(18, 42))

    def address(self):
        """Return where a link may lead."""
        return self.random.choice(["/", f"mailto:{names.email(self.random)}"])

    def image(self, hint, ratio):
        """Return a picture as its field keeps it, or None where there is none to be had."""
        return self._pictures.any(self.random, hint, ratio, self._place)

    def _turn_to(self, *place):
        """Let what comes next depend on nothing but the seed and *place*."""
        self.random.seed(" ".join(map(str, (self._seed, *place))))

    def _naming(self, name):
        return lambda max_length: shortened(name(self.random), max_length)

    def _plan(self):
        """What a longer text consists of, in its order."""
        middle = [self._heading, self._list, self._quote, self._linked, self._words]
        self.random.shuffle(middle)
        for make in [self._emphasised, *middle[: self.random.randint(1, 4)]]:
            yield make
            if make == self._heading or self.random.random() < 0.5:
                yield self._words
        yield self._linked

    def _words(self, room):
        return _paragraph(Markup.escape(self._voice.text(room)))

    def _emphasised(self, room):
        first, _, further = self._voice.text(room).partition(" ")
        second, _, further = further.partition(" ")
        return _paragraph(Markup("<strong>{}</strong> {}").format(f"{first} {second}", further))

    def _linked(self, room):
        words = self._voice.sentence(room).rstrip(".").split()
        middle = len(words) - min(3, len(words) - 1)
        linked = Markup('{} <a href="{}">{}</a>.').format(
            " ".join(words[:middle]), self.address(), " ".join(words[middle:])
        )
        return _paragraph(linked)

    def _heading(self, room):
        return Markup("<h2>{}</h2>").format(self._voice.headline(min(room, 60)))

    def _list(self, room):
        items = [self._voice.sentence(min(room, 70)) for _ in range(self.random.randint(3, 5))]
        tag = self.random.choice(["ul", "ul", "ol"])
        inner = Markup().join(Markup("<li>{}</li>").format(_paragraph(Markup.escape(item))) for item in items)
        return Markup("<{}>{}</{}>").format(tag, inner, tag)

    def _quote(self, room):
        return Markup("<blockquote>{}</blockquote>").format(_paragraph(Markup.escape(self._voice.quote(room))))


def _paragraph(inner):
    return Markup("<p>{}</p>").format(inner)
