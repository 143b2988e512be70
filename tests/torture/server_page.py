"""Follow docs/server.md on this machine, by its own blocks: nginx, PostgreSQL, two workers. Break things.

    python tests/torture/server_page.py
    python tests/torture/server_page.py --here     without a clone and a new environment

Needs Debian's nginx, PostgreSQL, git, openssl and Chromium. A temporary folder stands for /opt, /etc and
/var, processes of this script for systemd. All traffic stays on 127.0.0.x; every step is bounded, and the
script ends all it started.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import secrets
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from stunting.archive.archive import RoomArchive  # noqa: E402
from stunting.archive.contents import RoomChange  # noqa: E402
from stunting.archive.folder import DatabaseAddress  # noqa: E402
from stunting.ui.words import wording  # noqa: E402
from tests.archive.cluster import owner, programs, running_cluster  # noqa: E402
from tests.browser.conftest import CHROMIUM_OPTIONS  # noqa: E402
from tests.browser.visitor import new_context, new_visitor  # noqa: E402
from tests.servers import free_port  # noqa: E402
from tests.torture.server_machine import (  # noqa: E402
    VISITOR_ADDRESS,
    Machine,
    answers,
    commands,
    file_block,
    is_well,
    wait_until,
)

READERS, COOKIES = 30, 12
TITLE = "CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN {year} KABUPATEN PENAJAM PASER UTARA\n\n"
HEAD = "No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
BODY = "1;Waru;Api-api;50;40\n2;Waru;Sesulu;60;30\n"


@contextmanager
def step(what: str) -> Iterator[None]:
    """Tell what is done and how long it took."""
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:7.1f} s  {what}", flush=True)


def install(machine: Machine) -> None:
    """The program in a folder and an environment of its own, by the commands of the page."""
    for command in commands("git clone", "createuser"):
        if command.startswith(("git", "python3", "/opt/stunting/venv")):
            machine.run(command)
    machine.programs = machine.folder / "stunting"
    machine.python = str(machine.programs / "venv" / "bin" / "python")


def make_database(machine: Machine) -> None:
    """The role and the database, and checksums turned on, by the commands of the page."""
    for command in commands("git clone", "createuser"):
        if command.startswith("runuser"):
            machine.run(command)
    [command] = [line for line in commands("pg_checksums") if "pg_checksums" in line]
    machine.cluster.stop()
    data = str(machine.cluster.folder / "data")
    enable = re.sub(r"^.*/(pg_checksums)", r"\1", command).replace("/var/lib/postgresql/15/main", data)
    as_owner = {"user": owner()} if os.geteuid() == 0 else {}
    for line in (f"pg_checksums --disable -D {data}", enable):
        named = [programs() / "pg_checksums", *shlex.split(line)[1:]]
        subprocess.run(named, check=True, capture_output=True, cwd="/", **as_owner)
    machine.cluster.start()


def start_nginx(machine: Machine) -> None:
    """nginx with the page's own file, on ports of ours."""
    folder = machine.folder
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=dasbor"]
    files = ["-keyout", str(folder / "dasbor.key"), "-out", str(folder / "dasbor.pem")]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*request, *files, *names], check=True, capture_output=True)
    own = file_block("/etc/nginx/conf.d/stunting.conf")
    for before, after in {
        "listen 443 ssl": f"listen 127.0.0.1:{machine.tls} ssl",
        "listen 80": f"listen 127.0.0.1:{machine.plain}",
        "127.0.0.1:8501": f"127.0.0.1:{machine.ports[0]}",
        "127.0.0.1:8502": f"127.0.0.1:{machine.ports[1]}",
        "/etc/ssl/certs": str(folder),
        "/etc/ssl/private": str(folder),
        "/var/log/nginx": str(folder),
        "dasbor.example.go.id": "127.0.0.1",
    }.items():
        assert before in own, before
        own = own.replace(before, after)
    user = "user root;\n" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder / kind};\n" for kind in kinds)
    around = f"{user}daemon off;\npid {folder / 'nginx.pid'};\nevents {{}}\nhttp {{\n{temporary}{own}}}\n"
    (folder / "nginx.conf").write_text(around)
    command = ["nginx", "-e", str(folder / "log_nginx_start"), "-c", str(folder / "nginx.conf")]
    subprocess.run([*command, "-t", "-q"], check=True)
    machine.start("nginx", command)
    wait_until(lambda: answers(machine), "nothing answers behind nginx")


def look_from_outside(machine: Machine) -> None:
    """Health, the way to TLS, the cookie, the limit of uploads."""
    plain = http.client.HTTPConnection("127.0.0.1", machine.plain)
    plain.request("GET", "/ringkasan")
    assert plain.getresponse().status == 301
    status, headers, body = machine.ask("/", Accept="text/html")
    assert status == 200
    assert b"<html" in body
    assert "Secure" in headers["set-cookie"]
    assert headers["referrer-policy"] == "same-origin"
    upload = "/_stcore/upload_file/none/none"
    assert machine.ask(upload, "PUT", bytes(51 << 20))[0] == 413
    assert machine.ask(upload, "PUT", bytes(1 << 20))[0] != 413


