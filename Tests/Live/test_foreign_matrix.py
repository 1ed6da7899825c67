"""A matrix written by somebody else, comments and all, loads as it stands."""
from api import Api
from process import command
import settings

FOREIGN = '''\
# Escalation policy, copied from our wiki. Owner: ops
severity_matrix:
  P1:   # complete outage
    initial_responder: on-call engineer
    escalate_after: 30 minutes without mitigation
    escalate_to: engineering team lead
    notify_at_start:
      - engineering-manager
      - product-manager   # only in working hours?
    notify_vp_after: 60 minutes without mitigation
    customer_comms: required (status page + email)

  P2:
    initial_responder: on-call engineer
    escalate_after: 60 minutes without mitigation
    escalate_to: engineering team lead
    notify_at_start: [engineering-manager]
    customer_comms: "status page"
  P3:
    escalate_after: 4 hours without resolution
    customer_comms: optional

special_cases:
  data_loss: >
    Engineering manager and legal at once;
    skip the ladder.
  security: Hand to the security team. No public rooms.
  third_party_vendor:
    - open their ticket
    - keep its number in the channel
'''
ALIASES = '''
aliases: {vp: vera, engineering team lead: luis, engineering-manager: emil, product-manager: pia, on-call engineer: ana}
'''


def foreign(tmp_path, text):
    config = settings.write(tmp_path / "main.yaml", {"severity_matrix": None, "aliases": None, "include": ["matrix.yaml"]})
    (tmp_path / "matrix.yaml").write_text(text)
    return config


def test_it_loads_once_its_names_have_aliases(tmp_path):
    result = command("check-config", foreign(tmp_path, FOREIGN + ALIASES))
    assert result.returncode == 0, result.stdout + result.stderr


def test_without_aliases_each_unknown_name_is_told_once(tmp_path):
    result = command("check-config", foreign(tmp_path, FOREIGN))
    output = result.stdout + result.stderr
    assert result.returncode == 1
    for name in ("engineering team lead", "engineering-manager", "product-manager"):
        assert sum(name in line for line in output.splitlines()) == 1, (name, output)


def test_its_list_is_told_at_the_start_and_its_prose_is_shown(start, tmp_path):
    bot = start(config=foreign(tmp_path, FOREIGN + ALIASES))
    api = Api(bot.url)
    api.room("ops")
    incident, room = api.declare("checkout is down", "P1")
    said = "\n".join(m["text"] for m in api.messages(room))
    assert "Emil" in said and "Pia" in said, said
    assert "status page + email" in said, said


def test_p1_and_sev_1_are_the_same(start, tmp_path):
    bot = start(config=foreign(tmp_path, FOREIGN + ALIASES))
    api = Api(bot.url)
    api.room("ops")
    one, _ = api.declare("written one way", "P1")
    two, _ = api.declare("written another", "SEV-1")
    assert one["severity"] == two["severity"]
