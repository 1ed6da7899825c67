"""docs/openapi.yaml is a valid document, and it is true: `api.py` checks every answer against it."""
import pytest
from openapi_spec_validator import validate

import contract


def test_the_document_is_valid_openapi():
    validate(contract.document())


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/api/v1/rooms", "/api/v1/incidents"])
def test_what_it_promises_answers(shared, path):
    answer = shared.get(path)
    assert answer.status == 200
    contract.check("GET", path, answer)


def test_an_incident_and_its_timeline_are_as_documented(shared):
    incident, _ = shared.declare("as documented", "P2", room=shared.here)
    assert shared.incident(incident["id"])["id"] == incident["id"]
    kinds = [e["kind"] for e in shared.timeline(incident["id"])]
    assert kinds[0] == "declared"