def stay_with_one_worker(machine: Machine) -> None:
    """A visitor has one worker for all that he asks; visitors are shared out to both."""
    used = set()
    for _ in range(COOKIES):
        before = len(whole_log(machine))
        cookie = f"stunting_kunjungan={secrets.token_urlsafe(32)}"
        for path in ("/_stcore/health", "/", "/_stcore/host-config"):
            machine.ask(path, Cookie=cookie)
        wait_until(lambda before=before: len(machine.upstreams()) >= before + 3, "the log is short")
        [worker] = set(machine.upstreams()[before:])
        used.add(worker)
    assert len(used) == 2, used


def whole_log(machine: Machine) -> list[str]:
    """The workers by line of the log, when nothing that was asked before is still to be written there."""
    lines = machine.upstreams()
    while True:
        time.sleep(0.5)
        if lines == (lines := machine.upstreams()):
            return lines


def worker_of(machine: Machine, cookie: str) -> int:
    """The port of the worker that a visitor stays with."""
    before = len(machine.upstreams())
    machine.ask("/_stcore/health", Cookie=f"stunting_kunjungan={cookie}")
    wait_until(lambda: len(machine.upstreams()) > before, "the log is short")
    return int(machine.upstreams()[before].rpartition(":")[2])


def matrix(machine: Machine, year: int) -> Path:
    """A small invented matrix: 70 of 110 in the kabupaten."""
    path = machine.folder / f"ttd_{year}.csv"
    path.write_text(TITLE.format(year=year) + HEAD + BODY, encoding="utf-8")
    return path


def work_together(machine: Machine, browser) -> tuple[str, str]:
    """An office uploads and shares, another sees the same; a worker is ended under the office.

    Gives the token of the link and the cookie of the office.
    """
    address = f"https://127.0.0.1:{machine.tls}"
    with new_context(browser, ignore_https_errors=True) as office:
        with new_visitor(office, address) as visitor:
            visitor.open()
            visitor.upload(matrix(machine, 2024))
            visitor.open("arsip")
            visitor.sees(wording.KEPT_SERVER)
            visitor.click(wording.ARCHIVE_LINKS, role="tab")
            visitor.click(wording.SHARE_READ)
            link = visitor.page.get_by_test_id("stCode").first.inner_text().strip()
        assert link.startswith(f"{address}/"), link
        token = link.partition("ruang=")[2]
        with (
            new_context(browser, ignore_https_errors=True) as elsewhere,
            new_visitor(elsewhere, address) as colleague,
        ):
            colleague.open(link.removeprefix(f"{address}/"))
            colleague.sees("Ringkasan", "63,6")
        [cookie] = [one["value"] for one in office.cookies() if one["name"] == "stunting_kunjungan"]
        port = worker_of(machine, cookie)
        machine.end(f"worker_{port}", signal.SIGKILL)
        with new_visitor(office, address, keeps_cookies=True) as visitor:
            visitor.open("ringkasan")
            visitor.sees("63,6")
        assert worker_of(machine, cookie) != port
        machine.start_worker(port)
        wait_until(lambda: is_well(port), "the worker did not come back")
        read_while_one_uploads(machine, office, address, token)
    return token, cookie


def read_while_one_uploads(machine: Machine, office, address: str, token: str) -> None:
    """Thirty programs read the room while its office uploads: each gets one whole version."""
    answers: list[tuple[str, bytes]] = []

    def read() -> None:
        status, headers, body = machine.ask(f"/api/rooms/{token}/observations")
        assert status == 200, status
        answers.append((headers["data-version"], body))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    with new_visitor(office, address, keeps_cookies=True) as visitor:
        visitor.open("unggah")
        for reader in readers:
            reader.start()
        visitor.unfold(wording.UPLOAD_MORE)
        visitor.upload(matrix(machine, 2025))
    for reader in readers:
        reader.join()
    assert len(answers) == READERS, len(answers)
    versions = {version for version, _ in answers}
    assert len(set(answers)) == len(versions), versions
    wanted = machine.ask(f"/api/rooms/{token}/observations?format=json")
    assert len(json.loads(wanted[2])) == 8


def lose_the_database(machine: Machine, token: str) -> None:
    """While the database is away it is said; when it is back all is there."""
    path = f"/api/rooms/{token}/summary"
    before = machine.ask(path)
    machine.cluster.stop()
    assert machine.ask(path)[0] == 503
    assert machine.ask("/_stcore/health")[2] == b"ok"
    machine.cluster.start()
    assert machine.ask(path)[2] == before[2]


