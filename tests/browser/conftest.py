"""A server of the dashboard, Debian's Chromium, and visitors who count what goes wrong.

Where CI is set these tests never skip themselves: without a browser they fail.
"""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.servers import running_server

pytest.register_assert_rewrite("tests.browser.visitor")

from tests.browser.visitor import PHONE, new_context, new_visitor  # noqa: E402

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing leaves this machine. Requests stopped by Playwright would do it too, but switch the browser's
    # cache off: each visitor would fetch and compile Streamlit and plotly anew.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def pytest_collection_modifyitems(items):
    """Mark the browser tests."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def new_server(tmp_path_factory):
    """A function that starts a dashboard, as a context that gives its address and ends with it.

    Each has a data folder of its own where none is given.
    """
    return partial(running_server, tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="session")
def server(new_server):
    """Address of the dashboard that most tests share."""
    with new_server() as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, and Playwright's event loop, gone before tests of another file run."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    if not executable:
        reason = "Chromium is not installed (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def laptop(browser):
    """The browser of an office laptop, which knows the files of the dashboard after the first visit."""
    with new_context(browser) as context:
        yield context


@pytest.fixture
def visitor(laptop, server):
    """Somebody at an office laptop, here for the first time. What goes wrong fails the test at its end."""
    with new_visitor(laptop, server) as new:
        yield new


@pytest.fixture
def on_a_phone(browser, server):
    """Somebody with a phone."""
    with new_context(browser, **PHONE) as phone, new_visitor(phone, server) as new:
        yield new


@pytest.fixture(scope="session")
def screenshots():
    """Folder for pictures: SCREENSHOTS; None where that is not set, as no test looks at them."""
    if not (place := os.environ.get("SCREENSHOTS")):
        return None
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
