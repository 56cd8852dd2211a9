"""What templates call, found by reading them."""

import re

from jinja2 import TemplateSyntaxError
from jinja2.parser import Parser
from jinja2.utils import LRUCache

#: The functions whose calls are looked for: those that place blocks, and lists.
FUNCTIONS = {"text", "text_value", "rich_text", "image", "image_value", "link", "link_value", "items"}

#: What Jinja takes for a tag.
SORTS = ("comment", "variable", "block")

#: The calls in a text, by the text and all that decides how it is read: apps of one process have mostly the same ones.
_known = LRUCache(1000)


def calls(env, functions):
    """Yield every call of one of *functions* in the templates of *env*, and where it stands, for messages."""
    for template in env.list_templates(extensions=["html", "txt", "xml"]):
        source, _, _ = env.loader.get_source(env, template)
        for call in _calls_in(env, source):
            if call.node.name in functions:
                yield call, f"{template}, line {call.lineno}: {call.node.name}(…)"


def _calls_in(env, source):
    text = (source, env.lexer, *env.extensions)
    if text not in _known:
        _known[text] = _read(env, source)
    return _known[text]


def _read(env, source):
    """Return the calls in *source*. Only tags that have some are taken apart: every start reads every template."""
    tags = [tag for tag in _tags(env, source) if any(f"{name}(" in tag for name in FUNCTIONS)]
    try:
        return [call for tag in tags for call in _read_calls(Parser(env, tag))]
    except TemplateSyntaxError:  # what looks like a tag's end stands in one of its strings
        return list(_read_calls(Parser(env, source)))


def _tags(env, source):
    """Yield the tags of *source*, each on its line, or all of it where some are not to be read as such."""
    if re.search(rf"{re.escape(env.block_start_string)}[-+]?\s*raw\b", source):
        yield source
        return
    pairs = [(getattr(env, f"{sort}_start_string"), getattr(env, f"{sort}_end_string")) for sort in SORTS]
    pattern = "|".join(f"{re.escape(start)}.*?{re.escape(end)}" for start, end in pairs)
    for tag in re.finditer(pattern, source, re.DOTALL):
        if not tag[0].startswith(env.comment_start_string):
            yield "\n" * source.count("\n", 0, tag.start()) + tag[0]


def _read_calls(parser):
    """Yield the calls that *parser* comes by; it takes nothing else apart."""
    stream, before = parser.stream, None
    while not stream.eos:
        token = stream.current
        is_named = token.type == "name" and token.value in FUNCTIONS and before not in ("dot", "macro")
        if is_named and stream.look().type == "lparen":
            yield parser.parse_call(parser.parse_primary()).set_environment(parser.environment)
            before = None
        else:
            before = token.value if token.value == "macro" else token.type
            next(stream)
