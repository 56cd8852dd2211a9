"""What a guest of a sandbox can ask for: another site, made up on the spot."""

import secrets

from flask import Blueprint, redirect, request

from editable.locale import site_now
from editable.paths import own_path
from project.extensions import editable

blueprint = Blueprint("seeding", __name__, template_folder="templates")


@blueprint.post("/editable/surprise")
def surprise():
    """Give the guest other content, in a voice of its own, and lead back; what they typed themselves stays."""
    from project.seeding.filling import Filling
    from project.seeding.pictures import AlreadyHung
    from project.seeding.source import Source
    from project.seeding.voices import OWN, Learnt

    chances = secrets.SystemRandom()
    voice = Learnt.own(chances.choice(list(OWN)))
    source = Source(chances.randrange(1_000_000), voice, AlreadyHung(), site_now().date())
    with editable.store.together():
        Filling(source, everything=True).fill()
    return redirect(own_path(request.form.get("back")), 303)
