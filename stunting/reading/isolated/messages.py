"""What the child process tells its parent: sheets as plain lists, and refusals as reason codes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class RawSheet:
    """One sheet with its cells in row order, a blank cell being the empty string.

    Rows and columns are counted from 0; `merges` holds (top, left, bottom, right), all inclusive.
    `percent` has one byte for each cell of a rectangle `percent_width` wide, 1 where the cell is
    shown in a percent format.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: list[object] = []
        self.width = 0
        self.hidden = False
        self.table_number = 0
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.percent = b""
        self.percent_width = 0
        self.errors: dict[tuple[int, int], str] = {}
        self.unevaluated: list[tuple[int, int]] = []
        self.has_formats = False

    def fill(self, rows: Sequence[Sequence[object]]) -> None:
        """Take over rows of equal length, without their blank rows and columns at the end."""
        height, width = filled_extent(rows)
        self.width = width
        self.cells = [value for row in rows[:height] for value in row[:width]]


class Refusal(Exception):  # noqa: N818 - not an error of ours but a finding about the file
    """A file, or one sheet of it, cannot be read; `kind` is a value of `ProblemKind`."""

    def __init__(self, kind: str, sheet: str = "", cell: str = "", **facts: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.sheet = sheet
        self.cell = cell
        self.facts = facts


def filled_extent(rows: Sequence[Sequence[object]]) -> tuple[int, int]:
    """Rows and columns that remain when blank ones at the end are left away."""
    height = len(rows)
    while height and not any(value != "" for value in rows[height - 1]):
        height -= 1
    width = max(map(len, rows[:height]), default=0)
    while width and _is_blank(row[width - 1] for row in rows[:height]):
        width -= 1
    return height, width


def _is_blank(values: Iterable[object]) -> bool:
    return all(value == "" for value in values)
