"""Servers of the dashboard to be put under load, and what they take.

Several workers share a data folder behind nginx, as docs/server.md has them: a visitor stays with one worker.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NGINX = """
daemon off; pid {folder}/nginx.pid; error_log /dev/null emerg;
events {{worker_connections 1024;}}
http {{
  access_log off;
  map $http_upgrade $how {{default upgrade; "" close;}}
  upstream workers {{hash $cookie_stunting_kunjungan consistent; {servers}}}
  server {{
    listen 127.0.0.1:{front};
    client_max_body_size 50m;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $how;
    location / {{proxy_pass http://workers;}}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: its port, and the numbers of the processes of its workers."""

    port: int
    processes: tuple[int, ...]

    @property
    def processor_s(self) -> float:
        """Seconds of processor time that its workers took so far."""
        clocks = 0
        for process in self.processes:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            clocks += int(fields[11]) + int(fields[12])
        return clocks / os.sysconf("SC_CLK_TCK")

    @property
    def memory_mb(self) -> float:
        """MB of memory that its workers hold now."""
        held = [Path(f"/proc/{process}/statm").read_text().split()[1] for process in self.processes]
        return sum(map(int, held)) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def served(workers: int = 1, script: Path = ROOT / "dashboard.py") -> Iterator[Server]:
    """A server of the dashboard, or another script, with a data folder of its own; ended with the block."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        started = [running.enter_context(_worker(folder, script)) for _ in range(workers)]
        ports = [port for _, port in started]
        for port in ports:
            _wait_for(port)
        front = ports[0] if workers == 1 else running.enter_context(_nginx(folder, ports))
        _wait_for(front)
        yield Server(front, tuple(process for process, _ in started))


@contextmanager
def _worker(folder: str, script: Path) -> Iterator[tuple[int, int]]:
    """A process that serves a script, and its port."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    # As an installed program has it: modules are compiled once, not at each start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with _running(
        [*command, "--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"],
        {**environment, "STUNTING_DATA": folder},
    ) as process:
        yield process, port


@contextmanager
def _nginx(folder: str, ports: list[int]) -> Iterator[int]:
    """The nginx in front of the workers, and its port."""
    front = _free_port()
    servers = "".join(f"server 127.0.0.1:{port} max_fails=0; " for port in ports)
    written = Path(folder) / "nginx.conf"
    written.write_text(_NGINX.format(folder=folder, front=front, servers=servers))
    with _running(["nginx", "-c", str(written)], dict(os.environ)):
        yield front


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[int]:
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")
