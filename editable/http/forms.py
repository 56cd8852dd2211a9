"""Forms for editing without JavaScript: asked for by ``?edit=``, shown in a field's place, and again when refused.

What a form consists of, its kind says (``Field.form_field``). Its inputs stand in the field's place
and belong, by their ``form`` attribute, to a form at the page's end: no form can stand in a paragraph.
"""

import io
from urllib.parse import quote, unquote, urlencode

from flask import current_app, g, make_response, render_template, request, url_for
from werkzeug.datastructures import CombinedMultiDict
from wtforms import FileField, FormField, HiddenField, StringField
from wtforms.form import BaseForm

from editable.errors import Refusal
from editable.http.assets import built
from editable.http.guard import csrf_token
from editable.paths import own_path
from editable.permissions import may
from editable.state import state
from editable.stores.etags import etag

#: The blueprints that people call from pages, and that answer with pages.
FORM_BLUEPRINTS = {"editable_forms", "editable_sandbox"}

FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}

#: Under this name a request's environment holds the refused form that its page has to show.
REFUSED = "editable.refused_form"

#: What the buttons say that came with the form, in the field ``action``. No such field means to save.
SAVE, LEAVE = "save", "leave"

GROWN_OLD = Refusal(403, "bad_token", "The page had grown old, and nothing is saved yet. Please save it again.")
TOO_LARGE = Refusal(413, "too_large", "That was larger than the site accepts, and nothing was changed.")
AT_ONCE = Refusal(429, "too_many_requests", "That was a lot at once, and this is not saved yet. Save it in a minute.")
REASONS = {refusal.code: refusal for refusal in (GROWN_OLD, TOO_LARGE, AT_ONCE)}


class Spot:
    """A field where a page shows it.

    ``anchor`` is the id of its element, or None: where the page has only its value, as in ``<title>``,
    and where it shows the field once more.
    """

    def __init__(self, spec, key, kind, record):
        self.spec, self.key, self.kind, self.record = spec, key, kind, record
        self.anchor = None

    @property
    def address(self):
        return f"{self.spec.name}/{self.key}/{self.kind.name}"

    @property
    def usual_anchor(self):
        return f"editable-{quote(self.address.replace('/', '-'))}"

    @property
    def title(self):
        """What a list of fields puts it under."""
        return self.spec.label_of(self.record)

    @property
    def value(self):
        return self.kind.read(self.record)

    def form(self):
        """Return the form by which it is edited, as it is now."""
        return FieldForm.of(self)

    @property
    def link(self):
        """The address of this page with the spot's form on it."""
        return f"{page_address(edit=self.address)}#{self.anchor or self.usual_anchor}"


class FieldForm:
    """The form of one field.

    :param address: ``<model>/<key>/<field>``.
    :param back: The path of the page it stands on, with the place on that page as its fragment.
    :param sent: What was typed, as a request brought it.
    :param data: The etag and the value to start with, where nothing was typed yet.
    """

    id = "editable-form"
    template = "editable/form.html"

    def __init__(self, address, kind, back, sent=None, data=None):
        self.address, self.kind, self.back = address, kind, back
        self.refusal = None
        self.is_on_page = False
        self.fields = BaseForm({"etag": HiddenField(), "value": kind.form_field()})
        self.fields.process(sent, data=data)
        for field in self.inputs:
            field.id = f"editable-{field.name}"

    @classmethod
    def of(cls, spot, back=None):
        """Return the form for a field as it is now; it leads back to this page unless *back* is another."""
        back = back or f"{page_address()}#{spot.anchor or spot.usual_anchor}"
        data = {"etag": etag(spot.value), "value": spot.kind.to_form(spot.value)}
        return cls(spot.address, spot.kind, back, data=data)

    @classmethod
    def sent(cls, spec, key, kind):
        """Return the form that this request brings."""
        sent = CombinedMultiDict([request.files, request.form])
        return cls(f"{spec.name}/{key}/{kind.name}", kind, way_back(), sent=sent)

    @property
    def inputs(self):
        """The bound WTForms fields that people fill in."""
        value = self.fields["value"]
        return list(value) if self.is_group else [value]

    @property
    def hidden(self):
        """Inputs that nobody sees."""
        return self.fields["etag"](id=False)

    @property
    def is_group(self):
        return isinstance(self.fields["value"], FormField)

    @property
    def action(self):
        model, key, field = self.address.split("/")
        return url_for("editable_forms.save_form", model=model, key=key, field=field, back=self.back)

    @property
    def anchor(self):
        """The id of its place, for where the field has no element."""
        return self.back.partition("#")[2] or "editable-place"

    @property
    def takes_files(self):
        return any(isinstance(field, FileField) for field in self.inputs)

    @property
    def file(self):
        """The file that was sent with the form, or None."""
        return next((field.data for field in self.inputs if isinstance(field, FileField)), None)

    @property
    def is_given_up(self):
        return request.form.get("action") == LEAVE

    @property
    def etag(self):
        return self.fields["etag"].data

    def check(self):
        """Refuse a form that lacks some of its inputs, or what was typed before would look emptied.

        :raise Refusal: 400.
        """
        needed = [self.fields["etag"], *(field for field in self.inputs if isinstance(field, StringField))]
        if not all(field.raw_data for field in needed):
            raise Refusal(400, "bad_form", "The form did not arrive in one piece. Look through it and save it again.")

    def differs_from(self, value):
        """Tell whether somebody has changed anything, *value* being the raw value that is stored."""
        return self.fields["value"].data != self.kind.to_form(value)

    def value(self, picture=None):
        """Return the raw value that was typed, not yet cleaned; *picture* is what was received of its file.

        :raise InvalidValue: If it can be none.
        """
        data = self.fields["value"].data
        return self.kind.from_form(data if picture is None else data | {"file": picture})

    def refuse(self, refusal):
        """Have the form say why it is refused. One that was stale builds on what it now shows beside it."""
        self.refusal = refusal
        self.fields["etag"].data = refusal.facts.get("etag", self.etag)

    @property
    def is_stale(self):
        return self.refusal is not None and "etag" in self.refusal.facts

    @property
    def theirs(self):
        """What is stored instead, as markup."""
        return self.kind.in_full(self.refusal.facts["value"])

    def html_of(self, field):
        """Return the markup of one of :attr:`inputs`, bound to the form and to what is said about it."""
        said = [f"{field.id}-hint"] * bool(field.description) + ["editable-refusal"] * bool(self.refusal)
        return field(
            form=self.id,
            autofocus=field is next(one for one in self.inputs if not isinstance(one, HiddenField)),
            aria_describedby=" ".join(said) or False,
            aria_invalid="true" if self.refusal and self.refusal.code == 422 else False,
        )


