"""A dashboard started for a test, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from stunting.archive.folder import SETTING

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def running_server(folder, data=None, **settings):
    """Gives the address of a dashboard that ends with the block; its log is `log_*.txt` in the folder.

    It has a data folder of its own where none is given; `settings` are environment variables.
    """
    port = free_port()
    log = folder / f"log_{port}.txt"
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless=true"]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
    environment = {**os.environ, SETTING: str(data or folder / f"data_{port}"), **settings}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=output, stderr=output, env=environment
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def free_port():
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, process, log):
    """Ask until there is an answer: a server that will give none has ended."""
    while process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server ended: {log.read_text()}")
