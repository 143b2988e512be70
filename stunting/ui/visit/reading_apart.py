"""Large files are read in a process of their own, so that pages of others go on meanwhile.

Python computes for one thread at a time, and a single step over millions of cells is not interrupted: read
beside the pages, a file of 33 MB held all visitors up for half a minute at once.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import cast

from stunting.model.dataset import Dataset
from stunting.model.decision_file import OfficeDecisions
from stunting.pipeline import Upload, read_for_office

LARGE_BYTES = 4_000_000
"""From here on a process, which takes a second to start, costs less than it saves: several seconds."""
_CHILD = "import sys; sys.path[:] = {path!r}; from {module} import answer; answer()"
_SAID, _READ, _FAILED = range(3)


class ReadingEndedError(Exception):
    """The process that reads has ended without an answer, or failed; the text is the kind of its error."""


def read_large_apart(
    uploads: Sequence[Upload], office: OfficeDecisions, tell: Callable[[str], None]
) -> Dataset:
    """As `read_for_office`; in a process of its own where the uploads are large together.

    What `tell` raises ends the reading.

    Raises:
        ReadingEndedError: the process failed or was ended, a mistake of ours or a lack of memory.
    """
    if sum(len(upload.data) for upload in uploads) < LARGE_BYTES:
        return read_for_office(uploads, office, tell)
    command = _CHILD.format(path=sys.path, module=__name__)
    child = subprocess.Popen(
        [sys.executable, "-c", command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        return _answered(child, uploads, office, tell)
    except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
        raise ReadingEndedError(type(error).__name__) from error
    finally:
        child.kill()
        child.communicate()


def _answered(
    child: subprocess.Popen[bytes],
    uploads: Sequence[Upload],
    office: OfficeDecisions,
    tell: Callable[[str], None],
) -> Dataset:
    assert child.stdin is not None
    assert child.stdout is not None
    pickle.dump((tuple(uploads), office), child.stdin)
    child.stdin.flush()
    while True:
        # Only what this package itself has written is taken up here, never bytes of an upload.
        kind, value = pickle.load(child.stdout)
        if kind == _READ:
            return cast("Dataset", value)
        if kind == _FAILED:
            raise ReadingEndedError(value)
        tell(value)


def answer() -> None:
    """Read what stands on stdin and write what was read to stdout: the work of the process."""
    with os.fdopen(os.dup(1), "wb") as out:
        # Whatever a library prints must not stand among the answers.
        os.dup2(2, 1)

        def send(kind: int, value: object) -> None:
            pickle.dump((kind, value), out, protocol=pickle.HIGHEST_PROTOCOL)
            out.flush()

        try:
            uploads, office = pickle.load(sys.stdin.buffer)
            send(_READ, read_for_office(uploads, office, lambda step: send(_SAID, step)))
        except Exception as error:
            send(_FAILED, type(error).__name__)