def restore_a_copy_taken_while_writing(machine: Machine, token: str, cookie: str) -> None:
    """The commands of the page for back-up and restore, with somebody writing all the time."""
    path = f"/api/rooms/{token}/summary"
    before = machine.ask(path)
    done = threading.Event()
    versions = [int(before[1]["data-version"])]
    archive = RoomArchive(DatabaseAddress(machine.database))

    def write() -> None:
        while not done.is_set() and len(versions) < 2000:
            change = RoomChange(documents={"catatan.json": b"%d" % versions[-1]})
            versions.append(archive.change(cookie, change, versions[-1]))

    writer = threading.Thread(target=write)
    writer.start()
    wait_until(lambda: len(versions) > 3, "nobody writes")
    back_up = next(line for line in commands("rsync", "pg_dump") if "pg_dump" in line)
    machine.run(back_up)
    done.set()
    writer.join()
    archive.close()
    last = versions[-1]
    restore(machine, "stunting.dump")
    after = machine.ask(path)
    assert after[2] == before[2]
    assert int(before[1]["data-version"]) < int(after[1]["data-version"]) <= last


def restore(machine: Machine, dump: str) -> None:
    """The commands of the page."""
    for command in commands("pg_restore", dump):
        if "pg_restore" in command or "psql" in command:
            machine.run(command)


def roll_back(machine: Machine, token: str) -> None:
    """A newer program has been here: the older one refuses, until the back-up from before is restored."""
    path = f"/api/rooms/{token}/summary"
    before = machine.ask(path)
    machine.run(next(line for line in commands("pg_dump", "before.dump") if "pg_dump" in line))
    newer = "UPDATE alembic_version SET version_num = '9999'; CREATE TABLE later (id int)"
    machine.run(f'runuser -u stunting -- psql --quiet --command="{newer}" stunting')
    machine.restart_workers()
    status, _, body = machine.ask(path)
    assert status == 503, status
    assert "9999" in json.loads(body)["message"]
    restore(machine, "before.dump")
    machine.restart_workers()
    assert machine.ask(path)[2] == before[2]
    version = next(line for line in commands("alembic_version") if "psql" in line)
    assert re.fullmatch(r"\s*\d{4}\s*", machine.run(version))
    assert "later" not in machine.run(r'runuser -u stunting -- psql --quiet --command="\dt" stunting')


def read_the_logs(machine: Machine, *secret: str) -> None:
    """No log holds a token, a cookie, a name of a file, a place or an address of a visitor."""
    logs = [*machine.folder.glob("log_*"), machine.folder / "stunting.log", machine.cluster.folder / "log"]
    said = {log.name: log.read_text(errors="replace") for log in logs}
    assert said["stunting.log"].count("/api/rooms/-") > READERS
    for name, text in said.items():
        for word in (*secret, "ttd_", "Api-api", VISITOR_ADDRESS):
            assert word not in text, f"{word} stands in {name}"


def check_unit(machine: Machine) -> None:
    """What systemd itself says of the unit, where its checker is installed."""
    if not (checker := shutil.which("systemd-analyze")):
        return
    unit = file_block("/etc/systemd/system/stunting@.service")
    path = machine.folder / "stunting@8501.service"
    path.write_text(unit.replace("/opt/stunting/venv/bin/python", machine.python))
    said = subprocess.run([checker, "verify", "--man=no", path], capture_output=True, text=True).stderr
    own = [line for line in said.splitlines() if "stunting@8501" in line and "postgresql" not in line]
    assert own == [], own


def main() -> None:
    """All of it, step by step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--here", action="store_true")
    here = parser.parse_args().here
    begun = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="stunting-server-"))
    (folder / "stunting").mkdir()
    with running_cluster() as cluster:
        machine = Machine(folder, cluster, (free_port(), free_port()), free_port(), free_port())
        try:
            follow(machine, here)
        finally:
            for name in list(machine.running):
                machine.end(name)
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{time.monotonic() - begun:7.1f} s  in all")


def follow(machine: Machine, here: bool) -> None:
    """The page from top to bottom, and what must survive."""
    if not here:
        with step("program cloned and installed"):
            install(machine)
    with step("database made, checksums turned on"):
        make_database(machine)
    with step("two workers started at once"):
        check_unit(machine)
        machine.start_workers()
    with step("nginx started; health, TLS, cookie, limit of uploads"):
        start_nginx(machine)
        look_from_outside(machine)
    with step(f"{COOKIES} visitors: each stays with one worker, both work"):
        stay_with_one_worker(machine)
    told = f"upload, link, a worker ended, {READERS} programs read while one uploads"
    with step(told), sync_playwright() as play:
        executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        token, cookie = work_together(machine, browser)
        browser.close()
    with step("database away and back"):
        lose_the_database(machine, token)
    with step("back-up while somebody writes, restored"):
        restore_a_copy_taken_while_writing(machine, token, cookie)
    with step("archive of a newer version refused, rolled back"):
        roll_back(machine, token)
    with step("logs read"):
        read_the_logs(machine, token, cookie)


if __name__ == "__main__":
    main()
