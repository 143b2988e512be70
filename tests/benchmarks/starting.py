"""What a person waits for before anything happens: the help, a summary of a small workbook, a server."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.matrices import write_matrix
from tests.benchmarks.runs import OURS, ROOT, Contest

_COMMAND = """
import os, subprocess
# As an installed program has it: modules are compiled once, not at each start.
env = {{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}}
def prepare(): pass
def work():
    subprocess.run([sys.executable, *{arguments!r}], check=True, capture_output=True, env=env)
"""
_SERVER = """
import asyncio
from pathlib import Path
from tests.load.server import served
from tests.load.visitor import visitor
async def first_page(port):
    async with visitor(port) as one:
        await one.run()
def prepare(): pass
def work():
    with served(script=Path({script!r})) as server:
        asyncio.run(first_page(server.port))
"""
_ONE_CHART = """
import plotly.graph_objects as go
import streamlit as st
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=["a", "b", "c"])))
"""


def contests() -> list[Contest]:
    """`--help` beside a Python that does nothing, `summary` of ten areas beside one that imports pandas, and
    a server until its first page stands beside one of an app with a single chart.
    """
    small = Path(tempfile.gettempdir()) / "stunting-benchmark-small.xlsx"
    chart = Path(tempfile.gettempdir()) / "stunting-benchmark-one-chart.py"
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
        Contest(
            "start",
            "a server from its start to the first page",
            {
                OURS: _SERVER.format(script=str(ROOT / "dashboard.py")),
                "streamlit with one plotly chart": _SERVER.format(script=str(chart)),
            },
            rounds=5,
            before=partial(chart.write_text, _ONE_CHART),
        ),
    ]


def _command(*arguments: str) -> str:
    return _COMMAND.format(arguments=list(arguments))
