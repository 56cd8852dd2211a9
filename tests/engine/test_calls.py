"""What templates call is found by looking through them, and not only what they say at first sight."""

import pytest
from jinja2 import DictLoader, Environment, nodes

from editable.page.calls import FUNCTIONS, calls

TEMPLATES = [
    '{{ text("a.b", default="(not) a call: text(") }}',
    '{% if text_value("a") and not image_value("b") %}{{ text("a", tag="h1") }}{% else %}{{ link("c") | upper }}{% endif %}',
    '{% call items("bun", tag="ul") %}{{ rich_text("empty") }}{% endcall %}',
    '{{ share(text_value("x"), [image("y"), {"k": link_value("z")}]) }}',
    '{% set words = text_value("w") ~ text_value("v") %}',
    '{# text("no") #}{% raw %}{{ text("nor this") }}{% endraw %} text("nor here")',
    '{% macro text(slug) %}{{ slug }}{% endmacro %}{{ other.text("no") }}{{ text }}{{ texts("no") }}',
    '\n{{ text("a", default="}} or {# ") }}\n{{ text("b") }}{# no comment begins before #}',
    '{# {{ text("no") }} #}\n{%- raw -%}\n{# {{ text("nor this") }} {%- endraw %}{{ text("but this") }}',
    '{{ text("one",\n        default="two") }}\n{{ items("three") }}',
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_calls_are_those_of_the_whole_tree(template):
    env = Environment(loader=DictLoader({"page.html": template}))
    found = [call for call, _ in calls(env, FUNCTIONS)]
    tree = env.parse(template).find_all(nodes.Call)
    meant = [call for call in tree if isinstance(call.node, nodes.Name) and call.node.name in FUNCTIONS]
    assert sorted(map(facts, found)) == sorted(map(facts, meant))


def facts(call):
    return call.lineno, repr(call)
