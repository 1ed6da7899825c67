"""A vendor's published OpenAPI 3 document as the judge of requests: path, query, headers, JSON body, unknown fields."""
import json
import os
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import yaml
from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match

FORMATS = FormatChecker()
DATE_TIME = re.compile(r"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$")


@FORMATS.checks("date-time")
def _date_time(value):
    return not isinstance(value, str) or bool(DATE_TIME.match(value))


@FORMATS.checks("uri")
@FORMATS.checks("url")
def _address(value):
    return not isinstance(value, str) or bool(re.match(r"^[a-z][a-z0-9+.-]*:", value, re.I))


def published(file):
    """The specification of that name in SITREP_SPECS, or None where there are no specifications."""
    folder = os.environ.get("SITREP_SPECS")
    return Specification(Path(folder) / file) if folder and (Path(folder) / file).exists() else None


def plain(node):
    """OpenAPI's dialect to plain JSON schema: `nullable`, and what is read-only is not required of a request."""
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: plain(value) for key, value in node.items()
            if key not in ("example", "examples") or not isinstance(node.get("type", ""), str)}
    if node.get("nullable") is True:
        if isinstance(node.get("type"), str):
            node["type"] = [node["type"], "null"]
        if "enum" in node and None not in node["enum"]:
            node["enum"] = node["enum"] + [None]
        if "$ref" in node:
            node = {"anyOf": [{"$ref": node["$ref"]}, {"type": "null"}]}
    required, properties = node.get("required"), node.get("properties")
    if isinstance(required, list) and isinstance(properties, dict):
        node["required"] = [name for name in required if not (properties.get(name) or {}).get("readOnly")]
        if not node["required"]:
            del node["required"]
    return node


class Specification:
    def __init__(self, path):
        text = Path(path).read_text("utf-8")
        self.document = plain(json.loads(text) if str(path).endswith("json") else yaml.safe_load(text))
        newest = str(self.document.get("openapi", "")).startswith("3.1")
        self.validator = Draft202012Validator if newest else Draft4Validator
        self.base = urlsplit((self.document.get("servers") or [{}])[0].get("url", "")).path.rstrip("/")
        self.routes = []
        for template, item in self.document["paths"].items():
            pattern = "^" + re.sub(r"\\\{[^}]+\\\}", "([^/]+)", re.escape(template)) + "/?$"
            self.routes.append((template.count("{"), re.compile(pattern), re.findall(r"\{([^}]+)\}", template), item))
        self.routes.sort(key=lambda route: route[0])

    def resolved(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.document
            for part in node["$ref"].lstrip("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def problems(self, method, path, query, headers, raw):
        """Everything in the request that the specification does not allow."""
        if not path.startswith(self.base + "/"):
            return [f"{path} is not under {self.base}"]
        bare = path[len(self.base):]
        match = next(((item, dict(zip(names, map(unquote, found.groups())))) for _, pattern, names, item in self.routes
                      if (found := pattern.match(bare))), None)
        if not match or method.lower() not in match[0]:
            return [f"{method} {bare}: no such operation"]
        item, in_path = match
        operation = item[method.lower()]
        found = self._parameters(item, operation, {"path": in_path, "query": query, "header": headers})
        return found + self._body(operation, headers.get("Content-Type", ""), raw)

    def _parameters(self, item, operation, given):
        found, known = [], set()
        for parameter in map(self.resolved, item.get("parameters", []) + operation.get("parameters", [])):
            place, name = parameter["in"], parameter["name"]
            known.add(name)
            value = given.get(place, {}).get(name)
            if value is None and parameter.get("required"):
                found.append(f"{place} {name}: required, missing")
            elif value is not None:
                self._validate(value, parameter.get("schema", {}), f"{place} {name}", found)
        return found + [f"query {name}: not in the specification" for name in given["query"] if name not in known]

    def _body(self, operation, content_type, raw):
        body = self.resolved(operation.get("requestBody"))
        if not body:
            return []
        if not raw:
            return ["body: required"] if body.get("required") else []
        kind = content_type.split(";")[0].strip().lower()
        media = body.get("content", {}).get(kind)
        if media is None:
            return [f"content type {kind or '(none)'}: the specification takes {list(body.get('content', {}))}"]
        if kind == "application/x-www-form-urlencoded":
            value = self._form(raw, self.resolved(media["schema"]))
        else:
            try:
                value = json.loads(raw)
            except ValueError as error:
                return [f"body: not JSON ({error})"]
        found = []
        self._validate(value, media["schema"], "body", found)
        self._unknown(value, media["schema"], "body", found)
        return found

    def _form(self, raw, schema):
        """A form as the values that its schema speaks of: lists, numbers, truth; what fits no type stays a text."""
        value = {}
        for name, texts in parse_qs(raw.decode(), keep_blank_values=True).items():
            kind = self.resolved(schema.get("properties", {}).get(name, {})).get("type")
            if kind == "array":
                value[name] = texts
            elif len(texts) == 1 and kind in ("integer", "boolean", "number"):
                try:
                    value[name] = json.loads(texts[0])
                except ValueError:
                    value[name] = texts[0]
            else:
                value[name] = texts[0] if len(texts) == 1 else texts
        return value

    def _validate(self, value, schema, where, found):
        root = {"components": self.document.get("components", {}), "allOf": [schema]}
        for error in self.validator(root, format_checker=FORMATS).iter_errors(value):
            error = best_match([error]) or error
            place = "".join(f"/{part}" for part in error.absolute_path)
            found.append(f"{where}{place}: {error.message[:300]}")

    def _unknown(self, value, schema, where, found):
        """Fields that the vendor does not name: a misspelt optional field would pass otherwise."""
        schema = self.resolved(schema)
        if not isinstance(schema, dict) or any(key in schema for key in ("allOf", "oneOf", "anyOf")):
            return
        properties = schema.get("properties")
        if isinstance(value, dict) and properties is not None:
            for key, inner in value.items():
                if key in properties:
                    self._unknown(inner, properties[key], f"{where}/{key}", found)
                elif not schema.get("additionalProperties"):
                    found.append(f"{where}/{key}: not in the specification")
        if isinstance(value, list) and "items" in schema:
            for index, inner in enumerate(value):
                self._unknown(inner, schema["items"], f"{where}/{index}", found)
