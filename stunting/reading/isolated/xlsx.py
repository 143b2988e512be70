"""Sheets of an xlsx or xlsm file: values by calamine, marks by a pass over the bytes beside it."""

from __future__ import annotations

import threading
import zlib

from stunting.reading.isolated.calamine_values import ValueReader, too_many_cells
from stunting.reading.isolated.far_cells import MAX_CELLS, stray_cells
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.xlsx_extent import cut, extent, far_cells
from stunting.reading.isolated.xlsx_marks import XlsxMarks
from stunting.reading.isolated.xlsx_parts import asks_for_results, percent_styles, sheet_parts, styles_part
from stunting.reading.isolated.xlsx_sheet import XlsxSheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stunting.reading.isolated.archive import Archive


class XlsxWorkbook:
    """A workbook whose sheets are measured before their values are asked for.

    calamine reserves the whole rectangle around the filled cells: one cell in the last corner of
    a sheet would ask for 550 GB and end the process. Such cells are cut from the bytes first.
    """

    def __init__(self, data: bytes, archive: Archive, workbook: str) -> None:
        self._archive = archive
        self._parts = sheet_parts(archive, workbook)
        self._percent_styles = percent_styles(styles_part(archive, workbook))
        self._asks_for_results = asks_for_results(archive, workbook)
        self._cut_parts: dict[str, bytes] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._strays: dict[str, list[str]] = {}
        for part in self._parts:
            if part in archive:
                self._measure(part)
        self._values = ValueReader(archive.rewritten(self._cut_parts) if self._cut_parts else data)

    def messages(self) -> Iterator[RawSheet | Refusal]:
        """Every sheet, or why it cannot be read, and the cells left away because they are far."""
        for index, sheet in self._values.sheets():
            part = self._parts[index] if index < len(self._parts) else ""
            try:
                self._read(index, sheet, part)
            except Refusal as refusal:
                yield refusal
                continue
            yield sheet
            yield from stray_cells(sheet.name, self._strays.get(part, []))

    def _sheet(self, part: str) -> XlsxSheet:
        if part in self._cut_parts:
            return XlsxSheet(lambda: [self._cut_parts[part]])
        return XlsxSheet(lambda: self._archive.blocks(part))

    def _measure(self, part: str) -> None:
        sheet = self._sheet(part)
        try:
            last_columns = extent(sheet)
            rows, columns, strays = far_cells(sheet, last_columns)
            if strays:
                self._cut_parts[part] = cut(sheet, rows, columns)
                self._strays[part] = strays
        except zlib.error:  # calamine will say so when it comes to this sheet
            return
        self._sizes[part] = rows[1] + 1, columns[1] + 1

    def _read(self, index: int, sheet: RawSheet, part: str) -> None:
        size = self._sizes.get(part)
        if size is None:
            raise Refusal("unreadable_file", sheet.name, reason="lembar ini rusak atau tidak ada di berkas")
        if size[0] * size[1] > MAX_CELLS:
            raise too_many_cells(sheet.name, *size)
        marks = XlsxMarks(self._sheet(part), size, self._percent_styles, self._asks_for_results)
        # calamine lets go of the interpreter while it parses, so the marks cost hardly any time.
        marking = Beside(lambda: marks.collect(sheet))
        rows = self._values.rows(index, sheet)
        marking.finish()
        sheet.fill(rows)


class Beside:
    """Work in a thread of its own; what it raises is raised again where it is awaited."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for the end of the work."""
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # nothing is swallowed: finish() raises it
            self._error = error
