"""``manage.py check-layout``: what is wrong with the look of any page, on a phone, a tablet and a desk."""

import sys
from pathlib import Path

import click

WIDTHS = (360, 768, 1280)  # pixels


@click.command("check-layout")
@click.option("--only", "paths", metavar="PATH", multiple=True, help="Look at this page; may be repeated.")
@click.option(
    "--width",
    "widths",
    metavar="N",
    type=click.IntRange(1),
    multiple=True,
    default=WIDTHS,
    show_default=True,
    help="Pixels; may be repeated.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default="layout-findings",
    show_default=True,
    help="Folder for pictures of what is found.",
)
def check_layout(paths, widths, into):
    """Look at every page as visitor and as editor, and say what does not fit, is cut off or is hard to read.

    The status is 0 if nothing is found, and 1 if something is.
    """
    try:
        from .findings import find  # not up here: manage.py has to list this command without their packages
        from .looking import chromium, people_of
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"{missing.name} is missing: python3 manage.py test --version brings it.") from None
    from .pages import find_pages
    from .serving import serve_alongside

    with chromium() as browser:
        people = people_of(browser, *serve_alongside())
        pages = find_pages(people, paths)
        if lost := set(paths) - set(pages):
            raise click.BadParameter(f"Nobody can open {min(lost)}.", param_hint="--only")
        with click.progressbar(pages, item_show_func=lambda path: path, hidden=not sys.stdout.isatty()) as progress:
            found = [finding for path in progress for finding in find(people, path, pages[path], widths, into)]
    report(found, pages, into)
    sys.exit(bool(found))


def report(found, pages, into):
    """Print what was found, page by page, and a line that sums it up."""
    wrong = [path for path in pages if path in {finding.page for finding in found}]
    for path in wrong:
        click.echo(path)
        for finding in found:
            if finding.page == path:
                click.echo(f"  {finding}")
    where = f" Pictures of them are in {into}." if found else ""
    click.echo(f"Findings: {len(found)}, on {len(wrong)} of {len(pages)} pages.{where}")


commands = [check_layout]
