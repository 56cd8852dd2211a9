"""Runs migrations on the site's own database connection; Flask-Migrate calls it."""

from alembic import context
from flask import current_app

migrate = current_app.extensions["migrate"]


def leave_out_empty_revisions(migration_context, revision, directives):
    """Write no migration where the models have not changed."""
    if getattr(context.config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives.clear()


def of_a_present_feature(item, name, kind, reflected, model):
    """Leave alone the tables of a feature whose folder was deleted: they may still hold something."""
    return not (kind == "table" and reflected and model is None)


with migrate.db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=migrate.db.metadata,
        process_revision_directives=leave_out_empty_revisions,
        include_object=of_a_present_feature,
        **migrate.configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()
