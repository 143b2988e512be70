"""Run the parsers in a process of their own, so that a bad file cannot end ours."""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from stunting.reading.isolated.limits import MB, WAITED_SECONDS, memory_limit, seconds_to_next_sheet
from stunting.reading.isolated.messages import Message, RawOutline, RawSheet, Refusal

_GRACE_SECONDS = 5
_AHEAD_SECONDS = 0.1
"""What was read is settled first, which takes less for a matrix of one kabupaten; the next child can wait."""
_OUT_OF_TIME = 24
"""The number of SIGXCPU, which Windows does not have."""
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

    Every file gets a child of its own. It ends when it takes more memory or time than `isolated.limits`
    allows; what it sent until then is kept. A file that ended it for want of memory is read on by another
    child, with care: what was in the way may be one cell whose address no sheet has.
    """
    ending = yield from _read(data, kind)
    if ending.out_of_memory:
        ending = yield from _read(data, f"{kind}\tcareful", ending.sent)
    if ending.refusal is not None:
        yield ending.refusal


def prepare_child() -> None:
    """Have a child ready for the next file; its start then costs that file no time."""
    _SPARE.prepare()


@dataclass(frozen=True, slots=True)
class _Ending:
    """How many messages a child sent, and why it ended before the last of them."""

    sent: int
    refusal: Refusal | None = None
    out_of_memory: bool = False


def _read(data: bytes, order: str, known: int = 0) -> Generator[Message, None, _Ending]:
    """What one child sends behind the messages that are known already."""
    child = _SPARE.take()
    assert child.stdin is not None
    assert child.stdout is not None
    done, overdue = threading.Event(), threading.Event()
    threading.Thread(target=_look_after, args=(child, done, overdue), daemon=True).start()
    sent = 0
    is_complete = False
    try:
        _send(child.stdin, order, data)
        for message in _messages(child.stdout):
            if message is None:
                is_complete = True
                break
            sent += 1
            if sent > known:
                yield message
        if not is_complete:  # let it end by itself, so that its return code tells why
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_GRACE_SECONDS)
    finally:
        done.set()
        if not is_complete:  # how it ended is asked below
            _dispose(child)
    if is_complete:
        return _Ending(sent)
    if overdue.is_set() or child.returncode == -_OUT_OF_TIME:
        return _Ending(sent, _too_slow(len(data), is_waited=overdue.is_set()))
    if child.returncode < 0:  # ended by a signal: memory was refused to it
        reason = f"membacanya memerlukan lebih dari {memory_limit(len(data)) // MB} MB memori"
        return _Ending(sent, Refusal("too_large", reason=reason), out_of_memory=True)
    return _Ending(sent, Refusal("unreadable_file", reason="pembaca berkas berhenti di tengah jalan"))


def _too_slow(size: int, *, is_waited: bool) -> Refusal:
    seconds = WAITED_SECONDS if is_waited else seconds_to_next_sheet(size)
    what = "detik" if is_waited else "detik kerja prosesor"
    return Refusal("too_large", reason=f"belum selesai dibaca setelah {seconds} {what}")


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


def _send(stream: IO[bytes], order: str, data: bytes) -> None:
    """All of a file; the child says nothing before it has it."""
    with contextlib.suppress(OSError), stream:  # a child that ended reads no further
        stream.write(order.encode() + b"\n")
        stream.write(data)


def _look_after(child: subprocess.Popen[bytes], done: threading.Event, overdue: threading.Event) -> None:
    """End a child that is waited for too long; behind one that is done, make ready for the next file."""
    if not done.wait(WAITED_SECONDS):
        overdue.set()
        child.kill()
        done.wait()
    time.sleep(_AHEAD_SECONDS)
    _dispose(child)
    prepare_child()


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


def _messages(stream: IO[bytes]) -> Iterator[Message | None]:
    """The messages until the child ends; None, where it comes, is the last of them."""
    while True:
        try:
            message = _Messages(stream).load()
        except (EOFError, pickle.UnpicklingError, KeyError):  # ended, perhaps in the middle of a message
            return
        yield message
        if message is None:
            return
