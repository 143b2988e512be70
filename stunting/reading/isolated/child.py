"""The child process: bytes on standard input, one pickled message after another on standard output."""

from __future__ import annotations

import itertools
import pickle
import sys

from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.zipped import read_zipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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


def read_guarded(data: bytes, kind: str) -> Iterator[RawSheet | Refusal]:
    """Sheets and refusals of a workbook; whatever goes wrong becomes a refusal."""
    try:
        yield from _read(data, kind)
    except Refusal as refusal:
        yield refusal
    except MemoryError:
        yield Refusal("too_large", reason="isinya melebihi batas memori")
    except Exception:  # the border to the parsers of others, which raise whatever they like
        yield Refusal("unreadable_file", reason="isinya rusak")


def _read(data: bytes, kind: str) -> Iterator[RawSheet | Refusal]:
    # The parsers of rarer formats are imported only where they are needed.
    match kind:
        case "zip":
            return read_zipped(data)
        case "ole":
            from stunting.reading.isolated.xls import read_ole

            return read_ole(data)
        case "html":
            from stunting.reading.isolated.html_tables import read_html

            return read_html([data])
        case "mhtml":
            from stunting.reading.isolated.mhtml import read_mhtml

            return read_mhtml(data)
        case "spreadsheet_xml":
            from stunting.reading.isolated.spreadsheet_xml import read_spreadsheet_xml

            return read_spreadsheet_xml(data)
        case _:
            raise ValueError(f"unknown kind {kind}")
