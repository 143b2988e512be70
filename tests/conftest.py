"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
SLOW = TESTS / "slow.txt"

# No test measures time: a slow machine must not fail one. Where CI is set every run draws the same examples.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("project")


def pytest_collection_modifyitems(items):
    """Mark the tests that were measured to be slow (scripts/mark_slow.py), and what one worker runs together.

    Tests of one file share what is dear to make, and those in a browser one server and one browser.
    """
    slow = {line for line in SLOW.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    for item in items:
        if item.nodeid.partition("[")[0] in slow:
            item.add_marker(pytest.mark.slow)
        together = item.path.parent if item.path.parent.name == "browser" else item.path
        item.add_marker(pytest.mark.xdist_group(str(together.relative_to(TESTS))))
