"""What one sees on a picture, in a sentence."""

LONGEST = 180  # characters
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def counted(number, one):
    """Return ``"a boat"``, ``"two boats"`` or, of many, ``"boats"``."""
    if number == 1:
        return a(one)
    return f"{NUMBERS[number]} {one}s" if number < len(NUMBERS) else f"{one}s"


def a(thing):
    """Return *thing* with its article."""
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


def listed(things):
    """Return ``"a cup, a skull and a drum"``."""
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last


def sentence(start, *parts):
    """Return a sentence of *start* and of those *parts* that say something and do not make it too long."""
    text = start[0].upper() + start[1:]
    for part in filter(None, parts):
        if len(text) + len(part) + 3 <= LONGEST:
            text += f", {part}"
    return f"{text}."
