"""What a guest has changed: the records of their own copy of the site, compared with the stored ones."""

from os.path import commonprefix

from markupsafe import Markup

from editable.http.forms import Spot
from editable.http.item_forms import LIST, ItemSpot
from editable.paths import own_path
from editable.permissions import author
from editable.pictures import media
from editable.sandbox import guests
from editable.settings.registry import HIDDEN, POSITION
from editable.state import state
from editable.stores import rows
from editable.stores.etags import etag
from editable.stores.snapshots import snapshot

#: Words that are longer are shown from a little before the place where they differ. In characters.
LONGEST = 240
CONTEXT = 40


class OwnChange:
    """Something that a guest has changed.

    ``address`` tells it from others, ``title`` says what it was done to and ``what`` says what was done.
    ``before`` and ``after`` are markup, None where there is nothing to compare.
    ``place`` is the path of the page on which it was done.
    """

    before = after = None
    media_ids = ()

    def __init__(self, spot, what):
        self.spec, self.key, self.address = spot.spec, spot.key, spot.address
        self.title, self.anchor = spot.title, spot.usual_anchor
        self.what = what
        self.place = own_path(guests.kept().get("places", {}).get(self._logged_as))

    @property
    def path(self):
        """Where it is to be seen."""
        return f"{self.place.partition('#')[0]}#{self.anchor}"

    def take_back(self):
        """Let it be as it is stored, by a change that can be undone like any other.

        :raise Refusal: If that is not possible.
        :raise Stale: If it has changed again meanwhile. So does :class:`~editable.stores.Missing`.
        """
        raise TypeError(f"{type(self).__name__} cannot be taken back; give it a take_back().")

    @property
    def _logged_as(self):
        return f"{self.spec.name}/{self.key}"


class ChangedField(OwnChange):
    """A field that holds something else."""

    def __init__(self, spec, key, field, stored, own):
        super().__init__(Spot(spec, key, field, own), field.label)
        self._field, self._stored, self._own = field, field.read(stored), field.read(own)
        if field.name == HIDDEN:  # which has no element: the item itself shows it
            self.anchor = ItemSpot(spec, key).usual_anchor

    @property
    def media_ids(self):
        """The ids of the pictures that both values show."""
        return [*self._field.media_ids(self._stored), *self._field.media_ids(self._own)]

    @property
    def before(self):
        return self._shown[0]

    @property
    def after(self):
        return self._shown[1]

    def take_back(self):
        state().store.save(self.spec, self.key, self._field, self._stored, based_on={etag(self._own)}, author=author())

    @property
    def _shown(self):
        shown = [self._field.in_full(value) for value in (self._stored, self._own)]
        words = [Markup(markup).striptags() for markup in shown]
        return shown if self.media_ids or words[0] == words[1] else excerpts(*words)


class AddedItem(OwnChange):
    """An item that is in the guest's copy alone."""

    def __init__(self, spec, key, own):
        super().__init__(ItemSpot(spec, key, own), "Added")

    def take_back(self):
        state().store.delete(self.spec, self.key, author=author())


class DeletedItem(OwnChange):
    """A stored item that the guest's copy lacks.

    :param follows: The key of the item behind which it belongs there, None for the first place.
    """

    def __init__(self, spec, key, stored, follows):
        super().__init__(ItemSpot(spec, key, stored), "Deleted")
        self.anchor = ItemSpot(spec, LIST).usual_anchor
        self._taken, self._follows = snapshot(spec, stored), follows

    def take_back(self):
        order = state().store.order(self.spec)
        place = {POSITION: order.index(self._follows) + 1 if self._follows in order else 0}
        state().store.restore(self.spec, self.key, self._taken | place, author=author())


class ChangedOrder(OwnChange):
    """Stored items that stand in another order.

    :param stored: Their names by key, in the stored order. So is *own*, in the guest's.
    """

    def __init__(self, spec, stored, own):
        super().__init__(ItemSpot(spec, LIST), "Put in another order")
        self._keys = list(stored)
        self.before, self.after = excerpts(*(" · ".join(names.values()) for names in (stored, own)))

    def take_back(self):
        order = state().store.order(self.spec)
        state().store.reorder(self.spec, self._keys, based_on={etag(order)}, author=author())

    @property
    def _logged_as(self):
        return f"{self.spec.name}/"


def own_changes():
    """Return an :class:`OwnChange` for all that differs in the copy of this request's guest."""
    patch = guests.kept().get("patch", {})
    touched = [spec for spec in state().registry if spec.cls.__tablename__ in patch]
    if not touched:
        return []
    with state().store.as_stored() as session:
        return [change for spec in touched for change in _compare(spec, patch[spec.cls.__tablename__], session)]


def prefetch(changes):
    """Fetch at once the pictures that *changes* show."""
    media.prefetch([media_id for change in changes for media_id in change.media_ids])


def excerpts(one, other):
    """Return two texts as far as there is room, from a little before the place where they differ."""
    start = 0
    if max(len(one), len(other)) > LONGEST:
        start = one.rfind(" ", 0, max(0, len(commonprefix([one, other])) - CONTEXT)) + 1
    return [_excerpt(words, start) for words in (one, other)]


def _excerpt(words, start):
    end = start + LONGEST
    return Markup.escape(f"{'…' if start else ''}{words[start:end]}{'…' if words[end:] else ''}")


def _compare(spec, parts, session):
    stored = {spec.key_of(record): record for record in rows.in_order(session, spec)}
    own = {spec.key_of(record): record for record in state().store.all(spec)}
    named = [*(key for key, _ in [*parts.get("changed", ()), *parts.get("added", ())]), *parts.get("gone", ())]
    for key in [str(key[0]) for key in named]:
        yield from _compare_record(spec, key, stored, own)
    yield from _compare_order(spec, stored, own)


def _compare_record(spec, key, stored, own):
    before, after = (records.get(key) or spec.blank(key) for records in (stored, own))
    if before and after:
        fields = [spec.field(name, key) for name in spec.fields]
        differing = [field for field in fields if field.read(before) != field.read(after)]
        yield from (ChangedField(spec, key, field, before, after) for field in differing)
    elif spec.item is None:
        return  # a block that no template has any more, or what others have deleted
    elif after:
        yield AddedItem(spec, key, after)
    elif before:
        yield DeletedItem(spec, key, before, _predecessor(key, stored, own))


def _predecessor(key, stored, own):
    order = list(stored)
    return next((other for other in reversed(order[: order.index(key)]) if other in own), None)


def _compare_order(spec, stored, own):
    if not spec.is_movable:
        return
    before = {key: _name(spec, record) for key, record in stored.items() if key in own}
    after = {key: before[key] for key in own if key in before}
    if list(before) != list(after):
        yield ChangedOrder(spec, before, after)


def _name(spec, record):
    """What tells *record* from the others where it is clear what they all are."""
    return spec.label_of(record).removeprefix(f"{spec.label}: ")
