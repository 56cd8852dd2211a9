"""What people drop and paste: files and formatted text, handed to the page as a browser would."""

import base64

from playwright.sync_api import expect

from tests.uploads.pictures import encoded, scene

_TRANSFER = """([files, data]) => {
  const transfer = new DataTransfer()
  for (const [name, type, content] of files) {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    transfer.items.add(new File([bytes], name, { type }))
  }
  for (const [type, text] of Object.entries(data)) transfer.setData(type, text)
  return transfer
}"""


def photo(width=600, height=400):
    """The bytes of a JPEG."""
    return encoded(scene(width, height), "JPEG")


def transfer(person, file=None, name="photo.jpg", kind="image/jpeg", **data):
    """What is carried: a *file*'s bytes, and *data* such as ``html="<p>…"``."""
    files = [[name, kind, base64.b64encode(file).decode()]] if file is not None else []
    types = {"html": "text/html", "text": "text/plain"}
    return person.page.evaluate_handle(_TRANSFER, [files, {types[key]: text for key, text in data.items()}])


def paste(place, carried):
    """Paste what is *carried* into a place."""
    place.evaluate(
        """(place, clipboardData) => place.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }))""",
        carried,
    )


def drop(place, carried, spot=(0, 0)):
    """Drag what is *carried* over a place and drop it there, at a *spot* of the window."""
    where = {"dataTransfer": carried, "clientX": spot[0], "clientY": spot[1]}
    place.dispatch_event("dragover", where)
    place.dispatch_event("drop", where)


def width_of(picture):
    """How wide an ``<img>`` really is, once it has arrived."""
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    return picture.evaluate("img => img.naturalWidth")


def drag(page, start, end):
    """Drag what is at one spot of the window to another, by mouse."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 20, start[1] + 20)
    page.mouse.move(*end, steps=5)
    page.mouse.up()
