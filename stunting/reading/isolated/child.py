"""The child process: bytes on standard input, one pickled message after another on standard output."""

from __future__ import annotations

import io
import pickle
import sys

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from stunting.reading.isolated.messages import RawSheet, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY_LIMIT = 3 * 1024**3


def main() -> None:
    """Read the workbook on standard input and send what it holds."""
    limit_memory()
    data = sys.stdin.buffer.read()
    for message in read_guarded(data):
        pickle.dump(message, sys.stdout.buffer, protocol=5)
        sys.stdout.buffer.flush()


def limit_memory() -> None:
    """Let the system end this process before a file takes all memory; leave no dump of people's data."""
    try:
        import resource
    except ImportError:  # not on Windows: there only the scan of extents guards
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_guarded(data: bytes) -> Iterator[RawSheet | Refusal]:
    """Sheets and refusals of a workbook; whatever goes wrong becomes a refusal."""
    try:
        yield from read_sheets(data)
    except Refusal as refusal:
        yield refusal
    except PasswordError:
        yield Refusal("encrypted_file")
    except MemoryError:
        yield Refusal("too_large", reason="isinya melebihi batas memori")
    except CalamineError:
        yield Refusal("unreadable_file", reason="isinya rusak atau terpotong")


def read_sheets(data: bytes) -> Iterator[RawSheet]:
    """Every worksheet in the order of the workbook."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
            continue
        sheet = RawSheet(about.name)
        sheet.hidden = about.visible != SheetVisibleEnum.Visible
        source = workbook.get_sheet_by_index(index)
        sheet.fill(source.to_python(skip_empty_area=False))
        sheet.merges = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
        yield sheet
