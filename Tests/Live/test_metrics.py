"""/metrics, judged by Prometheus's own tool."""
import subprocess

from conftest import need


def test_promtool_finds_nothing_to_say(shared):
    promtool = need("promtool")
    shared.ask(shared.here, "!help")
    answer = shared.get("/metrics")
    assert answer.status == 200 and answer.kind == "text/plain"
    judged = subprocess.run([promtool, "check", "metrics"], input=answer.raw, capture_output=True, timeout=30)
    assert judged.returncode == 0, judged.stdout + judged.stderr


def test_no_label_holds_what_people_wrote(shared):
    shared.ask(shared.here, "!declare P3 very-private-title-4711")
    assert b"very-private-title-4711" not in shared.get("/metrics").raw
