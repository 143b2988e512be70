"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

SLOW = Path(__file__).parent / "slow.txt"

# No test measures time: a slow machine must not fail one. Where CI is set every run draws the same examples.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("project")


def pytest_collection_modifyitems(items):
    """Mark the tests that were measured to be slow (scripts/mark_slow.py)."""
    slow = {line for line in SLOW.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    for item in items:
        if item.nodeid.partition("[")[0] in slow:
            item.add_marker(pytest.mark.slow)
