"""Values of the sheets of a workbook by calamine, the same for all its four formats."""

from __future__ import annotations

import contextlib
import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from stunting.reading.isolated.far_cells import stray_cells
from stunting.reading.isolated.limits import MAX_CELLS
from stunting.reading.isolated.messages import RawSheet, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from typing import Any

    Rows = list[list[Any]]

# A sheet of charts or a dialog has no cells; an old macro sheet has, and its macros are never run.
_WITH_CELLS = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)


class ValueReader:
    """The values of a workbook.

    Raises Refusal where the file cannot be read at all.
    """

    def __init__(self, data: bytes) -> None:
        with _refusing(""):
            self._workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))

    def sheets(self) -> Iterator[tuple[int, RawSheet]]:
        """Index and name of every sheet that has cells, in the order of the workbook."""
        for index, about in enumerate(self._workbook.sheets_metadata):
            if about.typ in _WITH_CELLS:
                sheet = RawSheet(about.name)
                sheet.hidden = about.visible != SheetVisibleEnum.Visible
                yield index, sheet

    def rows(self, index: int, sheet: RawSheet) -> Rows:
        """Rows of one sheet, all of one length, beginning at A1; its merged ranges go into `sheet`.

        Raises Refusal where this sheet is damaged or too large; the others can still be read.
        """
        with _refusing(sheet.name):
            source = self._workbook.get_sheet_by_index(index)
            if source.total_height * source.total_width > MAX_CELLS:
                raise too_many_cells(sheet.name, source.total_height, source.total_width)
            sheet.merges = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
            return source.to_python(skip_empty_area=False)

    def messages(self, finish: Callable[[int, RawSheet, Rows], list[str]]) -> Iterator[RawSheet | Refusal]:
        """Every sheet, or why it cannot be read.

        `finish` gets the index, the sheet and its rows; it adds the marks, takes away cells far
        from the rest and gives the first of each group of those.
        """
        for index, sheet in self.sheets():
            try:
                rows = self.rows(index, sheet)
            except Refusal as refusal:
                yield refusal
                continue
            strays = finish(index, sheet, rows)
            sheet.fill(rows)
            yield sheet
            yield from stray_cells(sheet.name, strays)


@contextlib.contextmanager
def _refusing(sheet: str) -> Generator[None]:
    """Refuse the file, or the sheet, for whatever calamine raises.

    A panic of its own code is no `Exception`, and is told from those that are none either by its name.
    """
    try:
        yield
    except PasswordError as error:
        raise Refusal("encrypted_file", sheet) from error
    except BaseException as error:
        if not isinstance(error, CalamineError) and type(error).__name__ != "PanicException":
            raise
        reason = "lembar ini rusak atau terpotong" if sheet else "isinya rusak atau terpotong"
        raise Refusal("unreadable_file", sheet, reason=reason) from error


def too_many_cells(name: str, rows: int, columns: int) -> Refusal:
    """The refusal of a sheet whose rectangle would not fit into memory."""
    return Refusal("too_large", name, reason=f"lembar mencakup {rows} baris x {columns} kolom")
