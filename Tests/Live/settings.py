"""Configurations for the tests, as dictionaries that are written as YAML."""
import copy
from pathlib import Path

import yaml

PEOPLE = {
    "ana": {"name": "Ana Ruiz", "phones": ["+49 30 1000001"], "email": "ana@bot.test"},
    "bob": {"name": "Bob Stone", "phones": ["+49 30 1000002"], "email": "bob@bot.test"},
    "cleo": {"name": "Cleo Marsh", "phones": ["+49 30 1000003"], "email": "cleo@bot.test"},
    "luis": {"name": "Luis Lindqvist", "phones": ["+49 30 1000004"], "email": "luis@bot.test"},
    "vera": {"name": "Vera Vance", "phones": ["+49 30 1000005"], "email": "vera@bot.test"},
    "emil": {"name": "Emil Engel", "phones": ["+49 30 1000006"], "email": "emil@bot.test"},
    "pia": {"name": "Pia Prod", "phones": ["+49 30 1000007"], "email": "pia@bot.test"},
}

MATRIX_P1 = {
    "initial_responder": "on-call engineer",
    "escalate_after": "30 minutes without mitigation",
    "escalate_to": "engineering team lead",
    "notify_at_start": ["engineering-manager", "product-manager"],
    "notify_vp_after": "60 minutes without mitigation",
    "customer_comms": "required (status page + email)",
}


def base():
    """Everything local: rooms in the daemon, nobody outside."""
    people = copy.deepcopy(PEOPLE)
    for key, person in people.items():
        person["handles"] = {"local": key, "matrix": f"@{key}:bot.test"}
    return {
        "zone": "Europe/Berlin",
        "people": people,
        "teams": {"database": {"name": "Database", "lead": "bob", "members": ["bob", "cleo"]}},
        "on_call": {"ic": {"primary": "ana", "backup": "bob", "trainees": ["cleo"]}, "database": {"primary": "bob"}},
        "aliases": {
            "vp": "vera", "engineering team lead": "luis", "engineering-manager": "emil", "product-manager": "pia",
            "on-call engineer": "ana",
        },
        "rooms": {"incidents": "local", "announce": ["local/ops"], "executive": "local/exec"},
        "severity_matrix": {"P1": copy.deepcopy(MATRIX_P1)},
    }


def merged(one, other):
    """`other` over `one`, key by key; None takes a key away."""
    result = copy.deepcopy(one)
    for key, value in other.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merged(result[key], value)
        else:
            result[key] = copy.deepcopy(value)
    return result


def ladder(lead="4 seconds", vp="8 seconds"):
    """The matrix with its two steps shortened."""
    return {"severity_matrix": {"P1": {
        "escalate_after": f"{lead} without mitigation", "notify_vp_after": f"{vp} without mitigation"}}}


def write(path, *changes):
    """Writes the base configuration with the changes over it, and returns the path."""
    configuration = base()
    for change in changes:
        configuration = merged(configuration, change)
    Path(path).write_text(yaml.safe_dump(configuration, sort_keys=False, allow_unicode=True))
    return Path(path)
