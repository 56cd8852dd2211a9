"""Generic blocks: a sentence, a text or a picture that one template line makes editable.

``{{ text("about.subtitle", default="On the road since 1987") }}`` is all it
takes. The engine reads the templates to learn which slugs there are and what
they hold until somebody edits them; a block that was edited is one row.
"""

import sqlalchemy as sa
from jinja2 import nodes
from sqlalchemy.orm import Mapped, mapped_column

from editable.errors import InvalidValue, SettingsError, all_faults
from editable.page.calls import calls
from editable.settings.checks import did_you_mean
from editable.settings.registry import ModelSpec

#: The template functions that place a block, and the generic model each belongs to.
FUNCTIONS = {
    "text": "text",
    "text_value": "text",
    "rich_text": "rich_text",
    "image": "image",
    "image_value": "image",
    "link": "link",
    "link_value": "link",
}

#: What a template line may say of the value a block has until somebody edits it.
DEFAULTS = ("default", "dark", "alt", "label", "href")

FIELD = "value"


def make_block_models(db):
    """Return the generic models, bound to *db*, by name."""

    class TextBlock(db.Model):
        __tablename__ = "editable_text"
        slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
        value: Mapped[str] = mapped_column(sa.Text)

    class RichTextBlock(db.Model):
        __tablename__ = "editable_rich_text"
        slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
        value: Mapped[str] = mapped_column(sa.Text)

    class ImageBlock(db.Model):
        __tablename__ = "editable_image"
        slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
        value: Mapped[dict | None] = mapped_column(sa.JSON)

    class LinkBlock(db.Model):
        __tablename__ = "editable_link"
        slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
        value: Mapped[dict | None] = mapped_column(sa.JSON)

    return {"text": TextBlock, "rich_text": RichTextBlock, "image": ImageBlock, "link": LinkBlock}


class BlockSpec(ModelSpec):
    """The specification of one generic model; its records are the slugs that templates name.

    :param bounds: ``EDITABLE_BLOCKS``: options by slug, for slugs that need their own.
    :param declarations: The :class:`Declarations` of the app's templates.
    :param kinds: The app's :class:`~editable.fields.kinds.Kinds`.
    """

    def __init__(self, name, cls, bounds, declarations, kinds):
        super().__init__(name, cls, {FIELD: kinds.make_field("EDITABLE_BLOCKS", FIELD, {"kind": name})})
        self._kinds = kinds
        self._bounds = bounds
        self._declarations = declarations
        self._fields_by_slug = {}

    def field(self, name, key):
        if name != FIELD:
            return None
        if key in self._fields_by_slug:
            return self._fields_by_slug[key]
        options = {"label": _label(key)} | self._bounds.get(key, {}) | {"kind": self.name}
        field = self._kinds.make_field(f"EDITABLE_BLOCKS[{key!r}]", FIELD, options)
        if self._declarations.get(self.name, key) is not None:  # asking for others must not fill the memory
            self._fields_by_slug[key] = field
        return field

    def label_of(self, record):
        return self.group_of(record.slug)

    def group_of(self, key):
        return _label(key.partition(".")[0])

    @property
    def declared_keys(self):
        return self._declarations.slugs(self.name)

    def blank(self, key):
        declared = self._declarations.get(self.name, key)
        if declared is None:
            return None
        return self.cls(slug=key, value=self.field(FIELD, key).default(**declared))

    def check(self):
        """Check the defaults of all blocks against their bounds.

        :raise SettingsError: Naming the block and what is wrong with it.
        """
        with all_faults() as check:
            for slug in self.declared_keys:
                with check():
                    self._check_default(slug)

    def _check_default(self, slug):
        try:
            self.field(FIELD, slug).check_default(**self._declarations.get(self.name, slug))
        except InvalidValue as error:
            raise SettingsError(f"The default of {self.name}({slug!r}) cannot be used. {error.message}") from error


class Declarations:
    """The blocks that an app's templates name, found by reading the templates.

    :param env: The app's Jinja environment.
    """

    def __init__(self, env):
        self._env = env
        self._found = None

    def get(self, name, slug):
        """Return what the templates say of the block as a dict (``default`` and the like), or None."""
        if self._found is None or (slug not in self._found[name] and self._env.auto_reload):
            self.read()
        return self._found[name].get(slug)

    def slugs(self, name):
        """Return the slugs of the generic model *name*."""
        self.get(name, "")
        return list(self._found[name])

    def check_bounds(self, bounds):
        """Refuse entries of ``EDITABLE_BLOCKS`` that no template line uses."""
        known = {slug for name in set(FUNCTIONS.values()) for slug in self.slugs(name)}
        unknown = [slug for slug in bounds if slug not in known]
        if unknown:
            raise SettingsError(
                *(
                    f"EDITABLE_BLOCKS names {slug!r}, but no template has such a block." + did_you_mean(slug, known)
                    for slug in unknown
                )
            )

    def read(self):
        """Read the templates anew.

        :raise SettingsError: Naming the lines that cannot work; the others count.
        """
        found = {name: {} for name in FUNCTIONS.values()}
        with all_faults() as check:
            for call, where in calls(self._env, FUNCTIONS):
                with check():
                    _add_declaration(found[FUNCTIONS[call.node.name]], where, call)
            self._found = found


def _add_declaration(found, where, call):
    try:
        slug = call.args[0].as_const()
        declared = {keyword.key: keyword.value.as_const() for keyword in call.kwargs if keyword.key in DEFAULTS}
    except (IndexError, nodes.Impossible):
        raise SettingsError(f"{where} needs its slug and default written out, not computed.") from None
    before = found.setdefault(slug, declared)
    if declared and before and declared != before:
        raise SettingsError(f"{where} gives {slug!r} another default than an earlier line. Give it in one place.")
    if declared:
        found[slug] = declared


def _label(slug):
    return slug.rpartition(".")[2].replace("_", " ").replace("-", " ").capitalize()
