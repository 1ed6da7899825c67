"""docs/guarantees.md names tests, rows and safeguards: each of them is there, and none is forgotten."""
import re
import sys

from process import ROOT, debug_binary, release_binary

GUARANTEES = ROOT / "docs/guarantees.md"
NAMED = re.compile(r"`([^`]+)`")


def named():
    """(file, name of a test or None) in the order of the document: a name belongs to the file before it in its cell."""
    found = []
    for line in GUARANTEES.read_text("utf-8").splitlines():
        for cell in line.split("|") if line.startswith("|") else [line]:
            file = None
            for word in NAMED.findall(cell):
                if re.fullmatch(r"(Tests|Sources|scripts)/\S+", word):
                    file = word
                    found.append((file, None))
                elif word.startswith("scripts/prove "):
                    continue  # a row, which another test looks for
                elif file and file.startswith("Tests/") and (word.startswith("test_") or " " in word):
                    found.append((file, word))
    return found


def stands_in(text, name):
    """A Python test, a raw identifier of Swift, or the display name of a Swift test."""
    return re.search(rf"def {re.escape(name)}\b", text) or f"func `{name}`" in text or f'"{name}"' in text


def rows():
    sys.path.insert(0, str(ROOT / "Tests/Prove"))
    try:
        from rows.table import ROWS
        return ROWS
    finally:
        sys.path.pop(0)


def test_every_test_that_the_guarantees_name_is_there():
    assert len([name for _, name in named() if name]) > 40, "the document is read wrongly"
    for file, name in named():
        assert (ROOT / file).exists(), f"{file} is named and not there"
        assert name is None or stands_in((ROOT / file).read_text("utf-8"), name), f"{file} has no test {name!r}"


def test_every_row_of_prove_is_named_in_the_guarantees_and_the_other_way_round():
    there = {row.name for row in rows()}
    said = set(re.findall(r"`scripts/prove ([a-z0-9-]+)`", GUARANTEES.read_text("utf-8")))
    assert said == there, (said - there, there - said)


def test_every_row_says_what_it_proves_and_can_fail():
    for row in rows():
        assert row.name and row.fault and row.proof and row.sabotage and row.safeguard, row
        assert any(row.sizes.values()) and row.sabotaged, row


def test_every_safeguard_that_can_be_left_out_is_left_out_by_a_row_and_told():
    """The names stand in Sabotage.swift and in the enumerations that it hands on."""
    text = "".join((ROOT / "Sources" / path).read_text("utf-8") for path in (
        "Daemon/Sabotage.swift", "Store/Store+Omission.swift", "Ledger/Ledger+Omission.swift"))
    there = set(re.findall(r'asked == "([a-z-]+)"', text))
    there |= set(re.findall(r"^        case ([a-z]+)$", text, re.MULTILINE))
    assert there == {row.sabotage for row in rows()}
    told = (ROOT / "Tests/Prove/README.md").read_text("utf-8")
    for name in there:
        assert f"| `{name}` |" in told, f"Tests/Prove/README.md does not tell {name}"


def test_a_release_build_has_no_such_switch():
    assert b"SITREP_SABOTAGE" not in release_binary().read_bytes()
    if debug_binary().exists():
        assert b"SITREP_SABOTAGE" in debug_binary().read_bytes(), "this test would not notice it"
