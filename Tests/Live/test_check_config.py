"""`sitrep check-config`: every problem at once, each as file:line: what."""
import re

import pytest
import yaml

import settings
from process import command

DIAGNOSTIC = re.compile(r"^(?P<file>\S+?):(?P<line>\d+): (?P<what>.+)$", re.M)


def check(path):
    result = command("check-config", path)
    return result.returncode, result.stdout + result.stderr


def lines_named(output, path):
    return {int(m["line"]) for m in DIAGNOSTIC.finditer(output) if m["file"] == str(path)}


def line_of(path, text):
    return next(n for n, line in enumerate(path.read_text().splitlines(), 1) if text in line)


def test_a_good_file_exits_0(tmp_path):
    status, output = check(settings.write(tmp_path / "good.yaml"))
    assert status == 0, output


def test_a_zone_with_daylight_saving_is_known(tmp_path):
    """A static binary that lost its time-zone data fails here."""
    for zone in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"):
        status, output = check(settings.write(tmp_path / "zone.yaml", {"zone": zone}))
        assert status == 0, (zone, output)


@pytest.mark.parametrize("change, word", [
    ({"zone": "Mars/Olympus"}, "Mars/Olympus"),
    ({"severity_matrx": {}}, "severity_matrx"),
    ({"people": {"ana": {"phnoes": ["1"]}}}, "phnoes"),
    ({"aliases": {"vp": "nobody-here"}}, "nobody-here"),
    ({"on_call": {"ic": {"primary": "ghost"}}}, "ghost"),
    ({"teams": {"database": {"lead": "phantom"}}}, "phantom"),
    ({"timers": {"update_overdue": "soonish"}}, "soonish"),
    ({"timers": {"update_overdue": "-5m"}}, "-5m"),
    ({"severity_matrix": {"P1": {"escalate_after": "30 bananas without mitigation"}}}, "30 bananas"),
    ({"severity_matrix": {"P1": {"escalate_to": "chief of nothing"}}}, "chief of nothing"),
    ({"server": {"listen": "not-an-address"}}, "not-an-address"),
    ({"monitors": {"shop": {"kind": "telepathy", "url": "http://127.0.0.1/"}}}, "telepathy"),
], ids=lambda value: value if isinstance(value, str) else None)
def test_a_mistake_is_named_with_its_line(tmp_path, change, word):
    path = settings.write(tmp_path / "bad.yaml", change)
    status, output = check(path)
    assert status == 1, output
    assert word in output
    assert line_of(path, word) in lines_named(output, path), output


def test_all_mistakes_are_named_at_once(tmp_path):
    path = settings.write(tmp_path / "bad.yaml", {
        "zone": "Mars/Olympus", "colour": "blue", "aliases": {"vp": "ghost"}, "timers": {"watching": "a while"}})
    status, output = check(path)
    expected = {line_of(path, word) for word in ("Mars/Olympus", "colour", "vp: ghost", "a while")}
    assert status == 1 and expected <= lines_named(output, path), output


def test_a_name_that_maps_to_nobody_is_one_error_with_the_alias_to_add(tmp_path):
    path = settings.write(tmp_path / "bad.yaml", {"severity_matrix": {
        "P1": {"escalate_to": "duty manager"}, "P2": {"escalate_to": "duty manager", "escalate_after": "1 hour"}}})
    status, output = check(path)
    assert status == 1 and "aliases" in output
    assert len([m for m in DIAGNOSTIC.finditer(output) if "duty manager" in m["what"]]) == 1, output


def test_a_syntax_error_is_named_with_its_line(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("zone: UTC\npeople: {ana: {name: Ana\naliases: [\n")
    status, output = check(path)
    assert status == 1 and lines_named(output, path), output


def test_a_problem_in_an_included_file_names_that_file(tmp_path):
    settings.write(tmp_path / "main.yaml", {"include": ["more.yaml"], "aliases": None, "severity_matrix": None})
    more = tmp_path / "more.yaml"
    more.write_text("# more\naliases:\n  vp: ghost\n")
    status, output = check(tmp_path / "main.yaml")
    assert status == 1 and 3 in lines_named(output, more), output


def test_text_that_yaml_cuts_off_is_warned_about(tmp_path):
    """`Share details in #general` loses its end to a comment, silently."""
    path = settings.write(tmp_path / "cut.yaml")
    path.write_text(path.read_text() + "special_cases:\n  vendor: Share details in #general\n")
    status, output = check(path)
    assert status == 0, output
    assert line_of(path, "#general") in lines_named(output, path), output


def test_a_secret_written_in_the_open_is_refused_and_not_repeated(tmp_path):
    path = settings.write(tmp_path / "open.yaml", {"pagers": {"pagerduty": {"routing_key": "R0123456789secret"}}})
    status, output = check(path)
    assert status == 1 and "routing_key_file" in output
    assert "R0123456789secret" not in output


@pytest.mark.parametrize("text", [
    b"", b"\xff\xfe\x00", b"- a\n- list\n", b"just words\n", b"zone: &a [*a]\n", b"\x00" * 100, b"zone: !!python/none x\n",
    b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
    b"d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n",
    b"zone: " + b"[" * 5000, b"zone: " + b"x" * 100_000 + b"\n", b"zone: UTC\nzone: UTC\n",
], ids=["empty", "utf16", "list", "scalar", "self", "nul", "tag", "bomb", "deep", "long", "twice"])
def test_a_hostile_file_is_refused_quickly_without_a_crash(tmp_path, text):
    path = tmp_path / "hostile.yaml"
    path.write_bytes(text)
    result = command("check-config", path, timeout=20)
    assert result.returncode in (0, 1), (result.returncode, result.stderr[-500:])
    assert result.returncode == 1 or text == b"", "only an empty file may pass: everything has a default"


def test_the_check_and_the_start_agree(tmp_path):
    path = settings.write(tmp_path / "bad.yaml", {"colour": "blue"})
    started = command("run", "--config", path, "--data", tmp_path / "data", "--listen", "127.0.0.1:0")
    assert check(path)[0] == 1 and started.returncode == 78
    assert lines_named(started.stderr, path) == lines_named(check(path)[1], path)


def test_yaml_of_the_tests_themselves_is_what_was_meant(tmp_path):
    path = settings.write(tmp_path / "x.yaml", settings.ladder())
    assert yaml.safe_load(path.read_text())["severity_matrix"]["P1"]["escalate_after"].startswith("4 seconds")
