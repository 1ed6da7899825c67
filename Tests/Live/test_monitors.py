"""`!status` answers with what the monitors see, and says loudly what it could not check."""
import time

import pytest

from api import Api
from standins.health import Health


@pytest.fixture
def shop():
    with Health() as service:
        yield service


def watching(start, url):
    bot = start({"monitors": {"shop": {"kind": "http", "url": url, "expect": 200, "timeout": "2 seconds"}}})
    api = Api(bot.url)
    api.room("ops")
    return api


def test_a_healthy_system_is_normal(start, shop):
    api = watching(start, shop.url)
    assert "NORMAL" in api.ask("ops", "!status", timeout=15)["text"] and shop.asked


def test_a_failing_check_is_named(start, shop):
    shop.status = 503
    text = watching(start, shop.url).ask("ops", "!status", timeout=15)["text"]
    assert "shop" in text and "503" in text and "NORMAL" not in text


@pytest.mark.parametrize("broken", ["refused", "slow"])
def test_what_could_not_be_checked_is_said_within_the_time_limit(start, shop, broken):
    shop.delay = 30 if broken == "slow" else 0
    url = shop.url if broken == "slow" else "http://127.0.0.1:1/health"
    api = watching(start, url)
    began = time.monotonic()
    text = api.ask("ops", "!status", timeout=15)["text"]
    assert "shop" in text and "NORMAL" not in text
    assert time.monotonic() - began < 25, "the check is given up on, not waited for"
