"""What all tests share."""

import gc
import itertools
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from stunting.archive.folder import DATABASE_SETTING, SETTING

SLOW = Path(__file__).parent / "slow.txt"
BROWSER = "tests/browser/"
OWN_SERVERS = (f"{BROWSER}test_kept.py", f"{BROWSER}test_roles.py")
"""Browser tests that start servers of their own: a third of the time of all that drive a browser."""
_DATABASES = itertools.count(1)

# No test measures time: a slow machine must not fail one. Where CI is set every run draws the same examples.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("project")


def pytest_configure(config):
    """Let no test come near the data of the person who runs it."""
    os.environ.pop(DATABASE_SETTING, None)
    config.data_folder = os.environ[SETTING] = tempfile.mkdtemp(prefix="stunting-data-")


def pytest_unconfigure(config):
    """Leave nothing behind."""
    shutil.rmtree(config.data_folder, ignore_errors=True)


@pytest.fixture(scope="session")
def what_all_pages_need():
    """What AppTest asks for before it opens a page: found out once, as it takes longer than a page."""
    # Here, not above: most tests need no Streamlit.
    from streamlit.components.v2 import manifest_scanner

    from tests.pages.screens import registered_pages

    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        # Before any test changes where the dashboard keeps data or who may sign in.
        registered_pages()
        yield


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL server that the tests share.

    Where CI is set these tests never skip themselves: without PostgreSQL they fail.
    """
    # Here, not above: most tests need no PostgreSQL, and its driver is an extra.
    from tests.archive.cluster import MISSING, programs, running_cluster

    if programs() is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with running_cluster() as running:
        yield running


@pytest.fixture
def database(cluster):
    """The address of an empty database of this test alone."""
    return cluster.address(f"test_{next(_DATABASES)}")


class ByFile(LoadFileScheduling):
    """Tests of one file go to one worker: they share what is dear to make. So do all that drive a browser.

    Those with servers of their own share nothing with these and go to another.
    """

    def _split_scope(self, nodeid):
        if nodeid.startswith(OWN_SERVERS):
            return f"{BROWSER}own"
        return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """Let the search for garbage, a tenth of all time, pass over modules and tests and come less often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_xdist_make_scheduler(config, log):
    """Share out the tests among workers."""
    return ByFile(config, log)


def pytest_collection_modifyitems(items):
    """Mark slow tests, as measured by scripts/mark_slow.py, and put those in a browser first.

    Their long way, begun last, would go on beside idle workers.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(BROWSER))
    slow = {line for line in SLOW.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    for item in items:
        if item.nodeid.partition("[")[0] in slow:
            item.add_marker(pytest.mark.slow)
