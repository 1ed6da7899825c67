"""A mail server on loopback that keeps what it gets: STARTTLS and AUTH where asked for, faults by recipient."""
import asyncio
import email
import email.policy
import ssl
import threading
from collections import Counter

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


class Mail:
    def __init__(self, session, envelope):
        self.sender, self.to = envelope.mail_from, list(envelope.rcpt_tos)
        self.tls, self.login = session.ssl is not None, None
        if session.auth_data:
            self.login = session.auth_data.login.decode()
        self.raw = envelope.original_content
        self.message = email.message_from_bytes(self.raw, policy=email.policy.default)

    @property
    def text(self):
        body = self.message.get_body(("plain", "html"))
        return body.get_content() if body else ""


class SmtpSink:
    """`faults` maps a recipient to one of: 550 (never), 451 (the first two times), lost (taken, answer lost once)."""

    def __init__(self, certificate=None, key=None, login=None, faults=None, port=0):
        self.mails, self.attempts, self.faults = [], Counter(), faults or {}
        self.login, self.lock = login, threading.Lock()
        options = {"auth_require_tls": False}
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            options |= {"tls_context": context, "require_starttls": True, "auth_require_tls": True}
        if login:
            options |= {"authenticator": self._authenticate, "auth_required": True}
        self.controller = Controller(self, hostname="127.0.0.1", port=port or free_port(), **options)

    def __enter__(self):
        self.controller.start()
        self.port = self.controller.port
        return self

    def __exit__(self, *_):
        self.controller.stop()

    def _authenticate(self, server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == self.login
        return AuthResult(success=right, handled=False, auth_data=data)

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.attempts[address] += 1
        fault = self.faults.get(address)
        if fault == 550:
            return "550 5.1.1 no such user"
        if fault == 451 and self.attempts[address] < 3:
            return "451 4.7.1 greylisted, try again"
        if fault == "slow":
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            self.mails.append(Mail(session, envelope))
        for address in envelope.rcpt_tos:
            if self.faults.get(address) == "lost":
                del self.faults[address]
                server.transport.abort()
                return "421 4.3.0 gone"
        return "250 2.0.0 queued"

    def to(self, address):
        with self.lock:
            return [m for m in self.mails if address in m.to]


def free_port():
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