def is_from_page():
    """Tell whether this request is a form that somebody sent from a page, and wants a page for an answer."""
    return request.blueprint in FORM_BLUEPRINTS and request.mimetype in FORM_TYPES


def inputs_of(kind):
    """Return the names of the inputs that a form for *kind* has."""
    return [field.name for field in FieldForm("", kind, "").inputs]


def way_back():
    """Return the path of the page that the form of this request came from."""
    return own_path(request.args.get("back"))


def show_value(spot):
    """Note that this page shows a field without an element of its own."""
    _spots().setdefault(spot.address, spot)


def show_element(spot, element_id=None):
    """Note that this page shows a field in an element, and give the spot its anchor if it is the first such element.

    :param element_id: The element's own id, if it has one.
    :return: The form that has to stand here, or None.
    """
    known = _spots().setdefault(spot.address, spot)
    if known.anchor is not None:
        return None
    known.anchor = spot.anchor = element_id or spot.usual_anchor
    return _put_on_page(_form_for(spot.address))


def show_at_foot():
    """Return the form that is asked for, if it has found no place on this page until its end."""
    if "editable_form" in g:
        return None
    refused = request.environ.get(REFUSED)
    return _put_on_page(refused or _form_for(request.args.get("edit")))


def form_on_page():
    """Return the form that stands on this page, or None."""
    return g.get("editable_form")


def groups_on_page():
    """Return what this page has shown, for the list at its end: pairs of a title and its spots."""
    by_group = {}
    for spot in _spots().values():
        by_group.setdefault(spot.spec.group_of(spot.key), []).append(spot)
    return [(spots[0].title, spots) for spots in by_group.values()]


def page_with(form, refusal):
    """Return the page that *form* was sent from with the form on it as it was sent, and why it was refused."""
    form.refuse(refusal)
    response = _page_of(form) if may("edit") else None
    if not form.is_on_page:
        page = render_template(
            "editable/form_page.html",
            form=form,
            sign_in=state().store.permissions.sign_in if refusal.code == 401 else "",
            style=built("editor.css"),
            token=csrf_token() if may("edit") else "",
        )
        response = make_response(page)
    response.status_code = refusal.code
    response.headers.update(refusal.headers)
    return response


def _page_of(form):
    """Answer, within this request, the one that would read the page *form* came from."""
    path, _, query = form.back.partition("#")[0].partition("?")
    environ = request.environ | {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(path.removeprefix(request.script_root)).encode().decode("latin-1"),  # as WSGI has it
        "QUERY_STRING": query,
        "CONTENT_TYPE": "",
        "CONTENT_LENGTH": "0",
        "wsgi.input": io.BytesIO(),
        REFUSED: form,
    }
    with current_app.request_context(environ):
        return current_app.full_dispatch_request()


def _spots():
    return g.setdefault("editable_spots", {})


def _form_for(address):
    """Return the form of the field *address*, if it is on this page and its form is asked for."""
    refused = request.environ.get(REFUSED)
    if refused is not None:
        return refused if refused.address == address else None
    spot = _spots().get(address)
    return spot.form() if spot and request.args.get("edit") == address else None


def _put_on_page(form):
    if form is not None:
        form.is_on_page = True
        g.editable_form = form
    return form


def page_address(**added):
    """Return path and query of this page, with no form asked for but the one *added*."""
    query = [*((name, value) for name, value in request.args.items(multi=True) if name != "edit"), *added.items()]
    path = quote(request.script_root + request.path)
    return f"{path}?{urlencode(query, safe='/')}" if query else path
