"""What stands for a server when docs/server.md is followed: a folder, a database, nginx and two workers."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shlex
import signal
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from tests.archive.cluster import Cluster, owner, programs

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "server.md"
# Loopback too, and not the address of a worker: it must stand in no log.
VISITOR_ADDRESS = "127.0.0.9"
TRIES, PAUSE_S = 120, 0.5
Answer: TypeAlias = tuple[int, dict[str, str], bytes]


def blocks() -> list[str]:
    """The blocks of the page, in their order."""
    return re.findall(r"^```\w*\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def file_block(name: str) -> str:
    """The block that is the content of a file."""
    return next(block for block in blocks() if block.startswith(f"# {name}\n"))


def commands(*words: str) -> list[str]:
    """The commands of the first block that has all these words."""
    return next(block for block in blocks() if all(word in block for word in words)).splitlines()


@dataclass
class Machine:
    """What stands for a server: a folder, a database, and the processes that systemd would run."""

    folder: Path
    cluster: Cluster
    ports: tuple[int, int]
    tls: int
    plain: int
    programs: Path = ROOT
    python: str = sys.executable
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def database(self) -> str:
        """The address that the workers use."""
        return f"postgresql://stunting@127.0.0.1:{self.cluster.port}/stunting"

    def run(self, command: str) -> str:
        """Run a command of the page, as whom it says, on the paths of this machine; gives what it says."""
        found = re.fullmatch(r"runuser -u (\w+) -- (.*)", command)
        user, rest = (owner() if found[1] == "postgres" else found[1], found[2]) if found else ("", command)
        for place in ("/opt/stunting", "/var/backups/stunting"):
            rest = rest.replace(place, str(self.folder / Path(place).name))
        rest = rest.replace("ADDRESS-OF-THE-PROJECT", str(ROOT))
        own = {"PGHOST": "127.0.0.1", "PGPORT": str(self.cluster.port), "PGUSER": user}
        path = {"PATH": f"{programs()}:{os.environ['PATH']}"}
        done = subprocess.run(
            shlex.split(rest), env={**os.environ, **own, **path}, capture_output=True, text=True, timeout=900
        )
        if done.returncode:
            sys.exit(f"{rest}\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, name: str, command: list[str], **environment: str) -> None:
        """Run something beside this script, with a log of its own."""
        with (self.folder / f"log_{name}").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command, cwd=self.programs, stdout=log, stderr=log, env={**os.environ, **environment}
            )

    def start_worker(self, port: int) -> None:
        """What the unit starts, with the settings of its file."""
        unit, settings = file_block("/etc/systemd/system/stunting@.service"), file_block("/etc/stunting.env")
        settings = settings.replace("REPLACE-BY-A-LONG-RANDOM-TEXT", "a" * 64)
        values = dict(line.split("=", 1) for line in settings.splitlines() if not line.startswith("#"))
        values |= {"STUNTING_DATABASE": self.database, "STREAMLIT_BROWSER_SERVER_ADDRESS": "127.0.0.1"}
        [command] = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
        command = command.replace("/opt/stunting/venv/bin/python", self.python).replace("%i", str(port))
        self.start(f"worker_{port}", shlex.split(command), **values)

    def start_workers(self) -> None:
        """Both at once, and wait until they are well."""
        for port in self.ports:
            self.start_worker(port)
        for port in self.ports:
            wait_until(lambda port=port: is_well(port), f"worker {port} did not start")

    def end(self, name: str, how: signal.Signals = signal.SIGTERM) -> None:
        """End one process of ours."""
        process = self.running.pop(name)
        process.send_signal(how)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def restart_workers(self) -> None:
        """As `systemctl restart` would."""
        for port in self.ports:
            self.end(f"worker_{port}")
        self.start_workers()

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """Ask nginx as a foreign program would; who asks too often waits and asks again."""
        trusting = ssl.create_default_context(cafile=self.folder / "dasbor.pem")
        for _ in range(TRIES):
            asked = http.client.HTTPSConnection(
                "127.0.0.1", self.tls, context=trusting, timeout=120, source_address=(VISITOR_ADDRESS, 0)
            )
            # A body that is too large is not read to its end.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                asked.request(method, path, body or None, headers)
            with contextlib.closing(asked):
                answer = asked.getresponse()
                headers_of = {name.lower(): text for name, text in answer.getheaders()}
                said = answer.status, headers_of, answer.read()
            if said[0] != 429:
                return said
            time.sleep(PAUSE_S)
        raise AssertionError("nginx refused for too long")

    def upstreams(self) -> list[str]:
        """By line of nginx's log the worker that answered."""
        return [line.split()[-1] for line in (self.folder / "stunting.log").read_text().splitlines()]


def is_well(port: int) -> bool:
    """Whether a worker answers its health check."""
    try:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        asked.request("GET", "/_stcore/health")
        return asked.getresponse().read() == b"ok"
    except OSError:
        return False


def answers(machine: Machine) -> bool:
    """Whether a worker is reached through nginx."""
    try:
        return machine.ask("/_stcore/health")[2] == b"ok"
    except OSError:
        return False


def wait_until(holds, otherwise: str) -> None:
    """Look again and again, up to a minute."""
    for _ in range(TRIES):
        if holds():
            return
        time.sleep(PAUSE_S)
    raise AssertionError(otherwise)
