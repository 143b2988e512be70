"""An archive whose server was ended in the middle of a write."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "torture" / "kill_writes.py"


def test_a_server_ended_while_it_writes_leaves_all_or_nothing_of_each_change():
    told = subprocess.run(
        [sys.executable, SCRIPT, "--count", "3"], check=True, capture_output=True, text=True
    )
    assert "3 writers ended" in told.stdout
