"""Every row, in the order of the printed table."""
from rows.bent_files import FileCut, FileFlipped
from rows.clock import ClockAhead, ClockBack, ClockForward, Suspend
from rows.disk_errors import SyncErrors, WriteErrors
from rows.disk_full import DiskFull, DiskReadOnly
from rows.flood import Flood
from rows.kill_at_sync import KillAtSync
from rows.kill_outside import KillMatrix, KillPages, KillSlack
from rows.kill_random import KillRandom
from rows.one_message import OneMessage
from rows.outbound import AnswerLost, Cut, Failing, Hanging, Mixed, Throttled
from rows.outage import OutageMatrix, OutageSlack
from rows.power_cut import PowerCut
from rows.sign_out import SignOut
from rows.stalled import Stalled, StalledPatience

ROWS = [
    KillRandom, KillAtSync, KillPages, KillSlack, KillMatrix, OutageSlack, OutageMatrix, PowerCut, SyncErrors,
    WriteErrors, DiskFull, DiskReadOnly, FileCut, FileFlipped, ClockForward, ClockBack, ClockAhead, Suspend, Throttled,
    Failing, Hanging, Cut, AnswerLost, Mixed, Flood, OneMessage, SignOut, Stalled, StalledPatience,
]
