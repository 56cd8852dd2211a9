"""The machine's own Chromium, with nothing moving in it."""

import io
import os
import shutil

import click
from PIL import Image
from playwright.sync_api import sync_playwright

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Other pictures may not even be asked for: those outside the window, and those not shown yet.
SETTLED = """async () => {
  await document.fonts.ready
  const seen = [...document.images].filter((image) => {
    const { width, top, bottom } = image.getBoundingClientRect()
    return width && bottom > 0 && top < innerHeight
  })
  await Promise.all(seen.map((image) => image.decode()))
}"""


class Camera:
    """Takes pictures of pages; a context manager that closes the browser."""

    def __enter__(self):
        path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
        if not path:
            raise click.ClickException("Install Chromium (apt-get install chromium), or set CHROMIUM to its path.")
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        self._owners = {}
        return self

    def __exit__(self, *failure):
        self._browser.close()
        self._playwright.stop()

    def take(self, shot, site, link):
        """Return what *shot* shows of the *site* as a picture; *link* signs its owner in, once."""
        owner = self._owner(site, link) if shot.act else None
        with self._context(shot, base_url=site, storage_state=owner) as context:
            page = context.new_page()
            page.goto(shot.path, wait_until="networkidle")
            if shot.act:
                page.locator("editable-tools").wait_for(state="attached")
                shot.act(page)
            page.evaluate(SETTLED)
            return Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="initial"))).convert("RGB")

    def _context(self, shot, **settings):
        width, height = shot.window
        phone = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2} if width < 600 else {}
        return self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if shot.dark else "light",
            reduced_motion="reduce",
            **phone,
            **settings,
        )

    def _owner(self, site, link):
        """Return the cookies of the site's owner."""
        if site not in self._owners:
            with self._browser.new_context() as context:
                context.new_page().goto(link)
                self._owners[site] = context.storage_state()
        return self._owners[site]
