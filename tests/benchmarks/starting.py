"""What a person waits for before anything happens: the help, and a summary of a small workbook."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.matrices import write_matrix
from tests.benchmarks.runs import OURS, Contest

_COMMAND = """
import subprocess
def prepare(): pass
def work():
    subprocess.run([sys.executable, *{arguments!r}], check=True, capture_output=True)
"""


def contests() -> list[Contest]:
    """`--help` beside a Python that does nothing, `summary` of ten areas beside one that imports pandas."""
    small = Path(tempfile.gettempdir()) / "stunting-benchmark-small.xlsx"
    return [
        Contest(
            "help",
            "python -m stunting --help",
            {
                OURS: _command("-m", "stunting", "--help"),
                "python that does nothing": _command("-c", "pass"),
            },
            rounds=9,
        ),
        Contest(
            "summary",
            "python -m stunting summary of 10 × 11",
            {
                OURS: _command("-m", "stunting", "summary", str(small)),
                "python that imports pandas": _command("-c", "import pandas"),
            },
            rounds=7,
            before=partial(write_matrix, small, 10, 11),
        ),
    ]


def _command(*arguments: str) -> str:
    return _COMMAND.format(arguments=list(arguments))
