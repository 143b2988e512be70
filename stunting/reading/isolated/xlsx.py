"""Sheets of an xlsx or xlsm file: values by calamine, marks by a pass over the bytes beside it."""

from __future__ import annotations

import threading
import zlib

from stunting.reading.isolated.calamine_values import ValueReader, too_many_cells
from stunting.reading.isolated.citizen_numbers import holds_numbers, tells_of_people, unseen_people
from stunting.reading.isolated.far_cells import stray_cells
from stunting.reading.isolated.limits import BLANK_COLUMNS_BEFORE_FAR, ENDS_PROCESSES, MAX_CELLS
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.xlsx_extent import cut, extent, far_cells, noting_extent
from stunting.reading.isolated.xlsx_marks import XlsxMarks
from stunting.reading.isolated.xlsx_mending import (
    EMPTY_STYLES,
    XlsxMending,
    with_known_states,
    with_plain_references,
)
from stunting.reading.isolated.xlsx_parts import (
    asks_for_results,
    percent_styles,
    sheet_parts,
    styles_content,
    styles_part,
    texts_part,
)
from stunting.reading.isolated.xlsx_sheet import XlsxSheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from stunting.reading.isolated.archive import Archive
    from stunting.reading.isolated.far_cells import Rows


_NEAR_ROWS, _NEAR_COLUMNS = 1_000, 100


