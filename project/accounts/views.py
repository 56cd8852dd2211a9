"""The pages for signing in and out."""

from flask import Blueprint, redirect, render_template, request
from flask_limiter.util import get_remote_address
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from editable.paths import own_path
from project.accounts import visits
from project.accounts.links import use_link
from project.accounts.models import LONGEST_EMAIL, User, as_stored
from project.extensions import limiter

blueprint = Blueprint("accounts", __name__, template_folder="templates")

TRIES = "10 per minute"
WRONG = "The address or the password is not right. Try again, or ask for a new link."


class SignInForm(FlaskForm):
    """Guarded by its origin and by rate, like every public form: a token would need a session."""

    class Meta:
        csrf = False

    email = EmailField("Your address", [InputRequired(), Length(max=LONGEST_EMAIL)])
    password = PasswordField("Your password", [InputRequired()])
    stay = BooleanField("Stay signed in on this device")
    next = HiddenField()


def typed_account():
    return "account:" + as_stored(request.form.get("email", ""))[:LONGEST_EMAIL]


@blueprint.route("/sign-in", methods=["GET", "POST"])
@limiter.limit(TRIES, methods=["POST"], key_func=typed_account)
@limiter.limit(TRIES, methods=["POST"], key_func=get_remote_address)  # first: whoever is over it costs no account a try
def sign_in():
    """Show the form, and let in whoever fills it in rightly."""
    form = SignInForm(request.form, next=request.args.get("next"))
    if current_user.is_authenticated:
        return redirect(own_path(form.next.data), 303)
    if not form.is_submitted():
        return render_template("accounts/sign_in.html", form=form)

    user = form.validate() and User.with_password(form.email.data, form.password.data)
    if not user:
        return render_template("accounts/sign_in.html", form=form, refusal=WRONG), 422
    visits.begin(user, stay=form.stay.data)
    return redirect(own_path(form.next.data), 303)


@blueprint.get("/sign-in/<token>")
def follow_link(token):
    """Sign in whoever follows a one-time link. A HEAD request, as previews make it, does not use it up."""
    if request.method == "HEAD":
        return ""
    user = use_link(token)
    if user is None:
        return render_template("accounts/link_expired.html"), 410
    visits.begin(user, stay=False)
    return redirect(own_path(None), 303)


@blueprint.post("/sign-out")
def sign_out():
    visits.end()
    return redirect(own_path(None), 303)


@blueprint.after_request
def keep_private(response):
    """Let no cache store who tried to sign in, or that a link has been used."""
    response.headers["Cache-Control"] = "no-store"
    return response
