"""Generic blocks: a sentence, a text or a picture that one template line makes editable.

``{{ text("about.subtitle", default="On the road since 1987") }}`` is all it
takes. The engine reads the templates to learn which slugs there are and what
they hold until somebody edits them; a block that was edited is one row.
"""

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from jinja2 import Environment, nodes
from sqlalchemy.orm import Mapped, mapped_column

from editable.errors import InvalidValue, SettingsError, all_faults
from editable.fields import AnyField
from editable.fields.kinds import Kinds
from editable.models import Table, tied
from editable.page.calls import calls
from editable.raw import JSON
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

#: What a template line says of a block, by the names in :data:`DEFAULTS`.
Declared = dict[str, str]


class TextBlock(Table):
    __tablename__ = "editable_text"
    slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    value: Mapped[str] = mapped_column(sa.Text)


class RichTextBlock(Table):
    __tablename__ = "editable_rich_text"
    slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    value: Mapped[str] = mapped_column(sa.Text)


class ImageBlock(Table):
    __tablename__ = "editable_image"
    slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    value = mapped_column(sa.JSON)


class LinkBlock(Table):
    __tablename__ = "editable_link"
    slug: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    value = mapped_column(sa.JSON)


Block = TextBlock | RichTextBlock | ImageBlock | LinkBlock


def make_block_models(db: SQLAlchemy) -> dict[str, type[Block]]:
    """Return the generic models in the database of *db*, by name."""
    return {
        "text": tied(TextBlock, db),
        "rich_text": tied(RichTextBlock, db),
        "image": tied(ImageBlock, db),
        "link": tied(LinkBlock, db),
    }


class BlockSpec(ModelSpec):
    """The specification of one generic model; its records are the slugs that templates name.

    :param bounds: ``EDITABLE_BLOCKS``: options by slug, for slugs that need their own.
    """

    def __init__(
        self,
        name: str,
        cls: type[Block],
        bounds: Mapping[str, Mapping[str, JSON]],
        declarations: "Declarations",
        kinds: Kinds,
    ) -> None:
        super().__init__(name, cls, {FIELD: kinds.make_field("EDITABLE_BLOCKS", FIELD, {"kind": name})})
        self._model = cls
        self._kinds = kinds
        self._bounds = bounds
        self._declarations = declarations
        self._fields_by_slug: dict[str, AnyField] = {}

    def field(self, name: str, key: str) -> AnyField | None:
        return self.block_field(key) if name == FIELD else None

    def block_field(self, key: str) -> AnyField:
        """Return the one field of the block *key*."""
        if key in self._fields_by_slug:
            return self._fields_by_slug[key]
        options: dict[str, JSON] = {"label": _label(key), **self._bounds.get(key, {}), "kind": self.name}
        field = self._kinds.make_field(f"EDITABLE_BLOCKS[{key!r}]", FIELD, options)
        if self._declarations.get(self.name, key) is not None:  # asking for others must not fill the memory
            self._fields_by_slug[key] = field
        return field

    def label_of(self, record: object) -> str:
        return self.group_of(self.key_of(record))

    def group_of(self, key: str) -> str:
        return _label(key.partition(".")[0])

    @property
    def declared_keys(self) -> list[str]:
        return self._declarations.slugs(self.name)

    def blank(self, key: str) -> Block | None:
        declared = self._declarations.get(self.name, key)
        if declared is None:
            return None
        return self._model(slug=key, value=self.block_field(key).default(**declared))

    def check(self) -> None:
        """Check the defaults of all blocks against their bounds.

        :raise SettingsError: Naming the block and what is wrong with it.
        """
        with all_faults() as check:
            for slug in self.declared_keys:
                with check():
                    self._check_default(slug)

    def _check_default(self, slug: str) -> None:
        try:
            self.block_field(slug).check_default(**self._declarations.get(self.name, slug) or {})
        except InvalidValue as error:
            raise SettingsError(f"The default of {self.name}({slug!r}) cannot be used. {error.message}") from error


class Declarations:
    """The blocks that an app's templates name, found by reading the templates."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._found: dict[str, dict[str, Declared]] = {}

    def get(self, name: str, slug: str) -> Declared | None:
        """Return what the templates say of the block as a dict (``default`` and the like), or None."""
        if not self._found or (slug not in self._found[name] and self._env.auto_reload):
            self.read()
        return self._found[name].get(slug)

    def slugs(self, name: str) -> list[str]:
        """Return the slugs of the generic model *name*."""
        self.get(name, "")
        return list(self._found[name])

    def check_bounds(self, bounds: Collection[str]) -> None:
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

    def read(self) -> None:
        """Read the templates anew.

        :raise SettingsError: Naming the lines that cannot work; the others count.
        """
        found: dict[str, dict[str, Declared]] = {name: {} for name in FUNCTIONS.values()}
        with all_faults() as check:
            for call, where in calls(self._env, FUNCTIONS):
                with check():
                    _add_declaration(found[FUNCTIONS[call.node.name]], where, call)
            self._found = found


def _add_declaration(found: dict[str, Declared], where: str, call: nodes.Call) -> None:
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


def _label(slug: str) -> str:
    return slug.rpartition(".")[2].replace("_", " ").replace("-", " ").capitalize()
