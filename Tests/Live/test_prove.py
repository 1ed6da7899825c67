"""The checks of `scripts/prove` see what they are there for: a doctored record is found out."""
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from process import ROOT

sys.path.append(str(ROOT / "Tests/Prove"))

import chain  # noqa: E402
import strace  # noqa: E402
from tally import Tally  # noqa: E402
from teller import Teller  # noqa: E402


@pytest.fixture
def told(bot):
    teller = Teller(bot)
    teller.course()
    return teller


def edited(bot, statement):
    bot.terminate()
    with closing(sqlite3.connect(bot.data / "sitrep.db")) as database:
        database.execute(statement)
        database.commit()
    return chain.faults(chain.events(bot.data))


def test_an_untouched_record_has_no_fault(told):
    tally = Tally()
    told.judge(tally)
    assert tally.violations == [] and len(told.commands) > 10
    assert chain.faults(chain.events(told.bot.data)) == []


@pytest.mark.parametrize("statement, found", [
    ("UPDATE events SET payload = replace(payload, 'cable', 'table') WHERE payload LIKE '%cable%'", "its words"),
    ("UPDATE events SET kind = 'titled' WHERE seq = 3", "the chain breaks"),
    ("DELETE FROM events WHERE seq = 4", "event 4 is missing"),
    ("UPDATE events SET at = at - 5000 WHERE seq = 5", "time goes back"),
])
def test_a_doctored_record_is_found_out(told, statement, found):
    assert any(found in fault for fault in edited(told.bot, statement))


def test_a_lost_answer_a_double_one_and_a_lost_command_are_counted(told):
    tally = Tally()
    told.commands.append(told.commands[0])
    said = told.bot.data / "sitrep.db"
    told.bot.terminate()
    with closing(sqlite3.connect(said)) as database:
        ids = [command.id for command in told.commands]
        database.execute("DELETE FROM messages WHERE in_reply_to = ?", (ids[1],))
        database.execute("DELETE FROM messages WHERE id = ?", (ids[4],))
        database.execute("UPDATE messages SET in_reply_to = ? WHERE in_reply_to = ?", (ids[6], ids[5]))
        database.commit()
    told.bot.start()
    told.judge(tally)
    assert len(tally.lost) == 3 and len(tally.doubled) == 1, tally.violations


@pytest.mark.parametrize("sentence, column", [
    ("'!help' (a) in desk has 0 replies", "lost"), ("'!help' (a) in desk has 2 replies", "doubled"),
    ("'x' was declared once and is there 0 times", "lost"), ("deadline INC-1/escalate/2/0 fired 2 times", "doubled"),
    ("never sent: ('ntfy', 'ana', 'INC-1', 4)", "lost"), ("trigger of x came again without a reason", "doubled"),
    ("2 messages for x, although it can be looked up", "doubled"), ("INC-1 (room): 0 acknowledgements", "wrong"),
    ("event 4 is missing: lost, never said", "lost"), ("event 5: time goes back by 3 ms", "wrong"),
])
def test_a_violation_is_counted_under_what_it_is(sentence, column):
    tally = Tally()
    tally.sort([sentence])
    assert getattr(tally, column) == [sentence]


def test_a_fault_that_was_not_put_in_is_not_counted(tmp_path):
    log = tmp_path / "log"
    log.write_text("12 pwrite64(3, \"\", 4096, 0) = 4096\n12 fdatasync(3) = 0\n")
    assert strace.injected(log) == 0 and not strace.died_in(log, strace.SYNCS)
    log.write_text("12 fdatasync(3) = -1 EIO (Input/output error) (INJECTED)\n12 +++ killed by SIGKILL +++\n")
    assert strace.injected(log) == 1 and not strace.died_in(log, strace.SYNCS)
    assert strace.injected(tmp_path / "none") == 0 and not strace.died_in(tmp_path / "none", strace.SYNCS)


@pytest.mark.parametrize("call", ["12 fdatasync(3)    = ?\n", "12 fdatasync(3 <unfinished ...>\n12 <... fdatasync resumed>) = ?\n"])
def test_a_kill_counts_where_the_call_never_came_back(tmp_path, call):
    log = tmp_path / "log"
    log.write_text(call + "12 +++ killed by SIGKILL +++\n")
    assert strace.died_in(log, strace.SYNCS) and not strace.died_in(log, strace.WRITES)


def test_strace_puts_in_signals_and_errors(tmp_path):
    """Of --seccomp-bpf it makes errors, but no signals: a row that trusted it proved nothing."""
    script = "import os; f = os.open('f', os.O_CREAT | os.O_RDWR); [os.pwrite(f, b'x', n) for n in range(9)]"
    for fault in ("signal=KILL", "error=EIO"):
        log = tmp_path / fault
        command = [*strace.prefix(log, f"pwrite64:{fault}:when=5", calls="pwrite64"), sys.executable, "-c", script]
        assert subprocess.run(command, cwd=tmp_path, stderr=subprocess.DEVNULL).returncode != 0
    assert strace.died_in(tmp_path / "signal=KILL", strace.WRITES)
    assert strace.injected(tmp_path / "error=EIO") == 1
