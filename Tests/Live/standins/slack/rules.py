"""Judges requests to Slack's Web API: by the published specification, by what is newer than it, and by Block Kit's limits."""
import json
import os
from pathlib import Path

# The published specification is of 2021. What Slack has documented since, by method: required and further arguments.
NEWER_METHODS = {
    "apps.connections.open": ((), ()),
    "bookmarks.add": (("channel_id", "title", "type"), ("link", "emoji", "entity_id", "parent_id")),
    "bookmarks.list": (("channel_id",), ()),
    "files.getUploadURLExternal": (("filename", "length"), ("alt_txt", "snippet_type")),
    "files.completeUploadExternal": (("files",), ("channel_id", "thread_ts", "initial_comment", "blocks", "channels")),
}
NEWER_ARGUMENTS = {
    "chat.postMessage": {"metadata"}, "chat.update": {"metadata", "file_ids", "reply_broadcast"},
    "conversations.history": {"include_all_metadata"}, "conversations.replies": {"include_all_metadata"},
    "conversations.invite": {"force"},
}
JSON_ARGUMENTS = {"blocks", "attachments", "view", "metadata", "files"}


def specification():
    """{method: {argument: (type, required)}} of the published specification, or None without SITREP_SPECS."""
    path = Path(os.environ.get("SITREP_SPECS", "/nowhere")) / "slack_web.json"
    if not path.exists():
        return None
    methods = {}
    for name, item in json.loads(path.read_text("utf-8"))["paths"].items():
        for operation in item.values():
            if isinstance(operation, dict):
                methods[name.lstrip("/")] = {
                    p["name"]: (p.get("type"), p.get("required", False)) for p in operation.get("parameters", [])}
    return methods


def typed(value, kind):
    """Whether a form's text can be what the specification says."""
    if kind == "integer":
        return value.lstrip("-").isdigit()
    if kind == "number":
        return value.replace(".", "", 1).isdigit()
    return kind != "boolean" or value in ("true", "false", "1", "0")


def problems(methods, method, arguments):
    """What is wrong with a call, as a list of sentences; `arguments` are a form's texts."""
    found = []
    if method in NEWER_METHODS:
        required, more = NEWER_METHODS[method]
        found += [f"{name}: required, missing" for name in required if not arguments.get(name)]
        found += [f"{name}: not documented" for name in arguments if name not in required + more]
    elif methods is not None:
        if method not in methods:
            return [f"{method}: no such method in the specification"]
        for name, (kind, required) in methods[method].items():
            if name == "token":
                continue
            if required and not arguments.get(name):
                found.append(f"{name}: required, missing")
            elif name in arguments and not typed(arguments[name], kind):
                found.append(f"{name}: {arguments[name][:40]!r} is no {kind}")
        known = set(methods[method]) | NEWER_ARGUMENTS.get(method, set())
        found += [f"{name}: not in the specification" for name in arguments if name not in known]
    for name in JSON_ARGUMENTS & set(arguments):
        try:
            value = json.loads(arguments[name])
        except ValueError:
            found.append(f"{name}: not JSON")
            continue
        if name == "blocks":
            found += block_problems(value)
        if name == "view":
            found += view_problems(value)
    if method in ("chat.postMessage", "chat.postEphemeral") and not (arguments.get("text") or arguments.get("blocks")):
        found.append("no_text")
    if len(arguments.get("text", "")) > 40_000:
        found.append("msg_too_long")
    return found


def block_problems(blocks):
    found = ["invalid_blocks: more than 50"] if len(blocks) > 50 else []
    for index, block in enumerate(blocks):
        kind, text = block.get("type"), (block.get("text") or {}).get("text", "")
        where = f"/blocks/{index}"
        if kind == "section" and not 1 <= len(text) <= 3000:
            found.append(f"invalid_blocks: a section has 1 to 3,000 characters, not {len(text)} [{where}]")
        if kind == "header" and (not 1 <= len(text) <= 150 or block["text"]["type"] != "plain_text"):
            found.append(f"invalid_blocks: header [{where}]")
        if kind == "actions":
            elements = block.get("elements", [])
            if not 1 <= len(elements) <= 25 or len({e.get("action_id") for e in elements}) != len(elements):
                found.append(f"invalid_blocks: elements [{where}]")
            for element in elements:
                if len(element["text"]["text"]) > 75 or len(element.get("value", "")) > 2000:
                    found.append(f"invalid_blocks: button [{where}]")
        if kind not in ("section", "header", "actions", "context", "divider", "input"):
            found.append(f"invalid_blocks: {kind} [{where}]")
    return found


def view_problems(view):
    found = []
    if view.get("type") != "modal" or not view.get("title", {}).get("text"):
        found.append("view: a modal with a title")
    for name in ("title", "submit", "close"):
        if len(view.get(name, {}).get("text", "")) > 24:
            found.append(f"view: {name} is over 24 characters")
    if len(view.get("private_metadata", "")) > 3000 or len(view.get("callback_id", "")) > 255:
        found.append("view: private_metadata or callback_id too long")
    return found + block_problems(view.get("blocks", []))
