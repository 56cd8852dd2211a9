"""The description of the HTTP surface says what the surface does."""

import re


def test_it_names_every_route_and_no_other(bakery, baker):
    described = set(baker.client.get("/editable/openapi.json").json["paths"])
    routes = {
        rule.rule.removeprefix("/editable")
        for rule in bakery.url_map.iter_rules()
        if rule.rule.startswith("/editable/") and not rule.rule.endswith("openapi.json")
    }
    patterns = {re.compile(re.sub(r"<[^>]*>", "[^/]+", route)) for route in routes}

    assert all(any(pattern.fullmatch(path) for pattern in patterns) for path in described)
    assert all(any(pattern.fullmatch(path) for path in described) for pattern in patterns)


def test_it_tells_the_bounds_of_a_field(baker):
    paths = baker.client.get("/editable/openapi.json").json["paths"]

    body = paths["/loaf/{key}/name"]["patch"]["requestBody"]["content"]["application/json"]["schema"]

    assert body["properties"]["value"] == {"type": "string", "maxLength": 20, "minLength": 1}


def test_it_tells_the_inputs_of_a_form(baker):
    paths = baker.client.get("/editable/openapi.json").json["paths"]

    for path, inputs in {"/loaf/{key}/name": {"value"}, "/link/{key}/value": {"value-label", "value-href"}}.items():
        content = paths[path]["post"]["requestBody"]["content"]
        for form_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            properties = content[form_type]["schema"]["properties"]
            assert properties.keys() == inputs | {"csrf_token", "etag", "action"}


def test_only_pictures_take_files(baker):
    paths = baker.client.get("/editable/openapi.json").json["paths"]
    assert "/image/{key}/value/file" in paths
    assert "/loaf/{key}/name/file" not in paths
