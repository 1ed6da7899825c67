"""Fixtures: a running bot, its API, and the counterparts that only some tests need."""
import shutil
import uuid

import pytest

import settings
from api import Api
from process import Sitrep, debug_binary, release_binary


def pytest_sessionstart(session):
    if not release_binary().exists():
        pytest.exit(f"{release_binary()} is missing: swift build -c release --static-swift-stdlib --product sitrep, "
                    "or set SITREP_BINARY", returncode=2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """A test that failed shows the end of what its daemons logged."""
    report = yield
    if report.failed:
        for bot in item.stash.get(STARTED, []):
            report.sections.append((f"log of {bot.data.name}", bot.log_tail()))
    return report


STARTED = pytest.StashKey()


@pytest.fixture
def start(tmp_path, request):
    """`start(*changes)` runs a bot with these changes to the base configuration; ended with the test."""
    started = request.node.stash.setdefault(STARTED, [])

    def run(*changes, data="data", binary=None, env=None, config=None):
        file = config or settings.write(tmp_path / f"sitrep-{len(started)}.yaml", *changes)
        bot = Sitrep(file, tmp_path / data, binary=binary, env=env)
        started.append(bot)
        return bot.start()

    yield run
    for bot in started:
        bot.kill()


@pytest.fixture
def bot(start):
    return start()


@pytest.fixture
def api(bot):
    client = Api(bot.url)
    client.room("ops")
    return client


@pytest.fixture(scope="session")
def shared_bot(tmp_path_factory):
    """One bot for the tests that only ask; each takes rooms of its own."""
    folder = tmp_path_factory.mktemp("shared")
    bot = Sitrep(settings.write(folder / "sitrep.yaml"), folder / "data").start()
    yield bot
    bot.kill()


@pytest.fixture
def shared(shared_bot, request):
    """The shared bot's API, with a fresh room in `.here`."""
    assert shared_bot.running, f"an earlier test brought the daemon down:\n{shared_bot.log_tail()}"
    client = Api(shared_bot.url)
    words = "".join(c if c.isalnum() else "-" for c in request.node.name.lower())[:40].strip("-")
    client.here = client.room(f"t-{words}-{uuid.uuid4().hex[:6]}")
    yield client
    assert shared_bot.running, f"this test brought the daemon down:\n{shared_bot.log_tail()}"
    assert Api(shared_bot.url).get("/healthz").status == 200


@pytest.fixture
def debug():
    if not debug_binary().exists():
        pytest.skip(f"{debug_binary()} is missing: swift build")
    return debug_binary()


def need(program):
    """Skips where a Debian package is missing; scripts/test installs them all."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
    return found or pytest.skip(f"{program} is not installed")


@pytest.fixture(scope="session")
def synapse(tmp_path_factory):
    """One Synapse without rate limits for the whole run; tests that stop it start it again."""
    from synapse import Synapse
    server = Synapse(tmp_path_factory.mktemp("synapse"))
    yield server.start()
    server.stop()


@pytest.fixture
def stage(synapse, tmp_path):
    from matrix_stage import MatrixStage
    return MatrixStage(synapse, tmp_path)
