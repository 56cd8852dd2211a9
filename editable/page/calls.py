"""What templates call, found by reading them."""

from jinja2 import nodes
from jinja2.utils import LRUCache

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
        found = env.parse(source).find_all(nodes.Call)
        _known[text] = [call for call in found if isinstance(call.node, nodes.Name)]
    return _known[text]
