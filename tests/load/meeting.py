"""A meeting opens the dashboard at once: `python -m tests.load.meeting --visitors 30`.

Starts a server of its own on a free port of this machine, with a data folder of its own, and lets visitors
walk through it over real websockets: the first page, the sample data, then eight pages, each with a pause.
Prints how long a page took from the request to the end of its script, and ends the server. Nothing leaves
the machine, and no visitor waits longer than two minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "Coba dengan data contoh"
PAGES = ("ringkasan", "kecamatan", "opd", "indikator", "prioritas", "tindak-lanjut", "mutu", "dokumen")
PAUSE_S, LONGEST_S = 0.2, 120


class Visitor:
    """One browser tab: its connection, the pages that the menu named and the button of the sample data."""

    def __init__(self, socket_: ClientConnection) -> None:
        self._socket = socket_
        self._pages: dict[str, str] = {}
        self._sample = ""
        self._page = ""

    async def run(self, change: Callable[[BackMsg], None] = lambda _: None) -> float:
        """Ask for a run of the script and give the seconds until it has ended."""
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        asked.rerun_script.page_script_hash = self._page
        change(asked)
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        await asyncio.wait_for(self._ended(), LONGEST_S)
        return time.perf_counter() - start

    async def _ended(self) -> None:
        while True:
            said = ForwardMsg.FromString(await self._socket.recv())
            match said.WhichOneof("type"):
                case "navigation":
                    self._pages |= {
                        one.url_pathname: one.page_script_hash for one in said.navigation.app_pages
                    }
                    self._page = said.navigation.page_script_hash
                case "delta" if said.delta.new_element.button.label == SAMPLE:
                    self._sample = said.delta.new_element.button.id
                case "script_finished" if said.script_finished in (
                    ForwardMsg.FINISHED_SUCCESSFULLY,
                    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
                ):
                    return
                case "auto_rerun" | "page_not_found":
                    raise RuntimeError(said.WhichOneof("type"))

    async def take_samples(self) -> float:
        """Click on the button of the sample data."""

        def click(asked: BackMsg) -> None:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = self._sample, True

        return await self.run(click)

    async def open(self, page: str) -> float:
        """Follow the link of the menu to a page."""
        self._page = self._pages[page]
        return await self.run()


async def visit(port: int, taken: dict[str, list[float]]) -> None:
    """One visitor's way through the dashboard."""
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None
    ) as open_socket:
        visitor = Visitor(open_socket)
        taken.setdefault("first page", []).append(await visitor.run())
        taken.setdefault("sample data", []).append(await visitor.take_samples())
        for page in PAGES:
            await asyncio.sleep(PAUSE_S)
            taken.setdefault(page, []).append(await visitor.open(page))


async def meeting(port: int, visitors: int) -> dict[str, list[float]]:
    """Seconds of every step of all visitors, who begin at once."""
    taken: dict[str, list[float]] = {}
    await asyncio.gather(*(visit(port, taken) for _ in range(visitors)))
    return taken


def served(folder: str) -> tuple[subprocess.Popen[bytes], int]:
    """A server that answers, with its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), "--server.headless=true"]
    server = subprocess.Popen(
        [*command, f"--server.port={port}", "--server.address=127.0.0.1"],
        cwd=ROOT,
        env={**os.environ, "STUNTING_DATA": folder},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return server, port
        except OSError:
            time.sleep(0.1)
    server.kill()
    raise SystemExit("the server did not start")


def line(name: str, seconds: list[float]) -> str:
    """Median, 95th percentile and worst of some seconds."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"{name:14} {statistics.median(ordered):8.2f} {high:8.2f} {ordered[-1]:8.2f}"


def main() -> None:
    """Measure it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visitors", type=int, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server, port = served(folder)
        try:
            taken = asyncio.run(meeting(port, asked.visitors))
        finally:
            server.terminate()
            server.wait(30)
    print(f"{asked.visitors} visitors, seconds\n{'':14} {'median':>8} {'95 %':>8} {'worst':>8}")
    for name, seconds in taken.items():
        print(line(name, seconds))
    print(line("all pages", [one for page in PAGES for one in taken[page]]))


if __name__ == "__main__":
    main()
