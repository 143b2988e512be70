"""Children that are forked from a small process which knows all parsers: a long run opens more files.

They take the same limits and give the same answers as those of `child_process`, which start anew for each
file. Made before anything large is imported, as the limit of memory counts what a child was forked with.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import struct
import subprocess
import threading
from importlib import import_module

PARSERS = ("xlsx", "xlsb", "xls", "ods", "html_tables", "mhtml", "spreadsheet_xml", "geojson", "shapefiles")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_024)
_PID, _CODE = struct.Struct("i"), struct.Struct("i")


class Nursery:
    """The process that forks them."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair()
        if os.fork() == 0:
            self._ours.close()
            try:
                _serve(theirs)
            finally:
                os._exit(0)
        theirs.close()
        self._one_at_a_time = threading.Lock()

    def child(self) -> Child:
        """A new child that waits for its file."""
        read_in, write_in = os.pipe()
        read_out, write_out = os.pipe()
        read_status, write_status = os.pipe()
        with self._one_at_a_time:
            socket.send_fds(self._ours, [b"x"], [read_in, write_out, write_status])
            for handed_over in (read_in, write_out, write_status):
                os.close(handed_over)
            return Child(os.fdopen(write_in, "wb"), os.fdopen(read_out, "rb"), read_status)


class Child:
    """What `child_process` asks of a `Popen`."""

    def __init__(self, stdin: object, stdout: object, status: int) -> None:
        self.stdin, self.stdout, self._status = stdin, stdout, status
        self.pid = _PID.unpack(os.read(status, _PID.size))[0]
        self.returncode: int | None = None
        self._ends = threading.Lock()

    def poll(self) -> int | None:
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def wait(self, timeout: float | None = None) -> int:
        with self._ends:
            if self.returncode is None:
                if not select.select([self._status], [], [], timeout)[0]:
                    raise subprocess.TimeoutExpired("forked child", timeout or 0)
                self.returncode = _CODE.unpack(os.read(self._status, _CODE.size))[0]
                os.close(self._status)
        return self.returncode

    def kill(self) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def _serve(orders: socket.socket) -> None:
    """Fork a child for each order and tell how it ended, until the other side is closed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a parser says when it is broken
    from stunting.reading.isolated.child import read_guarded

    for name in PARSERS:
        import_module(f"stunting.reading.isolated.{name}")
    for _ in read_guarded(OLE, "ole"):  # what a parser imports when it is first asked
        pass
    gc.freeze()
    gc.disable()  # a child ends before it has much to clean up, and shares more memory
    children: dict[int, tuple[int, int]] = {}
    while True:
        for ready in select.select([orders, *children], [], [])[0]:
            if ready in children:
                pid, status = children.pop(ready)
                os.write(status, _CODE.pack(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))
                os.close(ready)
                os.close(status)
                continue
            order, pipes, _, _ = socket.recv_fds(orders, 1, 3)
            if not order:
                return
            pid = os.fork()
            if pid == 0:
                _answer(orders, *pipes)
            os.write(pipes[2], _PID.pack(pid))
            os.close(pipes[0])
            os.close(pipes[1])
            children[os.pidfd_open(pid)] = (pid, pipes[2])


def _answer(orders: socket.socket, source: int, output: int, _: int) -> None:
    """Be the child, and end."""
    code = 1
    try:
        from stunting.reading.isolated.child import answer

        orders.close()
        with os.fdopen(source, "rb") as stream, os.fdopen(output, "wb") as answers:
            answer(stream, answers)
        code = 0
    finally:
        os._exit(code)
