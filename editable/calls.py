"""What templates call, found by reading them."""

from jinja2 import nodes


def calls(env, functions):
    """Yield every call of one of *functions* in the templates of *env*, and where it stands, for messages."""
    for template in env.list_templates(extensions=["html", "txt", "xml"]):
        source, _, _ = env.loader.get_source(env, template)
        for call in env.parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in functions:
                yield call, f"{template}, line {call.lineno}: {call.node.name}(…)"