class XlsxWorkbook:
    """A workbook whose sheets are measured before their values are asked for.

    calamine reserves the whole rectangle around the filled cells: one cell in the last corner of
    a sheet would ask for 550 GB and end the process. Such cells are cut from the bytes first. A sheet that
    says of itself that it reaches not far is measured while calamine reads it, and read again where that was
    not true. A sheet that calamine refuses is mended, and so is every sheet of a file that ended a process
    before (`careful`); none of these is believed.
    """

    def __init__(self, data: bytes, archive: Archive, workbook: str, *, careful: bool = False) -> None:
        self._data = data
        self._archive = archive
        self._workbook = workbook
        self._parts = sheet_parts(archive, workbook)
        self._said: list[Refusal] = []
        self._own_parts: dict[str, bytes] = {}
        self._percent_styles = self._styles()
        self._asks_for_results = asks_for_results(archive, workbook)
        self._sizes: dict[str, tuple[int, int]] = {}
        self._claimed: dict[str, tuple[int, int]] = {}
        self._strays: dict[str, list[str]] = {}
        self._damaged: dict[str, list[str]] = {}
        self._unseen_on_sheets = False
        for part in self._parts:
            if part not in archive:
                continue
            claimed = self._sheet(part).claimed
            if ENDS_PROCESSES and not careful and _is_near(claimed):
                self._claimed[part] = claimed
                continue
            if careful:
                self._mend(part)
            self._measure(part)
        self._values = self._reader()

    def messages(self) -> Iterator[RawSheet | Refusal]:
        """Every sheet, or why it cannot be read, and the cells left away because they are far or damaged."""
        yield from self._said
        for index, sheet in self._values.sheets():
            part = self._parts[index] if index < len(self._parts) else ""
            try:
                yield self._read(index, sheet, part)
            except Refusal as refusal:
                yield refusal
                continue
            yield from stray_cells(sheet.name, self._strays.get(part, []))
            damaged = self._damaged.get(part)
            if damaged:
                yield Refusal("damaged_cell", sheet.name, damaged[0], count=str(len(damaged)))
        if self._unseen_on_sheets or unseen_people(self._archive):
            yield Refusal("hidden_people")

    def _styles(self) -> list[int]:
        """Percent styles; none where they are missing or damaged, which calamine must not see either."""
        styles = styles_content(self._archive, self._workbook)
        try:
            found = percent_styles(styles)
        except Refusal:
            self._said.append(Refusal("damaged_part", what="format sel, seperti persen dan tanggal"))
            styles, found = b"", []
        if not styles:
            self._own_parts[styles_part(self._archive, self._workbook)] = EMPTY_STYLES
        return found

    def _reader(self) -> ValueReader:
        """The file by calamine, with parts of our own where it would stumble over those of the file."""
        data = self._archive.rewritten(self._own_parts) if self._own_parts else self._data
        try:
            return ValueReader(data)
        except Refusal:
            texts = self._archive.read(texts_part(self._archive, self._workbook)) or b""
            about = self._archive.read(self._workbook) or b""
            mended = {**self._own_parts, self._workbook: with_known_states(about)}
            if texts and b"<!DOCTYPE" not in texts:
                mended[texts_part(self._archive, self._workbook)] = with_plain_references(texts)
            self._own_parts = mended
            return ValueReader(self._archive.rewritten(mended))

    def _sheet(self, part: str) -> XlsxSheet:
        if part in self._own_parts:
            return XlsxSheet(lambda: [self._own_parts[part]])
        return self._original(part)

    def _original(self, part: str) -> XlsxSheet:
        return XlsxSheet(lambda: self._archive.blocks(part))

    def _mend(self, part: str) -> bool:
        """Put a mended sheet in place of one that breaks the rules; whether that can be done."""
        texts = self._archive.read(texts_part(self._archive, self._workbook)) or b""
        try:
            mending = XlsxMending(self._sheet(part), texts.count(b"</si>") + texts.count(b":si>"))
        except zlib.error:
            return False
        if mending.part:
            self._own_parts[part], self._damaged[part] = mending.part, mending.damaged
        return bool(mending.part)

    def _measure(self, part: str) -> None:
        sheet = self._sheet(part)
        try:
            last_columns = extent(sheet)
            rows, columns, strays = far_cells(sheet, last_columns)
            if strays:
                self._own_parts[part] = cut(sheet, rows, columns)
                self._strays[part] = strays
        except zlib.error:  # calamine will say so when it comes to this sheet
            return
        self._sizes[part] = rows[1] + 1, columns[1] + 1

    def _read(self, index: int, sheet: RawSheet, part: str) -> RawSheet:
        if part in self._claimed:
            if self._is_as_claimed(index, sheet, part):
                return sheet
            sheet = self._anew(sheet, part)
        try:
            self._fill_measured(index, sheet, part)
            if not self._reaches_too_far(sheet, part):
                return sheet
            self._mend(part)
        except Refusal as refusal:
            if refusal.kind != "unreadable_file" or part not in self._sizes or not self._mend(part):
                raise
        again = self._anew(sheet, part)
        self._fill_measured(index, again, part)
        return again

    def _is_as_claimed(self, index: int, sheet: RawSheet, part: str) -> bool:
        """Fill a sheet and measure it meanwhile; whether it lies within what it claims, with no far cells."""
        claimed = self._claimed[part]
        last_columns: dict[int, int] = {}
        try:
            original = self._original(part)
            self._fill(index, sheet, original, claimed, noting_extent(original, last_columns))
        except (Refusal, zlib.error):
            return False
        rows, columns, strays = far_cells(original, last_columns)
        height, width = self._sizes[part] = rows[1] + 1, columns[1] + 1
        is_within = height <= claimed[0] and width <= claimed[1]
        return is_within and not strays and not self._reaches_too_far(sheet, part)

    def _anew(self, sheet: RawSheet, part: str) -> RawSheet:
        """An empty sheet in place of one, whose part is measured as it is now."""
        self._measure(part)
        self._values = self._reader()
        again = RawSheet(sheet.name)
        again.hidden = sheet.hidden
        return again

    def _reaches_too_far(self, sheet: RawSheet, part: str) -> bool:
        """Whether values came from cells with addresses that only calamine takes for some."""
        height, width = self._sizes[part]
        return sheet.height > height + _NEAR_ROWS or sheet.width > width + _NEAR_COLUMNS

    def _fill_measured(self, index: int, sheet: RawSheet, part: str) -> None:
        size = self._sizes.get(part)
        if size is None:
            raise Refusal("unreadable_file", sheet.name, reason="lembar ini rusak atau tidak ada di berkas")
        if size[0] * size[1] > MAX_CELLS:
            raise too_many_cells(sheet.name, *size)
        # A mended sheet has lost its marks, and what is wrong with its cells harms no search for marks.
        marked = self._original(part) if part in self._damaged else self._sheet(part)
        self._fill(index, sheet, marked, size, marked.rows())

    def _fill(
        self,
        index: int,
        sheet: RawSheet,
        marked: XlsxSheet,
        size: tuple[int, int],
        rows: Iterable[tuple[int, bytes]],
    ) -> None:
        marks = XlsxMarks(marked, size, self._percent_styles, self._asks_for_results)
        # calamine lets go of the interpreter while it parses, so the marks cost hardly any time. It begins in
        # the other thread: there it lets go at once, where the marks would first keep it waiting.
        reading = Beside(lambda: self._values.rows(index, sheet))
        try:
            marks.collect(sheet, rows)
        finally:
            values = reading.finish()
        beside = marked.head + marked.tail  # lists to choose from, the head and foot of the printed page
        self._unseen_on_sheets |= holds_numbers(beside) or tells_of_people(beside)
        sheet.has_formats = not self._said
        sheet.fill(values)


def _is_near(size: tuple[int, int]) -> bool:
    """Whether a sheet of so many rows and columns has cells, not too many, and no columns far from others."""
    return 0 < size[0] * size[1] <= MAX_CELLS and size[1] <= BLANK_COLUMNS_BEFORE_FAR


class Beside:
    """Rows read in a thread of its own; what reading raises is raised again where they are awaited."""

    def __init__(self, read: Callable[[], Rows]) -> None:
        self._read = read
        self._rows: list[Rows] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def finish(self) -> Rows:
        """Wait for the rows."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._rows.pop()

    def _run(self) -> None:
        try:
            self._rows.append(self._read())
        except BaseException as error:  # nothing is swallowed: finish() raises it
            self._error = error
