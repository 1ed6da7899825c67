"""docs/openapi.yaml as a judge: every answer of the API must be one that the document promises."""
import functools
import json
import re
from urllib.parse import urlsplit

import yaml
from jsonschema import Draft202012Validator, FormatChecker

from process import ROOT

DOCUMENT = ROOT / "docs/openapi.yaml"
RFC3339_UTC = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time")
def _utc(value):
    return not isinstance(value, str) or bool(RFC3339_UTC.match(value))


@functools.cache
def document():
    return yaml.safe_load(DOCUMENT.read_text())


@functools.cache
def _routes():
    return [(re.compile("^" + re.sub(r"\{[^}]+\}", "[^/]+", path) + "$"), item)
            for path, item in document()["paths"].items()]


def operation(method, path):
    """The operation that serves this path, or None."""
    bare = urlsplit(path).path
    for pattern, item in _routes():
        if pattern.match(bare):
            return item.get(method.lower())
    return None


def _resolved(node):
    while "$ref" in node:
        target = document()
        for part in node["$ref"].lstrip("#/").split("/"):
            target = target[part]
        node = target
    return node


def violations(schema, value):
    root = {"components": document()["components"], "allOf": [schema]}
    return [f"/{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}"
            for e in Draft202012Validator(root, format_checker=FORMATS).iter_errors(value)]


def check(method, path, answer):
    """Asserts status, media type and shape of an answer."""
    found = operation(method, path)
    if found is None:
        assert answer.status in (403, 404, 405), f"{method} {path} is undocumented but answers {answer.status}"
        return
    responses = found["responses"]
    response = responses.get(str(answer.status)) or responses.get("default")
    assert response, f"{method} {path}: status {answer.status} is not in the document: {answer.raw[:300]}"
    content = _resolved(response).get("content", {})
    if not content:
        return
    assert answer.kind in content, f"{method} {path} {answer.status}: {answer.kind!r}, documented {list(content)}"
    schema = content[answer.kind].get("schema")
    if schema and "json" in answer.kind:
        wrong = violations(schema, json.loads(answer.raw))
        assert not wrong, f"{method} {path} {answer.status}: {wrong}\n{answer.raw[:500]}"
