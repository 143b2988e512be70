"""The child process: bytes on standard input, one pickled message after another on standard output."""

from __future__ import annotations

import itertools
import math
import pickle
import sys
import time

from stunting.reading.isolated import xlsx  # noqa: F401 - the usual format, loaded while waiting for a file
from stunting.reading.isolated.file_kinds import Content, open_kind
from stunting.reading.isolated.limits import MAX_SHEETS, memory_limit, seconds_to_next_sheet
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.warm_up import tiny_workbook

try:
    import resource
except ImportError:  # not on Windows: there only the scan of extents guards
    resource = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from stunting.reading.isolated.messages import Message


_SWITCH_SECONDS = 0.0005
"""Values and marks of a sheet are read at once: neither waits long for the interpreter."""

_AWAY_SECONDS = 0.00005
"""After a message: the parent may wait for the processor that this process runs on."""


def main() -> None:
    """Answer the file on standard input; a tiny workbook is read while waiting for it."""
    source, output = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a parser prints must not mix with the messages
    sys.setswitchinterval(_SWITCH_SECONDS)
    for _ in read_guarded(tiny_workbook(), "xlsx"):
        pass
    answer(source, output)


def answer(source: BinaryIO, output: BinaryIO) -> None:
    """Take limits, read the kind and then the content of a file from a stream, and send what it holds."""
    kind, _, careful = source.readline().strip().decode().partition("\t")
    data = source.read()
    limit_memory(len(data))
    limit_time(len(data))
    # The None at the end tells the parent that nothing is missing.
    for message in itertools.chain(read_guarded(data, kind, careful=bool(careful)), [None]):
        pickle.dump(message, output, protocol=5)
        output.flush()
        time.sleep(_AWAY_SECONDS)
        limit_time(len(data))


def limit_memory(size: int) -> None:
    """Let the system end this process before a file takes all memory; leave no dump of people's data."""
    if resource is not None:
        most = memory_limit(size)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(size: int) -> None:
    """Let the system end this process when the next sheet takes too much processor time."""
    if resource is not None:
        most = math.ceil(time.process_time()) + seconds_to_next_sheet(size)
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def read_guarded(data: bytes, kind: str, *, careful: bool = False) -> Iterator[Message]:
    """What a file holds, and refusals; whatever goes wrong becomes a refusal."""
    try:
        sheets = 0
        for message in open_kind(kind, Content(data, careful=careful)):
            sheets += isinstance(message, RawSheet)
            if sheets > MAX_SHEETS:
                raise Refusal("too_large", reason=f"ada lebih dari {MAX_SHEETS} lembar atau tabel")
            yield message
    except Refusal as refusal:
        yield refusal
    except MemoryError:
        yield Refusal("too_large", reason="isinya melebihi batas memori")
    except Exception:  # the border to the parsers of others, which raise whatever they like
        yield Refusal("unreadable_file", reason="isinya rusak")
