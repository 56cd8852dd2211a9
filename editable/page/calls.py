"""What templates call, found by reading them."""

from jinja2.parser import Parser
from jinja2.utils import LRUCache

#: The functions whose calls are looked for: those that place blocks, and lists.
FUNCTIONS = {"text", "text_value", "rich_text", "image", "image_value", "link", "link_value", "items"}

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
        has_any = any(f"{name}(" in source for name in FUNCTIONS)
        _known[text] = list(_read_calls(Parser(env, source))) if has_any else []
    return _known[text]


def _read_calls(parser):
    """Yield the calls that *parser* comes by. It takes nothing else apart: every start reads every template."""
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
