"""Saving a field through the engine, against a bare UPDATE and COMMIT on the same database."""

from itertools import count

import sqlalchemy as sa

from bench import PreparedSite, seconds, show
from editable.stores import Author
from editable.stores.database import lock_for_writing
from editable.stores.etags import etag
from project.extensions import db, editable


def main():
    with PreparedSite() as app, app.app_context():
        spec = next(spec for spec in editable.registry if "title" in spec.fields)
        record = editable.store.all(spec)[0]
        key, field = spec.key_of(record), spec.fields["title"]
        numbers = count()
        current = [field.read(record)]

        def bare():
            with db.session.session_factory() as session, session.begin():
                lock_for_writing(session)
                session.execute(sa.update(spec.cls).values(title=f"Title {next(numbers)}"))

        def save():
            value = f"Title {next(numbers)}"
            based_on = {etag(current[0])}
            editable.store.save(spec, key, field, value, based_on=based_on, author=Author("1", "Bench"))
            current[0] = value

        baseline = seconds(bare, 50)
        db.session.rollback()  # look again
        current[0] = field.read(record)
        show("a bare UPDATE and COMMIT", baseline, baseline)
        show("a save, compared and logged", seconds(save, 50), baseline)


if __name__ == "__main__":
    main()
