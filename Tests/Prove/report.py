"""The table at the end, for the terminal and for docs/proof.md."""
import os
import platform
import re
import subprocess
from datetime import datetime, timezone

BEGIN, END = "<!-- prove: begin -->", "<!-- prove: end -->"
HEADS = ["row", "runs", "injected", "lost", "doubled", "late unsaid", "wrong", "without safeguard", "verdict", "s"]


def cells(result):
    tally = result.tally
    caught = {None: "not shown", True: f"{result.row.sabotage}: caught", False: f"{result.row.sabotage}: NOT CAUGHT"}
    verdict = "holds" if result.holds else "FAILS"
    return [result.row.name, tally.runs, tally.injected, len(tally.lost), len(tally.doubled), len(tally.late),
            len(tally.wrong), caught[result.caught], verdict, f"{result.seconds:.0f}"]


def printed(results, asked, seconds):
    rows = [HEADS, *([str(cell) for cell in cells(result)] for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [""]
    for row in rows:
        lines.append("  ".join(cell.ljust(width) if at in (0, 7, 8) else cell.rjust(width)
                               for at, (cell, width) in enumerate(zip(row, widths))).rstrip())
    for result in results:
        if result.error:
            lines += ["", f"{result.row.name} could not be run:", result.error.rstrip()]
        elif result.tally.violations:
            lines += ["", f"{result.row.name}:", *(f"  {sentence}" for sentence in result.tally.violations[:10])]
        elif not result.tally.injected:
            lines += ["", f"{result.row.name}: the fault was never there, so nothing is proved"]
        elif result.caught is False:
            lines += ["", f"{result.row.name}: with {result.row.sabotage} left out it still holds: it proves nothing"]
    failed = sum(not result.holds for result in results)
    lines += ["", f"{len(results) - failed} rows hold, {failed} fail; {asked.size}, seed {asked.seed}, {seconds:.0f} s"]
    return "\n".join(lines)


def written(path, results, asked, seconds):
    """Puts the table between the two marks of the document."""
    table = [f"| {' | '.join(HEADS)} |", "|" + "---|" * len(HEADS)]
    table += ["| " + " | ".join(str(cell) for cell in cells(result)) + " |" for result in results]
    now = datetime.now(timezone.utc)
    notes = [f"- **{result.row.name}**: {result.row.fault}. Seen by: {result.row.proof}. Safeguard "
             f"`{result.row.sabotage}`: {result.row.safeguard}."
             + "".join(f" {note[0].upper()}{note[1:]}." for note in dict.fromkeys(result.tally.notes[-1:]))
             + (f" Without it: “{result.sign[:160]}”." if result.sign else "") for result in results]
    command = "scripts/prove" + ("" if asked.size == "whole" else f" --{asked.size}") + f" --seed {asked.seed}"
    head = f"{now:%Y-%m-%d %H:%M} UTC, `{command}`, {seconds:.0f} s; {machine()}."
    text = "\n".join([BEGIN, head, "", *table, "", *notes, END])
    old = path.read_text("utf-8")
    path.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: text, old, flags=re.DOTALL), "utf-8")


def machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return f"{os.cpu_count()} cores, {memory} GiB, Linux {platform.release()}, commit {commit or 'unknown'}"
