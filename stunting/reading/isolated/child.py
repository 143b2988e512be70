"""The child process: bytes on standard input, one pickled message after another on standard output."""

from __future__ import annotations

import itertools
import pickle
import sys

from stunting.reading.isolated import xlsx  # noqa: F401 - the usual format, loaded while waiting for a file
from stunting.reading.isolated.file_kinds import Content, open_kind
from stunting.reading.isolated.messages import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stunting.reading.isolated.messages import Message

MEMORY_LIMIT = 3 * 1024**3


def main() -> None:
    """Read the kind and then the content of a file from standard input, and send what it holds."""
    limit_memory()
    source, output = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a parser prints must not mix with the messages
    kind = source.readline().strip().decode()
    # The None at the end tells the parent that nothing is missing.
    for message in itertools.chain(read_guarded(source.read(), kind), [None]):
        pickle.dump(message, output, protocol=5)
        output.flush()


def limit_memory() -> None:
    """Let the system end this process before a file takes all memory; leave no dump of people's data."""
    try:
        import resource
    except ImportError:  # not on Windows: there only the scan of extents guards
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_guarded(data: bytes, kind: str) -> Iterator[Message]:
    """What a file holds, and refusals; whatever goes wrong becomes a refusal."""
    try:
        yield from _read(data, kind)
    except Refusal as refusal:
        yield refusal
    except MemoryError:
        yield Refusal("too_large", reason="isinya melebihi batas memori")
    except Exception:  # the border to the parsers of others, which raise whatever they like
        yield Refusal("unreadable_file", reason="isinya rusak")


def _read(data: bytes, kind: str) -> Iterable[Message]:
    return open_kind(kind, Content(data))
