"""deploy/install.md followed to the letter, in a root of its own, until the unit's command says READY=1 to systemd.

What this machine cannot do is replaced by what it stands for: packages are looked up, the binary is the one under test, the
editor writes the secrets, and `systemctl enable --now` starts the unit's own ExecStart with its EnvironmentFile."""
import os
import re
import shlex
import socket
import subprocess

import pytest

from process import ROOT, release_binary

GUIDE = ROOT / "deploy/install.md"
EXAMPLE = ROOT / "deploy/sitrep.example.yaml"
UNIT = ROOT / "systemd/sitrep.service"
SECRET = re.compile(r"^(SITREP_[A-Z_]+)=…$")


def typed():
    """Every indented line of the guide, in its order."""
    return [line[4:] for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("    ")]


def secrets():
    return [match[1] for line in typed() if (match := SECRET.match(line))]


def test_the_guide_lists_the_secrets_that_its_example_needs_and_no_others():
    named = re.findall(r"_env: (SITREP_[A-Z_]+)", EXAMPLE.read_text("utf-8"))
    assert sorted(secrets()) == sorted(set(named))


def unit_key(key):
    return next(line.split("=", 1)[1] for line in UNIT.read_text("utf-8").splitlines() if line.startswith(key + "="))


def script():
    """The guide as a script, and the packages that it names."""
    lines, packages = [], []
    for line in typed():
        words = shlex.split(line, comments=True) if not line.startswith("(") else [line]
        if line.startswith("apt-get install"):
            packages += words[2:]
        elif line.startswith(("swift build", "strip ", "systemctl status", "systemctl daemon-reload")) or SECRET.match(line):
            continue
        elif line.startswith("editor "):
            lines.append(f"for name in {' '.join(secrets())}; do echo \"$name=$(head -c 24 /dev/urandom | base64)\"; done "
                         f"> {words[1]}")
        elif line.startswith("systemctl enable"):
            lines += [
                "install -d -m 700 /var/lib/sitrep",
                "file=$(sed -n 's/^EnvironmentFile=//p' /etc/systemd/system/sitrep.service.d/secrets.conf)",
                f"(set -a; . \"$file\"; exec {unit_key('ExecStart')}) > /root/log 2>&1 &",
                "for _ in $(seq 300); do grep -q ^ready /root/log && break; kill -0 $! || { cat /root/log; exit 1; }; "
                "sleep 0.1; done",
                "cat /root/log",
            ]
        else:
            lines.append(line)
            if line.startswith("curl "):
                break
    return lines + ["kill $!"], packages


OVERLAYS = ["/etc", "/usr/local", "/var/lib", "/root"]


@pytest.mark.timeout(120)
@pytest.mark.skipif(os.geteuid() != 0, reason="a root of its own needs root")
def test_the_guide_leads_to_ready(tmp_path):
    lines, packages = script()
    missing = [p for p in packages if subprocess.run(["dpkg-query", "-W", p], capture_output=True).returncode != 0]
    assert missing == [], "packages of the guide that this machine, which builds and runs it, does not have"
    for name in ("deploy", "systemd"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "sitrep").symlink_to(release_binary())
    enter = ["mount -t tmpfs none /mnt", "ip link set lo up"]
    for number, folder in enumerate(OVERLAYS):
        upper, work = f"/mnt/{number}/upper", f"/mnt/{number}/work"
        enter += [f"mkdir -p {upper} {work}",
                  f"mount -t overlay overlay -o lowerdir={folder},upperdir={upper},workdir={work} {folder}"]
    told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    told.bind(str(tmp_path / "notify"))
    told.settimeout(10)
    ran = subprocess.run(
        ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "bash", "-ex", "-c", "\n".join(enter + lines)],
        cwd=tmp_path, env={**os.environ, "NOTIFY_SOCKET": str(tmp_path / "notify")}, capture_output=True, text=True,
        timeout=110)
    said = ran.stdout + ran.stderr
    assert ran.returncode == 0, said
    assert "zones ok" in ran.stdout and "\nok: " in ran.stdout, said
    assert '"ready":true' in ran.stdout, said
    assert b"READY=1" in told.recv(4096), said
