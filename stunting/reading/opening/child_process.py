"""Run the parsers in a process of their own, so that a bad file cannot end ours."""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO

from stunting.reading.isolated.messages import RawSheet, Refusal

TIME_LIMIT_SECONDS = 120
_GRACE_SECONDS = 5
_HOME = Path(__file__).resolve().parents[3]
_START = "import sys; sys.path[:] = sys.argv[2:]; from stunting.reading.isolated.child import main; main()"
_ALLOWED = {
    ("stunting.reading.isolated.messages", "RawSheet"): RawSheet,
    ("stunting.reading.isolated.messages", "Refusal"): Refusal,
}
_DATES = ("date", "datetime", "time", "timedelta")


def read_in_child(data: bytes, kind: str) -> Iterator[RawSheet | Refusal]:
    """Sheets and refusals that a child process finds in a file of this kind, as they come.

    The child ends when it takes more memory than `isolated.child` allows or more than two minutes;
    the sheets it sent until then are kept.
    """
    # -I and -S keep the start at some ten milliseconds; where packages lie is handed over instead.
    command = [sys.executable, "-I", "-S", "-c", _START, kind, str(_HOME), *filter(None, sys.path)]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert child.stdin is not None
    assert child.stdout is not None
    overdue = threading.Event()
    alarm = threading.Timer(TIME_LIMIT_SECONDS, _end, (child, overdue))
    alarm.start()
    threading.Thread(target=_send, args=(child.stdin, data), daemon=True).start()
    try:
        is_complete = yield from _messages(child.stdout)
        if not is_complete:  # let it end by itself, so that its return code tells why
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_GRACE_SECONDS)
    finally:
        alarm.cancel()
        child.kill()
        child.wait()
        child.stdout.close()
    if overdue.is_set():
        yield Refusal("too_large", reason=f"belum selesai dibaca setelah {TIME_LIMIT_SECONDS} detik")
    elif not is_complete and child.returncode < 0:  # ended by a signal: memory was refused to it
        yield Refusal("too_large", reason="isinya melebihi batas memori")
    elif not is_complete:
        yield Refusal("unreadable_file", reason="pembaca berkas berhenti di tengah jalan")


def _send(stream: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError), stream:  # a child that ended reads no further
        stream.write(data)


def _end(child: subprocess.Popen[bytes], overdue: threading.Event) -> None:
    overdue.set()
    child.kill()


class _Messages(pickle.Unpickler):
    """Loads what the child sends and nothing else: it may have been taken over by the file it read."""

    def find_class(self, module: str, name: str) -> object:
        if module == "datetime" and name in _DATES:
            return super().find_class(module, name)
        return _ALLOWED[module, name]


def _messages(stream: IO[bytes]) -> Generator[RawSheet | Refusal, None, bool]:
    """The messages until the last one, which is None; whether that one came."""
    while True:
        try:
            message = _Messages(stream).load()
        except (EOFError, pickle.UnpicklingError, KeyError):  # ended, perhaps in the middle of a message
            return False
        if message is None:
            return True
        yield message
