"""A private postfix on loopback: STARTTLS, relays bot.test to a sink, refuses other domains."""
import os
import shutil
import subprocess
import time
from pathlib import Path

from standins import certificate
from standins.smtp_sink import free_port

PROGRAM = "/usr/sbin/postfix"

MAIN = """\
compatibility_level = 3.6
queue_directory = {at}/spool
data_directory = {at}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.bot.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
relay_domains = bot.test
transport_maps = inline:{{ {{ bot.test = relay:[127.0.0.1]:{sink} }} }}
default_transport = error:no outside mail
smtp_dns_support_level = disabled
smtpd_tls_cert_file = {at}/cert.pem
smtpd_tls_key_file = {at}/key.pem
smtpd_tls_security_level = may
maillog_file = {at}/mail.log
maillog_file_prefixes = {at}
smtpd_recipient_restrictions = permit_mynetworks, reject
alias_maps =
local_recipient_maps =
"""

MASTER = """\
{port}    inet  n - n - - smtpd
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
smtp      unix  - - n - - smtp
relay     unix  - - n - - smtp
error     unix  - - n - - error
retry     unix  - - n - - error
discard   unix  - - n - - discard
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
tlsmgr    unix  - - n 1000? 1 tlsmgr
postlog   unix-dgram n - n - 1 postlogd
"""


def available():
    return Path(PROGRAM).exists() and os.geteuid() == 0


class Postfix:
    """Must be run by root: postfix insists. `folder` has to be reachable by its own user."""

    def __init__(self, folder, sink_port):
        self.folder, self.port = Path(folder), free_port()
        for name in ("etc", "spool", "data"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        shutil.chown(self.folder / "data", "postfix")
        self.certificate, _ = certificate.make(self.folder)
        names = {"at": self.folder, "sink": sink_port, "port": self.port}
        (self.folder / "etc/main.cf").write_text(MAIN.format(**names))
        (self.folder / "etc/master.cf").write_text(MASTER.format(**names))

    def _run(self, verb):
        return subprocess.run([PROGRAM, "-c", self.folder / "etc", verb], capture_output=True, text=True, timeout=60)

    def __enter__(self):
        started = self._run("start")
        assert started.returncode == 0, started.stdout + started.stderr + self.log()
        end = time.monotonic() + 20
        while not self.listening():
            assert time.monotonic() < end, self.log()
            time.sleep(0.1)
        return self

    def listening(self):
        import socket
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                return connection.recv(3) == b"220"
        except OSError:
            return False

    def __exit__(self, *_):
        self._run("stop")

    def log(self):
        file = self.folder / "mail.log"
        return file.read_text() if file.exists() else ""
