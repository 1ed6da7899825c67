"""Paging by e-mail, through a real MTA and through a server that refuses, delays and forgets."""
import re
import shutil
import tempfile
from pathlib import Path

import pytest

from api import Api
from standins import certificate
from standins.postfix import Postfix, available
from standins.smtp_sink import SmtpSink
from waiting import eventually, stays

pytestmark = [pytest.mark.mail, pytest.mark.timeout(180)]
ON_CALL = ("ana@bot.test", "bob@bot.test", "cleo@bot.test")


def pager(port, **more):
    return {"pagers": {"email": {"smtp": f"smtp://127.0.0.1:{port}", "from": "sitrep@bot.test", **more}}}


def page(bot, reason="checkout is down"):
    """`!ic page` in a room without an incident: declares one with the reason as its title, and pages."""
    api = Api(bot.url)
    api.room("ops")
    reply = api.ask("ops", f"!ic page {reason}")
    return api, reply, api.incident_titled(reason)


def everything_said(api):
    return "\n".join(m["text"] for room in api.rooms() for m in api.messages(room) if m["kind"] != "message")


def outcomes(api, incident):
    return [e for e in api.timeline(incident["id"]) if e["kind"] == "page-answered"]


@pytest.fixture
def folder():
    """A folder that other users may enter, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="sitrep-mail-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.mark.skipif(not available(), reason="postfix is not installed, or this is not root")
def test_a_real_mta_gets_one_mail_for_each_person(start, folder):
    with SmtpSink() as sink, Postfix(folder, sink.port) as mta:
        bot = start(pager(mta.port, tls="required", ca_file=str(mta.certificate)))
        _, _, incident = page(bot)
        for address in ON_CALL:
            eventually(lambda: sink.to(address), 30, what=f"a mail to {address}; postfix says:\n{mta.log()[-1500:]}")
        stays(lambda: all(len(sink.to(address)) == 1 for address in ON_CALL), 3, what="one mail for each person")
        [mail] = sink.to("ana@bot.test")
        assert incident["id"] in mail.message["Subject"] and "checkout is down" in mail.message["Subject"] + mail.text
        assert "sitrep@bot.test" in mail.message["From"] and "ana@bot.test" in mail.message["To"]
        assert mail.message["Message-ID"] and mail.message["Date"]
        assert "TLS" in mta.log() or "STARTTLS" in mta.log() or "with ESMTPS" in str(mail.message)


def test_starttls_and_login_are_used_where_asked_for(start, folder, tmp_path):
    certificate_file, key = certificate.make(folder)
    (tmp_path / "password").write_text("secret-of-smtp\n")
    with SmtpSink(certificate_file, key, login=("bot", "secret-of-smtp")) as sink:
        bot = start(pager(sink.port, tls="required", ca_file=str(certificate_file), user="bot",
                          password_file=str(tmp_path / "password")))
        page(bot)
        mail = eventually(lambda: sink.to("ana@bot.test"), 30)[0]
        assert mail.tls and mail.login == "bot"
        bot.terminate()
        assert "secret-of-smtp" not in bot.log_text()


def test_a_wrong_password_is_told_with_the_number_to_call(start, folder, tmp_path):
    certificate_file, key = certificate.make(folder)
    (tmp_path / "password").write_text("not-the-password\n")
    with SmtpSink(certificate_file, key, login=("bot", "secret-of-smtp")) as sink:
        bot = start(pager(sink.port, tls="required", ca_file=str(certificate_file), user="bot",
                          password_file=str(tmp_path / "password")))
        api, _, _ = page(bot)
        eventually(lambda: "+49 30 1000001" in everything_said(api), 60, every=0.3)
        assert "not-the-password" not in bot.log_text() + everything_said(api) and not sink.mails


@pytest.mark.parametrize("trusted", [True, False], ids=["no TLS offered", "unknown authority"])
def test_where_tls_is_required_nothing_leaves_in_the_clear_or_to_a_stranger(start, folder, trusted):
    certificate_file, key = certificate.make(folder)
    other = folder / "other"
    other.mkdir()
    authority, _ = certificate.make(other)
    offered = () if trusted else (certificate_file, key)
    with SmtpSink(*offered) as sink:
        bot = start(pager(sink.port, tls="required", ca_file=str(certificate_file if trusted else authority)))
        api, _, _ = page(bot)
        eventually(lambda: "+49 30 1000001" in everything_said(api), 60, every=0.3)
        assert sink.mails == []


def test_a_refused_address_is_told_at_once_and_the_others_are_paged(start):
    with SmtpSink(faults={"bob@bot.test": 550}) as sink:
        bot = start(pager(sink.port, tls="none"))
        api, _, incident = page(bot)
        eventually(lambda: sink.to("ana@bot.test") and sink.to("cleo@bot.test"), 30)
        eventually(lambda: "+49 30 1000002" in everything_said(api), 30, every=0.3, what="bob's number in the room")
        eventually(lambda: len(outcomes(api, incident)) >= 3, 20)
        assert sink.attempts["bob@bot.test"] == 1, "550 means never: no second try"


def test_a_temporary_refusal_is_tried_again_and_arrives_once(start):
    with SmtpSink(faults={"ana@bot.test": 451}) as sink:
        bot = start(pager(sink.port, tls="none"))
        page(bot)
        eventually(lambda: sink.to("ana@bot.test"), 120, every=0.3, what="the mail after two 451")
        stays(lambda: len(sink.to("ana@bot.test")) == 1, 3)


def test_where_the_answer_was_lost_the_second_mail_has_the_same_message_id(start):
    """A page prefers twice to never; the Message-ID lets the mailbox see that it is the same."""
    with SmtpSink(faults={"ana@bot.test": "lost"}) as sink:
        bot = start(pager(sink.port, tls="none"))
        page(bot)
        eventually(lambda: len(sink.to("ana@bot.test")) == 2, 120, every=0.3, what="a second mail")
        assert len({m.message["Message-ID"] for m in sink.to("ana@bot.test")}) == 1


def test_the_same_page_within_a_minute_pages_nobody_twice(start):
    with SmtpSink() as sink:
        bot = start(pager(sink.port, tls="none"))
        api, _, _ = page(bot)
        eventually(lambda: len(sink.mails) >= 3, 30)
        api.ask("ops", "!ic page checkout is down")
        stays(lambda: max(len(sink.to(address)) for address in ON_CALL) == 1, 4)


def test_a_reason_cannot_add_headers(start):
    with SmtpSink() as sink:
        bot = start(pager(sink.port, tls="none"))
        api = Api(bot.url)
        api.room("ops")
        api.ask("ops", "!ic page down\r\nBcc: eve@bot.test\r\n\r\n.\r\nRCPT TO:<eve@bot.test>\u2028 end")
        mail = eventually(lambda: sink.to("ana@bot.test"), 30)[0]
        assert mail.message["Bcc"] is None and not sink.to("eve@bot.test")
        assert not re.search(r"[\r\n]", mail.message["Subject"])


def test_a_dead_mail_server_does_not_hold_up_the_room(start):
    bot = start(pager(1, tls="none"))
    api, reply, _ = page(bot)
    assert all(name in reply["text"] or name in everything_said(api) for name in ("Ana", "Bob", "Cleo"))
    eventually(lambda: "+49 30 1000001" in everything_said(api), 90, every=0.5, what="the number to call")


def test_a_page_survives_sigkill_right_after_it_was_acknowledged(start):
    with SmtpSink() as sink:
        bot = start(pager(sink.port, tls="none"))
        api = Api(bot.url)
        api.room("ops")
        api.say("ops", "!ic page killed in the middle")
        bot.kill()
        bot.start()
        eventually(lambda: all(sink.to(address) for address in ON_CALL), 60, every=0.3)
        for address in ON_CALL:
            assert len({m.message["Message-ID"] for m in sink.to(address)}) == 1
