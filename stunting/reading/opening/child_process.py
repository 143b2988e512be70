"""Run the parsers in a process of their own, so that a bad file cannot end ours."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys

from stunting.reading.isolated.messages import RawSheet, Refusal

TIME_LIMIT_SECONDS = 120
_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from stunting.reading.isolated.child import main; main()"


def read_in_child(data: bytes) -> list[RawSheet | Refusal]:
    """Sheets and refusals that a child process found in a workbook."""
    # -I and -S keep the start at some ten milliseconds; the paths of packages are handed over instead.
    command = [sys.executable, "-I", "-S", "-c", _BOOT, *filter(None, sys.path)]
    try:
        finished = subprocess.run(
            command, input=data, capture_output=True, timeout=TIME_LIMIT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return [Refusal("too_large", reason=f"belum selesai dibaca setelah {TIME_LIMIT_SECONDS} detik")]
    messages = list(_messages(finished.stdout))
    if finished.returncode:
        messages.append(Refusal("too_large", reason="isinya melebihi batas memori"))
    return messages


def _messages(sent: bytes) -> list[RawSheet | Refusal]:
    stream = io.BytesIO(sent)
    messages = []
    while stream.tell() < len(sent):
        try:
            messages.append(pickle.load(stream))
        except (EOFError, pickle.UnpicklingError):  # the child ended in the middle of a message
            break
    return messages
