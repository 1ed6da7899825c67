"""What else this machine does while we measure."""
import os


def cores():
    """Two cores: the daemon's and the client's. The same one twice where there is only one."""
    allowed = sorted(os.sched_getaffinity(0))
    return allowed[0], allowed[-1]


def load():
    return os.getloadavg()[0]


def stolen_and_busy():
    """Seconds that all cores were busy with anything, and that the host took, since the start of the machine."""
    with open("/proc/stat") as file:
        fields = [int(word) / os.sysconf("SC_CLK_TCK") for word in file.readline().split()[1:9]]
    user, nice, system, idle, iowait, irq, softirq, steal = fields
    return user + nice + system + irq + softirq, steal
