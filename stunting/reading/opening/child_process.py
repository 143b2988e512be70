"""Run the parsers in a process of their own, so that a bad file cannot end ours."""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO

from stunting.reading.isolated.messages import Message, RawOutline, RawSheet, Refusal

TIME_LIMIT_SECONDS = 120
_GRACE_SECONDS = 5
_START = "import sys; sys.path[:] = sys.argv[1:]; from stunting.reading.isolated.child import main; main()"
_ALLOWED = {
    ("stunting.reading.isolated.messages", "RawSheet"): RawSheet,
    ("stunting.reading.isolated.messages", "RawOutline"): RawOutline,
    ("stunting.reading.isolated.messages", "Refusal"): Refusal,
}
_HERE = str(Path(__file__).resolve().parents[3])
_DATES = ("date", "datetime", "time", "timedelta")


def read_in_child(data: bytes, kind: str) -> Iterator[Message]:
    """Sheets, outlines and refusals that a child process finds in a file of this kind, as they come.

    Every file gets a child of its own. It ends when it takes more memory than `isolated.child`
    allows or more than two minutes; what it sent until then is kept.
    """
    child = _SPARE.take()
    assert child.stdin is not None
    assert child.stdout is not None
    overdue = threading.Event()
    alarm = threading.Timer(TIME_LIMIT_SECONDS, _end, (child, overdue))
    alarm.start()
    threading.Thread(target=_send, args=(child.stdin, kind, data), daemon=True).start()
    is_complete = False
    try:
        is_complete = yield from _messages(child.stdout)
        if not is_complete:  # let it end by itself, so that its return code tells why
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_GRACE_SECONDS)
    finally:
        alarm.cancel()
        prepare_child()
        if is_complete:  # nobody asks how it ended, nor waits for it
            threading.Thread(target=_dispose, args=(child,)).start()
        else:
            _dispose(child)
    if overdue.is_set():
        yield Refusal("too_large", reason=f"belum selesai dibaca setelah {TIME_LIMIT_SECONDS} detik")
    elif not is_complete and child.returncode < 0:  # ended by a signal: memory was refused to it
        yield Refusal("too_large", reason="isinya melebihi batas memori")
    elif not is_complete:
        yield Refusal("unreadable_file", reason="pembaca berkas berhenti di tengah jalan")


def prepare_child() -> None:
    """Have a child ready for the next file; its start then costs that file no time."""
    _SPARE.prepare()


class _Spare:
    """At most one child that was started ahead and waits for its file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Start the spare child if there is none."""
        with self._lock:
            if self._child is None:
                self._child = _started()

    def take(self) -> subprocess.Popen[bytes]:
        """The spare child, or a new one where there is none that still runs."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None and child.poll() is None:
            return child
        return _started()

    def discard(self) -> None:
        """End the spare child."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            _dispose(child)

    def forget(self) -> None:
        """Leave the spare child to the process that this one was forked from."""
        self._lock = threading.Lock()
        self._child = None


_SPARE = _Spare()
atexit.register(_SPARE.discard)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_SPARE.forget)


def _started() -> subprocess.Popen[bytes]:
    # -I and -S keep the start at some ten milliseconds; where packages lie is handed over instead.
    command = [sys.executable, "-I", "-S", "-c", _START, _HERE, *filter(None, sys.path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _send(stream: IO[bytes], kind: str, data: bytes) -> None:
    with contextlib.suppress(OSError), stream:  # a child that ended reads no further
        stream.write(kind.encode() + b"\n")
        stream.write(data)


def _end(child: subprocess.Popen[bytes], overdue: threading.Event) -> None:
    overdue.set()
    child.kill()


def _dispose(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


class _Messages(pickle.Unpickler):
    """Loads what the child sends and nothing else: it may have been taken over by the file it read."""

    def find_class(self, module: str, name: str) -> object:
        if module == "datetime" and name in _DATES:
            return super().find_class(module, name)
        return _ALLOWED[module, name]


def _messages(stream: IO[bytes]) -> Generator[Message, None, bool]:
    """The messages until the last one, which is None; whether that one came."""
    while True:
        try:
            message = _Messages(stream).load()
        except (EOFError, pickle.UnpicklingError, KeyError):  # ended, perhaps in the middle of a message
            return False
        if message is None:
            return True
        yield message
