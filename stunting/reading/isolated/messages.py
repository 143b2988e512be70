"""What the child process tells its parent: sheets as plain lists, outlines, and refusals as reason codes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR_ROWS = 1_000
_NEAR_COLUMNS = 100


class RawSheet:
    """One sheet with its cells in row order, a blank cell being the empty string.

    Rows and columns are counted from 0; `merges` holds (top, left, bottom, right), all inclusive.
    `percent` has one byte for each cell of a rectangle `percent_width` wide, 1 where the cell is
    shown in a percent format.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: list[object] = []
        self.height = 0
        self.width = 0
        self.hidden = False
        self.table_number = 0
        self.title = ""
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.percent = b""
        self.percent_width = 0
        self.errors: dict[tuple[int, int], str] = {}
        self.unevaluated: list[tuple[int, int]] = []
        self.has_formats = False

    def fill(self, rows: Sequence[Sequence[object]]) -> None:
        """Take over the rows, without the blank rows and columns at the end; set the marks first.

        An error or a formula without a result looks blank here, but is none, unless it stands far
        from everything else.
        """
        height, width = self.height, self.width = filled_extent(rows)
        for row, column in (*self.errors, *self.unevaluated):
            if row <= height + _NEAR_ROWS and column <= width + _NEAR_COLUMNS:
                self.height = max(self.height, row + 1)
                self.width = max(self.width, column + 1)
        cells = self.cells
        for values in rows[: self.height]:
            cells += values[: self.width]
            cells += [""] * (self.width - len(values))
        cells += [""] * (self.height * self.width - len(cells))
        for row, column in self.unevaluated:
            if row < self.height and column < self.width:
                cells[row * self.width + column] = ""


class RawOutline:
    """One record of a map: its rings, each the x and y of its points as 64-bit floats, and its columns."""

    def __init__(self, rings: list[bytes], columns: dict[str, str]) -> None:
        self.rings = rings
        self.columns = columns


class Refusal(Exception):  # noqa: N818 - not an error of ours but a finding about the file
    """A file, or one sheet of it, cannot be read; `kind` is a value of `ProblemKind`."""

    def __init__(self, kind: str, sheet: str = "", cell: str = "", **facts: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.sheet = sheet
        self.cell = cell
        self.facts = facts


Message = RawSheet | RawOutline | Refusal


def filled_extent(rows: Sequence[Sequence[object]]) -> tuple[int, int]:
    """Rows and columns that remain when blank ones at the end are left away."""
    widths = list(map(filled_width, rows))
    height = len(widths)
    while height and not widths[height - 1]:
        height -= 1
    return height, max(widths, default=0)


def filled_width(row: Sequence[object]) -> int:
    """Length of a row without the blank values at its end."""
    width = len(row)
    while width and row[width - 1] == "":
        width -= 1
    return width
