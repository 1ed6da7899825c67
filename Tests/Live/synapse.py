"""A real Matrix homeserver on loopback: Synapse from PyPI, in a venv that scripts/test installs once and keeps."""
import hashlib
import hmac
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import yaml

from matrix_user import MatrixUser, call
from waiting import eventually

VERSION = "1.163.2"
NAME = "bot.test"
SECRET = "registration-secret-for-tests"
FREE = {"per_second": 1000, "burst_count": 10000}
UNLIMITED = {
    "rc_message": FREE, "rc_registration": FREE, "rc_admin_redaction": FREE, "rc_room_creation": FREE,
    "rc_login": {"address": FREE, "account": FREE, "failed_attempts": FREE},
    "rc_joins": {"local": FREE, "remote": FREE},
    "rc_invites": {"per_room": FREE, "per_user": FREE, "per_issuer": FREE},
}


def cache():
    return Path(os.environ.get("SITREP_TEST_CACHE") or Path.home() / ".cache/sitrep-test")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def installed():
    """The venv's Python. `scripts/test` installs it before any test (need_synapse): several that did it by themselves, side
    by side, took it from under each other."""
    python = cache() / f"synapse-{VERSION}/bin/python"
    assert (python.parent.parent / ".complete").exists(), (
        f"Synapse is not in {cache()}: scripts/test installs it (. scripts/lib/python.sh && need_synapse {cache()})")
    return python


class Synapse:
    """`limits=True` keeps the real rate limits: 429 with retry_after_ms after a few messages."""

    def __init__(self, folder, limits=False):
        self.folder, self.port, self.process = Path(folder), free_port(), None
        self.url = f"http://127.0.0.1:{self.port}"
        self.python = installed()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._configure({} if limits else UNLIMITED)

    def _configure(self, limits):
        at = self.folder
        log = {"version": 1, "formatters": {"p": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
               "handlers": {"f": {"class": "logging.FileHandler", "filename": str(at / "homeserver.log"),
                                  "formatter": "p"}},
               "root": {"level": "WARNING", "handlers": ["f"]}, "disable_existing_loggers": False}
        (at / "log.yaml").write_text(yaml.safe_dump(log))
        subprocess.run([self.python.parent / "generate_signing_key", "-o", at / "signing.key"], check=True, timeout=60)
        (at / "homeserver.yaml").write_text(yaml.safe_dump({
            "server_name": NAME, "pid_file": str(at / "homeserver.pid"), "public_baseurl": self.url + "/",
            "listeners": [{"port": self.port, "tls": False, "type": "http", "x_forwarded": False,
                           "bind_addresses": ["127.0.0.1"], "resources": [{"names": ["client"], "compress": False}]}],
            "database": {"name": "sqlite3", "args": {"database": str(at / "homeserver.db")}},
            "log_config": str(at / "log.yaml"), "media_store_path": str(at / "media"),
            "signing_key_path": str(at / "signing.key"), "registration_shared_secret": SECRET,
            "enable_registration": False, "report_stats": False, "trusted_key_servers": [],
            "suppress_key_server_warning": True, "federation_domain_whitelist": [], "url_preview_enabled": False,
            # Else the same first sync is answered for two minutes with what it said once, without newer invitations.
            "caches": {"sync_response_cache_duration": 0},
            "presence": {"enabled": False}, "macaroon_secret_key": "macaroon", "form_secret": "form", **limits}))

    def start(self, timeout=60):
        with open(self.folder / "stdout", "ab") as output:
            self.process = subprocess.Popen(
                [self.python, "-m", "synapse.app.homeserver", "-c", "homeserver.yaml"], cwd=self.folder, stdout=output,
                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        eventually(self._healthy, timeout, every=0.1, what="Synapse's /health")
        return self

    def _healthy(self):
        assert self.process.poll() is None, (self.folder / "stdout").read_text()[-2000:]
        try:
            with urllib.request.urlopen(self.url + "/health", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)

    def restart(self, down=0):
        self.stop()
        time.sleep(down)
        return self.start()

    def register(self, name):
        """A new account by the shared secret: a `MatrixUser` with its access token."""
        nonce = call(self.url, "GET", "/_synapse/admin/v1/register")[1]["nonce"]
        mac = hmac.new(SECRET.encode(), b"\0".join([nonce.encode(), name.encode(), b"password", b"notadmin"]),
                       hashlib.sha1).hexdigest()
        status, body = call(self.url, "POST", "/_synapse/admin/v1/register", {
            "nonce": nonce, "username": name, "password": "password", "displayname": name.title(), "admin": False,
            "mac": mac})
        assert status == 200, (status, body)
        return MatrixUser(self.url, body["user_id"], body["access_token"])
