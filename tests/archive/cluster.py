"""A PostgreSQL server of one's own: Debian's programs, a temporary folder, a free port of this machine."""

import getpass
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from stunting.archive.folder import DatabaseAddress
from tests.servers import free_port

PROGRAMS = "/usr/lib/postgresql/*/bin"
MISSING = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
# A test needs no more, and nothing here has to survive a power cut.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "autovacuum": "off",
}
START_S = 60


def programs():
    """The folder of PostgreSQL's programs of the newest version, None where it is not installed."""
    found = sorted(Path("/").glob(PROGRAMS[1:]), key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return found[-1] if found else Path(on_path).resolve().parent if on_path else None


def owner():
    """Whom a server runs as: PostgreSQL refuses to be run by root."""
    return "postgres" if os.geteuid() == 0 else getpass.getuser()


@dataclass
class Cluster:
    """A server that can be stopped and started; `folder` holds its data."""

    folder: Path
    port: int
    process: subprocess.Popen | None = None

    def start(self):
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        command = [programs() / "postgres", "-D", self.folder / "data", "-p", str(self.port), *settings]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd="/", stdout=log, stderr=log, user=_user())
        begun = time.monotonic()
        while self.process.poll() is None and time.monotonic() < begun + START_S:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self):
        """End the server in order; what its clients are doing is broken off."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()
            self.process = None

    def kill(self):
        """End it as a power cut would: nothing is put in order, the next start recovers."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        self.process = None

    def connect(self):
        url = f"postgresql://{owner()}@127.0.0.1:{self.port}/postgres"
        return psycopg.connect(url, autocommit=True, connect_timeout=5)

    def address(self, schema):
        """The address of a schema of its own, made empty."""
        with closing(self.connect()) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        url = f"postgresql://{owner()}@127.0.0.1:{self.port}/postgres"
        return DatabaseAddress(f"{url}?options=-csearch_path%3D{schema}")


@contextmanager
def running_cluster():
    """A new server, which ends with the block and leaves nothing."""
    folder = Path(tempfile.mkdtemp(prefix="stunting-postgresql-"))
    if _user():
        shutil.chown(folder, _user())
    command = [programs() / "initdb", "-D", folder / "data", "-U", owner(), "-A", "trust", "-E", "UTF8"]
    made = [*command, "--locale=C.UTF-8", "--data-checksums", "--no-sync", "--no-instructions"]
    subprocess.run(made, cwd="/", check=True, capture_output=True, user=_user())
    cluster = Cluster(folder, free_port())
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _user():
    return owner() if os.geteuid() == 0 else None
