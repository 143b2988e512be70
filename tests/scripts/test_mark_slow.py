"""The list of slow tests names tests that are there: one that was renamed is measured anew."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "tests" / "slow.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", [line for line in LINES if not line.startswith("#")])
def test_a_slow_test_is_there(name):
    file, _, function = name.partition("::")
    assert re.search(rf"^def {function}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
